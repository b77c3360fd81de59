"""`hims-desk doctor`: is this computer well enough for a desk? Each finding with a way forward; changes nothing.

Camera and printers are looked at in a child process that may be killed: their drivers can hang.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desk.commands.frame import NOT_WELL, Subparsers, add_data, next_line, paths_of

if TYPE_CHECKING:
    from desk.commands.checks import Finding, Profile
    from desk.commands.house import OpenHouse

CHECKS = ("keyring", "database", "disk", "computer", "clock", "network", "printers", "camera")
APART = ("printers", "camera")
MARKS = {"ok": "ok  ", "warn": "note", "bad": "BAD ", "unknown": "?   "}


def register(subparsers: Subparsers) -> None:
    """The arguments of `doctor`."""
    parser = subparsers.add_parser("doctor", help=f"check {', '.join(CHECKS)}")
    add_data(parser)
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument("--only", choices=CHECKS, action="append", help="check only this")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)  # camera and printers in this process
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _open_house: "OpenHouse") -> int:
    """Print the findings; 1 when one of them is bad."""
    from desk.commands.checks import Profile

    recovery = next_line() if args.recovery_stdin else None
    profile = Profile(paths_of(args), recovery)
    found = findings(profile, args.only or CHECKS, here=args.here)
    if args.json:
        print(json.dumps([_as_json(f) for f in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(_as_text(f) for f in found))
    sys.stdout.flush()
    return NOT_WELL if any(f.state == "bad" for f in found) else 0


def findings(profile: "Profile", names: Sequence[str] = CHECKS, *, here: bool = False) -> "list[Finding]":
    """What the checks `names` find, in order. Takes seconds; not for the UI thread."""
    return [_check(name, profile, here=here) for name in names]


def _check(name: str, profile: "Profile", *, here: bool) -> "Finding":
    from desk.commands import checks, computer, devices

    if name in APART and not here:
        return devices.apart(name, profile.paths.root)
    looks: dict[str, Callable[[], Finding]] = {
        "keyring": lambda: checks.keyring(profile),
        "database": lambda: checks.database(profile),
        "disk": lambda: checks.disk(profile),
        "computer": lambda: computer.computer(profile),
        "clock": lambda: checks.clock(profile),
        "network": lambda: checks.network(profile),
        "printers": devices.printers,
        "camera": lambda: devices.camera(profile.paths),
    }
    return looks[name]()


def _as_json(finding: "Finding") -> dict[str, object]:
    return {
        "name": finding.name, "ok": finding.state != "bad", "state": finding.state,
        "sentence": str(finding.sentence), "way_forward": str(finding.forward) if finding.forward else "",
        "detail": finding.detail,
    }  # fmt: skip


def _as_text(finding: "Finding") -> str:
    text = f"{MARKS[finding.state]}  {finding.name:9} {finding.sentence}"
    return f"{text}\n                {finding.forward}" if finding.forward else text
