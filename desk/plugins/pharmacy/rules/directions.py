"""Reads the short code of directions; says what is nearest where it is not understood.

The abbreviations are those in common use on Indian prescriptions (od, bd, tds, qid, hs, sos, stat, ac, pc, n/7, n/52).
"""

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from desk.core.errors import Problems, Refused
from desk.core.i18n import Words, words
from desk.plugins.pharmacy.rules.dosage import (
    AFTER_FOOD,
    APPLICATION,
    BEFORE_FOOD,
    DROP,
    EMPTY_STOMACH,
    FREE,
    IU,
    ML,
    MOST_AMOUNT,
    MOST_DAYS,
    NONE,
    PUFF,
    SPRAY,
    WITH_FOOD,
    Directions,
    written,
)
from desk.records.entry import Checks, digits_of

FIELD = "directions"
LONGEST = 200

_TIMES = {
    "od": 1, "qd": 1, "once daily": 1, "daily": 1, "once": 1, "bd": 2, "bid": 2, "twice daily": 2, "twice": 2,
    "tds": 3, "tid": 3, "thrice daily": 3, "thrice": 3, "qid": 4, "qds": 4,
}  # fmt: skip
_SLOTS = {"om": 0, "mane": 0, "morning": 0, "noon": 1, "evening": 2, "nocte": 3, "night": 3}
_MEASURES = {
    "ml": ML, "drops": DROP, "drop": DROP, "gtt": DROP, "puffs": PUFF, "puff": PUFF, "sprays": SPRAY, "spray": SPRAY,
    "application": APPLICATION, "applications": APPLICATION, "iu": IU, "units": IU,
}  # fmt: skip
_COUNTED = ("tablets", "tablet", "tabs", "tab", "capsules", "capsule", "caps", "cap", "sachets", "sachet")
_EVERY = {"alt days": 2, "alternate days": 2, "alt": 2, "eod": 2, "qod": 2, "once weekly": 7, "weekly": 7, "ow": 7}
_FOODS = {
    "ac": BEFORE_FOOD, "before food": BEFORE_FOOD, "pc": AFTER_FOOD, "after food": AFTER_FOOD, "cc": WITH_FOOD,
    "with food": WITH_FOOD, "wf": WITH_FOOD, "es": EMPTY_STOMACH, "empty stomach": EMPTY_STOMACH,
}  # fmt: skip
_FLAGS = {
    "sos": "as_needed", "prn": "as_needed", "stat": "stat", "hs": "bedtime", "qhs": "bedtime", "bedtime": "bedtime",
}  # fmt: skip
_WORDS = (*_TIMES, *_SLOTS, *_MEASURES, *_COUNTED, *_EVERY, *_FOODS, *_FLAGS, "apply", "tsp", "days", "weeks")

_AMOUNT = r"(?:(?:[0-9]{1,4} )?(?:1/2|1/4|3/4|1/3|2/3)(?![0-9])|[0-9]{1,4}(?:\.[0-9]{1,3})?|\.[0-9]{1,3})"
_DAYS = {"d": 1, "w": 7, "m": 30}
_OF = {"7": 1, "52": 7, "12": 30}
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}


class _NotUnderstood(Exception):
    """The code cannot be read."""


class _Reader:
    """Gathers what the parts of a code say; says no where two of them contradict each other."""

    def __init__(self) -> None:
        self.said = Directions()
        self.amount: Fraction | None = None
        self._seen: set[str] = set()

    def once(self, kind: str) -> None:
        if kind in self._seen:
            raise _NotUnderstood
        self._seen.add(kind)

    def set(self, kind: str, **values: object) -> None:
        self.once(kind)
        self.said = replace(self.said, **values)  # type: ignore[arg-type]

    def done(self) -> Directions:
        """The whole. Raises _NotUnderstood where it says not how often, or says it in two ways."""
        said = self.said
        ways = (said.slotted, bool(said.times) or said.bedtime, bool(said.hours), said.stat)
        if sum(ways) > 1 or (said.slotted and self.amount is not None):
            raise _NotUnderstood
        if said.stat and (said.days is not None or said.every > 1 or said.as_needed):
            raise _NotUnderstood
        if not any(ways) and not said.as_needed and said.every == 1:
            raise _NotUnderstood
        if said.hours and said.every > 1:
            raise _NotUnderstood
        if said.bedtime and said.times == 1:
            said = replace(said, times=0)
        return said if said.slotted else replace(said, amount=Fraction(1) if self.amount is None else self.amount)


