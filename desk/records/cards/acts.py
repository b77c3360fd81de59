"""What becomes of cards, on an open unit: issued, withdrawn, taken over from the feed."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import insert

from desk.codes.person import Person
from desk.codes.sign import DeskSigner
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records.cards import queries
from desk.records.cards.fhir import card_to_fhir, from_fhir, withdrawal_to_fhir
from desk.records.cards.rules import (
    GUARDIANS,
    SUPERSEDED,
    TEMPORARY,
    CardState,
    IssuedCard,
    Withdrawal,
    on_card,
)
from desk.records.cards.tables import CardRow, CardTextRow, CardWithdrawalRow
from desk.records.coverage import queries as coverages
from desk.records.fhir import Resource
from desk.records.health import queries as health
from desk.records.patient import acts as patients
from desk.records.patient import queries as people
from desk.records.patient.view import Patient
from desk.records.provisional import marks
from desk.store import outbox
from desk.store.unit import Unit

DESK_PROFILE = 1
MOST_AT_ONCE = 11
"""An op holds twelve resources: a card, and so many that it replaces."""


def issue_temporary(unit: Unit, patient_id: str, signer: DeskSigner | None) -> IssuedCard:
    """Sign a temporary card for the patient; their earlier temporary ones are withdrawn. Raises Refused."""
    if signer is None:
        raise Refused(words("Cards", "This desk may not sign cards yet. Connect it to the cloud once, then try again."))
    patient = patients.known(unit, patient_id)
    marks.refuse_marked(unit.connection, marks.PATIENT, patient.patient_id)
    made = signer.temporary_card(person_of(unit, patient), unit.at)
    card = IssuedCard(
        made.cti, new_id(), patient.patient_id, TEMPORARY, (DESK_PROFILE,), made.issuer, made.issued * 1000,
        made.expires * 1000, unit.actor.staff_id, texts={DESK_PROFILE: made.text},
    )  # fmt: skip
    ids = people.same_person(unit.connection, patient.patient_id)
    earlier = [
        one for one in queries.of_patients(unit.connection, ids)
        if one.temporary and one.state(unit.at) is CardState.VALID
    ]  # fmt: skip
    gone = [_withdrawal(unit, one, SUPERSEDED) for one in earlier[:MOST_AT_ONCE]]
    _write(unit, card)
    for withdrawal in gone:
        _write_withdrawal(unit, withdrawal)
    unit.audit(card.patient_id, card=card.cti, kind=card.kind, replaces=" ".join(one.cti for one in gone))
    _send(unit, card.patient_id, card_to_fhir(card), *map(withdrawal_to_fhir, gone))
    return card


def keep_issued(unit: Unit, patient_id: str, resource: Resource, texts: Mapping[int, str]) -> IssuedCard:
    """Keep a card that the cloud issued on this desk's request, with what its codes hold.

    Raises ValueError when it is no card of this patient.
    """
    card = from_fhir(resource)
    if not isinstance(card, IssuedCard) or card.patient_id != patient_id or not set(card.profiles) <= texts.keys():
        raise ValueError("not the card that was asked for")
    held = queries.card(unit.connection, card.cti)
    if held is not None and not _same(held, card):
        raise ValueError("another card has this number")
    if held is None:
        _write(unit, replace(card, texts={profile: texts[profile] for profile in card.profiles}))
        unit.audit(patient_id, card=card.cti, kind=card.kind)
    return queries.card(unit.connection, card.cti) or card


def revoke(unit: Unit, name: str, reason: str, patient_id: str = "") -> Withdrawal:
    """Withdraw a card, by its cti or card_id; of one that this desk never heard of, `patient_id` says whose it is.

    A card that was withdrawn before keeps its first withdrawal. Raises Refused.
    """
    card = queries.card(unit.connection, name)
    if card is None and patient_id:
        card = _unheard(unit, name, patients.known(unit, patient_id))
    if card is None:
        raise Refused(words("Cards", "This card is not known at this desk. Open its patient first."))
    standing = queries.withdrawal(unit.connection, card.cti)
    if standing is not None:
        return standing
    withdrawal = _withdrawal(unit, card, reason)
    _write_withdrawal(unit, withdrawal)
    unit.audit(card.patient_id, card=card.cti, reason=reason)
    _send(unit, card.patient_id, withdrawal_to_fhir(withdrawal))
    return withdrawal


def pull(unit: Unit, resource: Resource) -> None:
    """Take over a card or a withdrawal of the feed. Raises ValueError on nonsense, Refused when it was told twice."""
    said = from_fhir(resource)
    if isinstance(said, Withdrawal):
        if queries.knows_withdrawal(unit.connection, said.withdrawal_id) is None:
            _write_withdrawal(unit, said)
        return
    held = queries.card(unit.connection, said.cti)
    if held is None:
        _write(unit, said)
    elif not _same(held, said):
        raise Refused(words("Cards", "Two cards carry the same number. Tell the helpline."))


def person_of(unit: Unit, patient: Patient) -> Person:
    """What a card says of the patient. Raises Refused where no card can be made."""
    ids = people.same_person(unit.connection, patient.patient_id)
    known = people.patient(unit.connection, patient.patient_id) or patient
    facts, schemes = health.facts(unit.connection, ids), coverages.coverages(unit.connection, ids)
    return on_card(known, facts, schemes, _guardian_uhid(unit, patient), business_date(unit.at))


def _guardian_uhid(unit: Unit, patient: Patient) -> str:
    for relation in filter(None, map(patient.relation, GUARDIANS)):
        kin = people.patient(unit.connection, relation.related_id) if relation.related_id else None
        if kin is not None:
            return kin.uhid
    return ""


def _same(one: IssuedCard, other: IssuedCard) -> bool:
    return (one.card_id, one.patient_id, one.kind) == (other.card_id, other.patient_id, other.kind)


def _unheard(unit: Unit, cti: str, patient: Patient) -> IssuedCard:
    return IssuedCard(cti.lower(), "", patient.patient_id, "", (), "", unit.at, unit.at, unit.actor.staff_id)


def _withdrawal(unit: Unit, card: IssuedCard, reason: str) -> Withdrawal:
    return Withdrawal(new_id(), card.cti, card.patient_id, reason, unit.at, unit.actor.staff_id)


def _write(unit: Unit, card: IssuedCard) -> None:
    values = {name: getattr(card, name) for name in CardRow.__annotations__}
    unit.connection.execute(insert(CardRow), values | {"profiles": " ".join(map(str, card.profiles))})
    for profile, text in card.texts.items():
        unit.connection.execute(insert(CardTextRow), {"cti": card.cti, "profile": profile, "text": text})
    unit.touch("card", f"patient:{card.patient_id}")


def _write_withdrawal(unit: Unit, withdrawal: Withdrawal) -> None:
    unit.connection.execute(insert(CardWithdrawalRow), vars(withdrawal))
    unit.touch("card", "trust", f"patient:{withdrawal.patient_id}")


def _send(unit: Unit, patient_id: str, *resources: Resource) -> None:
    # The patient may still wait in another lane: a duplicate's op stands in the survivor's after a merge.
    before = outbox.last_unsent(unit.connection, "Patient", patient_id)
    unit.send(patients.lane(patient_id), *resources, depends_on=(before,) if before else ())
