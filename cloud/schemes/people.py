"""What the cloud's own record says of a person for a scheme: from Patient and Coverage, not from what is claimed.

The facts are those of docs/decisions/schemes.md; what is not known is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from cloud import marks
from cloud.outcome import EXTENSION
from cloud.rules import Resource

_DELHI = {"delhi", "new delhi", "nct of delhi", "nct delhi", "national capital territory of delhi", "दिल्ली", "नई दिल्ली"}
_SEXES = ("male", "female", "other")
_BORN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_SEEN = {"card": "card-seen", "document": "document"}


def facts(patient: Resource, coverages: Iterable[Resource], scheme: str, day: str) -> dict[str, Any]:
    """The facts of the person on `day` for this scheme."""
    standing = [one for one in coverages if stands(one, day)]
    codes = sorted({scheme_of(one) for one in standing} - {""})
    mine = [one for one in standing if scheme_of(one) == scheme]
    found: dict[str, Any] = {
        "schemes": codes, "income": next((code for code in ("bpl", "ews") if code in codes), ""),
        "covered": bool(mine), "member_number": any(_has_number(one) for one in mine),
    }  # fmt: skip
    years = _age(patient, date.fromisoformat(day))
    if years is not None:
        found["age"] = years
    if patient.get("gender") in _SEXES:
        found["sex"] = patient["gender"]
    home = next((one for one in _objects(patient.get("address")) if one.get("use") != "old" and not _ended(one)), {})
    delhi = _in_delhi(home)
    if delhi is not None:
        found["resident"] = delhi
    district = _plain(home.get("district"))
    if district:
        found["district"] = district
    return found


def proofs(coverages: Iterable[Resource], scheme: str, day: str) -> set[str]:
    """What was seen of the person's coverages by this scheme."""
    mine = [one for one in coverages if stands(one, day) and scheme_of(one) == scheme]
    seen = {_SEEN.get(str(_extended(one, "proof").get("valueCode")), "none") for one in mine}
    return seen | {"none"} | ({"member-number"} if any(map(_has_number, mine)) else set())


def scheme_of(coverage: Resource) -> str:
    """The code of the scheme that a Coverage is by, "" where it says none of ours."""
    for payor in _objects(coverage.get("payor")):
        named = payor.get("identifier")
        if isinstance(named, dict) and named.get("system") == EXTENSION + "scheme":
            return str(named.get("value"))
    return ""


def stands(coverage: Resource, day: str) -> bool:
    """Whether a Coverage is in force on a day."""
    period = coverage.get("period")
    span: Mapping[str, Any] = period if isinstance(period, dict) else {}
    start, end = (str(span.get(name) or day)[:10] for name in ("start", "end"))
    return coverage.get("status") == "active" and start <= day <= end


def _age(patient: Resource, on: date) -> int | None:
    """Completed years: of a whole date, of a part of one (the middle of the month), of an age that was told."""
    said = patient.get("birthDate")
    born = _BORN.fullmatch(said) if isinstance(said, str) else None
    if born is not None:
        if born[2] is None:
            return max(on.year - int(born[1]), 0)
        return max(_months(int(born[1]), int(born[2]), int(born[3] or 15), on), 0) // 12
    told = {one.get("url"): one for one in _objects(_extended(patient, "told-age").get("extension"))}
    months, since = told.get("months", {}).get("valueInteger"), told.get("on", {}).get("valueDate")
    day = _BORN.fullmatch(since) if isinstance(since, str) else None
    if type(months) is not int or day is None or day[3] is None:
        return None
    passed = _months(int(day[1]), int(day[2]), int(day[3]), on)
    return (months + max(passed, 0)) // 12


def _months(year: int, month: int, day: int, on: date) -> int:
    return (on.year - year) * 12 + on.month - month - (on.day < day)


def _in_delhi(home: Resource) -> bool | None:
    state, pin = _plain(str(home.get("state") or "").replace(".", "")), _plain(home.get("postalCode"))
    said = [state in _DELHI] if state else []
    said += [pin.startswith("110")] if pin else []
    return said[0] if len(set(said)) == 1 else None


def _has_number(coverage: Resource) -> bool:
    return bool(coverage.get("subscriberId"))


def _ended(thing: Resource) -> bool:
    period = thing.get("period")
    return bool(isinstance(period, dict) and period.get("end"))


def _extended(thing: Resource, name: str) -> Resource:
    return marks.marks(thing).get(name, {})


def _objects(found: object) -> Iterator[Resource]:
    for one in found if isinstance(found, list) else []:
        if isinstance(one, dict):
            yield one


def _plain(found: object) -> str:
    return " ".join(found.casefold().split()) if isinstance(found, str) else ""
