"""What becomes of a patient, on an open unit. Rights were asked before; each act is audited, sent and told here."""

import base64
from collections.abc import Iterable
from dataclasses import replace

from desk.codes.card import SKEW
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.facts import PatientRegistered
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records import held
from desk.records.entry import Checks
from desk.records.facility import queries as places
from desk.records.numbers import acts as numbers
from desk.records.patient import amending, fhir, queries, writing
from desk.records.patient.draft import Consent, PatientDraft
from desk.records.patient.rules import ABHA_PURPOSE, LOCAL, UHID, check, check_consent, check_reason, photo_problem
from desk.records.patient.view import ACTIVE, Change, ConsentView, IdentifierView, Patient
from desk.records.provisional import marks
from desk.store import attachments
from desk.store.attachments import Attachment
from desk.store.outbox import Resource
from desk.store.unit import Unit

CLAIM = "claim"
"""What the history says of a field that a card's unproven claim filled in and the clerk saw."""
CARD = "card"
"""What it says of a field that a verified card filled in."""


def register(unit: Unit, draft: PatientDraft, overridden: str = "") -> str:
    """Enter a patient for the first time; gives the id. Raises Problems. Whoever calls has looked for duplicates.

    `overridden` is the reason for going on in spite of close matches; it is kept in the history.
    """
    return enter(unit, check(draft, business_date(unit.at)), overridden)


def enter(unit: Unit, checked: PatientDraft, overridden: str = "") -> str:
    """The same for a draft that has been checked. One made from a verified card keeps its patient id and UHID."""
    patient = amending.fresh(_id_of(unit, checked), unit.actor.facility_id, unit.actor.staff_id, unit.at)
    patient = amending.applied(patient, checked, unit.at)
    if not patient.uhid:
        patient = replace(patient, identifiers=(_number(unit), *patient.identifiers))
    if checked.photo is not None:
        patient = replace(patient, photo_id=_keep_photo(unit, patient.patient_id, checked.photo))
    writing.add(unit.connection, patient)
    _note_beginnings(unit, patient, checked, overridden)
    consents = [_keep_consent(unit, patient.patient_id, consent) for consent in checked.consents]
    said = {} if checked.card is None else {"card": checked.card.cti, "unlike": " ".join(_unlike(checked))}
    unit.audit(patient.patient_id, overridden="yes" if overridden else "no", claimed=len(checked.claimed), **said)
    unit.touch("patient", f"patient:{patient.patient_id}")
    unit.send(lane(patient.patient_id), fhir.to_fhir(_travelling(unit, patient)), *consents)
    unit.tell(
        PatientRegistered(
            fact_id=new_id(), actor=unit.actor.staff_id, facility=unit.actor.facility_id,
            patient_id=patient.patient_id, visit_id=None, at=unit.at, intent=unit.intent,
        )
    )  # fmt: skip
    return patient.patient_id


def amend(unit: Unit, patient_id: str, draft: PatientDraft, reason: str, seen: int | None = None) -> None:
    """Make the patient read as `draft`; every field that changes is kept in the history with `reason`.

    `seen` is the `changed_at` of the patient that the form showed. Raises Problems, Refused when somebody else has
    changed the patient since.
    """
    reason = check_reason(reason)
    before = known(unit, patient_id)
    if seen is not None and before.changed_at != seen:
        raise Refused(words("Patient", "Someone else has changed this patient. Open the form again."))
    given = _abha_consents(unit, before.patient_id)
    if before.unknown and draft.name != before.name:
        draft = replace(draft, unknown=False)
    checked = check(replace(draft, consents=(*given, *draft.consents)), business_date(unit.at))
    new = checked.consents[len(given) :]
    after = amending.applied(before, checked, unit.at)
    if draft.photo is not None and checked.photo is not None:
        after = replace(after, photo_id=_keep_photo(unit, before.patient_id, checked.photo))
    consents = [_keep_consent(unit, before.patient_id, consent) for consent in new]
    change(unit, before, after, reason, *consents)


def change(unit: Unit, before: Patient, after: Patient, reason: str, *more: Resource) -> None:
    """Write, remember, audit and send a changed patient; nothing at all when nothing differs."""
    differs = amending.changes(before, after, reason, unit.at, unit.actor.staff_id)
    if replace(before, changed_at=0) == replace(after, changed_at=0) and not more:
        return
    after = replace(after, changed_at=unit.at)
    writing.change(unit.connection, before, after)
    writing.add_history(unit.connection, after.patient_id, differs)
    unit.audit(after.patient_id, fields=" ".join(c.field for c in differs))
    send(unit, after, *more)


def set_photo(unit: Unit, patient_id: str, photo: bytes) -> None:
    """Keep a new photo; the old one stays in the history. Raises Refused."""
    problem = photo_problem(photo)
    if problem is not None:
        raise Refused(problem, field="photo")
    before = known(unit, patient_id)
    after = replace(before, photo_id=_keep_photo(unit, before.patient_id, photo))
    change(unit, before, after, "photo")


def consent(unit: Unit, patient_id: str, given: Consent) -> str:
    """Record a consent, or its taking back; gives its id. Raises Problems."""
    checks = Checks()
    check_consent(given, checks)
    checks.done()
    patient = known(unit, patient_id)
    resource = _keep_consent(unit, patient.patient_id, given)
    unit.audit(patient.patient_id, purpose=given.purpose, decision=given.decision)
    unit.send(lane(patient.patient_id), resource)
    unit.touch("patient", f"patient:{patient.patient_id}")
    return str(resource["id"])


