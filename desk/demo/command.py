"""`hims-desk demo`: a made-up facility with its own cloud, in windows on this computer or as a scripted morning."""

import argparse
import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desk.commands.frame import INTERRUPTED, NOT_WELL, Subparsers
from desk.demo.facility import STAFF

if TYPE_CHECKING:
    from desk.commands.house import OpenHouse
    from desk.core.paths import Paths
    from desk.demo.embedded_cloud import EmbeddedCloud

PATIENTS = 5000
DATA, SHOTS = "demo-data", "demo-shots"


def register(subparsers: Subparsers) -> None:
    """The arguments of `demo`."""
    parser = subparsers.add_parser("demo", help="try it: a made-up facility with its own cloud")
    parser.add_argument("--data", metavar="DIR", default=DATA, help=f"where the demo lives (default ./{DATA})")
    parser.add_argument("--keep", action="store_true", help="take up the demo that is there instead of a fresh one")
    parser.add_argument("--patients", type=_some, default=PATIENTS, metavar="N", help=f"default {PATIENTS}")
    parser.add_argument("--script", choices=("morning",), help="play a morning by itself (default without a display)")
    parser.add_argument("--shots", metavar="DIR", default=SHOTS, help=f"pictures of a script (default ./{SHOTS})")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _open_house: "OpenHouse") -> int:
    """Set the demo up, then the windows or the script. Everything ends when this process ends."""
    from desk.demo.profile import demo, play_once

    script = args.script or ("" if has_display() else "morning")
    for one in (signal.SIGTERM, signal.SIGINT):  # a script that starts us in the background has SIGINT ignored
        signal.signal(one, _interrupt)
    try:
        with demo(Path(args.data).expanduser().absolute(), args.patients, say, keep=args.keep) as (paths, cloud):
            if not script:
                return _windows(paths)
            play_once(Path(args.data))
            return _script(paths, cloud, Path(args.shots))
    except KeyboardInterrupt:
        say("Interrupted. The demo's cloud is stopped.")
        return INTERRUPTED


def has_display() -> bool:
    """Whether windows can be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def say(sentence: str) -> None:
    """Tell the person at the terminal; standard output is for the report."""
    sys.stderr.write(f"demo: {sentence}\n")
    sys.stderr.flush()


def passwords() -> list[str]:
    """Who may sign in to a demo, one line each."""
    return [f"{one.user}  {one.password}  ({one.name}, {', '.join(one.roles)})" for one in STAFF]


def _windows(paths: "Paths") -> int:
    from desk.demo.windows import run_windows

    say("The windows open now. Sign in as:")
    for line in passwords():
        say(f"  {line}")
    return run_windows(paths, passwords())


def _script(paths: "Paths", cloud: "EmbeddedCloud", shots: Path) -> int:
    from desk.demo.play import morning
    from desk.demo.screen import application

    app = application(paths.root, in_memory=not has_display())
    outcome = morning(app, paths, cloud, shots.expanduser().absolute(), say)
    good = sum(step.ok for step in outcome.steps)
    say(f"{good} of {len(outcome.steps)} steps went well; the pictures lie in {shots}")
    sys.stdout.write(json.dumps(outcome.report(), ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return 0 if outcome.ok else NOT_WELL


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _some(text: str) -> int:
    number = int(text)
    if not 100 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError("between 100 and 1,000,000, please")
    return number
