"""The store of one profile: its engines, its units and readings, and who is told of changes."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from desk.core.changes import Changes, Hear
from desk.core.clock import Clock, SystemClock
from desk.core.errors import Damaged
from desk.core.facts import Fact
from desk.core.i18n import words
from desk.security.authorize import Actor, system_actor
from desk.store import audit, ballast, engine
from desk.store.audit import AuditEntry
from desk.store.tables import StateRow
from desk.store.unit import Reading, Unit

Listener = Callable[[Unit, Fact], None]
FOLLOWED_MS = 15 * 60_000
"""A list that a screen follows is written down as read once in so long for each person."""


class Store:
    """Opens, writes through units one at a time, reads side by side. Safe from any thread."""

    def __init__(self, path: Path, key: bytes, clock: Clock | None = None) -> None:
        self.path = path
        self.clock: Clock = clock or SystemClock()
        self.writer = engine.open_writer(path, key)
        self.readers = engine.open_readers(path, key)
        self.listeners: list[Listener] = []
        self._hear: list[Hear] = []
        self._lock = threading.Lock()
        self._writing = 0
        self._notes: list[AuditEntry] = []
        self._notes_lock = threading.Lock()
        self._followed: dict[tuple[str, ...], int] = {}

    @contextmanager
    def unit(self, actor: Actor, action: str) -> Iterator[Unit]:
        """One all-or-nothing write. Raises Damaged when the disk, the lock or the key does not let it happen."""
        with self._alone():
            pending = self._take_notes()
            try:
                with self.writer.begin() as connection:
                    unit = Unit(connection, actor, action, self.clock.now_ms(), self._tell)
                    yield unit
                    unit.finish(pending)
            except BaseException as error:
                self._give_back(pending)
                broken = _of_the_disk(error)
                if broken is not None:
                    raise self._explained(broken) from error
                raise
        if unit.changes:
            self._publish(frozenset(unit.changes))

    @contextmanager
    def reading(self, actor: Actor, action: str) -> Iterator[Reading]:
        """One moment of the store, read only."""
        try:
            with self.readers.connect() as connection:
                yield Reading(connection, actor, action, self.clock.now_ms(), self.note, self._is_due)
        except DBAPIError as error:
            broken = _of_the_disk(error)
            if broken is not None:
                raise engine.explain(broken) from error
            raise

    def note(self, entry: AuditEntry) -> None:
        """Remember a reading for the trail; it is written with the next unit, or by `write_notes`.

        A reading changes nothing, so it does not wait for the disk; a crash may lose the last seconds of readings,
        never of acts (docs/decisions).
        """
        with self._notes_lock:
            self._notes.append(entry)

    def write_notes(self) -> None:
        """Write the remembered readings now; called every few seconds and at the stop."""
        with self._alone():
            pending = self._take_notes()
            if not pending:
                return
            try:
                with self.writer.begin() as connection:
                    audit.append(connection, pending)
            except BaseException as error:
                self._give_back(pending)
                broken = _of_the_disk(error)
                if broken is not None:
                    raise self._explained(broken) from error
                raise

    def listen(self, hear: Hear) -> None:
        """Call `hear(changes)` after each unit that touched something, on the thread that wrote it."""
        self._hear.append(hear)

    def state(self, name: str) -> str | None:
        """A small value of this desk, or None."""
        with self.reading(system_actor(), "desk.state") as reading:
            return get_state(reading, name)

    def close(self) -> None:
        """Write what is remembered, fold the log into the file, let go of every connection."""
        try:
            self.write_notes()
        finally:
            self.readers.dispose()
            engine.checkpoint(self.writer)
            self.writer.dispose()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._writing == threading.get_ident():
            raise RuntimeError("a unit inside a unit: a verb calls another verb")
        with self._lock:
            self._writing = threading.get_ident()
            try:
                yield
            finally:
                self._writing = 0

    def _explained(self, broken: BaseException) -> Damaged:
        """The clerk's sentence; a full disk lets go of the ballast, so that the next save goes through."""
        if engine.DISK_FULL in str(broken) and ballast.drop(self.path):
            freed = words("Store", "NOT SAVED. The disk is full. Reserved space was freed: save again and tell IT.")
            return Damaged(freed, detail=f"{type(broken).__name__}: ballast freed")
        return engine.explain(broken)

    def _tell(self, unit: Unit, fact: Fact) -> None:
        for listener in self.listeners:
            listener(unit, fact)

    def _publish(self, changes: Changes) -> None:
        for hear in list(self._hear):
            hear(changes)

    def _is_due(self, what: tuple[str, ...], at: int) -> bool:
        with self._notes_lock:
            last = self._followed.get(what)
            if last is not None and 0 <= at - last < FOLLOWED_MS:
                return False
            self._followed[what] = at
            return True

    def _take_notes(self) -> list[AuditEntry]:
        with self._notes_lock:
            taken, self._notes = self._notes, []
            return taken

    def _give_back(self, taken: list[AuditEntry]) -> None:
        with self._notes_lock:
            self._notes = taken + self._notes


def _of_the_disk(error: BaseException) -> BaseException | None:
    """The database's own complaint (disk, lock, key, damage) inside `error`; None for a fault of the program."""
    broken = error.orig if isinstance(error, DBAPIError) else error
    faults = dbapi2.IntegrityError, dbapi2.ProgrammingError, dbapi2.InterfaceError, dbapi2.DataError
    return broken if isinstance(broken, dbapi2.DatabaseError) and not isinstance(broken, faults) else None


def set_state(unit: Unit, name: str, value: str) -> None:
    """Write a small value of this desk inside a unit."""
    unit.connection.execute(
        upsert(StateRow).values(name=name, value=value).on_conflict_do_update(["name"], set_={"value": value})
    )


def get_state(unit: Unit | Reading, name: str) -> str | None:
    """Read a small value of this desk inside a unit or a reading."""
    return unit.connection.execute(_STATE, {"name": name}).scalar()


_STATE = select(StateRow.value).where(StateRow.name == bindparam("name"))
