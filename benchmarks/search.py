"""Search over many patients: recall per misspelling rule, time by kind of query (cold and warm), build, size.

    python -m benchmarks.search --patients 10000 100000 1000000

SQLCipher with a raw key and the store's settings. Cold: a fresh connection each time, after the operating system was
asked to drop the file from its cache. The yardsticks (a LIKE scan, a bare full-text term) run on the same file in the
same run. `ask_through` is the one place that names the search: put another callable there to time it through a service.
"""

import argparse
import contextlib
import os
import platform
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, StaticPool
from sqlcipher3 import dbapi2

from benchmarks.names.corpus import Entered, asked, entered
from benchmarks.names.recall import Ask, Roll, patient_id, recall, table
from benchmarks.names.timing import Taken, abha, kinds, percentile, timed, uhid
from desk.records.search.find import search
from desk.records.search.index import ddl, put, put_many, remove, tidy
from desk.records.search.tokens import SearchDocument, Shown

KEY = "5b" * 32
SAMPLE = 30_000
TOLD_IN = 2026


def document(entry: Entered) -> SearchDocument:
    """What the patient service would tell the index of the patient."""
    person = entry.person
    fathers = (person.father_latin,) if entry.latin else (person.father_deva,)
    numbers = (uhid(entry.row), *((abha(entry.row),) if entry.row % 2 else ()))
    shown = Shown(
        entry.latin or entry.deva, entry.deva, person.birth_date.isoformat() if person.birth_date else None,
        None if person.age_years is None else person.age_years * 12,
        None if person.age_years is None else f"{TOLD_IN}-01-01",
        person.locality,
    )  # fmt: skip
    return SearchDocument(
        patient_id(entry.row), entry.row, entry.names, entry.year, (person.phone,), numbers, person.sex, fathers, shown
    )