def _pattern(reader: _Reader, match: re.Match[str]) -> None:
    parts = [part.strip().removesuffix("ml").strip() for part in match[0].split("-")]
    amounts = [_fraction(part) for part in parts]
    if not any(amounts):
        raise _nothing()
    if len(amounts) == 3:
        amounts.insert(2, NONE)
    reader.set("slots", slots=tuple(amounts))
    if "ml" in match[0]:
        reader.set("measure", measure=ML)


def _measured(reader: _Reader, match: re.Match[str]) -> None:
    reader.set("measure", measure=_MEASURES[match[0]])


def _spoons(reader: _Reader, _match: re.Match[str]) -> None:
    # A teaspoon of the pharmacy is 5 ml.
    if reader.amount is None:
        raise _NotUnderstood
    reader.amount *= 5
    reader.set("measure", measure=ML)


def _apply(reader: _Reader, _match: re.Match[str]) -> None:
    reader.set("measure", measure=APPLICATION)


def _counted(reader: _Reader, _match: re.Match[str]) -> None:
    reader.once("measure")


def _amount(reader: _Reader, match: re.Match[str]) -> None:
    reader.once("amount")
    reader.amount = _fraction(match[0])


def _days(reader: _Reader, match: re.Match[str]) -> None:
    reader.set("days", days=int(match["n"]) * _DAYS[match["of"][0]])


def _part_of(reader: _Reader, match: re.Match[str]) -> None:
    reader.set("days", days=int(match["n"]) * _OF[match["of"]])


def _times(reader: _Reader, match: re.Match[str]) -> None:
    reader.set("often", times=_TIMES[match[0]])


def _a_day(reader: _Reader, match: re.Match[str]) -> None:
    reader.set("often", times=int(match["n"]))


def _hours(reader: _Reader, match: re.Match[str]) -> None:
    reader.set("often", hours=int(match["n"]))


def _slot(reader: _Reader, match: re.Match[str]) -> None:
    amount = Fraction(1) if reader.amount is None else reader.amount
    reader.amount = None
    slots = [NONE] * 4
    slots[_SLOTS[match[0]]] = amount
    reader.set("slots", slots=tuple(slots))


def _every(reader: _Reader, match: re.Match[str]) -> None:
    reader.set("every", every=_EVERY[match[0]])


def _food(reader: _Reader, match: re.Match[str]) -> None:
    reader.set("food", food=_FOODS[match[0]])


def _flag(reader: _Reader, match: re.Match[str]) -> None:
    reader.set(_FLAGS[match[0]], **{_FLAGS[match[0]]: True})


def _any_of(known: "dict[str, int] | dict[str, str] | tuple[str, ...]") -> str:
    return "|".join(sorted(known, key=len, reverse=True))


_Take = Callable[[_Reader, re.Match[str]], None]
_END = r"(?![a-z0-9/.-])"
_GLUED = rf"(?=[a-z]|{_END})"
"""What follows an amount: 10ml, 2 puffs."""
_PARTS: tuple[tuple[re.Pattern[str], _Take], ...] = tuple(
    (re.compile(f"(?:{form}){_GLUED if take in (_pattern, _amount) else _END}"), take)
    for form, take in (
        (rf"{_AMOUNT}(?: ?ml)?(?:-{_AMOUNT}(?: ?ml)?){{2,3}}", _pattern),
        (r"(?:x ?|for )?(?P<n>[0-9]{1,3}) ?(?P<of>days?|d|weeks?|wks?|w|months?|mo|m)", _days),
        (r"(?:x ?|for )?(?P<n>[0-9]{1,3})/(?P<of>7|52|12)", _part_of),
        (r"(?P<n>[1-6]) ?(?:times a day|/ ?day)", _a_day),
        (r"(?:q ?|every )(?P<n>1|2|3|4|6|8|12|24|48|72) ?(?:hourly|hours|hrly|hrs|h)", _hours),
        (_any_of(_EVERY), _every), (_any_of(_FOODS), _food), (_any_of(_FLAGS), _flag), (_any_of(_TIMES), _times),
        (_any_of(_SLOTS), _slot), (_any_of(_MEASURES), _measured), (_any_of(_COUNTED), _counted), ("tsp", _spoons),
        ("apply", _apply), (_AMOUNT, _amount),
    )
)  # fmt: skip


