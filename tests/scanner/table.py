"""Scanners at the real window: what is typed there, and what must not come of it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

from tests.scanner.keyboard import display
from tests.scanner.room import GAP_MS
from tests.scanner.strokes import BASE45, CONTROL, ENTER, FUNCTION, PRINTABLE, TAB, Stroke, hostile, strokes

LAYOUTS = ("us", "fr", "in")
PLACES = ("field", "search", "none")
TRIES = 6


@dataclass(frozen=True)
class Job:
    """Strokes at one place of the window; `text` is what the desk must take from them, None where that is open."""

    strokes: tuple[Stroke, ...]
    layout: str = "us"
    caps: bool = False
    at: str = "field"
    pace: int = 5
    text: str | None = None

    def line(self) -> str:
        """For the room's standard input."""
        said = asdict(self) | {"strokes": [(one.place, one.held) for one in self.strokes]}
        return json.dumps(said) + "\n"


@dataclass
class Came:
    """What came of a job."""

    scans: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    keys: int = 0
    longest: int = 0
    told: list[str] = field(default_factory=list)

    def findings(self) -> list[str]:
        """What a scan must not do: keyboard moved, commands run, forms submitted, anything typed, opened or saved."""
        return [*self.done, *(f"{name}: {before} -> {now}" for name, (before, now) in self.changed.items())]


class Bench:
    """A real window on a display of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._heard()

    def run(self, job: Job) -> Came:
        """Type it. Where something is wrong and the display stalled meanwhile, again: that rhythm was no scanner's."""
        for _ in range(TRIES):
            assert self._process.stdin is not None
            self._process.stdin.write(job.line())
            self._process.stdin.flush()
            came = Came(**self._heard())
            if came.longest < GAP_MS or job.pace > GAP_MS or not wrong(came, job):
                return came
        raise AssertionError("this computer is too busy to type like a scanner")

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the window is gone"
        heard: dict[str, Any] = json.loads(line)
        return heard


@contextmanager
def bench(*arguments: str) -> Iterator[Bench]:
    """The window, open and signed in. `--without-wedge`: with nobody watching the keys, to see that it matters."""
    with display() as name:
        env = {k: v for k, v in os.environ.items() if not k.startswith(("QT_IM", "WAYLAND"))}
        env |= {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "tests.scanner.room", *arguments]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as process:
            try:
                yield Bench(process)
            finally:
                assert process.stdin is not None
                process.stdin.close()
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()


def exact() -> list[Job]:
    """Every character under every layout, with and without Caps Lock; a pack with separators; a whole card."""
    card = "HIM1:" + BASE45 * 9
    pack = "0108901234567894\x1d10A1\x1d17271231"
    made: list[Job] = []
    for layout in LAYOUTS:
        for caps in (False, True):
            for text, end in ((PRINTABLE, "\r\n"), (pack, "\r"), (card, "\t")):
                made.append(Job(tuple(strokes(text + end)), layout, caps, PLACES[len(made) % 3], 2, text))
    return made


def attacks(seed: int, first: int, count: int) -> list[Job]:
    """Hostile codes `first` to `first + count - 1` of a seed."""
    made = []
    for number in range(first, first + count):
        random = Random(f"{seed}.{number}")
        made.append(
            Job(
                tuple(hostile(random)), LAYOUTS[number % 3], random.random() < 0.2, random.choice(PLACES),
                random.choice((1, 2, 4, 8, 12)),
            )
        )  # fmt: skip
    return made


def plants() -> list[tuple[str, Job]]:
    """What an unwatched keyboard lets happen, and what must be found for it: a harness that misses one counts not."""

    def job(*made: Stroke) -> Job:
        return Job((*strokes("AB12345"), *made))

    return [
        ("focus", job(Stroke(TAB))),
        ("fields", job(Stroke(ENTER))),
        ("shortcut", job(Stroke(FUNCTION[2]))),
        ("Ctrl+Return", job(Stroke(ENTER, (CONTROL,)))),  # saves the form
        ("dialogs", job(Stroke(FUNCTION[1]))),
    ]


def missed(found: Bench) -> list[str]:
    """The plants that this window's harness does not see."""
    return [name for name, job in plants() if not any(name in one for one in found.run(job).findings())]


def wrong(came: Came, job: Job) -> Sequence[str]:
    """What is wrong with a job's outcome."""
    misread = job.text is not None and came.scans != [job.text]
    return [*came.findings(), *([f"read as {came.scans}"] if misread else [])]
