"""The Aadhaar code of old letters: one XML element with attributes, unsigned, holding the full number.

No XML parser: a scanner for `name="value"` pairs that knows the five predefined entities and nothing else. No
declarations, no nesting, no references by number. The full number is cut to its last four digits on the spot.
"""

import re

from desk.codes import signed
from desk.core.errors import Unreadable
from desk.core.i18n import words

MAX_CHARACTERS = 3000
MAX_ATTRIBUTES = 40
ELEMENT = "PrintLetterBarcodeData"

_START = re.compile(r"(?:<[?/]{1,2}xml [^<>]{0,120}>)?\s{0,20}<" + ELEMENT + r"(?=\s)")
_ATTRIBUTE = re.compile(r"\s+([A-Za-z]{1,20})\s?=\s?\"([^\"<]{0,400})\"")
_END = re.compile(r"\s*(?:/>|>\s*</" + ELEMENT + r"\s*>)\s*")
_ENTITY = re.compile(r"&(amp|lt|gt|quot|apos);")
_CHARACTER = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

_NAMES = {
    "name": "name", "gender": "sex", "co": "care_of", "gname": "care_of", "house": "house", "street": "street",
    "lm": "landmark", "loc": "location", "vtc": "town", "po": "post_office", "subdist": "sub_district",
    "dist": "district", "state": "state", "pc": "pin",
}  # fmt: skip


def recognises(text: str) -> bool:
    """Whether `text` starts as the old form does."""
    start = text[:200].lstrip("\ufeff \t\r\n")
    return start.startswith("<") and ELEMENT in start


def parse(text: str) -> dict[str, str]:
    """Field → value, with every field present ("" where it says nothing), and `last_four`. Raises Unreadable."""
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(words("Aadhaar", "This code is longer than any Aadhaar code. It was not read."))
    raw = _attributes(text.strip("\ufeff \t\r\n"))
    said = dict.fromkeys([*_NAMES.values(), "birth"], "")
    for attribute, value in raw.items():
        if (name := _NAMES.get(attribute)) and not said[name]:
            said[name] = signed.text(value)
    said["birth"] = signed.text(raw.get("dob") or raw.get("yob"), 20)
    digits = raw.get("uid", "").replace(" ", "").replace("-", "")
    said["last_four"] = digits[-4:] if re.fullmatch(r"[0-9xX*]{8}[0-9]{4}", digits) else ""
    return said


def _attributes(text: str) -> dict[str, str]:
    start = _START.match(text)
    if start is None:
        raise signed.damaged()
    found: dict[str, str] = {}
    at = start.end()
    while match := _ATTRIBUTE.match(text, at):
        if match.group(1) in found or len(found) >= MAX_ATTRIBUTES:
            raise signed.damaged()
        found[match.group(1)] = _plain(match.group(2))
        at = match.end()
    if not _END.fullmatch(text, at):
        raise signed.damaged()
    return found


def _plain(value: str) -> str:
    if "&" in _ENTITY.sub("", value):
        raise signed.damaged()
    return _ENTITY.sub(lambda match: _CHARACTER[match.group(1)], value)