def parse(text: str) -> Directions:
    """The directions that a short code says. Raises Refused at `directions`, with the nearest reading."""
    if len(text) > LONGEST * 2:
        raise Refused(words("Directions", "These directions are too long."), field=FIELD)
    if text.strip().startswith(FREE):
        return _own_words(text.strip().removeprefix(FREE))
    plain = _plain(text)
    if not plain:
        raise Refused(words("Directions", "Type how it is taken, for example 1-0-1 x5d pc."), field=FIELD)
    try:
        return _bounded(_read(plain))
    except _NotUnderstood:
        raise Refused(_hint(text, plain), field=FIELD) from None


@lru_cache(maxsize=1_000)  # a day's prescriptions say the same few things
def understood(text: str) -> Directions | None:
    """The same for what came from elsewhere; None where it is no short code."""
    try:
        return parse(text)
    except Refused:
        return None


def _own_words(text: str) -> Directions:
    checks = Checks()
    line = checks.line(FIELD, text, LONGEST, required=True)
    try:
        checks.done()
    except Problems as problem:
        raise Refused(problem.sentence, field=FIELD) from None
    return Directions(free=line)


def _plain(text: str) -> str:
    """Small letters, plain digits and hyphens, single blanks; nothing between the parts of 1 - 0 - 1."""
    low = digits_of(text).casefold().translate(str.maketrans("‐‑‒–—−×✕,;", "------xx  "))
    for glyph, ascii_form in _VULGAR.items():
        low = low.replace(glyph, f" {ascii_form}")
    low = re.sub(r"(?<=[a-z])\.", "", low.replace("\u2044", "/"))
    low = re.sub(r"\s*-\s*", "-", " ".join(low.split()))
    return re.sub(r"(?<=[a-z0-9])x ?(?=[0-9])", " x", low).strip()


def _read(plain: str) -> Directions:
    reader = _Reader()
    rest = plain
    while rest:
        for form, take in _PARTS:
            match = form.match(rest)
            if match:
                take(reader, match)
                rest = rest[match.end() :].lstrip()
                break
        else:
            raise _NotUnderstood
    return reader.done()


def _fraction(text: str) -> Fraction:
    return sum((Fraction(part if part[0] != "." else f"0{part}") for part in text.split()), NONE)


def _bounded(said: Directions) -> Directions:
    """Nothing that nobody means: no dose at all, a dose of thousands, a course of years. Raises Refused."""
    amounts = said.slots if said.slotted else (said.amount,)
    if not any(amounts):
        raise _nothing()
    if max(amounts) > MOST_AMOUNT:
        raise Refused(words("Directions", "This is too much at one time. Look at the amount again."), field=FIELD)
    if said.days is not None and not 1 <= said.days <= MOST_DAYS:
        raise Refused(words("Directions", "Type 1 to {most} days.", most=MOST_DAYS), field=FIELD)
    return said


def _nothing() -> Refused:
    return Refused(words("Directions", "This says to take nothing. Type how much is taken."), field=FIELD)


def _hint(typed: str, plain: str) -> Words:
    shown = " ".join(typed.split())[:40]
    near = nearest(plain)
    if near:
        return words("Directions", "“{typed}” is not understood. Did you mean {nearest}?", typed=shown, nearest=near)
    return words(
        "Directions",
        "“{typed}” is not understood. Write it like 1-0-1 x5d pc or 1 tds 5/7, or begin with = and use your own words.",
        typed=shown,
    )


def nearest(plain: str) -> str:
    """The canonical form of the likeliest code near a code that is not understood; "" where nothing is near."""
    for guess in _guesses(plain):
        try:
            return written(_bounded(_read(guess)))
        except (_NotUnderstood, Refused):
            continue
    return ""


def _guesses(plain: str) -> Iterator[str]:
    """Likely slips, one after the other, each upon the last: a word misspelt, x5 for x5d, 1-1 for 1-0-1, no "od"."""
    spelt = " ".join(_spelt(word) for word in plain.split()[:12])
    yield spelt
    timed = re.sub(r"x ?([0-9]{1,3})(?![0-9a-z/])", r"x\1d", spelt)
    yield timed
    three = re.sub(rf"(?<![0-9/.-])({_AMOUNT})-({_AMOUNT})(?![0-9/.-])", r"\1-0-\2", timed)
    yield three
    yield re.sub(rf"^({_AMOUNT})(?: |$)", r"\1 od ", three).strip()
    yield f"{three} od"


def _spelt(word: str) -> str:
    if not word.isalpha() or word in _WORDS:
        return word
    turned = (known for known in _WORDS if sorted(known) == sorted(word))  # tsd for tds
    near = difflib.get_close_matches(word, [known for known in _WORDS if " " not in known], 1, 0.6)
    return next(turned, near[0] if near else word)
