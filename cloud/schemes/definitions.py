"""Definitions of schemes: held to their form whole (docs/decisions/schemes.md), brought into their one written form."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cloud import strict_json
from cloud.outcome import Problem
from cloud.rules import has_hidden
from cloud.schemes import conditions
from cloud.schemes.conditions import LINE, PERSON, Bad

MOST_BYTES = 64 * 1024
PROOFS = ("card-verified", "document", "card-seen", "member-number", "none")
MOST_PAISE = 10**11

_NEEDED = {
    "scheme", "version", "name", "valid_from", "priority", "example", "payer", "eligible", "proof",
}  # fmt: skip
_MORE = {"valid_to", "confirm", "benefits", "ceilings", "not_for", "excludes", "combines"}
_VISITS = ("opd", "emergency", "ipd-referral", "lab", "pharmacy")
_KINDS = ("registration", "consultation", "procedure", "investigation", "medicine", "package", "other")
_SHARERS = ("person", "family", "facilities")
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of one scheme: what was read, and the canonical bytes that are signed."""

    read: Mapping[str, Any]
    body: bytes

    @property
    def scheme(self) -> str:
        return str(self.read["scheme"])

    @property
    def version(self) -> int:
        return int(self.read["version"])

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical bytes, in hex."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def when(self) -> list[str]:
        """The conditions on the person."""
        return [one["when"] for one in self.read["eligible"]]


def read(data: bytes) -> Definition:
    """The definition in a file. Problem 422 `scheme`, whose text says what is wrong."""
    if len(data) > MOST_BYTES:
        raise _problem("A definition has 64 KiB at the most.")
    found = strict_json.read(data.removeprefix(b"\xef\xbb\xbf"))
    try:
        _check(found)
    except Bad as bad:
        raise _problem(f"{_name(found)}: {bad}.") from None
    return Definition(found, strict_json.canonical(found))


def stored(body: bytes) -> Definition:
    """The same of bytes that were read before."""
    return Definition(strict_json.read(body), body)


def _check(found: object) -> None:
    if not isinstance(found, dict):
        raise Bad("this is no definition of a scheme")
    _members(found, _NEEDED, _MORE)
    _matching(found, "scheme", _CODE)
    _number(found, "version", 1, 1_000_000)
    _number(found, "priority", 0, 1000)
    if type(found["example"]) is not bool or type(found.get("combines", True)) is not bool:
        raise Bad("example and combines are true or false")
    if found["example"] and not _text(found.get("confirm", ""), 300).strip():
        raise Bad("an example says in confirm that it is one")
    _text(found.get("confirm", ""), 300)
    for name in ("name", "payer"):
        _said(found[name])
    _days(found)
    for one in _items(found, "eligible", 1, 8):
        _members(one, {"when", "says", "fails"})
        conditions.check(one["when"], PERSON)
        _said(one["says"])
        _said(one["fails"])
    for one in _items(found, "benefits", 0, 12):
        _members(one, {"when", "share_bp", "says"})
        conditions.check(one["when"], LINE)
        _number(one, "share_bp", 1, 10_000)
        _said(one["says"])
    _closed(found, "proof", PROOFS, least=1)
    _ceilings(found.get("ceilings", {}))
    _not_for(found.get("not_for", {}))
    for code in _closed(found, "excludes", None, most=20):
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise Bad("excludes names codes of schemes")


def _ceilings(found: Any) -> None:
    _members(found, set(), {"visit_paise", "year_paise", "year_from", "shared_by"})
    for name in ("visit_paise", "year_paise"):
        if found.get(name) is not None:
            _number(found, name, 0, MOST_PAISE)
    if "year_from" in found:
        _matching(found, "year_from", _MONTH_DAY)
    if found.get("shared_by", "person") not in _SHARERS:
        raise Bad("shared_by is none of person, family, facilities")


def _not_for(found: Any) -> None:
    _members(found, set(), {"visit_types", "kinds"})
    _closed(found, "visit_types", _VISITS)
    _closed(found, "kinds", _KINDS)


def _days(found: Mapping[str, Any]) -> None:
    first, last = found["valid_from"], found.get("valid_to")
    for day in (first, first if last is None else last):
        try:
            good = isinstance(day, str) and date.fromisoformat(day).isoformat() == day
        except ValueError:
            good = False
        if not good:
            raise Bad("valid_from and valid_to are days, YYYY-MM-DD")
    if last is not None and last < first:
        raise Bad("valid_to lies before valid_from")


def _members(found: object, needed: set[str], more: set[str] | None = None) -> None:
    if not isinstance(found, dict):
        raise Bad("an object is missing")
    lacking, strange = sorted(needed - found.keys()), sorted(found.keys() - needed - (more or set()))
    if lacking:
        raise Bad(f"{lacking[0]} is missing")
    if strange:
        raise Bad(f"what {strange[0][:40]} should mean is not known")


def _items(found: Mapping[str, Any], name: str, least: int, most: int) -> Iterator[Any]:
    listed = found.get(name, [])
    if not isinstance(listed, list) or not least <= len(listed) <= most:
        raise Bad(f"{name} has {least} to {most} members")
    yield from listed


def _closed(
    found: Mapping[str, Any], name: str, known: tuple[str, ...] | None, least: int = 0, most: int = 10
) -> list[Any]:
    listed = found.get(name, [])
    if not isinstance(listed, list) or not least <= len(listed) <= most:
        raise Bad(f"{name} has {least} to {most} members")
    if any(listed.count(one) > 1 or (known is not None and one not in known) for one in listed):
        raise Bad(f"{name} names something twice, or something that there is not")
    return listed


def _number(found: Mapping[str, Any], name: str, least: int, most: int) -> None:
    if type(found.get(name)) is not int or not least <= found[name] <= most:
        raise Bad(f"{name} is no whole number from {least} to {most}")


def _matching(found: Mapping[str, Any], name: str, form: re.Pattern[str]) -> None:
    if not isinstance(found.get(name), str) or not form.fullmatch(found[name]):
        raise Bad(f"{name} is of another form")


def _said(found: object) -> None:
    _members(found, {"en", "hi"})
    assert isinstance(found, dict)
    for text in found.values():
        if not _text(text, 200):
            raise Bad("a sentence is empty")


def _text(found: object, most: int) -> str:
    if not isinstance(found, str) or len(found) > most or has_hidden(found) or found != found.strip():
        raise Bad("a sentence is too long, or holds blanks around it or hidden characters")
    return found


def _name(found: object) -> str:
    code = found.get("scheme") if isinstance(found, dict) else None
    return code[:40] if isinstance(code, str) else "This file"


def _problem(text: str) -> Problem:
    return Problem(422, "scheme", text)
