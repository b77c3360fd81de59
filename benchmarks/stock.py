"""Two years of a busy pharmacy behind the counter: open, allocate and give out five lines; the board; the balances.

    python -m benchmarks.stock --moves 1000000 --smaller 100000 --runs 200

2,000 items, 20,000 batches (7 in 10 used up), so many moves in an encrypted store. The past is written with the
ledger's triggers off, to be done in minutes, and is then held to its proof; everything timed goes through the services.
The balances are read in a smaller store too: they must not slow as movements grow.
"""

import argparse
import gc
import os
import platform
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TypeVar

from sqlalchemy import Connection, insert

from desk.core.clock import in_india
from desk.core.ids import new_id
from desk.core.settings import SettingsFile
from desk.plugins.pharmacy.plugin import MANIFEST
from desk.plugins.pharmacy.rules import items as kinds
from desk.plugins.pharmacy.rules.dispensing import DispenseDraft, GivenLine, Plan
from desk.plugins.pharmacy.rules.items import Item, account_id, batch_id, item_id
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, TYPED
from desk.plugins.pharmacy.service import places
from desk.plugins.pharmacy.service.catalogue import put_items
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.stock import StockService
from desk.plugins.pharmacy.tables import BatchRow, PrescriptionRow, RequestRow
from desk.security.authorize import Actor
from desk.security.permissions import HOUSE, by_role
from desk.store import engine, ledger
from desk.store.store import Store
from tests.support.desk import FACILITY, TestDesk, make_desk

R = TypeVar("R")
ITEMS, LOTS, LIVE_FROM = 2_000, 10, 7
DAY_MS = 86_400_000
DAYS = 720
AT_ONCE = 50_000
LEAST = 4 * ITEMS * LOTS
WAITING = 40
GOAL_MS, BOARD_MS = 30, 100


@dataclass
class House:
    """The filled pharmacy."""

    desk: TestDesk
    settings: SettingsFile
    actor: Actor
    batches: list[str]
    patients: list[str]
    counter: str

    @property
    def store(self) -> Store:
        return self.desk.store


def medicines() -> list[Item]:
    """So many items; a tenth of each schedule H1, so that some need a prescriber's address."""
    return [
        Item(
            item_id(f"B{n:04}"), f"B{n:04}", f"Medicine {n:04}", f"औषधि {n:04}", f"{n % 9 * 50 + 50} mg", "tablet",
            "tablet", kinds.H1 if n % 10 == 0 else kinds.NONE, "", "", f"X{n:04}", f"B{n:04}", (), (), True,
            kinds.LOCAL,
        )
        for n in range(ITEMS)
    ]  # fmt: skip


# The past, written with the triggers off.


def happened(moves: int, rng: random.Random) -> list[tuple[int, int, str, int]]:
    """(day and moment, batch, kind, units), oldest first: each batch comes in, goes to the counter, is given out."""
    lots = ITEMS * LOTS
    each, more = divmod(moves - 2 * lots, lots)
    events = []
    for batch in range(lots):
        begun = (batch % LOTS) * (DAYS - 80) // LOTS
        given = [rng.randint(1, 30) for _ in range(each + (batch < more))]
        left = 400 if batch % LOTS >= LIVE_FROM else 0
        day = begun * DAY_MS
        events.append((day, batch, "receipt", sum(given) + 3 * left))
        events.append((day + DAY_MS, batch, "transfer", sum(given) + left))
        life = 78 * DAY_MS
        events += [(day + DAY_MS + 1 + rng.randrange(life), batch, "dispense", units) for units in given]
    events.sort()
    return events


@contextmanager
def triggers_off(connection: Connection) -> Iterator[None]:
    """The ledger's triggers are taken away and put back as they were."""
    kept = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    kept = [row for row in kept if row.name.startswith("ledger_")]
    for row in kept:
        connection.exec_driver_sql(f"DROP TRIGGER {row.name}")
    yield
    for row in kept:
        connection.exec_driver_sql(row.sql)


LINE = "INSERT INTO ledger_line VALUES (?, ?, ?, ?, ?)"
POSTING = "INSERT INTO ledger_posting VALUES (?, ?, 'stock', ?, ?, ?, ?, ?, ?, 'local', NULL, '')"
BALANCE = "INSERT INTO ledger_balance VALUES (?, ?, ?, ?)"
COMMODITY = "INSERT INTO ledger_commodity (n, commodity_id, book, usable_until) VALUES (?, ?, 'stock', ?)"
MOVE = """
    INSERT INTO pharmacy_move (move_id, kind, item_id, batch_id, quantity, source, target, document, day, at, "by",
        reason, party, invoice, patient_id, cost_units)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', ?, 1)
"""
MONTH = "INSERT INTO pharmacy_month (account_id, item_id, month, kind, quantity) VALUES (?, ?, ?, ?, ?)"
WAYS = {"receipt": ("supplier", "store"), "transfer": ("store", "counter"), "dispense": ("counter", "patient")}


