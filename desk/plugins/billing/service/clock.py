"""No money while the clock is wrong (docs/decisions/billing.md, Clock)."""

from sqlalchemy import Connection, insert

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.billing.rules import cash_rules
from desk.plugins.billing.rules.clock_rules import BACK_MS, BACKWARDS, CLOUD, OFF_MS, ClockState
from desk.plugins.billing.tables import ClockRow
from desk.records import contact
from desk.store.unit import Reading, Service, Unit, query, verb

# What was made here after a supervisor's word; only what lies in the future is walked, so it costs nothing each day.
_AHEAD = """
    SELECT max(at) FROM ledger_posting
    WHERE book IN ('money', 'stock') AND at > ? AND origin = 'local' AND seq > ?
"""
_WORD = "SELECT at, day, seq FROM billing_clock ORDER BY n DESC LIMIT 1"
_SEQ = "SELECT coalesce(max(seq), 0) FROM ledger_posting"


def guard(unit: Unit) -> None:
    """Raise Refused (field "clock") while the clock is wrong and nobody has looked."""
    state = state_of(unit.connection, unit.at)
    if state.stops and state.sentence is not None:
        raise Refused(state.sentence, field="clock", detail=state.trouble)


def state_of(connection: Connection, now: int) -> ClockState:
    """How the clock stands at `now` (UTC ms)."""
    word = connection.exec_driver_sql(_WORD).first()
    seq = word.seq if word else 0
    newest = connection.exec_driver_sql(_AHEAD, (now + BACK_MS, seq)).scalar()
    if word is not None and word.at > now + BACK_MS:  # it went back again after they had looked
        newest = max(newest or 0, word.at)
    if newest is not None:
        return ClockState(BACKWARDS, now, int(newest))
    last = contact.last(connection)
    if last is not None and abs(last.off_ms) > OFF_MS:
        today = business_date(now).isoformat()
        return ClockState(CLOUD, now, None, last.off_ms, word is not None and word.day == today)
    return ClockState("", now)


class ClockService(Service):
    """A supervisor's word on the clock."""

    @query("billing.receipt.read")
    def state(self, reading: Reading) -> ClockState:
        """How the clock stands."""
        return state_of(reading.connection, reading.at)

    @verb("billing.clock.accept")
    def accept(self, unit: Unit, reason: str) -> None:
        """The clock is right, I looked: money goes on (against the cloud's clock, for today). Kept in the trail.

        Raises Refused where nothing is wrong, Problems without a reason.
        """
        state = state_of(unit.connection, unit.at)
        if not state.stops:
            raise Refused(words("Clock", "The clock is not in question."))
        said = cash_rules.explained(reason, required=True)
        seq = int(unit.connection.exec_driver_sql(_SEQ).scalar_one())
        row = {
            "at": unit.at, "day": business_date(unit.at).isoformat(), "seq": seq, "off_ms": state.off_ms,
            "by": unit.actor.staff_id, "reason": said,
        }  # fmt: skip
        unit.connection.execute(insert(ClockRow), row)
        unit.audit(trouble=state.trouble, off_ms=state.off_ms, newest=state.newest or 0, at=unit.at)
        unit.touch("clock")
