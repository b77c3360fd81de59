"""Two records of perhaps one person, field by field, and in which fields they differ."""

from dataclasses import dataclass
from datetime import date

from desk.core.i18n import Words, words
from desk.kit.formats import date_text
from desk.plugins.registration.screens import patient_words
from desk.records.patient.rules import SEXES
from desk.records.patient.view import Patient

TOLD_OFF = 2
"""Years by which a told age may be off."""


@dataclass(frozen=True)
class Pair:
    """One field of both. `bars`: so different that they cannot be merged; `alike`: the same said in another way."""

    title: Words
    left: str
    right: str
    bars: bool = False
    alike: bool = False

    @property
    def differs(self) -> bool:
        """Whether they contradict each other."""
        return bool(self.left and self.right) and not self.alike and self.left.casefold() != self.right.casefold()


def compared(left: Patient, right: Patient, today: date) -> tuple[Pair, ...]:
    """The fields of which at least one of the two says something."""
    sexes = "0" not in (left.sex, right.sex) and left.sex != right.sex
    phones = _phones(left), _phones(right)
    shared = any(number in phones[1] for number in phones[0])
    pairs = [
        Pair(words("Compare", "Name"), left.name, right.name),
        Pair(words("Compare", "नाम"), left.name_native, right.name_native),
        Pair(words("Compare", "Sex"), str(SEXES[left.sex]), str(SEXES[right.sex]), bars=sexes),
        Pair(words("Compare", "Date of birth"), _born(left), _born(right)),
        Pair(words("Compare", "Age"), _age(left, today), _age(right, today), alike=_same_age(left, right, today)),
        Pair(words("Compare", "Mobile"), ", ".join(phones[0]), ", ".join(phones[1]), alike=shared),
        Pair(words("Compare", "Address"), _address(left), _address(right)),
        *(Pair(said, _kin(left, kind), _kin(right, kind)) for kind, said in patient_words.KIN.items()),
        *(Pair(said, left.identifier(of), right.identifier(of)) for of, said in patient_words.SYSTEMS.items()),
        Pair(words("Compare", "Marks"), left.marks or "", right.marks or ""),
    ]
    return tuple(pair for pair in pairs if pair.left or pair.right)


def _age(patient: Patient, today: date) -> str:
    return str(patient.age(today) or "")


def _same_age(left: Patient, right: Patient, today: date) -> bool:
    """An age that was told may be a year or two off; it contradicts nothing."""
    ages = left.age(today), right.age(today)
    if ages[0] is None or ages[1] is None:
        return False
    apart = abs(ages[0].years - ages[1].years)
    return apart <= (TOLD_OFF if ages[0].estimated or ages[1].estimated else 0)


def _born(patient: Patient) -> str:
    born = patient.birth_date or ""
    return date_text(date.fromisoformat(born)) if len(born) == len("2026-11-22") else born


def _phones(patient: Patient) -> list[str]:
    return [phone.number for phone in patient.phones if phone.ended_at is None]


def _address(patient: Patient) -> str:
    at = patient.address
    return ", ".join(part for part in (at.line, at.locality, at.district, at.pin) if part) if at else ""


def _kin(patient: Patient, kind: str) -> str:
    found = patient.relation(kind)
    return (found.name or found.name_native) if found else ""
