"""Faults that the harness must find before its silence means anything: every check of the triggers taken out in turn,
and the program's own part spoilt."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from desk.store.ledger import posting, pulling, reading
from desk.store.store import Store
from tests.property.run import Sabotage, run

EXAMPLES, STEPS = 150, 40


@dataclass(frozen=True)
class Plant:
    """A fault: in each store that is opened, or in the program."""

    name: str
    sabotage: Sabotage | None = None
    program: Callable[[], AbstractContextManager[Any]] = nullcontext


def catches(plant: Plant, seed: int = 1) -> bool:
    """Whether the machine notices."""
    with plant.program():
        _, found = run(seed, EXAMPLES, STEPS, sabotage=plant.sabotage, shrink=False)
    return bool(found)


def _rewritten(trigger: str, change: Callable[[str], str]) -> Sabotage:
    def spoil(store: Store) -> None:
        with store.writer.begin() as connection:
            sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).scalar_one()
            spoilt = change(sql)
            assert spoilt != sql, f"nothing was planted in {trigger}"
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
            connection.exec_driver_sql(spoilt)

    return spoil


def _dropped(trigger: str) -> Sabotage:
    def spoil(store: Store) -> None:
        with store.writer.begin() as connection:
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")

    return spoil


def _unchecked(code: str) -> Sabotage:
    """The closing trigger without the checks that answer `code`."""
    return _rewritten("ledger_posting_close", lambda sql: re.sub(rf"SELECT RAISE\(ABORT, '{code}'\).*?; ", "", sql))


def _swapped(old: str, new: str) -> Sabotage:
    return _rewritten("ledger_posting_close", lambda sql: sql.replace(old, new))


CHECKS = (
    "gap", "lines", "moment", "book", "unbalanced", "original", "reversal", "reversed", "future", "unusable",
    "overdrawn",
)  # fmt: skip
WALLS = (
    "ledger_balance_moved", "ledger_posting_no_update", "ledger_line_no_update", "ledger_line_closed",
    "ledger_commodity_no_update",
)  # fmt: skip


@contextmanager
def _a_line_too_few() -> Iterator[None]:
    def less(connection: Any, postings: Sequence[Any], *rest: Any) -> None:
        _insert(connection, postings[:-1] if len(postings) > 2 else postings, *rest)

    _insert = posting._insert
    with patch.object(posting, "_insert", less):
        yield


@contextmanager
def _no_way_back() -> Iterator[None]:
    @contextmanager
    def kept(_connection: Any, _name: str, *, keep: bool = True) -> Iterator[None]:
        yield

    with patch.object(posting, "savepoint", kept):
        yield


def _patched(module: Any, name: str, instead: Any) -> Callable[[], AbstractContextManager[Any]]:
    return lambda: patch.object(module, name, instead)


def _today_only(connection: Any, commodity: str, account: str, day: str) -> reading.Least:
    return reading.Least(day, reading.balance(connection, commodity, account))


PLANTS = (
    *(Plant(f"no check of {code}", _unchecked(f"ledger-{code}")) for code in CHECKS),
    *(Plant(f"no {trigger}", _dropped(trigger)) for trigger in WALLS),
    Plant("balances are not moved", _swapped("amount = amount + excluded.amount", "amount = amount")),
    Plant("only the day itself is looked at", _swapped("SELECT max(back) FROM", "SELECT min(0, max(back)) FROM")),
    Plant("the last good day is one too few", _swapped("c.usable_until < NEW.day", "c.usable_until <= NEW.day")),
    Plant("the last good day is never over", _swapped("c.usable_until < NEW.day", "c.usable_until < '2000-01-01'")),
    Plant("a recall is not looked at", _swapped("c.stopped IS NOT NULL", "c.stopped = 'hold'")),
    Plant("stopped goods go from hand to hand", _swapped("NOT a.holds OR", "")),
    Plant("quarantine is left unasked", _swapped("f.amount < 0 AND g.holds", "f.amount < 0 AND g.holds AND g.serves")),
    Plant("a reversal may give out", _swapped("NOT a.holds OR NEW.reverses IS NULL AND", "NEW.reverses IS NULL AND")),
    Plant("pulled postings are refused below zero", _swapped("NEW.origin = 'local' AND EXISTS", "1 AND EXISTS")),
    Plant("a posting is lost", program=_a_line_too_few),
    Plant("a refused posting leaves its lines", program=_no_way_back),
    Plant("what is overdrawn elsewhere is not told", program=_patched(pulling, "_overdrawn", lambda *_: iter(()))),
    Plant("what was misused elsewhere is not told", program=_patched(pulling, "_unusable", lambda *_: iter(()))),
    Plant("a second reversal is not told", program=_patched(pulling, "_twice", lambda *_: iter(()))),
    Plant("a day in the past is not looked at", program=_patched(reading, "least", _today_only)),
)
