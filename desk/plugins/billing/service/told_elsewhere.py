"""What other desks said of payments and of the safe, beside what was said here: taken over, and held against it."""

from collections.abc import Sequence

from desk.plugins.billing.queries import claims as reading
from desk.plugins.billing.queries import sessions
from desk.plugins.billing.queries.documents import as_array
from desk.plugins.billing.rules.cash import REMIT, CashEvent
from desk.plugins.billing.rules.documents import Outcome
from desk.plugins.billing.rules.postings import Paper
from desk.plugins.billing.rules.reviews import CHALLAN_TWICE, DISPUTED
from desk.plugins.billing.service import claims, matters
from desk.store.unit import Unit

_DISPUTED = """
    SELECT payment_id FROM json_each(?) k CROSS JOIN billing_outcome o ON o.payment_id = k.value
    GROUP BY payment_id HAVING count(DISTINCT outcome) > 1
"""


def look(unit: Unit, papers: Sequence[Paper]) -> None:
    """After pulled papers are kept: requests move with their outcomes; a payment that two desks saw otherwise, and a
    challan that two desks entered, are matters for a person."""
    outcomes = [one for one in papers if isinstance(one, Outcome)]
    if outcomes:
        _look_at_outcomes(unit, outcomes)
    for one in papers:
        if isinstance(one, CashEvent) and one.kind == REMIT and sessions.challans(unit.connection, one.number) > 1:
            matters.note(unit, CHALLAN_TWICE, one.number, patient_id=None, paise=one.paise, number=one.number)


def _look_at_outcomes(unit: Unit, outcomes: Sequence[Outcome]) -> None:
    disputed = unit.connection.exec_driver_sql(_DISPUTED, (as_array(one.payment_id for one in outcomes),))
    twice = set(disputed.scalars())
    for one in outcomes:
        claim = reading.claim(unit.connection, one.payment_id)
        if claim is not None and claim.request_id:
            claims.state(unit, claim.request_id, one.outcome)
        if one.payment_id in twice:
            matters.note(
                unit, DISPUTED, one.payment_id, patient_id=one.patient_id, paise=one.paise, number=one.reference
            )
