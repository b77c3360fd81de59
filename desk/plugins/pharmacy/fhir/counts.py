"""A stock-take ↔ FHIR R4 Basic with code `stock-count`, in parts of 100 lines at most, each a resource. Pure.

Part 0 has the id of the count itself and is sent when the count begins; all parts are sent, or sent anew, at its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import Marks, Resource, inner, instant, marks, needed_id, number, part, person, word
from desk.core.clock import business_date
from desk.core.ids import derived_id
from desk.plugins.pharmacy.fhir.goods import LONGEST_LOT, account, account_at
from desk.plugins.pharmacy.fhir.names import BASIC, MOST_UNITS, STOCK_COUNT
from desk.plugins.pharmacy.fhir.reading import day
from desk.plugins.pharmacy.rules.counting import CANCELLED, FINALISED, OPEN
from desk.plugins.pharmacy.rules.items import Place, batch_id

LINES = 100
"""Lines of a part."""
MOST_PARTS = 1_000


@dataclass(frozen=True)
class Counted:
    """A line: a batch by item, lot and expiry, and what was counted when (UTC ms) by whom."""

    line_id: str
    item_id: str
    lot: str
    expires: str | None
    counted: int
    counted_at: int
    by: str
    expected: int | None = None
    variance: int | None = None

    @property
    def batch_id(self) -> str:
        """The id of the batch that was counted."""
        return batch_id(self.item_id, self.lot, self.expires)


@dataclass(frozen=True)
class CountPart:
    """A stock-take with some of its lines. `number` from 0 of `parts`; signed and second: who signed it."""

    count_id: str
    place: Place
    status: str
    started_at: int
    started_by: str
    finalised_at: int | None
    signed: str | None
    second: str | None
    lines: tuple[Counted, ...]
    number: int = 0
    parts: int = 1

    @property
    def part_id(self) -> str:
        """The id of the resource."""
        return part_id(self.count_id, self.number)


def part_id(count_id: str, number: int) -> str:
    """The id of a part; the first one's is the count's own."""
    return count_id if number == 0 else derived_id("stock-count", count_id, str(number))


def split(lines: Sequence[Counted]) -> list[tuple[Counted, ...]]:
    """Lines in parts; a count without lines has one part."""
    return [tuple(lines[i : i + LINES]) for i in range(0, len(lines), LINES)] or [()]


def to_fhir(count: CountPart, base: Resource | None = None) -> Resource:
    """The Basic of one part."""
    own = {
        "resourceType": "Basic", "id": count.part_id, "code": fhir.concept(BASIC, STOCK_COUNT),
        "created": business_date(count.started_at).isoformat(), "author": person(count.started_by),
    }  # fmt: skip
    held = [part("line", extension=_line_out(line)) for line in count.lines]
    signed = fhir.extension("signed", valueReference=person(count.signed)) if count.signed else None
    return fhir.patched(base, own, {
        "count": fhir.extension("count", valueId=count.count_id),
        "account": fhir.extension("account", valueReference=account(count.place)),
        "count-status": fhir.extension("count-status", valueCode=count.status),
        "at": instant("at", count.started_at),
        "finalised-at": instant("finalised-at", count.finalised_at),
        "signed": signed,
        "second": fhir.extension("second", valueReference=person(count.second)) if count.second else None,
        "part": fhir.extension("part", valueInteger=count.number),
        "parts": fhir.extension("parts", valueInteger=count.parts),
        "lines": fhir.extension("lines", extension=held) if held else None,
    })  # fmt: skip


def from_fhir(basic: Resource) -> CountPart:
    """The part of a stock-take that a Basic tells of. Raises ValueError."""
    if fhir.coded(basic.get("code"), BASIC) != STOCK_COUNT:
        raise ValueError("no stock-take")
    told = marks(basic)
    started = _moment(told, "at")
    if started is None:
        raise ValueError("a stock-take without its beginning")
    found = CountPart(
        count_id=needed_id(told, "count"), place=account_at(told, "account"),
        status=fhir.one_of(word(told, "count-status", "valueCode", 20), (OPEN, FINALISED, CANCELLED), "count-status"),
        started_at=started, started_by=fhir.author(basic.get("author")), finalised_at=_moment(told, "finalised-at"),
        signed=fhir.author(told.get("signed", {}).get("valueReference")) or None,
        second=fhir.author(told.get("second", {}).get("valueReference")) or None,
        lines=tuple(_line_in(one) for one in fhir.items(told.get("lines", {}), "extension")),
        number=number(told, "part", most=MOST_PARTS) or 0, parts=number(told, "parts", 1, MOST_PARTS) or 1,
    )  # fmt: skip
    if fhir.resource_id(basic, "Basic") != found.part_id or not found.number < found.parts:
        raise ValueError("a part of a stock-take under another id than its own")
    return found


def _line_out(line: Counted) -> list[Resource]:
    told = [
        part("id", valueId=line.line_id), part("item", valueId=line.item_id), part("lot", valueString=line.lot),
        part("counted", valueInteger=line.counted), {**(instant("", line.counted_at) or {}), "url": "at"},
    ]  # fmt: skip
    told += [part("by", valueString=line.by)] if line.by else []
    told += [part("expires", valueDate=line.expires)] if line.expires else []
    told += [part("expected", valueInteger=line.expected)] if line.expected is not None else []
    return told + ([part("variance", valueInteger=line.variance)] if line.variance is not None else [])


def _line_in(one: Resource) -> Counted:
    told = inner(one)
    lot, until, at = word(told, "lot", most=LONGEST_LOT), word(told, "expires", "valueDate", 10), _moment(told, "at")
    counted = number(told, "counted")
    if not lot or at is None or counted is None:
        raise ValueError("a counted line without lot, count or time")
    return Counted(
        needed_id(told, "id"), needed_id(told, "item"), lot, day(until) if until else None, counted, at,
        word(told, "by", most=100), number(told, "expected", -MOST_UNITS), number(told, "variance", -MOST_UNITS),
    )  # fmt: skip


def _moment(told: Marks, name: str) -> int | None:
    return fhir.moment({"at": word(told, name, "valueInstant", 40)}, "at")
