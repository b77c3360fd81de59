"""Whether the feeds hold what they should: recounted from the rows themselves."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, distinct, func, select

from cloud import digest
from cloud.digest import Digest
from cloud.tables import feed, scope_seq


@dataclass(frozen=True, slots=True)
class Finding:
    """One scope: whether its numbers run from 1 to n without a gap, and the digest as kept and as recounted."""

    scope: str
    gapless: bool
    kept: Digest
    recounted: Digest

    @property
    def good(self) -> bool:
        return self.gapless and self.kept == self.recounted


def check(conn: Connection) -> list[Finding]:
    """A finding for every scope, in one snapshot."""
    scopes = conn.execute(select(scope_seq.c.scope).order_by(scope_seq.c.scope)).scalars().all()
    return [_find(conn, scope) for scope in scopes]


def _find(conn: Connection, scope: str) -> Finding:
    kept, recounted = digest.kept(conn, scope), digest.recounted(conn, scope)
    assert kept is not None and recounted is not None
    rows = select(func.count(distinct(feed.c.n)), func.coalesce(func.min(feed.c.n), 1), func.max(feed.c.n))
    count, first, last = conn.execute(rows.where(feed.c.scope == scope)).one()
    return Finding(scope, count == kept.n == (last or 0) and first == 1, kept, recounted)
