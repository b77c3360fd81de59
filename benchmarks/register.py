"""Registering one patient, durably: checks, search for duplicates, rows, search index, audit, outbox, one commit.

    python -m benchmarks.register --patients 100000 --runs 500

Timed through PatientService on an encrypted store that already holds the patients; every run is a new person of the
same made-up population. The yardstick runs in turn with it on the same disk: one bare row into an encrypted database,
committed with synchronous=FULL, and one bare fdatasync. fsyncs are counted by strace in a short run of their own.
"""

import argparse
import gc
import os
import platform
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from statistics import median

from sqlalchemy import text

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.demo.people import Person, people
from desk.records.base import RECORDS
from desk.records.numbers import acts as numbers
from desk.records.patient import amending, writing
from desk.records.patient.draft import Address, PatientDraft, Phone, Relative
from desk.records.patient.matching import HOLD_FROM
from desk.records.patient.rules import check
from desk.records.patient.service import PatientService
from desk.records.patient.view import Patient
from desk.security.authorize import Actor, system_actor
from desk.security.permissions import HOUSE
from desk.store import engine, migrate
from desk.store.migrate import STORE
from desk.store.store import Store

REASON = "the benchmark says so"
GOAL_MS = 2.5


def draft(person: Person) -> PatientDraft:
    """The person as a clerk would enter them."""
    return PatientDraft(
        name=person.name_latin, name_native=person.name_deva, sex=person.sex,
        birth_date=person.birth_date.isoformat() if person.birth_date else "",
        age_months=None if person.age_years is None else person.age_years * 12,
        phones=(Phone(person.phone),) if person.phone else (),
        relatives=(Relative("father", person.father_latin, person.father_deva),),
        address=Address(locality=person.locality, district=person.district, state="Delhi", pin=person.pin),
    )  # fmt: skip


def open_store(folder: Path) -> Store:
    """A fresh encrypted store with the tables of store and records."""
    store = Store(folder / "desk.db", secrets.token_bytes(32))
    migrate.upgrade(store.writer, [STORE, RECORDS])
    return store


def fill(store: Store, count: int, folk: Iterator[Person]) -> float:
    """Bring `count` patients in, in bulk; seconds."""
    at = store.clock.now_ms()
    today = business_date(at)

    def patients() -> Iterator[Patient]:
        for person in islice(folk, count):
            yield amending.applied(amending.fresh(new_id(), "", "bench", at), check(draft(person), today), at)

    began = time.perf_counter()
    with store.unit(system_actor(), "bench.fill") as unit:
        writing.add_many(unit.connection, patients())
    with store.unit(system_actor(), "bench.lease") as unit:
        numbers.add_block(unit, new_id(), "uhid", 0, 1_000_000)
    engine.checkpoint(store.writer)
    return time.perf_counter() - began


def clerk() -> Actor:
    """Somebody who may do everything of the house."""
    return Actor(new_id(), "bench", "Bench", new_id(), frozenset(p.action for p in HOUSE))


def timed(act: Callable[[], object]) -> float:
    """Milliseconds of one act."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def bare_row(folder: Path) -> Callable[[], object]:
    """The yardstick: one row, one commit, in an encrypted database of its own with the store's settings."""
    bare = engine.open_writer(folder / "bare.db", secrets.token_bytes(32))
    with bare.begin() as connection:
        connection.execute(text("CREATE TABLE bare (id TEXT PRIMARY KEY, body TEXT)"))
    raw = bare.raw_connection()
    cursor = raw.cursor()

    def act() -> None:
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("INSERT INTO bare VALUES (?, ?)", (new_id(), "x" * 500))
        cursor.execute("COMMIT")

    return act


def bare_sync(folder: Path) -> Callable[[], object]:
    """The disk alone: 4 KB and an fdatasync."""
    file = os.open(folder / "sync.bin", os.O_CREAT | os.O_WRONLY)

    def act() -> None:
        os.write(file, b"x" * 4096)
        os.fdatasync(file)

    return act


