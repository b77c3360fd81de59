"""The hash chain of the audit trail: each row's hash covers the row before it, so an edit or a gap shows."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

GENESIS = bytes(32)


def link(previous: bytes, body: dict[str, object]) -> bytes:
    """SHA-256 over the previous hash (32 bytes) and the body in canonical JSON (sorted keys, UTF-8)."""
    return hashlib.sha256(previous + canonical(body)).digest()


def canonical(body: object) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8."""
    return msgspec.json.encode(body, order="sorted")


@dataclass(frozen=True)
class Break:
    """The first row (by number) that does not fit the chain."""

    n: int
    why: str


def verify(rows: Iterable[tuple[int, bytes, bytes, dict[str, object]]]) -> Break | None:
    """Check (n, previous, hash, body) rows in order of n, which must be 1, 2, 3…; None means whole."""
    expected, last = GENESIS, 0
    for n, previous, own, body in rows:
        if n != last + 1:
            return Break(n, "gap")
        if previous != expected:
            return Break(n, "previous")
        if link(previous, body) != own:
            return Break(n, "body")
        expected, last = own, n
    return None
