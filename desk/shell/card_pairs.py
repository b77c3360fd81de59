"""A card and a record, field by field: name, sex and age first. Pure."""

from dataclasses import dataclass
from datetime import date

from desk.codes.person import Person
from desk.core.i18n import Words, words
from desk.kit.formats import date_text
from desk.records.patient.rules import SEXES
from desk.records.patient.view import Patient

TOLD_OFF = 2
"""Years by which an age that was told may be off."""
_FULL_DATE = len("2026-11-22")


@dataclass(frozen=True)
class Pair:
    """One field of both; "" where one of them says nothing."""

    title: Words
    card: str
    record: str
    alike: bool = False

    @property
    def differs(self) -> bool:
        """Whether they contradict each other."""
        return bool(self.card and self.record) and not self.alike and _plain(self.card) != _plain(self.record)


def pairs(person: Person, patient: Patient, today: date) -> tuple[Pair, ...]:
    """The fields of which the card says something."""
    uhids = {i.value for i in patient.identifiers if i.system == "uhid"}
    found = (
        Pair(words("CardPairs", "Name"), person.name, patient.name),
        Pair(words("CardPairs", "Name in its own letters"), person.native_name, patient.name_native),
        Pair(words("CardPairs", "Sex"), _sex(person.sex), _sex(patient.sex)),
        Pair(words("CardPairs", "Born"), _born(person), _record_born(patient), alike=_born_alike(person, patient)),
        Pair(words("CardPairs", "Age"), _age(person, today), str(patient.age(today) or ""), alike=True),
        Pair(words("CardPairs", "UHID"), _dashed(person.uhid), patient.number, alike=person.uhid in uhids),
        Pair(words("CardPairs", "Mobile"), person.mobile, patient.phone, alike=_has_phone(person, patient)),
    )
    return tuple(pair for pair in found if pair.card)


def differences(found: tuple[Pair, ...]) -> int:
    """How many fields contradict each other."""
    return sum(pair.differs for pair in found)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(".", " ").split())


def _sex(code: str) -> str:
    return "" if code == "0" else str(SEXES[code])


def _born(person: Person) -> str:
    return date_text(person.birth_date) if person.birth_date else str(person.birth_year or "")


def _record_born(patient: Patient) -> str:
    born = patient.birth_date or ""
    if len(born) == _FULL_DATE:
        return date_text(date.fromisoformat(born))
    year = patient.birth_year
    return born or (str(words("CardPairs", "about {year}", year=year)) if year else "")


def _born_alike(person: Person, patient: Patient) -> bool:
    """A year against a date, or against an age that was told, is compared as far as the coarser of them goes."""
    mine, theirs = person.birth_year, patient.birth_year
    if mine is None or theirs is None:
        return False
    full = len(patient.birth_date or "") == _FULL_DATE
    if person.birth_date and full:
        return person.birth_date.isoformat() == patient.birth_date
    return abs(mine - theirs) <= (0 if patient.birth_date else TOLD_OFF)


def _age(person: Person, today: date) -> str:
    born = person.birth_date
    if born:
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    elif person.birth_year:
        years = today.year - person.birth_year
    else:
        return ""
    return str(words("CardPairs", "{years} y", years=max(0, years)))


def _dashed(uhid: str) -> str:
    return f"{uhid[:3]}-{uhid[3:6]}-{uhid[6:]}" if uhid else ""


def _has_phone(person: Person, patient: Patient) -> bool:
    return any(phone.number == person.mobile for phone in patient.phones if phone.ended_at is None)


def facts_of(person: Person) -> tuple[str, ...]:
    """Name, sex, birth and number of a card, as one reads them out."""
    found = (person.name, person.native_name, _sex(person.sex), _born(person), _dashed(person.uhid))
    return tuple(part for part in found if part)
