"""Pull: a page of the change feed and the cursor after it go into the store in one transaction, then rows are applied.

A row that cannot be applied is quarantined with its reason and the cursor moves on. What the desk itself pushed comes
back as a version it already knows. A newer version of something with unsent work here is merged, never laid over it.
"""

import gc
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy.exc import StatementError

from desk.core.errors import DeskError, Refused, Rejected, Unreachable, Unreadable
from desk.security.authorize import system_actor
from desk.store import inbox, matters, outbox, remote
from desk.store.inbox import Pulled, Waiting
from desk.store.store import Store, get_state, set_state
from desk.store.unit import Reading, Unit
from desk.sync.client import HIMS, Client, EntryRefused
from desk.sync.conflict import Apply, Conflicts
from desk.sync.home import Home
from desk.sync.push import etag_version

log = logging.getLogger(__name__)
PAGE = 500
AT_A_TIME = PAGE
GONE = 410
FEEDS = frozenset("USXM")
UNREAD = "?"
"""The feed mark of an entry that could not be made out; it is quarantined like any row that does not fit."""
MOST_DEPTH = 32
NOT_FIT = (
    Refused, Rejected, Unreadable, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError,
    StatementError,
)  # fmt: skip
"""What a row may raise that its reader did not foresee: a wrong type on its way into the database among them. Such a
row waits for a person and the rest flows. Trouble of the desk itself (Damaged, Unreachable) is not the row's."""
ORDER = (
    "Organization", "HealthcareService", "Location", "Medication", "Practitioner", "PractitionerRole", "Binary",
    "Patient", "Coverage", "AllergyIntolerance", "Condition", "Observation", "Encounter", "MedicationRequest",
)  # fmt: skip
"""What others refer to is applied first within a batch; kinds not named here come last."""
_ORDER = {kind: i for i, kind in enumerate(ORDER)}
Many = Mapping[str, Callable[[Unit, Sequence[dict[str, Any]]], None]]
"""FHIR types of which a whole batch is brought into the tables at once, which is several times quicker; under REST all
others, of mixed types and in their order."""
REST = ""


class Pull:
    """Brings what others did. `apply` puts a resource into the tables of the room that claims it; `many` a batch."""

    def __init__(
        self, store: Store, client: Client, home: Home, apply: Apply, conflicts: Conflicts, many: Many | None = None
    ) -> None:
        self._store = store
        self._client = client
        self._home = home
        self._apply = apply
        self._conflicts = conflicts
        self._many: Many = many or {}

    def run(self) -> int:
        """Pull until the feed has no more, apply what waits; gives how many rows came."""
        came = 0
        self.apply_waiting()
        while True:
            with _uncollected():
                rows, more = self._page()
                self.apply_waiting()
            came += rows
            if not more:
                return came

    def prove(self) -> bool | None:
        """Compare the facility's digest with the cloud's: equal, unequal, or None when the feed has moved on."""
        answer = self._client.post("$digest", {"scope": self._home.scope}).body
        with self._store.reading(_ME, "sync.digest") as reading:
            count, total = self._held(reading)
            position = get_state(reading, "feed_position") or "0"
            unsent = outbox.waiting(reading.connection)
        if str(answer.get("n")) != position:
            return None
        equal = (answer.get("count"), answer.get("sum")) == (count, total)
        if not equal and unsent:
            return None  # what waits to be merged or put right is not laid over yet
        with self._store.unit(_ME, "sync.digest") as unit:
            unit.bookkeeping()
            set_state(unit, "digest_equal", "yes" if equal else "no")
            if not equal:
                unit.audit(count=count, equal=equal)
                matters.raise_matter(unit.connection, "digest", unit.at, detail={"scope": self._home.scope})
                unit.touch("attention")
        return equal

    def _held(self, reading: Reading) -> tuple[int, str]:
        # A row that was set aside has come, and is kept: it is a matter of its own, and nothing is missing.
        aside = [item.row for item in inbox.quarantined(reading.connection)]
        rows = [(r.type, r.id, r.version) for r in aside if r.scope == self._home.scope and r.body and r.feed != UNREAD]
        return remote.digest_with(reading.connection, self._home.scope, rows)

    def apply_waiting(self) -> None:
        """Apply the rows of the inbox, a few hundred in one transaction."""
        while True:
            with self._store.reading(_ME, "sync.pull") as reading:
                rows = inbox.waiting(reading.connection, AT_A_TIME)
            if not rows:
                return
            self._apply_rows(sorted(rows, key=_place))

    def _page(self) -> tuple[int, bool]:
        cursor = self._store.state("cursor") or ""
        params = {"_count": str(PAGE)} | ({"cursor": cursor} if cursor else {})
        try:
            body = self._client.get("$changes", params).body
        except EntryRefused as refused:
            if refused.status != GONE or not cursor:
                raise
            with self._store.unit(_ME, "sync.pull") as unit:  # another epoch or scope: from the start, outbox untouched
                set_state(unit, "cursor", "")
                set_state(unit, "feed_position", "0")
                unit.audit(outcome="from the start", code=refused.code)
            return 0, True
        rows, after, position, more = read_page(body, self._home.scope)
        if not rows and after == cursor:
            return 0, False
        with self._store.unit(_ME, "sync.pull") as unit:
            inbox.save(unit.connection, rows, unit.at)
            set_state(unit, "cursor", after)
            if position is not None:
                set_state(unit, "feed_position", str(position))
            unit.audit(rows=len(rows))
        return len(rows), more

    def _apply_rows(self, rows: list[Waiting]) -> None:
        """Apply them in one transaction; where one of them does not fit, it is found by halves and set aside."""
        try:
            self._apply_all(rows)
        except NOT_FIT as bad:
            if len(rows) == 1:
                self._set_aside(rows[0], bad)
                return
            middle = len(rows) // 2
            self._apply_rows(rows[:middle])
            self._apply_rows(rows[middle:])

    def _apply_all(self, rows: list[Waiting]) -> None:
        with self._store.unit(_ME, "sync.pull") as unit:
            keys = {(item.row.type, item.row.id) for item in rows}
            known = remote.versions(unit.connection, keys)
            mine = outbox.unsent_among(unit.connection, keys)
            fresh: list[remote.Known] = []
            for kind, group in groupby(rows, key=self._kind):
                taken = []
                for row in (item.row for item in group):
                    key = (row.type, row.id)
                    if row.feed not in FEEDS:
                        raise ValueError("an entry that cannot be made out")
                    if row.feed == "X":
                        remote.leave(unit.connection, *key)
                    elif row.body is None or known.get(key, 0) >= row.version:
                        continue  # superseded, or our own coming back
                    elif key in mine:
                        _checked(row, row.body)
                        self._conflicts.rebase(unit, key, row.version, row.body)
                    else:
                        taken.append(_checked(row, row.body))
                        fresh.append(remote.Known(*key, row.version, row.body, row.scope))
                    known[key] = row.version
                self._take(unit, kind, taken)
            remote.put(unit.connection, fresh)
            inbox.applied(unit.connection, [item.n for item in rows])
            unit.audit(applied=len(rows))

    def _kind(self, item: Waiting) -> str:
        """By what neighbours are taken over together."""
        return item.row.type if item.row.type in self._many or REST not in self._many else REST

    def _take(self, unit: Unit, kind: str, resources: list[dict[str, Any]]) -> None:
        many = self._many.get(kind)
        if many is not None:
            many(unit, resources)
            return
        for resource in resources:
            self._apply(unit, resource)

    def _set_aside(self, item: Waiting, bad: Exception) -> None:
        log.warning("row %s %s not applied: %s", item.row.type, item.row.id, type(bad).__name__)
        with self._store.unit(_ME, "sync.pull") as unit:
            reason = bad.sentence.source if isinstance(bad, DeskError) else type(bad).__name__
            inbox.quarantine(unit.connection, item.n, reason)
            matters.raise_matter(
                unit.connection, "not-applied", unit.at, key=(item.row.type, item.row.id),
                detail={"reason": reason, "type": item.row.type},
            )  # fmt: skip
            unit.audit(outcome="quarantined", type=item.row.type, id=item.row.id)
            unit.touch("attention")


