"""What two desks did while they were apart, found by whoever pulls it: each a matter for a person, nothing is undone.

Nothing of it travels: every desk finds the same in the same documents, under the same id. What a later document puts
right settles itself.
"""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Row

from desk.plugins.billing.queries import bills
from desk.plugins.billing.queries.documents import as_array
from desk.plugins.billing.rules.accounts import BOOK
from desk.plugins.billing.rules.documents import BY_DEPOSIT, BY_UPI, CREDIT_NOTE, FOR_DEPOSIT, Document
from desk.plugins.billing.rules.postings import Paper
from desk.plugins.billing.rules.reviews import (
    BILLED_TWICE,
    CHARGED_TWICE,
    DEPOSIT_OVERSPENT,
    GIVE_BACK,
    OVER_CREDITED,
    OVERDRAWN,
    UTR_TWICE,
)
from desk.plugins.billing.service import matters
from desk.records.patient.queries import known_as, survivor
from desk.store.unit import Unit

_BILLED = """
    SELECT l.charge_id, l.line_id, d.document_id, d.number, d.patient_id, l.patient, l.quantity, c.status,
        coalesce((SELECT sum(g.quantity) FROM billing_line g WHERE g.of_line = l.line_id), 0) AS back
    FROM json_each(?) k CROSS JOIN billing_line l ON l.charge_id = k.value
    JOIN billing_document d ON d.document_id = l.document_id AND d.kind = 'bill'
    LEFT JOIN billing_charge c ON c.charge_id = l.charge_id ORDER BY l.charge_id, d.at, d.document_id
"""
_CLAIMED = """
    SELECT p.reference, p.payment_id, p.paise, d.patient_id FROM json_each(?) k
    CROSS JOIN billing_payment p ON p.reference = k.value AND p.method = 'upi'
    JOIN billing_document d ON d.document_id = p.document_id AND d.kind = 'receipt'
    WHERE NOT EXISTS (SELECT 1 FROM billing_outcome o WHERE o.payment_id = p.payment_id AND o.outcome = 'failed')
    ORDER BY p.reference, d.at, p.payment_id
"""
_RESTS = """
    SELECT w.line_ref, count(c.charge_id) AS charged, max(c.patient_id) AS patient_id, min(c.patient) AS patient
    FROM (SELECT DISTINCT o.line_ref FROM json_each(?) k CROSS JOIN billing_charge o ON o.charge_id = k.value
        AND o.line_ref <> '') w
    LEFT JOIN billing_charge c ON c.line_ref = w.line_ref AND c.status <> 'cancelled' AND NOT EXISTS (
        SELECT 1 FROM billing_line l WHERE l.charge_id = c.charge_id AND l.quantity <= (
            SELECT coalesce(sum(g.quantity), 0) FROM billing_line g WHERE g.of_line = l.line_id))
    GROUP BY w.line_ref
"""
_OPEN = "SELECT about FROM billing_review WHERE kind = ? AND settled_at IS NULL"
_BELOW = """
    SELECT 1 FROM ledger_balance b JOIN ledger_account a ON a.account_id = b.account_id
    WHERE a.book = ? AND a.holds AND b.amount < 0 LIMIT 1
"""
ITSELF = "itself"


def look(unit: Unit, papers: Sequence[Paper]) -> None:
    """Flag what these pulled papers do together with what was here, and settle what they put right."""
    documents = [one for one in papers if isinstance(one, Document)]
    _look_at_charges(unit, {line.charge_id for one in documents for line in one.lines})
    _look_at_rests(unit, _credited(documents))
    _look_at_references(unit, documents)
    _look_at_deposits(unit, documents)
    if papers:
        _settle_overdrawn(unit)


def put_right(unit: Unit, papers: Sequence[Paper]) -> None:
    """What papers that are made here put right of it: a credit note, money paid in ahead, cash into a drawer."""
    documents = [one for one in papers if isinstance(one, Document)]
    _look_at_charges(unit, _credited(documents))
    _look_at_deposits(unit, documents)
    _settle_overdrawn(unit)


def _credited(documents: Iterable[Document]) -> set[str]:
    return {line.charge_id for one in documents if one.kind == CREDIT_NOTE for line in one.lines}


def look_at_charges(unit: Unit, charge_ids: Iterable[str], cancelled: Collection[str]) -> None:
    """The same for charges that were pulled; `cancelled`: of which it was said that they are owed no more."""
    wanted = set(charge_ids)
    _look_at_charges(unit, wanted, cancelled)
    _look_at_rests(unit, wanted)