def register_all(
    service: PatientService, actor: Actor, folk: Iterator[Person], runs: int
) -> Iterator[Callable[[], object]]:
    """Acts that each register the next person; close matches are passed over with a reason."""
    for person in islice(folk, runs):
        entered = draft(person)
        yield lambda entered=entered: service.register(actor.intending(new_id()), entered, REASON)  # type: ignore[misc]


def flagged(service: PatientService, actor: Actor, folk: Iterator[Person], runs: int) -> int:
    """How many of `runs` new people are held for close matches, though they were never here."""
    found = (service.close_matches(actor, draft(person)) for person in islice(folk, runs))
    return sum(any(match.score >= HOLD_FROM for match in matches) for matches in found)


def line(name: str, times: list[float]) -> None:
    """One line of the report."""
    ordered = sorted(times)
    print(f"{name:34} p50 {median(ordered):7.2f} ms   p95 {ordered[int(len(ordered) * 0.95)]:7.2f} ms   n {len(times)}")


def count_syncs(runs: int, module: str = "benchmarks.register", act: str = "registration") -> str:
    """fsync and fdatasync calls of one act, counted by strace on a store of its own; says so when it cannot.

    `module` does so many with `--only`.
    """
    if shutil.which("strace") is None:
        return "not counted (no strace)"
    counts = []
    for n in (0, runs):
        command = ["strace", "-f", "-c", "-e", "trace=fsync,fdatasync", sys.executable, "-m", module]
        done = subprocess.run([*command, "--only", str(n)], capture_output=True, text=True, check=False)
        if done.returncode:
            return "not counted (strace is not allowed here)"
        rows = re.findall(r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s.*(?:fsync|fdatasync)$", done.stderr, re.MULTILINE)
        counts.append(sum(map(int, rows)))
    return f"{(counts[1] - counts[0]) / runs:.2f} a {act} ({runs} under strace)"


def only(runs: int) -> None:
    """A short run for strace: an empty store, `runs` registrations."""
    with tempfile.TemporaryDirectory() as name:
        store = open_store(Path(name))
        service, folk = PatientService(store), people(runs + 1, seed=11)
        for act in register_all(service, clerk(), folk, runs):
            with suppress(Refused):
                act()
        store.readers.dispose()
        store.writer.dispose()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--only", type=int)
    chosen = parser.parse_args()
    if chosen.only is not None:
        only(chosen.only)
        return
    print(f"python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store, actor = open_store(folder), clerk()
        folk = people(chosen.patients + 3 * chosen.runs, seed=7)
        print(f"{chosen.patients} patients in, {fill(store, chosen.patients, folk):.1f} s; file {size(folder)} MB")
        service, row, sync = PatientService(store), bare_row(folder), bare_sync(folder)
        for act in register_all(service, actor, folk, 50):
            act()
        gc.collect()
        gc.freeze()
        spent: dict[str, list[float]] = {"register": [], "bare row, encrypted, FULL": [], "bare fdatasync": []}
        work = []
        for act in register_all(service, actor, folk, chosen.runs):
            before = time.process_time()
            for kind, one in zip(spent, (act, row, sync), strict=True):
                spent[kind].append(timed(one))
                if one is act:
                    work.append((time.process_time() - before) * 1000)
        for kind, times in spent.items():
            line(kind, times)
        line("register, processor time alone", work)
        ratio = median(spent["register"]) / median(spent["bare row, encrypted, FULL"])
        print(f"register is {ratio:.1f} bare rows; goal {GOAL_MS} ms")
        print(f"held for close matches: {flagged(service, actor, folk, chosen.runs)} of {chosen.runs} new people")
        store.close()
    print(f"fsyncs: {count_syncs(100)}")


def size(folder: Path) -> int:
    """Megabytes of the database."""
    return (folder / "desk.db").stat().st_size // 1_000_000


if __name__ == "__main__":
    main()
