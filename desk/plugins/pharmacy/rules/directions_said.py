"""Directions in words, in the language of who takes the medicine: for labels, whatever language the screens speak.

Both languages are data here and not catalogue entries: a Hindi label is printed at a desk that is worked in English.
"""

from fractions import Fraction

from desk.plugins.pharmacy.rules.directions import understood
from desk.plugins.pharmacy.rules.dosage import (
    APPLICATION,
    DROP,
    IU,
    ML,
    PUFF,
    SPRAY,
    Directions,
    figure,
)

ENGLISH, HINDI = "en", "hi"
LANGUAGES = (ENGLISH, HINDI)

_SLOTS = {ENGLISH: ("morning", "noon", "evening", "night"), HINDI: ("सुबह", "दोपहर", "शाम", "रात")}
_SAID = {
    ENGLISH: {
        "once a day": "once a day", "twice a day": "twice a day", "times a day": "{n} times a day",
        "hours": "every {n} hours", "hour": "every hour", "bedtime": "at bedtime", "now": "now, once",
        "needed": "when needed", "at most": "at most {n} times a day, when needed", "other day": "every other day",
        "week": "once a week", "ac": "before food", "pc": "after food", "cc": "with food", "es": "on an empty stomach",
        "day": "for 1 day", "days": "for {n} days",
    },
    HINDI: {
        "once a day": "दिन में 1 बार", "twice a day": "दिन में 2 बार", "times a day": "दिन में {n} बार",
        "hours": "हर {n} घंटे पर", "hour": "हर घंटे", "bedtime": "सोते समय", "now": "अभी, एक बार",
        "needed": "ज़रूरत होने पर", "at most": "ज़रूरत होने पर, दिन में ज़्यादा से ज़्यादा {n} बार",
        "other day": "एक दिन छोड़कर", "week": "हफ़्ते में एक बार", "ac": "खाने से पहले", "pc": "खाने के बाद",
        "cc": "खाने के साथ", "es": "खाली पेट", "day": "1 दिन", "days": "{n} दिन",
    },
}  # fmt: skip
_UNITS = {
    "tablet": ("tablet", "tablets", "गोली", "गोलियाँ"), "capsule": ("capsule", "capsules", "कैप्सूल", "कैप्सूल"),
    "sachet": ("sachet", "sachets", "पाउच", "पाउच"), "packet": ("packet", "packets", "पैकेट", "पैकेट"),
    "suppository": ("suppository", "suppositories", "सपोज़िटरी", "सपोज़िटरी"),
    "pessary": ("pessary", "pessaries", "पेसरी", "पेसरी"), "bottle": ("bottle", "bottles", "बोतल", "बोतलें"),
    "vial": ("vial", "vials", "शीशी", "शीशियाँ"), "ampoule": ("ampoule", "ampoules", "एम्प्यूल", "एम्प्यूल"),
    "tube": ("tube", "tubes", "ट्यूब", "ट्यूब"), "dose": ("dose", "doses", "ख़ुराक", "ख़ुराकें"),
    "inhaler": ("inhaler", "inhalers", "इनहेलर", "इनहेलर"), "syringe": ("syringe", "syringes", "सिरिंज", "सिरिंज"),
    "strip": ("strip", "strips", "पट्टी", "पट्टियाँ"), "piece": ("piece", "pieces", "नग", "नग"),
    ML: ("ml", "ml", "मि.ली.", "मि.ली."), DROP: ("drop", "drops", "बूँद", "बूँदें"),
    PUFF: ("puff", "puffs", "पफ़", "पफ़"), SPRAY: ("spray", "sprays", "स्प्रे", "स्प्रे"), IU: ("IU", "IU", "यूनिट", "यूनिट"),
}  # fmt: skip
_APPLY = {ENGLISH: "apply", HINDI: "लगाएँ"}


def of_code(code: str, unit: str, language: str) -> str:
    """A line's directions in words; as they were written where they are no short code."""
    read = understood(code)
    return said(read, unit, language) if read is not None else " ".join(code.split())


def said(directions: Directions, unit: str, language: str) -> str:
    """How it is taken; `unit`: base unit of the item; `language`: en or hi, anything else is said in English."""
    language = language if language in LANGUAGES else ENGLISH
    if directions.free:
        return directions.free
    parts = [
        _dose(directions, unit, language), _rhythm(directions, language), _food(directions, language),
        _course(directions, language),
    ]  # fmt: skip
    line = " — ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def counted(quantity: int, unit: str, language: str) -> str:
    """So many base units: 10 tablets, 10 गोलियाँ."""
    return f"{quantity} {unit_name(unit, language, several=quantity != 1)}"


def unit_name(unit: str, language: str, *, several: bool = True) -> str:
    """A base unit or a measure as it is said, tablets, गोलियाँ; one that no list knows as it stands."""
    known = _UNITS.get(unit.casefold())
    return known[(0 if language == ENGLISH else 2) + several] if known else unit


def _dose(directions: Directions, unit: str, language: str) -> str:
    if directions.slotted:
        return ", ".join(
            f"{name} {_amount(part, directions, unit, language, bare=True)}"
            for name, part in zip(_SLOTS[language], directions.slots, strict=True) if part
        )  # fmt: skip
    amount = _amount(directions.amount, directions, unit, language)
    often = _often(directions, language)
    if not often:
        return amount
    if directions.measure == APPLICATION:
        return f"{amount} {often}" if language == ENGLISH else f"{often} {amount}"
    return f"{amount}, {often}" if language == ENGLISH else f"{often} {amount}"


def _amount(amount: Fraction, directions: Directions, unit: str, language: str, *, bare: bool = False) -> str:
    if directions.measure == APPLICATION:
        return _APPLY[language]
    shown = figure(amount, directions.measure)
    if bare and not directions.measure:
        return shown
    return f"{shown} {unit_name(directions.measure or unit, language, several=amount > 1)}".strip()


def _often(directions: Directions, language: str) -> str:
    if directions.stat:
        return _word(language, "now")
    if directions.hours:
        often = _word(language, "hour") if directions.hours == 1 else _word(language, "hours", directions.hours)
    elif directions.times:
        often = _a_day(directions, language)
    else:
        often = ""
    night = _word(language, "bedtime") if directions.bedtime else ""
    return ", ".join(part for part in (often, night) if part)


def _a_day(directions: Directions, language: str) -> str:
    if directions.as_needed:
        return _word(language, "at most", directions.times)
    if directions.every > 1 and directions.times == 1:
        return ""  # "every other day" says it all
    return _word(language, {1: "once a day", 2: "twice a day"}.get(directions.times, "times a day"), directions.times)


def _rhythm(directions: Directions, language: str) -> str:
    rhythm = {2: _word(language, "other day"), 7: _word(language, "week")}.get(directions.every, "")
    needed = directions.as_needed and (not directions.times or directions.hours > 0)
    return " — ".join(part for part in (rhythm, _word(language, "needed") if needed else "") if part)


def _food(directions: Directions, language: str) -> str:
    return _word(language, directions.food) if directions.food else ""


def _course(directions: Directions, language: str) -> str:
    if directions.days is None:
        return ""
    return _word(language, "day" if directions.days == 1 else "days", directions.days)


def _word(language: str, name: str, n: int = 0) -> str:
    return _SAID[language][name].format(n=n)
