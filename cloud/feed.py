"""The change feed: rows numbered without gaps, and pages of them for a desk."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, bindparam, case, func, literal_column, null, select, update

from cloud import strict_json
from cloud.bulk import insert_rows
from cloud.digest import scopes_of, weight
from cloud.outcome import Problem
from cloud.tables import feed, resource, scope_seq

SCHEMA = 1
MAX_COUNT = 1000
DEFAULT_COUNT = 500
# A desk takes 5 MB at most; a page ends before it, but never before its first row.
MAX_PAGE_BYTES = 4 * 1024 * 1024
_HALF = 0xFFFFFFFF


@dataclass(slots=True)
class _Tally:
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    live: int = 0
    sum: int = 0


class Announcements:
    """Feed rows of one transaction, held back until everything else is written."""

    def __init__(self, at: int) -> None:
        self._at = at
        self._scopes: dict[str, _Tally] = {}

    def add(
        self, scope: str, type_: str, id_: str, version: int, kind: str, *,
        was: int | None, op_id: str | None = None, device_id: str | None = None,
    ) -> None:  # fmt: skip
        """A row for `scope`. `was` is the version that the scope held before, None if the thing is new there."""
        tally = self._scopes.setdefault(scope, _Tally())
        tally.rows.append((type_, id_, version, kind, op_id, device_id, self._at))
        if was is not None:
            tally.live -= 1
            tally.sum -= weight(type_, id_, was)
        if kind != "X":
            tally.live += 1
            tally.sum += weight(type_, id_, version)

    def write(self, conn: Connection) -> None:
        """Take the numbers and write the rows: the last statements before COMMIT, scopes in sorted order.

        The counter's row stays locked until COMMIT, so numbers appear in the order they were taken and a reader
        who saw n has seen all before it. Taking it last keeps that lock short.
        """
        for scope, tally in sorted(self._scopes.items()):
            first = _take(conn, scope, tally) - len(tally.rows) + 1
            insert_rows(conn, feed, [(scope, n, *row) for n, row in enumerate(tally.rows, first)])


_lo = scope_seq.c.sum_lo + bindparam("add_lo")
_TAKE = (
    update(scope_seq)
    .where(scope_seq.c.scope == bindparam("of"))
    .values(
        n=scope_seq.c.n + bindparam("rows"),
        live=scope_seq.c.live + bindparam("add_live"),
        sum_lo=_lo.op("&")(literal_column(str(_HALF))),
        sum_hi=(scope_seq.c.sum_hi + bindparam("add_hi") + _lo.op(">>")(literal_column("32"))).op("&")(
            literal_column(str(_HALF))
        ),
    )
    .returning(scope_seq.c.n)
)


def _take(conn: Connection, scope: str, tally: _Tally) -> int:
    change = tally.sum & ((1 << 64) - 1)
    taken = {
        "of": scope, "rows": len(tally.rows), "add_live": tally.live,
        "add_hi": change >> 32, "add_lo": change & _HALF,
    }  # fmt: skip
    n = conn.execute(_TAKE, taken).scalar_one()
    return int(n)


def open_scope(conn: Connection, scope: str) -> None:
    """Begin a feed at 0."""
    conn.execute(scope_seq.insert().values(scope=scope, n=0, live=0, sum_hi=0, sum_lo=0))


class _Token(msgspec.Struct, forbid_unknown_fields=True):
    """What a cursor holds: epoch, position per scope, hash of the scope set, schema."""

    e: str
    s: dict[str, int]
    h: str
    v: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the feed; `body` is the latest resource as JSON where this row carries it."""

    scope: str
    n: int
    type: str
    id: str
    version: int
    kind: str
    op_id: str | None
    device_id: str | None
    at: int
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows oldest first per scope, the cursor after the last of them, and whether more wait."""

    rows: list[Row]
    cursor: str
    more: bool


def read_page(conn: Connection, facility_id: str, epoch: str, cursor: str | None, count: int) -> Page:
    """The next `count` rows after `cursor` for a desk of this facility; Problem 400 or 410 for a bad cursor."""
    scopes = scopes_of(facility_id)
    ends = {
        row.scope: row.n
        for row in conn.execute(select(scope_seq.c.scope, scope_seq.c.n).where(scope_seq.c.scope.in_(scopes)))
    }
    at = _positions(cursor, epoch, ends) if cursor else dict.fromkeys(scopes, 0)
    rows: list[Row] = []
    size = 0
    for scope in scopes:
        if at[scope] < ends[scope] and len(rows) < count and size < MAX_PAGE_BYTES:
            size = _fill(conn, scope, at, count, rows, size)
    more = any(at[scope] < ends[scope] for scope in scopes)
    return Page(rows, _cursor(epoch, at), more)


_current = and_(resource.c.version == feed.c.version, feed.c.kind != "X")
_PAGE = (
    select(
        feed,
        resource.c.version.label("latest"),
        case((_current, resource.c.body), else_=null()).label("body"),
        case((_current, func.length(resource.c.body)), else_=0).label("size"),
    )
    .join(resource, and_(resource.c.type == feed.c.type, resource.c.id == feed.c.id))
    .where(feed.c.scope == bindparam("of"), feed.c.n > bindparam("after"))
    .order_by(feed.c.n)
    .limit(bindparam("count"))
    # Rows are fetched 50 at a time: a page of very large ones would not fit into memory 300 desks over.
    .execution_options(yield_per=50)
)


def _fill(conn: Connection, scope: str, at: dict[str, int], count: int, rows: list[Row], size: int) -> int:
    """Add rows of `scope` until the page is full; moves `at` to the last row added; returns the page's bytes."""
    asked = {"of": scope, "after": at[scope], "count": count - len(rows)}
    with conn.execute(_PAGE, asked) as found:
        for row in found:
            if rows and size + row.size > MAX_PAGE_BYTES:
                return MAX_PAGE_BYTES
            kind = "S" if row.kind != "X" and row.latest != row.version else row.kind
            rows.append(
                Row(scope, row.n, row.type, row.id, row.version, kind, row.op_id, row.device_id, row.at, row.body)
            )
            at[scope] = row.n
            size += row.size
    return size


def _scope_hash(scopes: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(scopes)).encode()).hexdigest()[:16]


def _cursor(epoch: str, at: dict[str, int]) -> str:
    token = _Token(epoch, at, _scope_hash(list(at)), SCHEMA)
    return base64.urlsafe_b64encode(strict_json.canonical(token)).decode().rstrip("=")


def _positions(cursor: str, epoch: str, ends: dict[str, int]) -> dict[str, int]:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        token = msgspec.json.decode(raw, type=_Token)
    except (binascii.Error, ValueError, UnicodeError, msgspec.MsgspecError):
        raise Problem(400, "cursor", "This cursor was not made by this server.") from None
    if token.v != SCHEMA or token.h != _scope_hash(list(ends)) or token.s.keys() != ends.keys():
        raise _gone("scopes", "What this desk reads has changed; it has to start again.")
    # A position past the end can only come from a feed that has since been lost.
    if token.e != epoch or any(not 0 <= token.s[scope] <= end for scope, end in ends.items()):
        raise _gone("epoch", "The cloud was restored; the desk has to start again.")
    return token.s


def _gone(code: str, text: str) -> Problem:
    return Problem(410, code, text, issue="expired")