def _look_at_rests(unit: Unit, charge_ids: set[str]) -> None:
    """What is left of a line of a dispense, of which two desks took some back, is charged by both of them.

    What was billed and wholly credited is charged no more: what is owed again in its place is the only one.
    """
    rows = unit.connection.exec_driver_sql(_RESTS, (as_array(sorted(charge_ids)),)).all() if charge_ids else ()
    single = [row.line_ref for row in rows if row.charged < 2]
    told = set(unit.connection.exec_driver_sql(_OPEN, (BILLED_TWICE,)).scalars()) if single else set()
    for line_ref in told.intersection(single):
        matters.settled(unit, BILLED_TWICE, line_ref, ITSELF)
    for row in rows:
        if row.charged > 1:
            matters.note(
                unit, BILLED_TWICE, row.line_ref, patient_id=row.patient_id, paise=row.patient or 0, says=CHARGED_TWICE
            )


def _look_at_charges(unit: Unit, charge_ids: set[str], cancelled: Collection[str] = ()) -> None:
    if not charge_ids:
        return
    first: Row[tuple[object, ...]] | None = None
    rows = unit.connection.exec_driver_sql(_BILLED, (as_array(sorted(charge_ids)),)).all()
    for row in rows:
        if row.back > row.quantity:
            _note(unit, OVER_CREDITED, row.line_id, row)
        if row.back >= row.quantity:
            continue  # all of it went back: nothing is owed twice any more
        if row.status == "cancelled" or row.charge_id in cancelled:
            _note(unit, GIVE_BACK, row.charge_id, row)
        if first is not None and first.charge_id == row.charge_id:
            _note(unit, BILLED_TWICE, row.charge_id, row)
        else:
            first = row
    _settle_credited(unit, rows)


def _note(unit: Unit, kind: str, about: str, row: Row[tuple[object, ...]]) -> None:
    matters.note(unit, kind, about, patient_id=row.patient_id, paise=row.patient, number=row.number)


def _settle_credited(unit: Unit, rows: Sequence[Row[tuple[object, ...]]]) -> None:
    """A charge that was billed twice and of which one bill was credited is right again."""
    standing: dict[str, int] = {}
    bills_of: dict[str, int] = {}
    for row in rows:
        bills_of[row.charge_id] = bills_of.get(row.charge_id, 0) + 1
        standing[row.charge_id] = standing.get(row.charge_id, 0) + (row.back < row.quantity)
    for charge_id, count in bills_of.items():
        if count > 1 and standing[charge_id] < 2:
            matters.settled(unit, BILLED_TWICE, charge_id, ITSELF)


def _look_at_references(unit: Unit, documents: Sequence[Document]) -> None:
    """A bank's reference stands for one payment; the second one with it is not paid."""
    named = {paid.reference for one in documents for paid in one.payments if paid.method == BY_UPI and paid.reference}
    last = ""
    for row in unit.connection.exec_driver_sql(_CLAIMED, (as_array(sorted(named)),)).all() if named else ():
        if row.reference == last:
            matters.note(
                unit, UTR_TWICE, row.payment_id, patient_id=row.patient_id, paise=row.paise, number=row.reference
            )
        last = row.reference


def _look_at_deposits(unit: Unit, documents: Sequence[Document]) -> None:
    """What lies here for somebody is never below nothing, unless two desks spent it."""
    touched = [one for one in documents if _is_of_deposit(one)]
    for patient_id in {survivor(unit.connection, one.patient_id) or one.patient_id for one in touched}:
        left = bills.deposit(unit.connection, known_as(unit.connection, patient_id))
        if left >= 0:
            matters.settled(unit, DEPOSIT_OVERSPENT, patient_id, ITSELF)
        elif patient_id not in unit.connection.exec_driver_sql(_OPEN, (DEPOSIT_OVERSPENT,)).scalars():
            matters.note(
                unit, DEPOSIT_OVERSPENT, patient_id, patient_id=patient_id, paise=-left,
                by=max(touched, key=lambda one: (one.at, one.document_id)).document_id,
            )  # fmt: skip


def _is_of_deposit(one: Document) -> bool:
    if one.kind == CREDIT_NOTE:
        return False
    return one.purpose == FOR_DEPOSIT or any(paid.method == BY_DEPOSIT for paid in one.payments)


def _settle_overdrawn(unit: Unit) -> None:
    """What took a drawer below zero may come before what filled it: once none is below zero, nothing is left to say."""
    flagged = unit.connection.exec_driver_sql(_OPEN, (OVERDRAWN,)).scalars().all()
    if flagged and unit.connection.exec_driver_sql(_BELOW, (BOOK,)).first() is None:
        for about in flagged:
            matters.settled(unit, OVERDRAWN, about, ITSELF)
