"""Blocks of numbers: what one desk was given, nobody else ever gets."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from cloud import locks
from cloud.outcome import Problem
from cloud.rules import is_uuid
from cloud.store import insert_new
from cloud.tables import lease, series

SERIES = ("uhid",)
MAX_BLOCK = 10_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a desk asks for; the same request_id always gets the same block."""

    series: str
    count: int
    request_id: str


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers `start` to `start + count - 1`."""

    series: str
    start: int
    count: int


def read_wanted(body: object) -> Wanted:
    """The request body, checked; Problem 400 otherwise."""
    if isinstance(body, dict) and body.keys() == {"series", "count", "request_id"}:
        name, count, request_id = body["series"], body["count"], body["request_id"]
        if name in SERIES and type(count) is int and 1 <= count <= MAX_BLOCK and is_uuid(request_id):
            return Wanted(name, count, request_id)
    text = f"A lease takes a known series, a count from 1 to {MAX_BLOCK} and a UUID as request_id."
    raise Problem(400, "request", text)


def take(conn: Connection, device_id: str, wanted: Wanted, at: int) -> Block:
    """The block for this request: the one given before, or the next. Problem 422 if it asks for another now."""
    locks.hold(conn, [f"lease/{device_id}/{wanted.request_id}"])
    given = conn.execute(
        select(lease).where(lease.c.device_id == device_id, lease.c.request_id == wanted.request_id)
    ).first()
    if given is not None:
        if (given.series, given.size) != (wanted.series, wanted.count):
            raise Problem(422, "request-reused", "This request_id asked for something else before.")
        return Block(given.series, given.start, given.size)
    insert_new(conn, series, {"name": wanted.series, "next": 1})
    end = conn.execute(_TAKE, {"of": wanted.series, "size": wanted.count}).scalar_one()
    block = Block(wanted.series, end - wanted.count, wanted.count)
    conn.execute(
        insert(lease).values(
            device_id=device_id, request_id=wanted.request_id, series=block.series, start=block.start,
            size=block.count, at=at,
        )
    )  # fmt: skip
    return block


_TAKE = (
    update(series)
    .where(series.c.name == bindparam("of"))
    .values(next=series.c.next + bindparam("size"))
    .returning(series.c.next)
)
