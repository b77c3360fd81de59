"""Counting a drawer and closing it, on an open unit. A close is for good: what comes later is another session's."""

from collections.abc import Mapping
from dataclasses import replace

from desk.api.context import Seal
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.money import rupees
from desk.plugins.billing.queries import cash as reading
from desk.plugins.billing.queries import sessions as queries
from desk.plugins.billing.rules import cash_rules, z_report
from desk.plugins.billing.rules.cash import CLOSE, COUNT, CashEvent, Session
from desk.plugins.billing.rules.cash_rules import Counted
from desk.plugins.billing.service import posting, sessions
from desk.records.numbers.acts import desk_letter
from desk.records.staff.acts import spend_voucher
from desk.store.unit import Unit

APPROVE = "billing.receipt.approve"


def drawer(unit: Unit, session_id: str) -> Session:
    """The open session that is counted or closed: the actor's own ("" or named), or another's of this desk by a
    supervisor. Raises Refused."""
    mine = sessions.own(unit)
    if mine is not None and session_id in ("", mine.session_id):
        return mine
    found = queries.session(unit.connection, session_id) if session_id else None
    if found is None:
        raise Refused(words("Cash", "Your cash drawer is not open."), field="session")
    if found.closed_at is not None:
        raise Refused(words("Cash", "This drawer is closed already."), field="session")
    if APPROVE not in unit.actor.permissions:
        raise Refused(words("Cash", "Only a supervisor can close another person's drawer."), field="session")
    here = queries.open_here(unit.connection, found.staff_id, desk_letter(unit), unit.at)
    if here is None or here.session_id != found.session_id:
        raise Refused(
            words("Cash", "This drawer was opened at desk {letter}. Close it there.", letter=found.desk_letter),
            field="session",
        )
    return found


def count(unit: Unit, session: Session, notes: Mapping[int, int]) -> Counted:
    """Keep a count, then tell what the book says. Raises Refused."""
    counted = cash_rules.pieces(notes)
    expected = reading.in_drawer(unit.connection, session.session_id)
    event = sessions.event(
        unit, COUNT, session.session_id, counted, notes=cash_rules.given(notes), expected=expected
    )
    posting.put(unit, event)
    return Counted(event.event_id, counted, expected, counted - expected)


def close(unit: Unit, session: Session, reason: str, voucher: str, limit: int, seal: Seal) -> CashEvent:
    """Close a session on its last count. `limit`: the difference in paise above which a second person agrees; the
    close of another person's drawer always wants one. Raises Refused, Problems."""
    _refuse_pending(unit, session)
    counted = _last_count(unit, session)
    others = session.staff_id != unit.actor.staff_id
    difference = counted.paise - reading.in_drawer(unit.connection, session.session_id)
    reason = cash_rules.balanced(difference, -1 if others else limit, reason)
    second = None
    if others or abs(difference) > limit:
        if not voucher:
            raise Refused(
                words("Cash", "Closing another person's drawer needs a second person.")
                if others
                else words(
                    "Cash", "The cash is off by more than ₹ {limit}: a second person must agree.", limit=rupees(limit)
                ),
                field="voucher",
            )
        second = spend_voucher(unit, voucher, APPROVE)
    totals = reading.totals(unit.connection, session, told=True)
    number = f"{session.desk_letter}-Z{queries.closes_of(unit.connection, session.desk_letter) + 1:04d}"
    event = sessions.event(
        unit, CLOSE, session.session_id, counted.paise, expected=counted.paise - difference, notes=counted.notes,
        reason=reason, second=second, number=number, summary=z_report.summary(totals),
    )  # fmt: skip
    signed = replace(event, signature=seal.sign(z_report.DOMAIN, z_report.statement(event), unit.at))
    posting.put(unit, signed)
    return signed


def _refuse_pending(unit: Unit, session: Session) -> None:
    if queries.offered_by(unit.connection, (session.session_id,)):
        raise Refused(
            words("Cash", "Cash of this drawer is offered to somebody. It is accepted or taken back first."),
            field="offers",
        )
    if queries.offered_to(unit.connection, (session.session_id,)):
        raise Refused(
            words("Cash", "Cash is offered to this drawer. Accept it or decline it first."), field="offers"
        )


def _last_count(unit: Unit, session: Session) -> CashEvent:
    """The count that still stands: no cash came or went since."""
    counted = queries.last_count(unit.connection, session.session_id)
    if counted is None:
        raise Refused(words("Cash", "Count the drawer first."), field="notes")
    if counted.expected != reading.in_drawer(unit.connection, session.session_id):
        raise Refused(words("Cash", "Cash came or went after the count. Count the drawer again."), field="notes")
    return counted
