"""A found patient in one line: no more than may be seen at a shared desk."""

from desk.kit.hit_list import Hit
from desk.records.patient.age import sex_age
from desk.records.patient.view import Found


def hit_of(found: Found) -> Hit:
    """The line of a search box."""
    detail = " · ".join(part for part in (sex_age(found.sex, found.age), found.locality) if part)
    return Hit(found.patient_id, found.name, found.name_native if found.name_native != found.name else "", detail)
