"""How a checked draft becomes a patient, and how an amended draft changes one. Pure: views in, views out."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from desk.records.entry import script_of
from desk.records.patient.draft import Address, Number, PatientDraft, Phone, Relative
from desk.records.patient.rules import KINSHIP, LOCAL, UHID
from desk.records.patient.view import (
    ACTIVE,
    ENTERED_IN_ERROR,
    OFFICIAL,
    OLD,
    AddressView,
    Change,
    IdentifierView,
    NameView,
    Patient,
    PhoneView,
    RelationView,
)

V = TypeVar("V")
D = TypeVar("D")
_OURS = (UHID, LOCAL)


def fresh(patient_id: str, facility_id: str, by: str, at: int) -> Patient:
    """A patient of whom nothing is said yet."""
    return Patient(
        patient_id=patient_id, sex="0", birth_date=None, age_months=None, age_told_on=None, unknown=False, marks=None,
        photo_id=None, language=None, active=True, replaced_by=None, facility_id=facility_id, made_at=at, made_by=by,
        changed_at=at,
    )  # fmt: skip


def applied(before: Patient, draft: PatientDraft, at: int) -> Patient:
    """`before` as the checked `draft` says it is, from `at` (UTC ms) on; what it no longer says is ended, not lost."""
    return replace(
        before,
        sex=draft.sex,
        birth_date=draft.birth_date or None,
        age_months=draft.age_months,
        age_told_on=draft.told_on or None,
        unknown=draft.unknown,
        marks=draft.marks or None,
        language=draft.language or None,
        changed_at=at,
        names=_applied_names(before, draft, at),
        identifiers=_identifiers(before, draft.numbers, at),
        phones=_merged(before.phones, draft.phones, _said_phone, lambda p: PhoneView(p.number, p.whose, at), at),
        addresses=_applied_addresses(before, draft, at),
        relations=_merged(before.relations, draft.relatives, _said_relative, lambda r: _new_relation(r, at), at),
    )


def draft_of(patient: Patient) -> PatientDraft:
    """The draft that would change nothing: what an edit form is filled with."""
    at = patient.address
    return PatientDraft(
        name=patient.name if patient.name != patient.name_native else "",
        name_native=patient.name_native,
        sex=patient.sex,
        birth_date=patient.birth_date or "",
        age_months=patient.age_months,
        told_on=patient.age_told_on or "",
        phones=tuple(_said_phone(p) for p in patient.phones if p.ended_at is None),
        address=said_address(at) if at else Address(),
        relatives=tuple(_said_relative(r) for r in patient.relations if r.ended_at is None),
        numbers=tuple(_said_number(i) for i in patient.identifiers if i.status == ACTIVE and i.system not in _OURS),
        language=patient.language or "",
        marks=patient.marks or "",
        unknown=patient.unknown,
    )


def changes(before: Patient, after: Patient, reason: str, at: int, by: str) -> tuple[Change, ...]:
    """One line of history for every field that reads differently."""
    old, new = _readable(before), _readable(after)
    return tuple(Change(name, old[name], new[name], reason, at, by) for name in new if old[name] != new[name])


def _readable(patient: Patient) -> dict[str, str]:
    draft = draft_of(patient)
    told = f"{draft.age_months} m @ {draft.told_on}" if draft.age_months is not None else ""
    kin = {kind: [r for r in draft.relatives if r.kind == kind] for kind in KINSHIP}
    return {
        "name": draft.name, "name_native": draft.name_native, "sex": draft.sex, "birth_date": draft.birth_date,
        "age": told, "phone": ", ".join(p.number for p in draft.phones),
        "address": ", ".join(part for part in vars(draft.address).values() if part),
        **{kind: ", ".join(r.name or r.name_native for r in found) for kind, found in kin.items()},
        "numbers": ", ".join(f"{n.system} {n.value}" for n in draft.numbers),
        "language": draft.language, "marks": draft.marks, "unknown": "yes" if draft.unknown else "",
        "photo": patient.photo_id or "",
    }  # fmt: skip


def _merged(
    before: tuple[V, ...],
    said: tuple[D, ...],
    read: Callable[[V], D],
    make: Callable[[D], V],
    at: int,
) -> tuple[V, ...]:
    """Current entries that are still said stay, the others end at `at`; what is newly said begins."""
    kept: list[V] = []
    standing: set[D] = set()
    for view in before:
        current = view.ended_at is None  # type: ignore[attr-defined]
        if current and read(view) in said and read(view) not in standing:
            standing.add(read(view))
            kept.append(view)
        else:
            kept.append(replace(view, ended_at=at) if current else view)  # type: ignore[type-var]
    return (*kept, *(make(one) for one in said if one not in standing))


def _applied_names(before: Patient, draft: PatientDraft, at: int) -> tuple[NameView, ...]:
    """Only the two names that a form shows can be changed by it; others, such as a maiden name, stay."""
    said = tuple(dict.fromkeys(name for name in (draft.name, draft.name_native) if name))
    shown = (before.name, before.name_native)
    kept = tuple(
        replace(n, use=OLD, ended_at=at) if _current(n) and n.text in shown and n.text not in said else n
        for n in before.names
    )
    standing = {n.text for n in kept if _current(n)}
    return (*kept, *(NameView(OFFICIAL, script_of(text), text, at) for text in said if text not in standing))


def _current(name: NameView) -> bool:
    return name.ended_at is None and name.use != OLD


def _applied_addresses(before: Patient, draft: PatientDraft, at: int) -> tuple[AddressView, ...]:
    shown = before.address
    if shown is not None and said_address(shown) == draft.address:
        return before.addresses
    kept = tuple(replace(a, ended_at=at) if a is shown else a for a in before.addresses)
    # The new one stands first: it is the one that is shown.
    new = () if draft.address == Address() else (AddressView(**vars(draft.address), made_at=at),)
    return (*new, *kept)


def _said_phone(view: PhoneView) -> Phone:
    return Phone(view.number, view.whose)


def said_address(view: AddressView) -> Address:
    """The address as a form holds it."""
    return Address(view.line, view.locality, view.district, view.state, view.pin)


def _said_relative(view: RelationView) -> Relative:
    return Relative(view.kind, view.name, view.name_native, view.related_id)


def _new_relation(said: Relative, at: int) -> RelationView:
    return RelationView(said.kind, said.name, said.name_native, said.patient_id, at)


def _said_number(view: IdentifierView) -> Number:
    return Number(view.system, view.value)


def _identifiers(before: Patient, numbers: tuple[Number, ...], at: int) -> tuple[IdentifierView, ...]:
    """A number that is no longer said becomes an old one, still searchable; UHID and own number stay."""
    said = set(numbers)
    standing = {_said_number(i) for i in before.identifiers if i.status == ACTIVE}
    kept = (
        i if i.system in _OURS or i.status in (OLD, ENTERED_IN_ERROR) or _said_number(i) in said
        else replace(i, status=OLD, ended_at=at)
        for i in before.identifiers
    )  # fmt: skip
    return (*kept, *(IdentifierView(n.system, n.value, ACTIVE, at) for n in numbers if n not in standing))
