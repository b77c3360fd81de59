"""How a medicine is taken, in the short code of Indian prescriptions: "1-0-1 x5d pc", "½ bd 5/7", "10ml tds", "1 sos".

A code is read into `Directions`, written back in one canonical form, counted into base units, and said in words by
directions_said.py; directions.py reads the codes. What is in nobody's code begins with "=" and is kept as it was typed.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

NONE = Fraction(0)
BEFORE_FOOD, AFTER_FOOD, WITH_FOOD, EMPTY_STOMACH = "ac", "pc", "cc", "es"
FOODS = (BEFORE_FOOD, AFTER_FOOD, WITH_FOOD, EMPTY_STOMACH)
ML, DROP, PUFF, SPRAY, APPLICATION, IU = "ml", "drop", "puff", "spray", "application", "iu"
MEASURES = (ML, DROP, PUFF, SPRAY, APPLICATION, IU)
FREE = "="
"""Begins directions in somebody's own words."""

MOST_DAYS, MOST_AMOUNT = 366, 1_000
_COUNTED = frozenset({
    "tablet", "capsule", "sachet", "suppository", "pessary", "ampoule", "vial", "syringe", "dose", "strip", "piece",
    "packet", "lozenge", "patch", "kit",
})  # fmt: skip
"""Base units of which one is a dose. A bottle, a tube, an inhaler is not used up by one: its number is typed."""
_NAMED = {1: "od", 2: "bd", 3: "tds", 4: "qid"}
_GLYPHS = {
    Fraction(1, 2): "½", Fraction(1, 4): "¼", Fraction(3, 4): "¾", Fraction(1, 3): "⅓", Fraction(2, 3): "⅔",
}  # fmt: skip


@dataclass(frozen=True)
class Directions:
    """How much, how often, for how long.

    slots: amounts in the morning, at noon, in the evening, at night; else `amount` each time: `times` a day, or every
    `hours`, or at bedtime, or once at once (`stat`). measure: "" = the base unit. every: 1 = daily, 2 = every other
    day, 7 = once a week. days: None = not said. free: somebody's own words, and nothing else.
    """

    slots: tuple[Fraction, Fraction, Fraction, Fraction] = (NONE, NONE, NONE, NONE)
    amount: Fraction = NONE
    times: int = 0
    hours: int = 0
    bedtime: bool = False
    stat: bool = False
    as_needed: bool = False
    measure: str = ""
    every: int = 1
    food: str = ""
    days: int | None = None
    free: str = ""

    @property
    def slotted(self) -> bool:
        """Whether the parts of the day are named."""
        return any(self.slots)


def written(directions: Directions) -> str:
    """The canonical short code; reading it gives the same directions."""
    if directions.free:
        return FREE + directions.free
    parts = [_dose(directions), _often(directions)]
    parts.append({2: "alt", 7: "weekly"}.get(directions.every, ""))
    parts.append("sos" if directions.as_needed else "")
    parts.append(f"x{directions.days}d" if directions.days is not None else "")
    parts.append(directions.food)
    return " ".join(part for part in parts if part)


def _dose(directions: Directions) -> str:
    if not directions.slotted:
        return figure(directions.amount, directions.measure) + directions.measure
    morning, noon, evening, night = (figure(part, directions.measure) for part in directions.slots)
    shown = (morning, noon, evening, night) if directions.slots[2] else (morning, noon, night)
    return "-".join(shown) + directions.measure


def _often(directions: Directions) -> str:
    if directions.stat:
        return "stat"
    if directions.hours:
        return f"q{directions.hours}h"
    said = _NAMED.get(directions.times, f"{directions.times}/day" if directions.times else "")
    return f"{said} hs".strip() if directions.bedtime else said


def figure(amount: Fraction, measure: str = "") -> str:
    """An amount as it is written: 1½ of what is counted, 7.5 of what is measured."""
    whole, rest = divmod(amount, 1)
    if not rest:
        return str(whole)
    if rest in _GLYPHS and not (measure and _ends(rest)):
        return f"{whole or ''}{_GLYPHS[rest]}"
    return f"{float(amount):g}"


def _ends(rest: Fraction) -> bool:
    """Whether a fraction can be written with a point."""
    return 1000 % rest.denominator == 0


def quantity(directions: Directions, unit: str) -> int | None:
    """Base units for the whole course, rounded up; None where it cannot be known, so that it must be typed."""
    if not _countable(directions, unit) or directions.as_needed:
        return None
    if directions.stat:
        return ceil(directions.amount)
    if directions.days is None:
        return None
    if directions.hours:
        return ceil(directions.amount * ceil(Fraction(24 * directions.days, directions.hours)))
    daily = sum(directions.slots) if directions.slotted else directions.amount * max(directions.times, 1)
    return ceil(daily * ceil(Fraction(directions.days, directions.every)))


def _countable(directions: Directions, unit: str) -> bool:
    if directions.free:
        return False
    return unit == ML if directions.measure == ML else not directions.measure and unit.casefold() in _COUNTED
