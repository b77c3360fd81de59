"""The cash drawer: opened with a float, counted blind, handed over, closed for good; and the safe behind it."""

from collections.abc import Iterable, Mapping

from desk.api.context import NoSeal, Seal, SettingsNow, Store
from desk.core.clock import business_date
from desk.core.errors import NotAllowed, Refused
from desk.core.i18n import words
from desk.plugins.billing.queries import cash as queries
from desk.plugins.billing.queries import sessions as sessions_kept
from desk.plugins.billing.rules import cash_rules, z_report
from desk.plugins.billing.rules.cash import PAY_IN, PAY_OUT, REMIT, CashEvent, Session
from desk.plugins.billing.rules.cash_rules import SHIFT_MS, Counted, RemitDraft
from desk.plugins.billing.rules.cash_views import Offered, Offers, Safe, SessionLine
from desk.plugins.billing.rules.z_report import Totals, ZReport
from desk.plugins.billing.service import clock, closing, posting, sessions
from desk.plugins.billing.service.settings import DIFFERENCE_LIMIT, number
from desk.records.numbers.acts import desk_letter
from desk.records.staff import queries as staff
from desk.store.unit import Reading, Service, Unit, query, verb

SEES_ALL = frozenset({closing.APPROVE, "billing.register.export"})
"""Whoever holds one of these may look into everybody's drawer; others into their own."""


