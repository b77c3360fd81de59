"""Opening a patient found by search asks one more fact, so that a shared desk shows nobody's record by a slip."""

from desk.core.i18n import words
from desk.records.entry import digits_of
from desk.records.patient.view import Patient
from desk.records.search.fold import words_of
from desk.records.search.phonetic import plain

BIRTH_YEAR, PHONE, FATHER, NOTHING = "birth-year", "phone", "father", "nothing-to-ask"
LAST, SHORTEST = 4, 3
FACTS = 3
"""So many facts make one answer: what a form has asked already is tried at once."""
SKIPS = {
    "known": words("Opening", "Known to me in person"), "cannot-say": words("Opening", "The patient cannot answer"),
    "document": words("Opening", "A document was seen"),
}  # fmt: skip
"""Why a supervisor opens a record without asking: codes for the trail."""
_KIN = ("father", "mother", "spouse", "guardian")


def asks(patient: Patient | None) -> tuple[str, ...]:
    """The facts that are known of the patient and may be asked."""
    if patient is None:
        return ()
    known = {
        BIRTH_YEAR: patient.birth_year is not None,
        PHONE: any(p.ended_at is None for p in patient.phones),
        FATHER: any(r.ended_at is None and r.kind in _KIN and (r.name or r.name_native) for r in patient.relations),
    }
    return tuple(name for name, there in known.items() if there)


def verified(patient: Patient, fact: str) -> str:
    """By which fact the patient was verified; "" for a wrong one, NOTHING where there is no fact to ask for."""
    askable = asks(patient)
    if not askable:
        return NOTHING
    typed = digits_of(fact[:200]).strip()
    digits = "".join(c for c in typed if c in "0123456789")
    if BIRTH_YEAR in askable and typed == str(patient.birth_year):
        return BIRTH_YEAR
    phones = [p.number for p in patient.phones if p.ended_at is None]
    if len(digits) >= LAST and digits == typed.replace(" ", "") and any(p.endswith(digits) for p in phones):
        return PHONE
    return FATHER if FATHER in askable and _names_kin(patient, typed) else ""


def _names_kin(patient: Patient, typed: str) -> bool:
    """By sound, as names are said across a counter: Shyaam is Shyam, and श्याम too."""
    said = _sounds(typed)
    kin = [r for r in patient.relations if r.ended_at is None and r.kind in _KIN]
    names = [_sounds(name) for r in kin for name in (r.name, r.name_native) if name]
    return sum(map(len, said)) >= SHORTEST and any(said <= name for name in names)


def _sounds(name: str) -> set[str]:
    return {sound for sound in map(plain, words_of(name)) if sound}
