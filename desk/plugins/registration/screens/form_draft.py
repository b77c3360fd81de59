"""Between the fields of the patient's form and the record's draft. Pure; what the form does not show stays."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desk.codes.abha import format_number
from desk.plugins.registration.screens.birth import Told, shown
from desk.records.coverage.rules import CoverageDraft
from desk.records.health.rules import ALLERGY, HealthDraft
from desk.records.patient.draft import Address, Consent, Number, PatientDraft, Phone, Relative
from desk.records.patient.rules import ABHA_ADDRESS, ABHA_NUMBER, ABHA_PURPOSE, OLD_OPD

Values = Mapping[str, object]
KIN = ("father", "mother", "spouse", "guardian")
NUMBERS = {"abha_number": ABHA_NUMBER, "abha_address": ABHA_ADDRESS, "old_opd": OLD_OPD}
ADDRESS = ("line", "locality", "district", "state", "pin")
SPOKEN, SIGNED, REFUSED = "spoken", "signed", "refused"
"""What stands in the field `consent`; None: not asked."""


def to_draft(values: Values, told: Told, base: PatientDraft, today: date) -> PatientDraft:
    """`base` as the fields say it is. An age or birth that was not touched keeps the day on which it was told."""
    untouched = text(values, "birth") == shown(base, today)
    photo = values.get("photo")
    return replace(
        base,
        name=text(values, "name"),
        name_native=text(values, "name_native"),
        sex=text(values, "sex"),
        birth_date=base.birth_date if untouched else told.birth_date,
        age_months=base.age_months if untouched else told.age_months,
        told_on=base.told_on if untouched else today.isoformat() if told.age_months is not None else "",
        phones=_phones(values, base),
        address=_address(values, base),
        relatives=_relatives(values, base),
        numbers=_numbers(values, base),
        language=text(values, "language"),
        marks=text(values, "marks"),
        photo=photo if isinstance(photo, bytes) else None,
        consents=_consents(values),
    )


def to_values(draft: PatientDraft, today: date) -> dict[str, object]:
    """What the fields show of a draft; birth is text."""
    first, second = (*draft.phones, Phone(""), Phone(""))[:2]
    numbers = {name: _number(draft, system) for name, system in NUMBERS.items()}
    if len(numbers["abha_number"]) == len("91123456789012"):
        numbers["abha_number"] = format_number(numbers["abha_number"])
    return {
        "name": draft.name, "name_native": draft.name_native, "sex": draft.sex or None, "birth": shown(draft, today),
        "phone": first.number, "whose": first.whose, "phone_2": second.number,
        **{name: getattr(draft.address, name) for name in ADDRESS},
        **{kind: _kin(draft, kind) for kind in KIN}, **numbers,
        "language": draft.language or None, "marks": draft.marks, "photo": draft.photo,
    }  # fmt: skip


def told_health(values: Values) -> tuple[HealthDraft, ...]:
    """The allergies, told at the counter, one after each comma."""
    parts = (part.strip() for part in text(values, "allergies").replace("،", ",").replace(";", ",").split(","))
    return tuple(HealthDraft(ALLERGY, part, "told") for part in dict.fromkeys(parts) if part)


def told_schemes(values: Values) -> tuple[CoverageDraft, ...]:
    """The scheme, told or with its card seen."""
    scheme = text(values, "scheme")
    return (CoverageDraft(scheme, text(values, "scheme_number")),) if scheme else ()


def text(values: Values, name: str) -> str:
    """A field's value as text; "" for an empty one."""
    value = values.get(name)
    return "" if value is None else str(value)


def _phones(values: Values, base: PatientDraft) -> tuple[Phone, ...]:
    first = Phone(text(values, "phone"), text(values, "whose") or "self")
    second = text(values, "phone_2")
    whose = next((phone.whose for phone in base.phones if phone.number == second), "other")
    found = (first, Phone(second, whose), *base.phones[2:])
    return tuple(phone for phone in found if phone.number)


def _address(values: Values, base: PatientDraft) -> Address:
    told = Address(*(text(values, name) for name in ADDRESS))
    # The state stands in the form before anyone was asked; alone it is nobody's address.
    return Address() if replace(told, state="") == Address() and base.address == Address() else told


def _relatives(values: Values, base: PatientDraft) -> tuple[Relative, ...]:
    made: list[Relative] = [one for one in base.relatives if one.kind not in KIN]
    for kind in KIN:
        typed = text(values, kind)
        if typed == _kin(base, kind):
            made += [one for one in base.relatives if one.kind == kind]
        elif typed:
            made.append(Relative(kind, typed))
    return tuple(made)


def _numbers(values: Values, base: PatientDraft) -> tuple[Number, ...]:
    ours = {system: text(values, name) for name, system in NUMBERS.items()}
    kept = [one for one in base.numbers if one.system not in ours or one.value != _number(base, one.system)]
    return (*kept, *(Number(system, value) for system, value in ours.items() if value))


def _consents(values: Values) -> tuple[Consent, ...]:
    said = text(values, "consent")
    if not said:
        return ()
    how = SIGNED if said == SIGNED else SPOKEN
    given_by = text(values, "consent_by") or "self"
    decision = "refused" if said == REFUSED else "given"
    return (Consent(ABHA_PURPOSE, text(values, "consent_language") or "hi", how, given_by, decision),)


def _kin(draft: PatientDraft, kind: str) -> str:
    found = next((one for one in draft.relatives if one.kind == kind), None)
    return (found.name or found.name_native) if found else ""


def _number(draft: PatientDraft, system: str) -> str:
    return next((one.value for one in draft.numbers if one.system == system), "")
