"""What a scheme's conditions may ask: a closed list of facts, each of one type, that the records really hold.

A fact that is not known is left out: a condition that needs it is then neither met nor failed, but not proven.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desk.records.coverage.rules import Coverage
from desk.records.patient.fhir_reading import GENDERS
from desk.records.patient.view import AddressView, Patient

Value = bool | int | str | tuple[str, ...]

YES_NO, NUMBER, TEXT, CODES = "yes-no", "number", "text", "codes"


@dataclass(frozen=True)
class Fact:
    """One fact: its type, and what it is called in both languages."""

    type: str
    en: str
    hi: str


PERSON = {
    "age": Fact(NUMBER, "age", "उम्र"),
    "sex": Fact(TEXT, "sex", "लिंग"),
    "resident": Fact(YES_NO, "address in Delhi", "दिल्ली का पता"),
    "district": Fact(TEXT, "district", "ज़िला"),
    "income": Fact(TEXT, "income category", "आय वर्ग"),
    "schemes": Fact(CODES, "schemes recorded", "दर्ज योजनाएँ"),
    "covered": Fact(YES_NO, "scheme recorded and in force", "योजना दर्ज और चालू"),
    "member_number": Fact(YES_NO, "member number recorded", "सदस्य संख्या दर्ज"),
    "card_verified": Fact(YES_NO, "health card verified here today", "आज यहाँ कार्ड की जाँच हुई"),
}
"""Of the patient. sex: male, female, other. income: bpl, ews or "" as coverages say. covered: by this very scheme."""

VISIT = {
    "day": Fact(TEXT, "day", "दिन"),
    "visit_type": Fact(TEXT, "kind of visit", "विज़िट का प्रकार"),
    "department": Fact(TEXT, "department", "विभाग"),
    "emergency": Fact(YES_NO, "emergency", "आपातकाल"),
}
"""Of the visit. day: YYYY-MM-DD. department: its English name in small letters."""

LINE = {
    "kind": Fact(TEXT, "kind of service", "सेवा का प्रकार"),
    "code": Fact(TEXT, "code of the service", "सेवा का कोड"),
    "head": Fact(TEXT, "head of revenue", "राजस्व शीर्ष"),
}
"""Of a line of a bill: only a benefit may ask for them."""

ALL = {**PERSON, **VISIT, **LINE}

DELHI = frozenset(
    {"delhi", "new delhi", "nct of delhi", "nct delhi", "national capital territory of delhi", "दिल्ली", "नई दिल्ली"}
)
_DELHI_PIN = "110"
_INCOME = ("bpl", "ews")


@dataclass(frozen=True)
class Setting:
    """The visit that is decided about; "" where there is none."""

    day: str
    visit_type: str = ""
    department: str = ""


def resident(address: AddressView | None) -> bool | None:
    """Whether the address is in Delhi (its state, or a PIN 110xxx); None where nothing says so, or both differ."""
    if address is None:
        return None
    state = " ".join(address.state.replace(".", "").casefold().split())
    told = {found for known, found in (
        (state, state in DELHI), (address.pin, address.pin.startswith(_DELHI_PIN))
    ) if known}  # fmt: skip
    return told.pop() if len(told) == 1 else None


def of_person(
    patient: Patient | None, coverages: Sequence[Coverage], day: str, *, card_verified: bool
) -> dict[str, Value]:
    """What is known of the person on this day, whatever the scheme; `of_scheme` adds the rest."""
    on = date.fromisoformat(day)
    schemes = tuple(sorted({one.scheme for one in coverages if one.covers(on)}))
    income = next((code for code in _INCOME if code in schemes), "")
    found: dict[str, Value] = {"schemes": schemes, "income": income, "card_verified": card_verified}
    if patient is None:
        return found
    age = patient.age(on)
    if age is not None:
        found["age"] = age.years
    if patient.sex in ("1", "2", "9"):
        found["sex"] = GENDERS[patient.sex]
    at_home = resident(patient.address)
    if at_home is not None:
        found["resident"] = at_home
    district = " ".join(patient.address.district.casefold().split()) if patient.address else ""
    if district:
        found["district"] = district
    return found


def of_scheme(standing: Sequence[Coverage]) -> dict[str, Value]:
    """What the person's coverages by the scheme itself say."""
    return {"covered": bool(standing), "member_number": any(one.member_number for one in standing)}


def of_visit(setting: Setting) -> dict[str, Value]:
    """What is known of the visit."""
    found: dict[str, Value] = {"day": setting.day}
    if setting.visit_type:
        found |= {"visit_type": setting.visit_type, "emergency": setting.visit_type == "emergency"}
    if setting.department:
        found["department"] = " ".join(setting.department.casefold().split())
    return found


def written(facts: Mapping[str, Value], names: Sequence[str]) -> dict[str, str]:
    """The facts of these names as a decision keeps them, as text; what is not known is left out."""
    return {name: _text(facts[name]) for name in sorted(names) if name in facts}


def read(texts: Mapping[str, str]) -> dict[str, Value]:
    """`written` back. Raises ValueError on a fact that there is not, or that is none of its type."""
    return {name: _value(name, text) for name, text in texts.items()}


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _value(name: str, text: str) -> Value:
    kind = ALL[name].type if name in ALL else ""
    if kind == YES_NO and text in ("yes", "no"):
        return text == "yes"
    if kind == NUMBER and text.isascii() and text.isdecimal() and len(text) <= 4:
        return int(text)
    if kind == CODES:
        return tuple(text.split())
    if kind == TEXT:
        return text
    raise ValueError("no such fact")
