"""What a card says, as fields of the form: to be compared with the patient. Pure."""

from desk.codes.abha import format_number
from desk.codes.person import Person
from desk.plugins.registration.screens import patient_words
from desk.records.entry import script_of
from desk.records.patient.draft import LATIN


def fields(person: Person) -> dict[str, str]:
    """Form field to the text that the card puts there; fields of which it says nothing are left out.

    Blood group and allergies are not among them: they are offered once the patient stands, never filled in.
    """
    native = person.native_name or (person.name if script_of(person.name) != LATIN else "")
    birth = person.birth_date.strftime("%d/%m/%Y") if person.birth_date else str(person.birth_year or "")
    filled = {
        "name": "" if native == person.name else person.name, "name_native": native,
        "sex": "" if person.sex == "0" else person.sex, "birth": birth, "phone": person.mobile,
        "guardian": person.guardian_name, "line": person.street, "district": person.district,
        "state": person.state_name, "pin": person.pin, "scheme": _scheme(person),
        "abha_number": format_number(person.abha_number) if person.abha_number else "",
        "abha_address": person.abha_address,
    }  # fmt: skip
    return {name: text for name, text in filled.items() if text}


def _scheme(person: Person) -> str:
    """A scheme of the card that the form knows: a hint, which the synced table may contradict."""
    return next((code for code in map(str.lower, person.schemes) if code in patient_words.SCHEMES), "")
