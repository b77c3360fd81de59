"""Who a code speaks of, in one form for every kind of code: what a search or a registration form can use."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Person:
    """What a code says of a person; "", None and () where it says nothing.

    How far any of it is proven is the meaning's `state`, not here.
    `sex` is a code of domain.md ("0" unknown, "1" male, "2" female, "9" other); `birth_date` only for a full date,
    `birth_year` for every known year; `patient_id` a UUID; `uhid` and `guardian_uhid` compact, without hyphens;
    `guardian_name` as in "care of"; `allergies` SNOMED CT, `conditions` ICD-10, `schemes` scheme codes.
    """

    name: str = field(default="", repr=False)
    native_name: str = field(default="", repr=False)
    sex: str = field(default="0", repr=False)
    birth_date: date | None = field(default=None, repr=False)
    birth_year: int | None = field(default=None, repr=False)
    mobile: str = field(default="", repr=False)
    street: str = field(default="", repr=False)
    district: str = field(default="", repr=False)
    district_lgd: str = field(default="", repr=False)
    state_name: str = field(default="", repr=False)
    state_lgd: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)
    guardian_name: str = field(default="", repr=False)
    guardian_uhid: str = field(default="", repr=False)
    uhid: str = field(default="", repr=False)
    patient_id: str = field(default="", repr=False)
    abha_number: str = field(default="", repr=False)
    abha_address: str = field(default="", repr=False)
    blood_group: str = field(default="", repr=False)
    allergies: tuple[str, ...] = field(default=(), repr=False)
    conditions: tuple[str, ...] = field(default=(), repr=False)
    schemes: tuple[str, ...] = field(default=(), repr=False)
