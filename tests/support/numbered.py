"""A computer with a desk that gives numbers of money, one run of the program after another, each cut off at its end."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from desk.records.numbers import queries
from desk.records.numbers.owned import OwnSeries
from desk.security.authorize import system_actor
from desk.security.machine import Machine
from desk.security.marks import Marks
from desk.store import audit, matters
from desk.store.store import Store
from tests.support.desk import FACILITY, HERE, FakeClock, make_desk

ME = system_actor(FACILITY)


@dataclass
class TextRing:
    """A keyring in memory."""

    text: str | None = None
    writes: int = 0

    def read(self) -> str | None:
        return self.text

    def write(self, text: str) -> bool:
        self.text, self.writes = text, self.writes + 1
        return True


@dataclass
class Place:
    """A computer with one desk on it: the database, the marks beside it, what was ever printed."""

    folder: Path
    key: bytes
    here: Machine = HERE
    ring: TextRing = field(default_factory=TextRing)
    printed: list[str] = field(default_factory=list)

    @property
    def marks(self) -> Path:
        return self.folder / "marks"

    @contextmanager
    def counter(self) -> Iterator[tuple[Store, OwnSeries]]:
        """One run of the program, ended by a power cut: nothing is put in order at its end."""
        store = Store(self.folder / "desk.db", self.key, FakeClock())
        series = OwnSeries(Marks([self.marks], "test-store", self.key, self.ring), self.here)
        try:
            series.begin(store)
            yield store, series
        finally:
            store.close()

    def give(self, numbers: int = 1, kind: str = "R") -> list[str]:
        """So many numbers in one run of the program."""
        with self.counter() as (store, series):
            for _ in range(numbers):
                with store.unit(ME, "test.give") as unit:
                    number = series.take(unit, kind)
                self.printed.append(number.text)
        return self.printed[-numbers:]

    def keep_copy(self) -> Path:
        copy = self.folder / f"copy-{len(list(self.folder.glob('copy-*')))}.db"
        shutil.copy(self.folder / "desk.db", copy)
        return copy

    def put_back(self, copy: Path) -> None:
        shutil.copy(copy, self.folder / "desk.db")

    def matters(self) -> list[tuple[str, str]]:
        with self.counter() as (store, _), store.readers.connect() as connection:
            return [(one.kind, one.detail.get("reason", "")) for one in matters.open_matters(connection)]

    def why(self) -> list[str]:
        with self.counter() as (store, _), store.readers.connect() as connection:
            assert audit.verify(connection) is None
            return [one.why for one in queries.series(connection)]


def make_place(folder: Path) -> Place:
    """A fresh desk in `folder`, closed."""
    desk = make_desk(folder)
    desk.store.close()
    return Place(folder, desk.key)