def give_uhids(unit: Unit, limit: int = 500) -> int:
    """Give a leased UHID to patients who have none, oldest first; the old number stays. How many were given."""
    given = 0
    for patient_id in queries.without_uhid(unit.connection, limit):
        uhid = numbers.next_uhid(unit)
        if uhid is None:
            break
        before = known(unit, patient_id)
        fresh = IdentifierView(UHID, uhid.compact, ACTIVE, unit.at)
        change(unit, before, replace(before, identifiers=(fresh, *before.identifiers)), "uhid")
        given += 1
    return given


def known(unit: Unit, patient_id: str) -> Patient:
    """The patient's own record, merges followed. Raises Refused when nobody has this id."""
    survivor = queries.survivor(unit.connection, patient_id)
    found = queries.record(unit.connection, survivor) if survivor else None
    if found is None:
        raise Refused(words("Patient", "This patient is not known at this desk."))
    return found


def lane(patient_id: str) -> str:
    """The outbox lane of everything about one patient."""
    return f"patient:{patient_id}"


def resource_of(unit: Unit, patient: Patient) -> Resource:
    """The Patient resource as it will be sent, laid over what is known of it. Raises Refused where a slip is all."""
    marks.refuse_marked(unit.connection, marks.PATIENT, patient.patient_id)
    return fhir.to_fhir(_travelling(unit, patient), held.newest(unit.connection, "Patient", patient.patient_id))


def _travelling(unit: Unit, patient: Patient) -> Patient:
    """A patient entered before the desk joined a cloud travels under no facility that the cloud never heard of."""
    ours = places.enrolled(unit.connection) and patient.facility_id == places.facility_id(unit.connection)
    return patient if ours else replace(patient, facility_id="")


def send(unit: Unit, patient: Patient, *more: Resource, depends_on: tuple[str, ...] = ()) -> str:
    """Queue the patient, and what was made with it, as one op; gives its op_id."""
    unit.touch("patient", f"patient:{patient.patient_id}")
    return unit.send(lane(patient.patient_id), resource_of(unit, patient), *more, depends_on=depends_on)


def _id_of(unit: Unit, checked: PatientDraft) -> str:
    card = checked.card
    if card is None or card.person is None:
        return new_id()
    if (card.expires or 0) + SKEW < unit.at // 1000:
        raise Refused(words("Patient", "This card has expired. Scan it again."), field="uhid")
    if queries.survivor(unit.connection, card.person.patient_id) is not None:
        raise Refused(words("Patient", "The patient of this card is known here already. Scan the card to open them."))
    return card.person.patient_id


def _unlike(checked: PatientDraft) -> list[str]:
    """In which of name, sex and birth the draft says something else than the card whose number it takes."""
    person = checked.card.person if checked.card else None
    if person is None:
        return []
    year = str(person.birth_date.year if person.birth_date else person.birth_year or "")
    alike = {
        "name": " ".join(person.name.split()).casefold() in (checked.name.casefold(), checked.name_native.casefold()),
        "sex": person.sex == checked.sex,
        "birth": not year or checked.birth_date.startswith(year),
    }
    return [field for field, same in alike.items() if not same]


def _number(unit: Unit) -> IdentifierView:
    """A UHID where a leased one is left, else the facility's own number: registering never waits for a number."""
    uhid = numbers.next_uhid(unit)
    if uhid is not None:
        return IdentifierView(UHID, uhid.compact, ACTIVE, unit.at)
    return IdentifierView(LOCAL, numbers.next_local(unit), ACTIVE, unit.at)


def _keep_photo(unit: Unit, patient_id: str, photo: bytes) -> str:
    kept = Attachment(new_id(), "image/jpeg", photo)
    attachments.keep(unit.connection, kept, unit.at)
    data = base64.b64encode(photo).decode("ascii")
    unit.send(attachments.LANE, fhir.binary(kept.attachment_id, patient_id, kept.content_type, data))
    return kept.attachment_id


def _keep_consent(unit: Unit, patient_id: str, given: Consent) -> Resource:
    view = ConsentView(
        new_id(), given.purpose, given.decision, given.language, given.how, given.given_by, unit.at, unit.actor.staff_id
    )
    writing.add_consent(unit.connection, patient_id, view)
    return fhir.consent_to_fhir(view, patient_id)


def _abha_consents(unit: Unit, patient_id: str) -> tuple[Consent, ...]:
    """The consent to keep ABHA details, where it was given and not taken back since."""
    about = [c for c in queries.consents(unit.connection, patient_id) if c.purpose == ABHA_PURPOSE]
    if not about or about[-1].decision != "given":
        return ()
    last = about[-1]
    return (Consent(last.purpose, last.language, last.how, last.given_by, last.decision),)


def _note_beginnings(unit: Unit, patient: Patient, draft: PatientDraft, overridden: str) -> None:
    """History of a registration: which fields were a card's claim, and why close matches were passed over."""
    at, by = unit.at, unit.actor.staff_id
    claims: Iterable[Change] = (Change(name, "", "", CLAIM, at, by) for name in sorted(draft.claimed))
    proven: Iterable[Change] = (Change(name, "", "", CARD, at, by) for name in sorted(draft.proven))
    passed = (Change("duplicates", "", "", overridden, at, by),) if overridden else ()
    writing.add_history(unit.connection, patient.patient_id, (*claims, *proven, *passed))
