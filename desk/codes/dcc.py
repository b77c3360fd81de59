"""What an EU Digital COVID Certificate says: one person, and one vaccination, test or recovery as lines to read.

Rule: JSON schema 1.3 (ehn-dcc-schema). Codes stay codes: the desk carries no value sets of other countries.
"""

import re
from collections.abc import Mapping
from datetime import date

from desk.codes import signed
from desk.codes.person import Person
from desk.core.i18n import Words, words

MAX_GROUP = 10

# A date, a year with or without month, or (against the schema, yet issued) a date with a time behind it.
_BIRTH = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T[0-9:.Z+-]{0,20})?)?)?")
_SHORT = 80


def read(certificate: object, today: date) -> tuple[Person, tuple[Words, ...]]:
    """Person and lines. Raises Unreadable when it is not built as the schema has it."""
    if not isinstance(certificate, dict):
        raise signed.damaged()
    told = {"v": _vaccination, "t": _test, "r": _recovery}
    groups = {key: _group(certificate, key) for key in told}
    # One certificate makes one kind of statement; a signer may be allowed only one of them.
    if sum(map(bool, groups.values())) != 1:
        raise signed.damaged()
    lines = tuple(told[key](each) for key, group in groups.items() for each in group)
    return _person(certificate, today), lines


def _group(certificate: Mapping[object, object], key: str) -> list[Mapping[object, object]]:
    found = certificate.get(key)
    if found is None:
        return []
    if not isinstance(found, list) or len(found) > MAX_GROUP:
        raise signed.damaged()
    if not all(isinstance(each, dict) for each in found):
        raise signed.damaged()
    return [each for each in found if isinstance(each, dict)]


def _person(certificate: Mapping[object, object], today: date) -> Person:
    names = certificate.get("nam")
    if not isinstance(names, dict):
        raise signed.damaged()
    parts = [signed.text(names.get(key)) or signed.text(names.get(f"{key}t")) for key in ("gn", "fn")]
    name = signed.text(" ".join(part for part in parts if part))
    if not name:
        raise signed.damaged()
    born, year = _birth(certificate.get("dob"), today)
    return Person(name=name, birth_date=born, birth_year=year)


def _birth(value: object, today: date) -> tuple[date | None, int | None]:
    written = signed.text(value, 40)
    if not written:
        return None, None
    match = _BIRTH.fullmatch(written)
    if match is None:
        raise signed.damaged()
    year, month, day = (int(part or 0) for part in match.groups())
    return signed.birth(year, month, day, today)


def _vaccination(group: Mapping[object, object]) -> Words:
    return words(
        "Hcert",
        "Vaccination {code} against {disease}: dose {number} of {total}, {date}, {country}",
        code=_said(group, "mp"),
        disease=_said(group, "tg"),
        number=_said(group, "dn"),
        total=_said(group, "sd"),
        date=_said(group, "dt"),
        country=_said(group, "co"),
    )


def _test(group: Mapping[object, object]) -> Words:
    return words(
        "Hcert",
        "Test {code} for {disease}: result {result}, {date}, {country}",
        code=_said(group, "tt"),
        disease=_said(group, "tg"),
        result=_said(group, "tr"),
        date=_said(group, "sc"),
        country=_said(group, "co"),
    )


def _recovery(group: Mapping[object, object]) -> Words:
    return words(
        "Hcert",
        "Recovered from {disease}: first positive {date}, valid {first} to {last}, {country}",
        disease=_said(group, "tg"),
        date=_said(group, "fr"),
        first=_said(group, "df"),
        last=_said(group, "du"),
        country=_said(group, "co"),
    )


def _said(group: Mapping[object, object], key: str) -> str:
    value = group.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}" if -1e6 < value < 1e6 else "?"
    # A tagged date has become a datetime by now; it prints as ISO 8601.
    return signed.text(value.isoformat() if isinstance(value, date) else value, _SHORT) or "?"
