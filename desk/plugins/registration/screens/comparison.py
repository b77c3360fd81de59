"""Two records of perhaps one person, field by field, and in which fields they differ. Pure."""

from dataclasses import dataclass
from datetime import date

from desk.core.i18n import Words, words
from desk.plugins.registration.screens import patient_words
from desk.records.patient.rules import SEXES
from desk.records.patient.view import Patient


@dataclass(frozen=True)
class Pair:
    """One field of both. `differs`: both say something, and not the same. `bars`: so they cannot be merged."""

    title: Words
    left: str
    right: str
    bars: bool = False

    @property
    def differs(self) -> bool:
        """Whether they contradict each other."""
        return bool(self.left and self.right) and self.left.casefold() != self.right.casefold()


def compared(left: Patient, right: Patient, today: date) -> tuple[Pair, ...]:
    """The fields of which at least one of the two says something."""
    sexes = "0" not in (left.sex, right.sex) and left.sex != right.sex
    pairs = [
        Pair(words("Compare", "Name"), left.name, right.name),
        Pair(words("Compare", "नाम"), left.name_native, right.name_native),
        Pair(words("Compare", "Sex"), str(SEXES[left.sex]), str(SEXES[right.sex]), bars=sexes),
        Pair(words("Compare", "Date of birth"), left.birth_date or "", right.birth_date or ""),
        Pair(words("Compare", "Age"), _age(left, today), _age(right, today)),
        Pair(words("Compare", "Mobile"), _phones(left), _phones(right)),
        Pair(words("Compare", "Address"), _address(left), _address(right)),
        *(Pair(said, _kin(left, kind), _kin(right, kind)) for kind, said in patient_words.KIN.items()),
        *(Pair(said, left.identifier(of), right.identifier(of)) for of, said in patient_words.SYSTEMS.items()),
        Pair(words("Compare", "Marks"), left.marks or "", right.marks or ""),
    ]
    return tuple(pair for pair in pairs if pair.left or pair.right)


def _age(patient: Patient, today: date) -> str:
    return str(patient.age(today) or "")


def _phones(patient: Patient) -> str:
    return ", ".join(phone.number for phone in patient.phones if phone.ended_at is None)


def _address(patient: Patient) -> str:
    at = patient.address
    return ", ".join(part for part in (at.line, at.locality, at.district, at.pin) if part) if at else ""


def _kin(patient: Patient, kind: str) -> str:
    found = patient.relation(kind)
    return (found.name or found.name_native) if found else ""
