"""Stock-takes: begun, counted blind, held against the book at the finalise, signed by two.

Each line keeps when it was counted, and the book is folded up to that moment from all that is known at the finalise: so
what was given out before the counting and after it counts rightly, though the desk went on working.
"""

from dataclasses import replace

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.pharmacy.queries import batches, counts, items, places
from desk.plugins.pharmacy.rules import expiry, quantities
from desk.plugins.pharmacy.rules.counting import AS_ZERO, CANCELLED, FINALISED, LEAVE, OPEN, Count, VarianceReport
from desk.plugins.pharmacy.rules.items import LOSS, Batch, batch_id
from desk.plugins.pharmacy.rules.moves import COUNT, Move
from desk.plugins.pharmacy.service import count_rows as rows
from desk.plugins.pharmacy.service import moves
from desk.plugins.pharmacy.service import places as accounts
from desk.records.entry import Checks
from desk.records.facility import queries as facilities
from desk.records.staff import queries as staff
from desk.records.staff.acts import spend_voucher
from desk.store import ledger
from desk.store.ledger import Overdrawn
from desk.store.unit import Reading, Service, Unit, query, verb

APPROVE = "pharmacy.stock.approve"
FRESH_MS = 10 * 60_000
"""Heard from the cloud so lately, a desk has heard of what the others did."""
RECENT = 100


class CountService(Service):
    """One method per verb."""

    @query("pharmacy.count.take")
    def sheet(self, reading: Reading, count_id: str) -> Count:
        """What is to be counted and what was; blind: it does not say what the book says. Raises Refused."""
        count = _known(counts.header(reading.connection, count_id))
        return _named(reading, replace(count, lines=counts.sheet(reading.connection, count)))

    @query("pharmacy.stock.read")
    def open_at(self, reading: Reading, account_id: str) -> str | None:
        """The stock-take that is under way at a place."""
        return counts.open_at(reading.connection, account_id)

    @query("pharmacy.stock.read")
    def history(self, reading: Reading, most: int = RECENT) -> tuple[Count, ...]:
        """The newest stock-takes, open or over, newest first, without their lines."""
        return tuple(_named(reading, one) for one in counts.history(reading.connection, min(most, RECENT)))

    @query("pharmacy.stock.read")
    def report(self, reading: Reading, count_id: str) -> VarianceReport:
        """The variance report of a finalised stock-take. Raises Refused."""
        count = _known(counts.header(reading.connection, count_id))
        if count.status != FINALISED:
            raise Refused(words("Counting", "This stock-take is not finalised yet."))
        found = tuple(line for line in counts.sheet(reading.connection, count) if line.expected is not None)
        made = counts.report(reading.connection, replace(count, lines=found), found)
        return replace(made, count=_named(reading, made.count))

    @query("pharmacy.count.finalise")
    def behind(self, reading: Reading) -> tuple[bool, int | None]:
        """Whether other desks may have moved stock that is not known here, and when this desk last heard (UTC ms)."""
        return _behind(reading)

    @verb("pharmacy.count.take")
    def begin(self, unit: Unit, account_id: str) -> str:
        """Begin a stock-take of a store or counter; gives its id. Raises Refused where one is under way."""
        place = places.place(unit.connection, account_id)
        if place is None or not place.active:
            raise Refused(words("Counting", "Choose a store or a counter."), field="account_id")
        if counts.open_at(unit.connection, account_id) is not None:
            raise Refused(words("Counting", "A stock-take of this place is under way. Go on with it."))
        accounts.ensure(unit)
        count = rows.begin(unit, account_id)
        rows.send_header(unit, _known(counts.header(unit.connection, count)))
        return count

    @verb("pharmacy.count.take")
    def count(self, unit: Unit, count_id: str, counted_batch: str, quantity: str) -> None:
        """So much of a batch lies there, as typed (0 too); counted again, the last count holds. Raises Refused."""
        _open(unit, count_id)
        if batches.batch(unit.connection, counted_batch) is None:
            raise Refused(words("Counting", "This batch is not known here. Add it."), field="batch_id")
        rows.line(unit, count_id, counted_batch, quantities.read(quantity, zero=True))

    @verb("pharmacy.count.take")
    def add(self, unit: Unit, count_id: str, item_id: str, lot: str, expires: str, quantity: str) -> str:
        """A batch lies there that the book does not know; gives its id. Raises Problems, Refused."""
        _open(unit, count_id)
        checks = Checks()
        lot = expiry.read_lot(checks, lot)
        checks.done()
        item = items.item(unit.connection, item_id)
        if item is None:
            raise Refused(words("Counting", "This medicine is not in the catalogue."), field="item_id")
        last, units = expiry.read(expires), quantities.read(quantity, zero=True)
        found = Batch(batch_id(item_id, lot, last), item_id, lot, last)
        moves.know(unit, found)
        rows.line(unit, count_id, found.batch_id, units)
        return found.batch_id

    @verb("pharmacy.count.finalise")
    def finalise(self, unit: Unit, count_id: str, voucher: str, missing: str = "") -> VarianceReport:
        """Post what differs, at the moment of its counting; the second person's voucher is spent. Gives the report.

        missing: "zero" or "leave", asked (Refused at `missing`) where the book knows batches that nobody counted.
        Raises Refused; a batch of which more went out since than was counted must be counted again.
        """
        count = _open(unit, count_id)
        if not voucher:
            raise Refused(words("Counting", "A second person must sign the stock-take."), field="voucher")
        second = spend_voucher(unit, voucher, APPROVE)
        left = _missing(unit, count, missing)
        posted = _post(unit, count, second)
        rows.close(unit, count_id, FINALISED, second)
        count = _known(counts.header(unit.connection, count_id))
        found = tuple(line for line in counts.sheet(unit.connection, count) if line.expected is not None)
        count = replace(count, lines=found)
        rows.send_whole(unit, count)
        unit.audit(count=count_id, lines=len(found), differing=posted, second=second)
        stale, heard = _behind(unit)
        made = counts.report(unit.connection, count, found)
        return replace(made, left=left, stale=stale, last_sync=heard)

    @verb("pharmacy.count.take")
    def cancel(self, unit: Unit, count_id: str) -> None:
        """Give a stock-take up; nothing is posted. Raises Refused."""
        _open(unit, count_id)
        rows.close(unit, count_id, CANCELLED, None)
        rows.send_header(unit, _known(counts.header(unit.connection, count_id)))
        unit.audit(count=count_id, status=CANCELLED)


