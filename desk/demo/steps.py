"""Playing a script: one step after another, each timed, pictured and reported; the first that fails ends the play."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.core.errors import DeskError
from desk.demo.hand import Hand, Stuck

Say = Callable[[str], None]


@dataclass(frozen=True)
class Step:
    """A step: what it is called in the report, and what is done. `act` raises Stuck when it does not go as it must."""

    name: str
    act: Callable[[], object]


@dataclass(frozen=True)
class Played:
    """How a step went. `shot` is the name of its picture ("" where none could be taken), `why` "" when all is well."""

    name: str
    ok: bool
    ms: int
    shot: str
    why: str = ""


def play(steps: Sequence[Step], hand: Hand, shots: Path, say: Say) -> list[Played]:
    """Play `steps` in order; those after a failed one are reported as not reached."""
    shots.mkdir(parents=True, exist_ok=True)
    played: list[Played] = []
    failed = False
    for number, step in enumerate(steps, 1):
        if failed:
            played.append(Played(step.name, False, 0, "", "not reached"))
            continue
        one = _one(step, hand, shots / f"{number:02d}-{step.name}.png")
        say(f"{one.name}: {'done' if one.ok else 'FAILED, ' + one.why} ({one.ms} ms)")
        played.append(one)
        failed = not one.ok
    return played


def _one(step: Step, hand: Hand, picture: Path) -> Played:
    began = time.monotonic()
    why = ""
    try:
        step.act()
    except Stuck as stuck:
        why = str(stuck)
    except DeskError as error:
        why = str(error)
    ms = int((time.monotonic() - began) * 1000)
    return Played(step.name, not why, ms, _pictured(hand, picture), why)


def _pictured(hand: Hand, picture: Path) -> str:
    try:
        hand.shot(picture)
    except Stuck:
        return ""
    return picture.name