def open_engine(path: Path, pool: Any = StaticPool) -> Engine:
    """The file as the store opens it."""

    def connect() -> Any:
        connection = dbapi2.connect(str(path), isolation_level=None, cached_statements=256, check_same_thread=False)
        for pragma in (f"key = \"x'{KEY}'\"", "journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA cache_size = -16000")
        return connection

    engine = create_engine("sqlite+pysqlite://", module=dbapi2, creator=connect, poolclass=pool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def ask_through(connection: Connection) -> Ask:
    """The search of desk.records on one connection; the patient service's search may stand here instead."""
    return lambda text: [hit.patient_id for hit in search(connection, text)]


def build(engine: Engine, count: int) -> tuple[Roll, list[Entered]]:
    """Fill an empty database with the corpus; prints how long the index alone took."""
    roll, sample, random = Roll(), [], Random(5)
    spent = 0.0
    source = entered(count)
    with engine.connect() as connection:
        for statement in ddl():
            connection.exec_driver_sql(statement)
        connection.commit()
        while batch := list(islice(source, 20_000)):
            for entry in batch:
                roll.add(entry)
            sample += random.sample(batch, max(1, len(batch) * min(SAMPLE, count) // count))
            documents = [document(entry) for entry in batch]
            start = time.perf_counter()
            put_many(connection, documents)
            connection.commit()
            spent += time.perf_counter() - start
        start = time.perf_counter()
        tidy(connection)
        connection.commit()
        merged = time.perf_counter() - start
    print(f"build: {spent:.1f} s ({spent / count * 1e6:.0f} us a patient), merging segments {merged:.1f} s")
    return roll, sample


def upkeep(connection: Connection, sample: list[Entered], count: int) -> None:
    """One patient put, changed, removed, each within a transaction that is rolled back."""
    documents = [document(entry) for entry in sample[:300]]
    figures = {}
    connection.rollback()
    with contextlib.closing(connection.begin()):
        moved = [
            SearchDocument(d.patient_id, count + 1 + at, d.names, d.birth_year, d.phones, d.identifiers)
            for at, d in enumerate(documents)
        ]
        figures["put"] = _each(moved, partial(put, connection))
        figures["change"] = _each(
            [SearchDocument(d.patient_id, d.row, d.names, d.birth_year, ("9" * 10,)) for d in moved],
            partial(put, connection),
        )
        figures["remove"] = _each([d.row for d in moved], partial(remove, connection))
    print("upkeep, ms p50: " + ", ".join(f"{name} {value:.2f}" for name, value in figures.items()))


def _each(items: list[Any], act: Any) -> float:
    taken = []
    for item in items:
        start = time.perf_counter()
        act(item)
        taken.append((time.perf_counter() - start) * 1000)
    return percentile(taken, 0.5)


def cold_ask(path: Path) -> Iterator[Ask]:
    """A search on a connection that was just opened, on a file that was just dropped from the cache."""
    while True:
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        engine = open_engine(path, NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
            yield ask_through(connection)
        engine.dispose()


def times(path: Path, connection: Connection, sample: list[Entered], each: int) -> None:
    """Warm and cold milliseconds by kind of query."""
    ask, cold = ask_through(connection), cold_ask(path)
    print(f"\n{'milliseconds':24}{'warm p50':>10}{'p95':>8}{'max':>8}{'cpu p95':>9}{'cold p50':>11}{'p95':>8}")
    all_warm, all_cold = Taken(), Taken()
    for kind, texts in kinds(sample, each).items():
        timed(ask, texts[:20])
        warm, chilled = timed(ask, texts), Taken()
        for text in texts[: max(20, each // 8)]:
            chilled += timed(next(cold), [text])
        all_warm += warm
        all_cold += chilled
        _print_times(kind, warm, chilled)
    _print_times("all kinds", all_warm, all_cold)
    rows = connection.exec_driver_sql
    sql = "SELECT row FROM search_patient WHERE names LIKE ? LIMIT 20"
    like = _each(["%ramesh%zzz%"] * 5, lambda text: rows(sql, (text,)).all())
    bare = _each(['"ramis" AND "kumar"'] * 50, lambda text: rows(
        "SELECT rowid FROM search_terms WHERE search_terms MATCH ? LIMIT 20", (text,)).all())  # fmt: skip
    print(f"yardsticks on this file: LIKE scan {like:.1f} ms, bare full-text AND, first 20: {bare:.2f} ms")


def _print_times(kind: str, warm: Taken, cold: Taken) -> None:
    p50, p95, cpu = percentile(warm.wall, 0.5), percentile(warm.wall, 0.95), percentile(warm.cpu, 0.95)
    print(f"{kind:24}{p50:10.2f}{p95:8.2f}{max(warm.wall):8.1f}{cpu:9.2f}", end="")
    print(f"{percentile(cold.wall, 0.5):11.1f}{percentile(cold.wall, 0.95):8.1f}")


def run(count: int, options: argparse.Namespace) -> None:
    """One size, from an empty file."""
    print(f"\n== {count:,} patients")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder) / "search.db"
        engine = open_engine(path)
        roll, sample = build(engine, count)
        _checkpoint(engine)
        with engine.connect() as connection:
            words = connection.exec_driver_sql("SELECT count(*) FROM search_word").scalar_one()
            size = path.stat().st_size
            print(f"size: {size / 1e6:.1f} MB, {size / count:.0f} B a patient, {words} words")
            if not options.no_times:
                upkeep(connection, sample, count)
                times(path, connection, sample, options.each)
            report(connection, sample, roll, options)
        engine.dispose()


def _checkpoint(engine: Engine) -> None:
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def report(connection: Connection, sample: list[Entered], roll: Roll, options: argparse.Namespace) -> None:
    """Recall, names tuned on first; the names held back only when not tuning."""
    queries = [q for q in asked(sample, options.per_rule) if not (options.tuning and q.held)]
    scores, missed = recall(ask_through(connection), queries, roll)
    for held in (False,) if options.tuning else (False, True):
        print(f"\nrecall@20 in percent, names {'HELD BACK' if held else 'tuned on'}")
        print("\n".join(table(scores, held)))
    for query in missed[: options.missed]:
        print(
            f"  missed: {query.rule:20} {query.text:40} {roll.names['Latin'][query.target]} {roll.years[query.target]}"
        )


def machine() -> str:
    """What the figures were measured on."""
    info = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.split(":")[1].strip() for line in info if "model name" in line), platform.processor())
    load = os.getloadavg()[0]
    return f"{model}, {os.cpu_count()} cores, load {load:.1f}, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Run every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--per-rule", type=int, default=60, help="queries per rule, script, and with or without a year")
    parser.add_argument("--each", type=int, default=200, help="warm queries per kind")
    parser.add_argument("--folder", default=None, help="where the database stands while it is measured")
    parser.add_argument("--tuning", action="store_true", help="leave the names held back out")
    parser.add_argument("--missed", type=int, default=0, help="print so many queries that found nobody of the name")
    parser.add_argument("--no-times", action="store_true", help="recall only")
    options = parser.parse_args()
    print(machine())
    print(f"SQLite {dbapi2.sqlite_version}, SQLCipher")
    for count in options.patients:
        run(count, options)


if __name__ == "__main__":
    main()