class CashService(Service):
    """What a cashier does with a drawer, and a supervisor with the safe."""

    def __init__(self, store: Store, settings: SettingsNow, seal: Seal | None = None) -> None:
        super().__init__(store)
        self._settings, self._seal = settings, seal or NoSeal()

    # -- one's own drawer -------------------------------------------------------------------------

    @query("billing.cash.hold")
    def current(self, reading: Reading) -> Session | None:
        """My open session at this desk, also one that was forgotten; None when there is none."""
        return sessions.own(reading)

    @verb("billing.cash.hold")
    def open(self, unit: Unit, float_paise: int, notes: Mapping[int, int] | None = None) -> Session:
        """Open my drawer with a float. Raises Refused (fields "float", "notes", "session")."""
        clock.guard(unit)
        event = sessions.opened(unit, float_paise, notes)
        posting.put(unit, event)
        return sessions.require_open(unit)

    @verb("billing.cash.hold")
    def pay_in(self, unit: Unit, paise: int, reason: str) -> str:
        """Money put into my drawer that no patient paid; gives the event's id. Raises Problems, Refused."""
        said = cash_rules.moved(paise, reason)
        clock.guard(unit)
        session = sessions.require_open(unit)
        return _put(unit, sessions.event(unit, PAY_IN, session.session_id, paise, reason=said))

    @verb("billing.cash.hold")
    def pay_out(self, unit: Unit, paise: int, reason: str) -> str:
        """Money taken out of my drawer that no patient got; gives the event's id. Raises Problems, Refused."""
        said = cash_rules.moved(paise, reason)
        clock.guard(unit)
        session = sessions.require_open(unit)
        sessions.refuse_unless_free(unit, session.session_id, paise)
        return _put(unit, sessions.event(unit, PAY_OUT, session.session_id, paise, reason=said))

    @verb("billing.cash.hold")
    def count(self, unit: Unit, notes: Mapping[int, int], session_id: str = "") -> Counted:
        """Count a drawer ({denomination in paise: how many}): kept first, then the book's figure is told.

        `session_id`: another person's, by a supervisor. Raises Refused (fields "notes", "session").
        """
        return closing.count(unit, closing.drawer(unit, session_id), notes)

    @verb("billing.cash.hold")
    def close(self, unit: Unit, voucher: str = "", reason: str = "", session_id: str = "") -> ZReport:
        """Close a drawer on its last count: all of it goes into the safe, the difference to over-short.

        Raises Refused: "notes" (not counted, or counted before cash moved again), "offers" (a handover is pending),
        "reason" and "voucher" (billing.receipt.approve; where it is off by more than the limit, or another person's).
        """
        clock.guard(unit)
        limit = number(DIFFERENCE_LIMIT, self._settings) * 100
        event = closing.close(unit, closing.drawer(unit, session_id), reason, voucher, limit, self._seal)
        signed = self._seal.check(unit.connection, z_report.DOMAIN, z_report.statement(event), event.signature)
        return z_report.report(event, signed, staff.everyone(unit.connection))

    # -- handing over -----------------------------------------------------------------------------

    @verb("billing.cash.hold")
    def offer(self, unit: Unit, to_session: str, notes: Mapping[int, int]) -> str:
        """Offer notes and coins of my drawer to another open one; mine until accepted. Gives the offer's id."""
        return _put(unit, sessions.offered(unit, to_session, notes))

    @verb("billing.cash.hold")
    def accept(self, unit: Unit, offer_id: str) -> str:
        """Take what is offered to my drawer; gives the event's id. Raises Refused."""
        clock.guard(unit)
        event = sessions.accepted(unit, offer_id)
        posting.put(unit, event, depends_on=unit.waiting("Basic", offer_id))
        return event.event_id

    @verb("billing.cash.hold")
    def withdraw(self, unit: Unit, offer_id: str) -> str:
        """Take my own offer back, or decline one to me; gives the event's id. Raises Refused."""
        return _put(unit, sessions.withdrawn(unit, offer_id, for_others=closing.APPROVE in unit.actor.permissions))

    @query("billing.cash.hold")
    def offers(self, reading: Reading) -> Offers:
        """What I offered and what is offered to me, as long as nobody has answered."""
        mine = sessions.own(reading)
        if mine is None:
            return Offers((), ())
        given = sessions_kept.offered_by(reading.connection, (mine.session_id,))
        to_me = sessions_kept.offered_to(reading.connection, (mine.session_id,))
        return Offers(_named(reading, given), _named(reading, to_me))

    @query("billing.cash.hold")
    def receivers(self, reading: Reading) -> tuple[SessionLine, ...]:
        """The open drawers to which I may hand cash over."""
        mine = sessions.own(reading)
        others = [one for one in sessions_kept.open_ones(reading.connection) if one != mine]
        return _lines(reading, others)

    # -- looking ----------------------------------------------------------------------------------

    @query("billing.cash.read")
    def totals(self, reading: Reading, session_id: str) -> Totals:
        """A session's sums now. Of one's own open drawer the cash is left out until it was counted (`flow` None)."""
        session = _seen(reading, session_id)
        closed = sessions_kept.close(reading.connection, session_id)
        if closed is not None:
            return z_report.totals_of(closed.summary)
        reading.note(session=session_id)
        return queries.totals(reading.connection, session, told=_told(reading, session))

    @query("billing.cash.read")
    def x_report(self, reading: Reading) -> Totals:
        """The sums of my own open drawer now. Raises Refused when none is open."""
        session = sessions.own(reading)
        if session is None:
            raise Refused(words("Cash", "Your cash drawer is not open."), field="session")
        reading.note(session=session.session_id)
        return queries.totals(reading.connection, session, told=_told(reading, session))

    @query("billing.cash.read")
    def z_report(self, reading: Reading, session_id: str) -> ZReport:
        """A closed session as it was closed, and whether its signature holds. Raises Refused while it is open."""
        _seen(reading, session_id)
        event = sessions_kept.close(reading.connection, session_id)
        if event is None:
            raise Refused(words("Cash", "This drawer is still open: there is no closing report yet."))
        reading.note(session=session_id)
        signed = self._seal.check(reading.connection, z_report.DOMAIN, z_report.statement(event), event.signature)
        return z_report.report(event, signed, staff.everyone(reading.connection))

    @query("billing.cash.read")
    def sessions(self, reading: Reading, first: str, last: str) -> tuple[SessionLine, ...]:
        """Sessions opened on these days (ISO, both included) and those still open, newest first; only one's own for
        whoever may not see all."""
        kept = sessions_kept.of_days(reading.connection, first, last)
        still = [one for one in sessions_kept.open_ones(reading.connection) if one not in kept]
        found = sorted((*kept, *still), key=lambda one: -one.opened_at)
        if not _sees_all(reading):
            found = [one for one in found if one.staff_id == reading.actor.staff_id]
        reading.note_followed(f"sessions {first} {last}", count=len(found))
        return _lines(reading, found)

    # -- the safe ---------------------------------------------------------------------------------

    @query("billing.cash.read")
    def safe(self, reading: Reading, first: str, last: str) -> Safe:
        """What is in the safe, and what went to the bank on these days (ISO, both included)."""
        remitted = sessions_kept.remittances(reading.connection, first, last)
        return Safe(queries.in_safe(reading.connection), remitted, staff.everyone(reading.connection))

    @verb("billing.cash.remit")
    def remit(self, unit: Unit, draft: RemitDraft) -> str:
        """Cash of the safe goes to the bank by challan; gives the event's id. Raises Problems, Refused."""
        clock.guard(unit)
        said = cash_rules.remitted(draft, business_date(unit.at))
        if sessions_kept.challan(unit.connection, said.number) is not None:
            raise Refused(words("Cash", "A challan with this number was entered already."), field="number")
        if said.paise > queries.in_safe(unit.connection):
            raise Refused(words("Cash", "There is not so much in the safe."), field="amount")
        event = sessions.event(
            unit, REMIT, None, said.paise, number=said.number, challan_day=said.day, bank=said.bank,
            reason=said.reason,
        )  # fmt: skip
        return _put(unit, event)


