"""Those who cannot give their name: the unknown patient of an emergency, and the newborn."""

from dataclasses import replace
from datetime import date

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.entry import read_date
from desk.records.numbers import acts as numbers
from desk.records.patient import acts, queries
from desk.records.patient.draft import Address, PatientDraft, Phone, Relative
from desk.records.patient.matching import CloseMatches, close
from desk.records.patient.rules import check_reason
from desk.records.patient.view import Patient
from desk.store.unit import Unit

MALE, FEMALE = "1", "2"
_ENGLISH = {MALE: "Male", FEMALE: "Female"}
_HINDI = {MALE: "पुरुष", FEMALE: "महिला"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def register_unknown(unit: Unit, draft: PatientDraft) -> str:
    """Enter somebody whose name nobody knows, under the fixed pattern "Unknown Male 22-Nov-2026 A-01". Raises Problems.

    What is known (sex, apparent age, marks, photo) is taken from `draft`; a merge or an amended name ends the unknown.
    """
    today = business_date(unit.at)
    number = numbers.next_in_series(unit, numbers.unknown_series(today))
    place = f"{numbers.desk_letter(unit)}-{number:02d}"
    name = f"Unknown {_ENGLISH.get(draft.sex, 'Person')} {_day(today)} {place}"
    native = f"अज्ञात {_HINDI.get(draft.sex, 'व्यक्ति')} {today:%d-%m-%Y} {place}"
    return acts.register(unit, replace(draft, name=name, name_native=native, sex=draft.sex or "0", unknown=True))


def register_newborn(unit: Unit, mother_id: str, sex: str, birth_date: str = "", reason: str = "") -> str:
    """Enter a newborn as "Baby of X", linked to the mother, at her address and phone. Raises Problems, Refused.

    A second baby of the same mother and day raises CloseMatches unless `reason` says why (a twin); it becomes "Baby 2".
    """
    mother = acts.known(unit, mother_id)
    if mother.sex == MALE:
        raise Refused(words("Patient", "The mother is recorded as male. Choose the mother."), field="mother")
    born = _born(birth_date, business_date(unit.at))
    twins = tuple(i for i in queries.children(unit.connection, mother.patient_id) if _born_on(unit, i, born))
    if twins and not reason:
        why = words("Patient", "baby of this mother")
        raise CloseMatches(close(unit.connection, twins, business_date(unit.at), why))
    reason = check_reason(reason) if twins else ""
    ordinal = f" {len(twins) + 1}" if twins else ""
    at = mother.address
    draft = PatientDraft(
        name=f"Baby{ordinal} of {mother.name}"[:150],
        name_native=f"{mother.name_native} का शिशु{ordinal}"[:150] if mother.name_native else "",
        sex=sex,
        birth_date=born,
        phones=(Phone(mother.phone, "mother"),) if mother.phone else (),
        address=Address(at.line, at.locality, at.district, at.state, at.pin) if at else Address(),
        relatives=(_mother(mother),),
        language=mother.language or "",
    )
    return acts.register(unit, draft, reason)


def _born(text: str, today: date) -> str:
    """The day as it is kept, however it was typed, so that twins are known; what is no date is refused at its field."""
    try:
        return read_date(text) if text.strip() else today.isoformat()
    except ValueError:
        return text


def _born_on(unit: Unit, patient_id: str, day: str) -> bool:
    found = queries.record(unit.connection, patient_id)
    return found is not None and found.replaced_by is None and found.birth_date == day


def _mother(mother: Patient) -> Relative:
    latin = mother.name if mother.name != mother.name_native else ""
    return Relative("mother", latin, mother.name_native, mother.patient_id)


def _day(day: date) -> str:
    return f"{day.day:02d}-{_MONTHS[day.month - 1]}-{day.year}"