def write_past(connection: Connection, house: House, moves: int, rng: random.Random) -> None:
    """All that happened: lines, headers, moves; then the balances and months that they add up to."""
    accounts = {kind: account_id(FACILITY, kind) for kind in ("supplier", "store", "counter", "patient")}
    numbers = {row.account_id: row.n for row in connection.exec_driver_sql("SELECT account_id, n FROM ledger_account")}
    named = {kind: numbers[one] for kind, one in accounts.items()}
    start = house.desk.clock.ms - DAYS * DAY_MS
    held: Counter[tuple[int, str]] = Counter()
    newest: dict[tuple[int, str], int] = {}
    months: Counter[tuple[str, str, str, str]] = Counter()
    events = iter(happened(moves, rng))
    seq = 0
    while chunk := list(islice(events, AT_ONCE)):
        lines, headers, rows = [], [], []
        for moment, batch, kind, units in chunk:
            seq += 1
            source, target = WAYS[kind]
            at, move_id, document, item = start + moment, new_id(), new_id(), medicine(batch)
            day = in_india(at).date().isoformat()
            lines += [(seq, batch + 1, named[source], -units, at), (seq, batch + 1, named[target], units, at)]
            headers.append((seq, move_id, kind, document, day, at, at, "past"))
            who = rng.choice(house.patients) if kind == "dispense" else None
            lot = house.batches[batch]
            ends = accounts[source], accounts[target]
            rows.append((move_id, kind, item, lot, units, *ends, document, day, at, "past", who))
            for place, amount in ((source, -units), (target, units)):
                held[batch, place] += amount
                newest[batch, place] = seq
            if kind != "receipt":
                months[accounts[source], item, day[:7], kind] += units
        connection.exec_driver_sql(POSTING, headers)
        connection.exec_driver_sql(LINE, lines)
        connection.exec_driver_sql(MOVE, rows)
    balances = [(house.batches[b], accounts[p], amount, newest[b, p]) for (b, p), amount in sorted(held.items())]
    connection.exec_driver_sql(BALANCE, balances)
    connection.exec_driver_sql(MONTH, [(*key, units) for key, units in months.items()])


def medicine(batch: int) -> str:
    """The item of a batch."""
    return item_id(f"B{batch // LOTS:04}")