def _put(unit: Unit, event: CashEvent) -> str:
    posting.put(unit, event)
    return event.event_id


def _sees_all(reading: Reading) -> bool:
    return not SEES_ALL.isdisjoint(reading.actor.permissions)


def _seen(reading: Reading, session_id: str) -> Session:
    """The session, for whoever may look into it. Raises NotAllowed, Refused."""
    session = sessions_kept.session(reading.connection, session_id)
    if session is None:
        raise Refused(words("Cash", "This drawer is not known at this desk."))
    if session.staff_id != reading.actor.staff_id and not _sees_all(reading):
        raise NotAllowed("billing.cash.read")
    return session


def _told(reading: Reading, session: Session) -> bool:
    """Whether the cash of an open drawer may be told: to its holder once they have counted it as it is now."""
    if session.staff_id != reading.actor.staff_id:
        return True
    return queries.counted(reading.connection, session.session_id)


def _lines(reading: Reading, found: Iterable[Session]) -> tuple[SessionLine, ...]:
    names = staff.everyone(reading.connection)
    letter = desk_letter(reading)
    lines = []
    for one in found:
        closed = sessions_kept.close(reading.connection, one.session_id) if one.closed_at is not None else None
        forgotten = one.closed_at is None and reading.at - one.opened_at > SHIFT_MS
        line = SessionLine(one, names.get(one.staff_id, ""), one.desk_letter == letter, forgotten)
        if closed is not None:
            line = SessionLine(
                one, line.staff_name, line.here, False, closed.number, closed.paise, closed.expected
            )
        lines.append(line)
    return tuple(lines)


def _named(reading: Reading, offers: Iterable[CashEvent]) -> tuple[Offered, ...]:
    names = staff.everyone(reading.connection)

    def end(session_id: str | None) -> tuple[str, str, str]:
        session = sessions_kept.session(reading.connection, session_id or "")
        return (session_id or "", names.get(session.staff_id, ""), session.desk_letter) if session else ("", "", "")

    return tuple(
        Offered(one.event_id, one.paise, one.notes or {}, one.at, *end(one.session_id), *end(one.other_session))
        for one in offers
    )
