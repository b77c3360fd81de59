"""Publishes schemes: all their versions as one signed list for the desks, and an InsurancePlan each for directories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from cloud.cards import lists
from cloud.cards.keys import Seal
from cloud.clock import derived_id
from cloud.digest import NO_FACILITY
from cloud.outcome import EXTENSION, Problem
from cloud.publish import publish as put_on_feed
from cloud.rules import Resource
from cloud.schemes import definitions
from cloud.schemes.definitions import Definition
from cloud.tables import eligibility_check, scheme, signed_list

WAITING = "waiting"
MOST = 500
SYSTEM = EXTENSION + "scheme"


@dataclass(frozen=True, slots=True)
class Published:
    """What became of it: "<scheme> <version>" of each that is new, and the list's sequence."""

    fresh: tuple[str, ...]
    sequence: int


def publish(conn: Connection, seal: Seal, found: Iterable[Definition], at: int) -> Published:
    """Keep the definitions and sign the list of all; the same again signs nothing.

    Problem 422 `scheme` for a version that was published with other words or is not the newest, `no-card-key`.
    """
    lists.hold(conn)
    fresh = [one for one in found if _is_new(conn, one)]
    for one in fresh:
        row = {"scheme": one.scheme, "version": one.version, "digest": one.digest, "body": one.body, "at": at}
        conn.execute(insert(scheme).values(row))
    if fresh:
        bodies = list(conn.execute(select(scheme.c.body)).scalars())
        if len(bodies) > MOST:
            raise Problem(422, "scheme", f"A list holds {MOST} definitions at the most.")
        lists.write_schemes(conn, seal, sorted(map(bytes, bodies)), at)
        put_on_feed(conn, NO_FACILITY, _plans(conn, {one.scheme for one in fresh}), at)
        # A decision that named one of them waits for it.
        conn.execute(update(eligibility_check).where(eligibility_check.c.state == WAITING).values(next_at=at))
    return Published(tuple(f"{one.scheme} {one.version}" for one in fresh), _sequence(conn))


def find(conn: Connection, code: str, version: int) -> Definition | None:
    """One version of one scheme."""
    query = select(scheme.c.body).where(scheme.c.scheme == code, scheme.c.version == version)
    body = conn.execute(query).scalar()
    return definitions.stored(bytes(body)) if body is not None else None


def every(conn: Connection) -> list[Definition]:
    """All versions of all schemes."""
    rows = conn.execute(select(scheme.c.body).order_by(scheme.c.scheme, scheme.c.version)).scalars()
    return [definitions.stored(bytes(body)) for body in rows]


def signed(conn: Connection) -> bytes:
    """The signed list, for carrying to a desk by hand. Problem 422 where nothing was published."""
    body = conn.execute(select(signed_list.c.body).where(signed_list.c.kind == lists.SCHEMES)).scalar()
    if body is None:
        raise Problem(422, "scheme", "No schemes were published yet: hims-cloud schemes publish FILE.")
    return bytes(body)


def _is_new(conn: Connection, one: Definition) -> bool:
    rows = conn.execute(select(scheme.c.version, scheme.c.digest).where(scheme.c.scheme == one.scheme)).all()
    versions = {row.version: row.digest for row in rows}
    if versions.get(one.version) == one.digest:
        return False
    if one.version in versions:
        text = f"{one.scheme}: version {one.version} was published with other words. Give it the next number."
        raise Problem(422, "scheme", text)
    if versions and one.version < max(versions):
        raise Problem(422, "scheme", f"{one.scheme}: version {max(versions)} was published already.")
    return True


def _plans(conn: Connection, codes: Iterable[str]) -> list[Resource]:
    newest: dict[str, Definition] = {one.scheme: one for one in every(conn)}
    return [_plan(newest[code]) for code in sorted(codes)]


def _plan(one: Definition) -> Resource:
    name, period = one.read["name"], {"start": one.read["valid_from"], "end": one.read.get("valid_to")}
    return {
        "resourceType": "InsurancePlan", "id": derived_id("scheme", one.scheme), "status": "active",
        "identifier": [{"system": SYSTEM, "value": one.scheme}], "name": name["en"], "alias": [name["hi"]],
        "period": {key: day for key, day in period.items() if day}, "ownedBy": {"display": one.read["payer"]["en"]},
        "extension": [
            {"url": EXTENSION + "scheme-version", "valueInteger": one.version},
            {"url": EXTENSION + "scheme-digest", "valueString": one.digest},
            {"url": EXTENSION + "example", "valueBoolean": one.read["example"]},
        ],
    }  # fmt: skip


def _sequence(conn: Connection) -> int:
    query = select(signed_list.c.sequence).where(signed_list.c.kind == lists.SCHEMES)
    return int(conn.execute(query).scalar() or 0)
