"""What was typed into the search box, as the beginning of a new patient's form. Pure."""

import re
from dataclasses import dataclass

from desk.records.entry import digits_of, script_of
from desk.records.patient.draft import LATIN

_PHONE = re.compile(r"(?:\+?91|0)?([6-9]\d{9})", re.ASCII)
_BIRTH = re.compile(r"(?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", re.ASCII)
_AGE = re.compile(r"(\d{1,3})\s*(y|yrs?|years?|m|d|साल|वर्ष)?", re.ASCII | re.IGNORECASE)
_FATHER = re.compile(r"(?:^|\s)[sdw]\s*/\s*o\.?\s+", re.IGNORECASE)
_APART = re.compile(r"(?<!\d)([6-9]\d{4})[ -](\d{5})(?!\d)")
OLDEST = 120


@dataclass(frozen=True)
class Typed:
    """What was typed, in parts ("" where it is missing). `birth` is what the age field reads: 1984, 35, 12/3/1984."""

    name: str = ""
    name_native: str = ""
    birth: str = ""
    phone: str = ""
    father: str = ""


def split(text: str) -> Typed:
    """Name, year or age, mobile and father's name; a number of another kind is left out, it is nobody's name."""
    own, *father = _FATHER.split(_APART.sub(r"\1\2", digits_of(text)), maxsplit=1)
    found, names = {"birth": "", "phone": ""}, []
    for chunk in own.split():
        kind, value = _kind(chunk)
        if kind in found:
            found[kind] = found[kind] or value
        elif kind == "name":
            names.append(chunk)
    name = " ".join(names)
    latin = script_of(name) == LATIN
    return Typed(
        _cased(name) if latin else "", "" if latin else name, found["birth"], found["phone"],
        _cased(father[0]) if father else "",
    )  # fmt: skip


def _kind(chunk: str) -> tuple[str, str]:
    if match := _PHONE.fullmatch(chunk):
        return "phone", match[1]
    if _BIRTH.fullmatch(chunk):
        return "birth", chunk
    if (match := _AGE.fullmatch(chunk)) and int(match[1]) <= OLDEST:
        return "birth", match[1] + ((match[2] or "").lower()[:1].replace("y", ""))
    return ("other", "") if any(c.isdigit() for c in chunk) else ("name", chunk)


def _cased(name: str) -> str:
    """Ram Kumar for "ram kumar"; who types capitals of their own meant them."""
    return name.strip().title() if name.islower() else name.strip()