def _named(reading: Reading, count: Count) -> Count:
    """The stock-take with the names of people in place of their staff ids."""
    ids = {count.started_by, count.signed or "", count.second or "", *(line.by for line in count.lines)}
    names = staff.names(reading.connection, ids)
    return replace(
        count, started_by=names.get(count.started_by, ""), signed=names.get(count.signed or "", count.signed),
        second=names.get(count.second or "", count.second),
        lines=tuple(replace(line, by=names.get(line.by, "")) for line in count.lines),
    )  # fmt: skip


def _known(count: Count | None) -> Count:
    if count is None:
        raise Refused(words("Counting", "This stock-take is not known here."))
    return count


def _open(unit: Unit, count_id: str) -> Count:
    count = _known(counts.header(unit.connection, count_id))
    if count.status != OPEN:
        raise Refused(words("Counting", "This stock-take is over."))
    return count


def _missing(unit: Unit, count: Count, missing: str) -> int:
    """Count what nobody counted as nothing, or leave it; gives how many batches are left. Raises Refused."""
    counted = counts.last_lines(unit.connection, count.count_id).keys()
    uncounted = counts.lying(unit.connection, count.account_id) - counted
    if uncounted and missing not in (AS_ZERO, LEAVE):
        raise Refused(
            words("Counting", "%n batch(es) were not counted. Say what becomes of them.", count=len(uncounted)),
            field="missing",
        )
    if missing == AS_ZERO:
        for one in sorted(uncounted):
            rows.line(unit, count.count_id, one, 0)
    return len(uncounted) if missing == LEAVE else 0


def _post(unit: Unit, count: Count, second: str) -> int:
    """Hold each count against the book of its moment, and post what differs; gives how many batches differ."""
    lines = counts.last_lines(unit.connection, count.count_id)
    if not lines:
        raise Refused(words("Counting", "Nothing was counted yet."))
    known = batches.batches(unit.connection, lines)
    loss = places.other(unit.connection, LOSS)
    posted, found = [], []
    for batch, line in lines.items():
        expected = ledger.balance_at(unit.connection, batch, count.account_id, line.counted_at)
        variance = line.counted - expected
        found.append((line.line_id, expected, variance))
        if variance:
            ends = (loss, count.account_id) if variance > 0 else (count.account_id, loss)
            posted.append(_move(unit, count, known[batch], line, abs(variance), ends, second))
    rows.found(unit, found)
    if posted:
        try:
            moves.put(unit, posted, rows.lane(count.count_id))
        except Overdrawn as refused:
            raise _again(unit, known[refused.commodity]) from refused
    return len(posted)


def _move(
    unit: Unit, count: Count, batch: Batch, line: rows.Counted, quantity: int, ends: tuple[str, str], second: str
) -> Move:
    return Move(
        move_id=rows.move_id(line.line_id), kind=COUNT, item_id=batch.item_id, batch_id=batch.batch_id,
        quantity=quantity, source=ends[0], target=ends[1], document=count.count_id,
        day=business_date(line.counted_at).isoformat(), at=line.counted_at, by=unit.actor.staff_id, second=second,
    )  # fmt: skip


def _again(unit: Unit, batch: Batch) -> Refused:
    item = items.item(unit.connection, batch.item_id)
    return Refused(
        words(
            "Counting", "{medicine}, batch {lot}: more went out since than was counted. Count it again.",
            medicine=item.title if item else "", lot=batch.lot,
        ),
        field=f"batch.{batch.batch_id}",
    )  # fmt: skip


def _behind(at: Unit | Reading) -> tuple[bool, int | None]:
    heard = counts.last_sync(at.connection)
    enrolled = facilities.enrolled(at.connection)
    return enrolled and (heard is None or heard < at.at - FRESH_MS), heard
