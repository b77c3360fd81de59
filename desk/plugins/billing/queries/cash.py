"""Reads of what a session amounts to, and of what lies in drawers and in the safe. Paise, from the ledger."""

from collections.abc import Iterable

from sqlalchemy import Connection

from desk.plugins.billing.queries import claims, sessions
from desk.plugins.billing.rules import accounts
from desk.plugins.billing.rules.cash import ACCEPT, COUNT, PAY_IN, PAY_OUT, Session
from desk.plugins.billing.rules.documents import BY_CASH, METHODS, RECEIPT, REFUND
from desk.plugins.billing.rules.z_report import MOST_CLAIMS, CashFlow, ClaimSaid, CountSaid, MethodTotal, Run, Totals
from desk.records.facility import queries as facilities
from desk.store import ledger

INR = "INR"


def in_drawer(connection: Connection, session_id: str) -> int:
    """What the book says is in a session's drawer."""
    return ledger.balance(connection, INR, accounts.drawer_id(session_id))


def in_safe(connection: Connection) -> int:
    """What the book says is in the facility's safe, by all that is known here."""
    facility = facilities.facility_id(connection)
    return ledger.balance(connection, INR, accounts.id_of(facility, accounts.SAFE))


def offered(connection: Connection, session_id: str) -> int:
    """What a session offered to others and nobody has accepted or withdrawn."""
    return sum(offer.paise for offer in sessions.offered_by(connection, (session_id,)))


def counted(connection: Connection, session_id: str) -> bool:
    """Whether the drawer was counted as it is now: no cash came or went after its newest count."""
    newest = sessions.last_count(connection, session_id)
    return newest is not None and newest.expected == in_drawer(connection, session_id)


def free(connection: Connection, session_id: str) -> int:
    """What may be taken out of a drawer: what is in it, less what is offered."""
    return in_drawer(connection, session_id) - offered(connection, session_id)


_METHODS = """
    SELECT p.method, d.kind, sum(p.paise), count(DISTINCT d.document_id)
    FROM billing_document d JOIN billing_payment p ON p.document_id = d.document_id
    WHERE d.session_id = ? AND d.kind IN ('receipt', 'refund') GROUP BY p.method, d.kind
"""
_RUNS = """
    SELECT kind, series, count(*), min(serial), max(serial),
        sum(CASE WHEN kind IN ('bill', 'credit-note') THEN patient ELSE paid END)
    FROM billing_document WHERE session_id = ? GROUP BY kind, series ORDER BY kind, series
"""
_NUMBER = "SELECT number FROM billing_document WHERE kind = ? AND series = ? AND serial = ? AND session_id = ?"
_EVENTS = "SELECT kind, sum(paise) FROM billing_cash_event WHERE session_id = ? GROUP BY kind"
_HANDED = "SELECT coalesce(sum(paise), 0) FROM billing_cash_event WHERE +kind = 'accept' AND other_session = ?"


def totals(connection: Connection, session: Session, *, told: bool) -> Totals:
    """A session's sums as they are known here now; with what the drawer should hold only when that may be `told`."""
    methods = _methods(connection, session.session_id)
    counts = [event for event in sessions.events(connection, session.session_id) if event.kind == COUNT]
    claimed = claims.unconfirmed(connection, session.session_id)
    return Totals(
        session, methods if told else tuple(one for one in methods if one.method != BY_CASH),
        tuple(_runs(connection, session.session_id, told=told)),
        _flow(connection, session, methods) if told else None,
        tuple(CountSaid(one.at, one.by, one.paise, one.expected or 0) for one in counts), len(claimed),
        sum(one.paise for one in claimed),
        tuple(ClaimSaid(one.number, one.method, one.reference, one.paise) for one in claimed[:MOST_CLAIMS]),
    )  # fmt: skip


def _methods(connection: Connection, session_id: str) -> tuple[MethodTotal, ...]:
    found = {(row[0], row[1]): (row[2], row[3]) for row in connection.exec_driver_sql(_METHODS, (session_id,))}
    return tuple(
        MethodTotal(
            method, found.get((method, RECEIPT), (0, 0))[0], found.get((method, REFUND), (0, 0))[0],
            found.get((method, RECEIPT), (0, 0))[1], found.get((method, REFUND), (0, 0))[1],
        )
        for method in METHODS
        if (method, RECEIPT) in found or (method, REFUND) in found
    )  # fmt: skip


def _runs(connection: Connection, session_id: str, *, told: bool) -> Iterable[Run]:
    for kind, series, count, first, last, paise in connection.exec_driver_sql(_RUNS, (session_id,)).all():
        ends = [
            connection.exec_driver_sql(_NUMBER, (kind, series, serial, session_id)).scalar() or ""
            for serial in (first, last)
        ]
        yield Run(kind, series, count, ends[0], ends[1], paise if told else 0)


def _flow(connection: Connection, session: Session, methods: Iterable[MethodTotal]) -> CashFlow:
    cash = next((one for one in methods if one.method == BY_CASH), MethodTotal(BY_CASH, 0, 0, 0, 0))
    rows = connection.exec_driver_sql(_EVENTS, (session.session_id,)).all()
    moved: dict[str, int] = {row[0]: row[1] for row in rows}
    handed = int(connection.exec_driver_sql(_HANDED, (session.session_id,)).scalar_one())
    expected = session.float_paise + cash.received + moved.get(PAY_IN, 0) + moved.get(ACCEPT, 0)
    expected -= cash.refunded + moved.get(PAY_OUT, 0) + handed
    return CashFlow(
        session.float_paise, cash.received, cash.refunded, moved.get(PAY_IN, 0), moved.get(PAY_OUT, 0),
        moved.get(ACCEPT, 0), handed, expected, offered(connection, session.session_id),
    )  # fmt: skip
