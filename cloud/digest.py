"""The proof that nothing is missing: a sum over what a scope holds, kept with each write and recounted on demand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, union_all

from cloud.tables import interest, resource, scope_seq

GLOBAL = "global"
# The facility of what the cloud keeps for everybody; its rows travel in the scope `global`.
NO_FACILITY = ""
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Digest:
    """Feed position, number of live resources, and their sum modulo 2^64 as 16 hex digits."""

    n: int
    count: int
    sum: str


def scope_of(facility_id: str) -> str:
    """The feed of a facility; of `NO_FACILITY` the global one."""
    return f"facility:{facility_id}" if facility_id else GLOBAL


def scopes_of(facility_id: str) -> tuple[str, str]:
    """The feeds that a desk of this facility reads, in reading order."""
    return (GLOBAL, scope_of(facility_id))


def weight(type_: str, id_: str, version: int) -> int:
    """First 8 bytes, big-endian, of SHA-256("type|id|version")."""
    return int.from_bytes(hashlib.sha256(f"{type_}|{id_}|{version}".encode()).digest()[:8], "big")


def total(rows: Iterable[tuple[str, str, int]]) -> int:
    """Sum of the weights modulo 2^64."""
    return sum(weight(*row) for row in rows) & _MASK


def kept(conn: Connection, scope: str) -> Digest | None:
    """The digest as kept with each write, or None for an unknown scope."""
    row = conn.execute(select(scope_seq).where(scope_seq.c.scope == scope)).first()
    if row is None:
        return None
    return Digest(row.n, row.live, f"{(row.sum_hi << 32) | row.sum_lo:016x}")


def recounted(conn: Connection, scope: str) -> Digest | None:
    """The digest counted anew from the resources themselves; slow, for `hims-cloud check`."""
    known = kept(conn, scope)
    if known is None:
        return None
    rows = [(row.type, row.id, row.version) for row in conn.execute(_MEMBERS, {"facility": _facility(scope)})]
    return Digest(known.n, len(rows), f"{total(rows):016x}")


def _facility(scope: str) -> str:
    return scope.partition(":")[2]


_OWN = select(resource.c.type, resource.c.id, resource.c.version).where(
    resource.c.facility_id == bindparam("facility"), resource.c.type != "Patient"
)
_OF_INTEREST = (
    select(resource.c.type, resource.c.id, resource.c.version)
    .join(interest, interest.c.patient_id == resource.c.id)
    .where(resource.c.type == "Patient", interest.c.facility_id == bindparam("facility"))
)


_MEMBERS = union_all(_OWN, _OF_INTEREST)
