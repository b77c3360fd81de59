"""Reads of cash sessions and of what happened to their cash."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from desk.plugins.billing.queries.documents import event as whole
from desk.plugins.billing.rules.accounts import drawer_id
from desk.plugins.billing.rules.cash import ACCEPT, CLOSE, COUNT, REMIT, WITHDRAW, CashEvent, Session
from desk.plugins.billing.rules.clock_rules import BACK_MS
from desk.plugins.billing.tables import CashEventRow, SessionRow

_SESSION = (
    SessionRow.session_id, SessionRow.staff_id, SessionRow.desk_letter, SessionRow.opened_at, SessionRow.day,
    SessionRow.float_paise, SessionRow.closed_at,
)  # fmt: skip
_MOST_SESSIONS = 500


def session(connection: Connection, session_id: str) -> Session | None:
    """The session, or None."""
    row = connection.execute(select(*_SESSION).where(SessionRow.session_id == session_id)).first()
    return Session(*row) if row else None


_AHEAD = """
    SELECT 1 FROM ledger_line WHERE commodity = (SELECT n FROM ledger_commodity WHERE commodity_id = 'INR')
    AND account = (SELECT n FROM ledger_account WHERE account_id = ?) AND at > ? LIMIT 1
"""


_OPEN_HERE = (
    select(*_SESSION)
    .where(SessionRow.staff_id == bindparam("who"), SessionRow.closed_at.is_(None))
    .where((SessionRow.origin == "local") | (SessionRow.desk_letter == bindparam("letter")))
    .order_by(SessionRow.opened_at)
)


def open_here(connection: Connection, staff_id: str, letter: str, now: int) -> Session | None:
    """The open session of a person at this desk (whose letter is `letter`), or None.

    One that is still to come at `now` (UTC ms), because the clock was ahead when it was used, waits for its time.
    """
    found = (Session(*row) for row in connection.execute(_OPEN_HERE, {"who": staff_id, "letter": letter}))
    return next((one for one in found if not _is_ahead(connection, one, now + BACK_MS)), None)


def _is_ahead(connection: Connection, session: Session, at: int) -> bool:
    """Whether it was opened, or its cash moved, after `at`."""
    moved = connection.exec_driver_sql(_AHEAD, (drawer_id(session.session_id), at))
    return session.opened_at > at or moved.first() is not None


def open_ones(connection: Connection) -> tuple[Session, ...]:
    """Every session that is open at the facility, as far as it is known here, oldest first."""
    query = select(*_SESSION).where(SessionRow.closed_at.is_(None)).order_by(SessionRow.opened_at)
    return tuple(Session(*row) for row in connection.execute(query.limit(_MOST_SESSIONS)))


def of_days(connection: Connection, first: str, last: str) -> tuple[Session, ...]:
    """The sessions that were opened on these days (ISO, both included), newest first."""
    query = select(*_SESSION).where(SessionRow.day.between(first, last)).order_by(SessionRow.opened_at.desc())
    return tuple(Session(*row) for row in connection.execute(query.limit(_MOST_SESSIONS)))


def event(connection: Connection, event_id: str) -> CashEvent | None:
    """What happened to cash, by its id."""
    return _first(connection, CashEventRow.event_id == event_id)


def events(connection: Connection, session_id: str) -> tuple[CashEvent, ...]:
    """All that happened to the cash of a session, in order."""
    rows = connection.execute(
        select(CashEventRow.__table__)
        .where(CashEventRow.session_id == session_id)
        .order_by(CashEventRow.at, CashEventRow.event_id)
    )
    return tuple(map(whole, rows))


def last_count(connection: Connection, session_id: str) -> CashEvent | None:
    """The newest count of a session."""
    return _newest(connection, CashEventRow.session_id == session_id, CashEventRow.kind == COUNT)


def close(connection: Connection, session_id: str) -> CashEvent | None:
    """How a session was closed, or None."""
    return _newest(connection, CashEventRow.session_id == session_id, CashEventRow.kind == CLOSE)


def challan(connection: Connection, number: str) -> CashEvent | None:
    """The remittance with this challan's number, or None."""
    return _newest(connection, CashEventRow.number == number, CashEventRow.kind == REMIT)


def challans(connection: Connection, number: str) -> int:
    """How many remittances bear this challan's number."""
    found = connection.exec_driver_sql(
        "SELECT count(*) FROM billing_cash_event WHERE kind = 'remit' AND number = ? AND number <> ''", (number,)
    )
    return int(found.scalar_one())


def remittances(connection: Connection, first: str, last: str) -> tuple[CashEvent, ...]:
    """Remittances made on these days (ISO, both included), newest first."""
    query = (
        select(CashEventRow.__table__)
        .where(CashEventRow.kind == REMIT, CashEventRow.day.between(first, last))
        .order_by(CashEventRow.at.desc())
        .limit(_MOST_SESSIONS)
    )
    return tuple(map(whole, connection.execute(query)))


# "+": by the session, not through all offers that there ever were.
_PENDING = """
    SELECT o.* FROM billing_cash_event o WHERE +o.kind = 'offer' AND {who} IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM billing_cash_event e WHERE e.of_event = o.event_id)
    ORDER BY o.at, o.event_id
"""


def offered_by(connection: Connection, sessions: Iterable[str]) -> tuple[CashEvent, ...]:
    """What these sessions offered and nobody has accepted or withdrawn, oldest first."""
    return _pending(connection, "o.session_id", sessions)


def offered_to(connection: Connection, sessions: Iterable[str]) -> tuple[CashEvent, ...]:
    """The same, offered to these sessions."""
    return _pending(connection, "o.other_session", sessions)


def answer(connection: Connection, offer_id: str) -> CashEvent | None:
    """The accept or withdrawal of an offer, the first that is known."""
    query = (
        select(CashEventRow.__table__)
        .where(CashEventRow.of_event == offer_id, CashEventRow.kind.in_((ACCEPT, WITHDRAW)))
        .order_by(CashEventRow.at, CashEventRow.event_id)
        .limit(1)
    )
    row = connection.execute(query).first()
    return whole(row) if row else None


def closes_of(connection: Connection, letter: str) -> int:
    """How many sessions of the desk with this letter are known to be closed."""
    found = connection.exec_driver_sql(
        "SELECT count(*) FROM billing_session WHERE desk_letter = ? AND closed_at IS NOT NULL", (letter,)
    )
    return int(found.scalar_one())


def _pending(connection: Connection, who: str, sessions: Iterable[str]) -> tuple[CashEvent, ...]:
    named = msgspec.json.encode(sorted(set(sessions))).decode()
    return tuple(map(whole, connection.exec_driver_sql(_PENDING.format(who=who), (named,))))


def _newest(connection: Connection, *which: Any) -> CashEvent | None:
    query = select(CashEventRow.__table__).where(*which)
    row = connection.execute(query.order_by(CashEventRow.at.desc(), CashEventRow.event_id.desc()).limit(1)).first()
    return whole(row) if row else None


def _first(connection: Connection, which: Any) -> CashEvent | None:
    row = connection.execute(select(CashEventRow.__table__).where(which)).first()
    return whole(row) if row else None
