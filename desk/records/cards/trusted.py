"""What this desk trusts, put together from the lists it holds; made anew when one of them has changed."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desk.codes import lists
from desk.codes.authority import Root
from desk.codes.foreign import NO_FOREIGN, ForeignKeys
from desk.codes.trust import NOTHING_TRUSTED, Freshness, Trust
from desk.core.errors import Unreadable
from desk.records.cards import queries
from desk.records.cards.anchor import NO_ANCHOR, Anchor
from desk.records.cards.fhir import REVOCATIONS, TRUST
from desk.security.authorize import system_actor
from desk.store.store import Store


@dataclass(frozen=True)
class ListsAge:
    """When the newest list of withdrawn cards was signed (UTC ms; None without one), and how that is to be shown.

    It is signed anew daily; the list of issuers, whose root lies in a drawer, is not, and its age says little.
    """

    issued_at: int | None
    freshness: Freshness


def age_of(trust: Trust, now: int) -> ListsAge:
    """The age of the lists at `now` (UTC ms)."""
    if trust.listed_at is None or not trust.revocations.issued_at:
        return ListsAge(None, Freshness.MISSING)
    aged = replace(trust, listed_at=0)
    return ListsAge(trust.revocations.issued_at * 1000, aged.freshness(now))


class Trusted:
    """Verified against the root whenever it is put together: what lies in the database vouches for nothing.

    `foreign` gives the other issuers' keys that IT installed, `own` this desk's certificate. Safe from any thread.
    """

    def __init__(
        self,
        store: Store,
        anchor: Anchor = NO_ANCHOR,
        foreign: Callable[[], ForeignKeys] = lambda: NO_FOREIGN,
        own: Callable[[], bytes | None] = lambda: None,
    ) -> None:
        self._store, self.anchor, self._foreign, self._own = store, anchor, foreign, own
        self._lock = threading.Lock()
        self._made: tuple[object, Trust] | None = None

    def now(self) -> Trust:
        """What is trusted now. The first time costs tens of milliseconds: not on the UI thread."""
        with self._store.reading(system_actor(), "card.trust") as reading:
            return self.of(reading.connection)

    def of(self, connection: Connection) -> Trust:
        """The same, as this connection sees it."""
        own = self._own()
        stamp = (queries.stamp(connection), own)
        with self._lock:
            if self._made is None or self._made[0] != stamp:
                self._made = (stamp, self._put_together(connection, own))
            return self._made[1]

    def _put_together(self, connection: Connection, own: bytes | None) -> Trust:
        root = self.anchor.root
        foreign = self._foreign()
        if root is None:
            return replace(NOTHING_TRUSTED, foreign=foreign)
        certificates = (*queries.certificates(connection), *([own] if own else []))
        here = tuple(bytes.fromhex(cti) for cti in queries.withdrawn(connection))
        trust = _assembled(
            root, queries.signed_list(connection, TRUST), queries.signed_list(connection, REVOCATIONS), certificates
        )
        left = frozenset(cti for cti in here if cti not in trust.revocations)
        return replace(trust, revoked_here=left, foreign=foreign)


def _assembled(root: Root, listed: bytes | None, withdrawn: bytes | None, certificates: tuple[bytes, ...]) -> Trust:
    """As much as holds: a list under another root counts as none, and so does one whose signer is trusted no more."""
    if listed is None:
        return NOTHING_TRUSTED
    try:
        return lists.assemble(root, listed, withdrawn, certificates)
    except Unreadable:
        pass
    try:
        return lists.assemble(root, listed, None, certificates)
    except Unreadable:
        return NOTHING_TRUSTED
