"""What other desks sent, held against what it names: an outcome says what its payment says, an accept what its offer
says, and each of them is said once. Whichever of the two comes second is held to the first."""

from collections.abc import Iterable, Mapping, Sequence

from desk.plugins.billing.queries.documents import as_array
from desk.plugins.billing.rules.cash import ACCEPT, OFFER, CashEvent
from desk.plugins.billing.rules.documents import RECEIPT, Document, Outcome
from desk.plugins.billing.rules.postings import Paper
from desk.store import ledger
from desk.store.unit import Unit

Said = tuple[object, ...]

_PAID = """
    SELECT p.payment_id, d.kind, d.purpose, p.method, p.paise FROM json_each(?) k
    CROSS JOIN billing_payment p ON p.payment_id = k.value JOIN billing_document d ON d.document_id = p.document_id
"""
_OUTCOMES = """
    SELECT o.document_id, o.payment_id, o.outcome, o.purpose, o.method, o.paise FROM json_each(?) k
    CROSS JOIN billing_outcome o ON o.payment_id = k.value
"""
_EVENTS = """
    SELECT e.event_id, e.kind, e.session_id, e.other_session, e.paise, e.of_event FROM json_each(?) k
    CROSS JOIN billing_cash_event e ON {which} = k.value WHERE +e.kind = ?
"""


def refuse_contradictions(unit: Unit, fresh: Sequence[Paper]) -> None:
    """Raise ledger.Contradiction for the first of these papers, new here, that says other than what it names."""
    outcomes = [one for one in fresh if isinstance(one, Outcome)]
    receipts = [one for one in fresh if isinstance(one, Document) and one.kind == RECEIPT]
    if outcomes or receipts:
        _outcomes(unit, outcomes, receipts)
    answers = [one for one in fresh if isinstance(one, CashEvent) and one.kind in (OFFER, ACCEPT)]
    if answers:
        _accepts(unit, answers)


def _outcomes(unit: Unit, outcomes: Sequence[Outcome], receipts: Sequence[Document]) -> None:
    named = {one.payment_id for one in outcomes} | {paid.payment_id for one in receipts for paid in one.payments}
    array = as_array(sorted(named))
    paid: dict[str, Said] = {row[0]: tuple(row[1:]) for row in unit.connection.exec_driver_sql(_PAID, (array,))}
    for one in receipts:
        paid |= {part.payment_id: (RECEIPT, one.purpose, part.method, part.paise) for part in one.payments}
    told = [
        (one.document_id, one.payment_id, one.outcome, (RECEIPT, one.purpose, one.method, one.paise))
        for one in outcomes
    ]
    told += [
        (row[0], row[1], row[2], (RECEIPT, *row[3:])) for row in unit.connection.exec_driver_sql(_OUTCOMES, (array,))
    ]
    about: Mapping[str, str] = {part.payment_id: one.document_id for one in receipts for part in one.payments}
    first: dict[tuple[str, str], str] = {}
    for outcome_id, payment_id, outcome, said in told:
        if first.setdefault((payment_id, outcome), outcome_id) != outcome_id:
            raise ledger.Contradiction(outcome_id)
        if paid.get(payment_id, said) != said:
            raise ledger.Contradiction(about.get(payment_id, outcome_id))


def _accepts(unit: Unit, events: Iterable[CashEvent]) -> None:
    offers: dict[str, Said] = {}
    accepts: dict[str, tuple[str, Said]] = {}
    fresh = list(events)
    known = _known(unit, [one.of_event for one in fresh if one.kind == ACCEPT and one.of_event], "e.event_id", OFFER)
    known += _known(unit, [one.event_id for one in fresh if one.kind == OFFER], "e.of_event", ACCEPT)
    known += _known(unit, [one.of_event for one in fresh if one.kind == ACCEPT and one.of_event], "e.of_event", ACCEPT)
    mine = [(one.event_id, one.kind, one.session_id, one.other_session, one.paise, one.of_event) for one in fresh]
    for event_id, kind, giver, receiver, paise, of_event in (*known, *mine):
        if kind == OFFER:
            offers[event_id] = (giver, receiver, paise)
        elif accepts.setdefault(of_event or "", (event_id, (receiver, giver, paise)))[0] != event_id:
            raise ledger.Contradiction(event_id)
    for of_event, (event_id, said) in accepts.items():
        if offers.get(of_event, said) != said:
            raise ledger.Contradiction(event_id)


def _known(
    unit: Unit, ids: Sequence[str], which: str, kind: str
) -> list[tuple[str, str, str | None, str | None, int, str | None]]:
    if not ids:
        return []
    rows = unit.connection.exec_driver_sql(_EVENTS.format(which=which), (as_array(sorted(set(ids))), kind))
    return [tuple(row) for row in rows]
