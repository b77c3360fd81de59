"""The one field for age or birth, between what is typed and what is kept: an age told is never made into a date."""

import re
from datetime import date
from typing import NamedTuple

from desk.kit.date_field import AgeOrBirthField
from desk.kit.when import Birth, parse_birth
from desk.records.entry import digits_of
from desk.records.patient.age import age_of
from desk.records.patient.draft import PatientDraft

_YEAR = re.compile(r"\d{4}", re.ASCII)
_AGE = re.compile(r"(\d{1,3})\s*(\D*)", re.ASCII)
_MONTHS_OF = {"": 12, "y": 12, "v": 12, "व": 12, "m": 1, "म": 1}


class Told(NamedTuple):
    """`birth_date` as in PatientDraft, or the age in months."""

    birth_date: str = ""
    age_months: int | None = None


def told(field: AgeOrBirthField, today: date) -> Told:
    """What stands in the field; nothing for an empty or wrong one. "12d" and "3w" are ages, kept in whole months."""
    if not isinstance(field.value(), Birth):
        return Told()
    typed = digits_of(field.text()).strip().lower()
    birth = parse_birth(typed, today)
    age = _AGE.fullmatch(typed)
    if _YEAR.fullmatch(typed) or age is None:
        return Told(birth.fhir())
    count, unit = int(age[1]), age[2].strip()[:1]
    if unit in _MONTHS_OF:
        return Told("", count * _MONTHS_OF[unit])
    return Told("", (today - birth.on).days // 31)


def shown(draft: PatientDraft, today: date) -> str:
    """The draft's age or birth as the field writes it; "" for neither."""
    if len(draft.birth_date) == len("2026-11-22"):
        year, month, day = draft.birth_date.split("-")
        return f"{day}/{month}/{year}"
    if draft.birth_date:
        return draft.birth_date[:4]
    if draft.age_months is None:
        return ""
    age = age_of(None, draft.age_months, draft.told_on or None, today)
    return f"{age.count}{'' if age.unit == 'y' else age.unit}" if age else ""