_ME = system_actor()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection for the moment of a page: its thousands of dicts die by themselves, and walking through
    them again and again took a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _place(item: Waiting) -> tuple[int, int]:
    return _ORDER.get(item.row.type, len(ORDER)), item.n


def _checked(row: Pulled, body: bytes) -> dict[str, Any]:
    """The resource of a row, which must be the one that the row names. Raises ValueError."""
    resource: dict[str, Any] = msgspec.json.decode(body, type=dict[str, Any])
    if (resource.get("resourceType"), resource.get("id")) != (row.type, row.id):
        raise ValueError("a row holds another resource than it names")
    return resource


def read_page(body: dict[str, Any], scope: str) -> tuple[list[Pulled], str, int | None, bool]:
    """Rows, next cursor, position in `scope` (None when the page says none), whether more wait.

    Raises Unreachable when the answer is not a page of the feed. An entry that cannot be made out is a row of its own.
    """
    after, entries = _extensions(body).get("cursor"), body.get("entry", [])
    if body.get("type") != "history" or not isinstance(after, str) or not isinstance(entries, list):
        raise Unreachable(detail="not a page of the feed")
    rows, position = [], None
    for entry in entries:
        row, n = _row(entry, scope)
        rows.append(row)
        if rows[-1].scope == scope and isinstance(n, int):
            position = n
    found = body.get("link")
    links = found if isinstance(found, list) else []
    more = any(isinstance(link, dict) and link.get("relation") == "next" for link in links)
    return rows, after, position, more


def _row(entry: Any, scope: str) -> tuple[Pulled, object]:
    """What the entry says, and its position as it says it."""
    entry = entry if isinstance(entry, dict) else {}
    said = _extensions(entry)
    url, etag = _inside(entry, "request", "url"), _inside(entry, "response", "etag")
    kind, _, name = url.partition("/")
    feed, of, resource = said.get("feed") or "U", said.get("scope") or scope, entry.get("resource")
    version = etag_version(etag)
    unfit = feed not in ("U", "S", "X", "M") or not isinstance(of, str) or not name or len(url) > 200
    if unfit or version is None or _too_deep(resource):
        return Pulled(UNREAD, scope, kind[:40] or UNREAD, name[:64] or UNREAD, 0, None), said.get("n")
    body = None if resource is None else msgspec.json.encode(resource)
    return Pulled(feed, of, kind, name, version, body), said.get("n")


def _inside(holder: dict[str, Any], *names: str) -> str:
    found: Any = holder
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def _too_deep(value: Any) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(MOST_DEPTH - 1):
        groups = [one.values() if type(one) is dict else one for one in level]
        level = [item for group in groups for item in group if type(item) is dict or type(item) is list]
        if not level:
            return False
    return True


def _extensions(holder: dict[str, Any]) -> dict[str, Any]:
    """The values of our extensions by name; of one that is said twice the first."""
    found = holder.get("extension")
    said: dict[str, Any] = {}
    for extension in found if isinstance(found, list) else []:
        url = extension.get("url") if isinstance(extension, dict) else None
        if isinstance(url, str) and url.startswith(HIMS):
            value = next((v for k, v in extension.items() if k.startswith("value")), None)
            said.setdefault(url[len(HIMS) :], value)
    return said