def write_goods(connection: Connection, house: House, at: int) -> None:
    """Items, batches, and the commodities that they are to the ledger."""
    put_items(connection, medicines(), at)
    rows, opened = [], []
    for batch in range(ITEMS * LOTS):
        ends = at + ((batch % LOTS) * (DAYS - 80) // LOTS - DAYS + 420) * DAY_MS
        expires, lot = in_india(ends).date().isoformat(), f"L{batch:05}"
        house.batches.append(batch_id(medicine(batch), lot, expires))
        opened.append((batch + 1, house.batches[-1], expires))
        rows.append(
            {
                "batch_id": house.batches[-1], "item_id": medicine(batch), "lot": lot, "expires": expires, "gtin": "",
                "cost_paise": 125, "cost_units": 1, "mrp_paise": 200, "at": at,
            }
        )  # fmt: skip
    connection.execute(insert(BatchRow), rows)
    connection.exec_driver_sql(COMMODITY, opened)


def build(folder: Path, moves: int) -> House:
    """A pharmacy with a past."""
    assert MANIFEST.migrations is not None
    desk = make_desk(folder, [MANIFEST.migrations], [permission.action for permission in MANIFEST.permissions])
    by = by_role((*HOUSE, *MANIFEST.permissions))
    actor = Actor(new_id(), "bench", "Bench", FACILITY, frozenset[str]().union(*by.values()))
    patients = [desk.patient(f"Patient {n}", f"मरीज़ {n}") for n in range(WAITING)]
    counter = account_id(FACILITY, "counter")
    house = House(desk, SettingsFile(folder / "settings.json"), actor, [], patients, counter)
    pace(desk.store, "cache_size = -800000", "synchronous = OFF")
    with desk.store.unit(actor, "bench.fill") as unit:
        places.ensure(unit)
        write_goods(unit.connection, house, unit.at)
        with triggers_off(unit.connection):
            write_past(unit.connection, house, moves, random.Random(7))
    pace(desk.store, "cache_size = -16000", "synchronous = FULL")
    engine.checkpoint(desk.store.writer)
    return house


def pace(store: Store, *settings: str) -> None:
    """Settings of the writing connection, for the filling only."""
    raw = store.writer.raw_connection()
    for one in settings:
        raw.cursor().execute(f"PRAGMA {one}")
    raw.close()


# What is timed.


def prescribe(house: House, rng: random.Random) -> str:
    """Five lines for somebody, waiting; gives the prescription's id."""
    prescription, patient = new_id(), rng.choice(house.patients)
    with house.store.unit(house.actor, "bench.prescribe") as unit:
        day = in_india(unit.at).date().isoformat()
        unit.connection.execute(
            insert(PrescriptionRow),
            {
                "prescription_id": prescription, "patient_id": patient, "visit_id": None, "origin": TYPED,
                "prescriber": "Dr. S. Rao", "prescriber_reg": "DMC/1", "prescriber_address": "New Delhi",
                "prescribed_on": day, "note": "", "at": unit.at, "by": "bench",
            },
        )  # fmt: skip
        unit.connection.execute(
            insert(RequestRow),
            [
                {
                    "request_id": new_id(), "prescription_id": prescription, "patient_id": patient, "n": n,
                    "item_id": item_id(f"B{item:04}"), "medicine": f"Medicine {item:04}", "directions": "1-0-1 x5d",
                    "quantity": 10, "days": 5, "status": ACTIVE, "status_reason": "", "day": day,
                }
                for n, item in enumerate(rng.sample(range(ITEMS), 5))
            ],
        )  # fmt: skip
    return prescription


def as_proposed(plan: Plan) -> DispenseDraft:
    """What the pharmacist accepts with one key; every warning is passed with a reason."""
    lines = tuple(
        GivenLine(one.request.request_id, one.item.item_id, one.parts, override_reason="asked" if one.warnings else "")
        for one in plan.lines
        if one.item and one.parts
    )
    return DispenseDraft(plan.prescription.prescription_id, plan.account_id, lines)


class Times:
    """Milliseconds by name, of the wall and of the processor: a busy machine slows only the first."""

    def __init__(self) -> None:
        self.wall: dict[str, list[float]] = {}
        self.work: dict[str, list[float]] = {}

    def take(self, name: str, act: Callable[[], R]) -> R:
        """Do it, timed."""
        wall, work = time.perf_counter(), time.process_time()
        done = act()
        self.work.setdefault(name, []).append((time.process_time() - work) * 1000)
        self.wall.setdefault(name, []).append((time.perf_counter() - wall) * 1000)
        return done

    def report(self, goals: dict[str, float]) -> None:
        """One line for each name, in the order in which they came."""
        for name, times in self.wall.items():
            wall, work = sorted(times), sorted(self.work[name])
            late = int(len(wall) * 0.95)
            goal = f"   goal p95 {goals[name]:.0f}" if name in goals else ""
            print(
                f"{name:38} wall p50 {median(wall):8.2f}  p95 {wall[late]:8.2f}   processor p50 {median(work):8.2f}"
                f"  p95 {work[late]:8.2f} ms   n {len(wall)}{goal}"
            )


BOTH = "allocate and post five lines"


def give_out(house: House, runs: int, times: Times) -> None:
    """Prescriptions one after the other, some always waiting."""
    service, rng = DispensingService(house.store, house.settings), random.Random(3)
    waiting = [prescribe(house, rng) for _ in range(WAITING)]
    for n in range(runs + 10):
        now = times if n >= 10 else Times()  # the first ones fill the caches
        one = waiting.pop(0)
        now.take("open: the queue", lambda: service.waiting(house.actor))
        began = time.perf_counter(), time.process_time()
        plan = now.take("  allocate", lambda one=one: service.plan(house.actor, one))  # type: ignore[misc]
        actor, draft = house.actor.intending(new_id()), as_proposed(plan)
        assert len(draft.lines) == 5, "the shelves are empty"
        now.take("  post, with labels", lambda a=actor, d=draft: service.dispense(a, d, "50x25"))  # type: ignore[misc]
        now.work.setdefault(BOTH, []).append((time.process_time() - began[1]) * 1000)
        now.wall.setdefault(BOTH, []).append((time.perf_counter() - began[0]) * 1000)
        waiting.append(prescribe(house, rng))


def look(house: House, times: Times) -> None:
    """The storekeeper's readings."""
    service = StockService(house.store, house.settings)
    rng = random.Random(5)
    for _ in range(30):
        times.take("stock board, everywhere, 500 rows", lambda: service.board(house.actor))
        times.take("stock board of the counter", lambda: service.board(house.actor, house.counter))
        times.take("what a place holds, and its value", lambda: service.shelf(house.actor, house.counter))
        batch = rng.choice(house.batches)
        times.take("bin card", lambda b=batch: service.bin_card(house.actor, b, house.counter))  # type: ignore[misc]
    for _ in range(3):
        times.take("low stock of the counter", lambda: service.low(house.actor, house.counter))


def weigh(house: House, times: Times, label: str) -> None:
    """The ledger alone: the running balance beside the sum that it stands for, and the proof."""
    rng = random.Random(9)
    counter, now = house.counter, house.desk.clock.ms
    with house.store.readers.connect() as connection:
        for batch in rng.choices(house.batches, k=500):
            times.take(f"balance, {label}", lambda b=batch: ledger.balance(connection, b, counter))  # type: ignore[misc]
            times.take(f"sum over the index, {label}", lambda b=batch: summed(connection, b, counter))  # type: ignore[misc]
            times.take(
                f"balance yesterday, {label}",
                lambda b=batch: ledger.balance_at(connection, b, counter, now - DAY_MS),  # type: ignore[misc]
            )
        for _ in range(5):
            times.take(f"all balances of a place, {label}", lambda: ledger.balances(connection, accounts=(counter,)))
            times.take(f"all sums of a place, {label}", lambda: summed_all(connection, counter))
        wrong = times.take(f"proof of everything, {label}", lambda: ledger.verify(connection))
    print(f"proof of the ledger, {label}: {wrong or 'every balance is the fold of its movements'}")


ONE = """
    SELECT sum(amount) FROM ledger_line WHERE commodity = (SELECT n FROM ledger_commodity WHERE commodity_id = ?)
    AND account = (SELECT n FROM ledger_account WHERE account_id = ?)
"""
ALL = """
    SELECT commodity, sum(amount) FROM ledger_line
    WHERE account = (SELECT n FROM ledger_account WHERE account_id = ?) GROUP BY commodity HAVING sum(amount) <> 0
"""


def summed(connection: Connection, batch: str, account: str) -> int:
    """What a balance costs without a running one."""
    return int(connection.exec_driver_sql(ONE, (batch, account)).scalar() or 0)


def summed_all(connection: Connection, account: str) -> int:
    """What a board costs without running balances."""
    return len(connection.exec_driver_sql(ALL, (account,)).all())


def paint(house: House, folder: Path, times: Times) -> None:
    """The stock board on a screen that nobody sees, from its making to the picture of its first lines."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication, QMainWindow

    from desk.kit import language, theme
    from desk.plugins.pharmacy.screens.stock import StockScreen
    from tests.support.dispensary import dispensary

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 100)
    language.install(app, "en")
    with dispensary(house.desk, folder) as here:
        for n in range(12):
            frame = QMainWindow()

            def show(frame: QMainWindow = frame) -> None:
                screen = StockScreen(here.context, here.services.stock, here.services.catalogue)
                frame.setCentralWidget(screen)
                frame.resize(1234, 660)
                frame.show()
                screen.opened()
                while not screen.card.batches.rows():
                    # As a window waits: not in a spin.
                    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                frame.grab()

            (times if n >= 2 else Times()).take("stock board, first paint", show)
            here.settled()
            frame.close()
            frame.deleteLater()
            app.processEvents()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moves", type=int, default=1_000_000)
    parser.add_argument("--smaller", type=int, default=100_000, help="a second store, for how balances grow; 0 = none")
    parser.add_argument("--runs", type=int, default=200)
    chosen = parser.parse_args()
    if any(0 < moves < LEAST for moves in (chosen.smaller, chosen.moves)):
        parser.error(f"at least {LEAST} moves: each batch is received, moved to the counter and given out")
    print(f"python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()}")
    times = Times()
    for moves in filter(None, (chosen.smaller, chosen.moves)):
        with tempfile.TemporaryDirectory() as name:
            folder, began = Path(name), time.perf_counter()
            house = build(folder, moves)
            size = (folder / "desk.db").stat().st_size // 1_000_000
            print(f"{moves} moves of {ITEMS * LOTS} batches in, {time.perf_counter() - began:.0f} s; file {size} MB")
            gc.collect()
            gc.freeze()
            weigh(house, times, f"{moves} moves")
            if moves == chosen.moves:
                give_out(house, chosen.runs, times)
                look(house, times)
                paint(house, folder, times)
            house.store.close()
    times.report({BOTH: GOAL_MS, "stock board, first paint": BOARD_MS})


if __name__ == "__main__":
    main()
