"""Finding a patient through PatientService: right, search, the rows that may be shown, the note for the trail.

    python -m benchmarks.find --patients 100000 1000000
    python -m benchmarks.find --patients 1000000 --store FOLDER     builds there once, asks the same desk again later

The same made-up people and kinds of query as benchmarks/search.py, on a whole encrypted desk. Three kinds of cold:

    cold      the store is opened anew for each query and has searched once for something else (its statements are
              made); then the operating system is asked to drop the file from its cache
    first     a fresh process each, in which this query is the very first: alias table, statements and pages are all
              still to come; the file is dropped from the cache just before the store is opened
    ahead     as cold, but instead of dropping the file for each query it is dropped once, and the tables of the search
              are read ahead as the program does: the system has the pages, SQLite has not

Pages are counted by what the process read (Linux), 4 KB each: a figure that no other work on the machine disturbs.
On a shared machine --best-of asks each cold query several times, cold each time, and keeps the quickest: what the query
takes, without the turns that others had. The yardstick is the search engine alone on the same file in the same run, so
that what the service adds can be seen.
"""

import argparse
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.names.corpus import Entered, entered
from benchmarks.names.timing import Kinds, Taken, kinds, percentile, timed
from benchmarks.register import clerk, draft
from benchmarks.search import machine
from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.records.base import RECORDS
from desk.records.patient import amending, writing
from desk.records.patient.rules import check
from desk.records.patient.service import PatientService
from desk.records.patient.view import Patient
from desk.records.search import ahead, index
from desk.records.search.find import search
from desk.security.authorize import system_actor
from desk.store import engine, migrate
from desk.store.migrate import STORE
from desk.store.store import Store

SAMPLE = 30_000


def fill(store: Store, count: int) -> list[Entered]:
    """Bring `count` people in, in bulk; gives a sample of them."""
    at = store.clock.now_ms()
    sample: list[Entered] = []
    today = business_date(at)

    def patients() -> Iterator[Patient]:
        for one in entered(count):
            if len(sample) < SAMPLE and one.row % max(1, count // SAMPLE) == 0:
                sample.append(one)
            yield amending.applied(amending.fresh(new_id(), "", "bench", at), check(draft(one.person), today), at)

    with store.unit(system_actor(), "bench.fill") as unit:
        writing.add_many(unit.connection, patients())
    engine.checkpoint(store.writer)
    return sample


def report(name: str, taken: Taken, pages: list[float] | None = None) -> None:
    """One line of the table."""
    wall = "".join(f"{percentile(taken.wall, share):9.2f}" for share in (0.5, 0.95)) + f"{max(taken.wall):9.1f}"
    read = "".join(f"{percentile(pages, share):9.0f}" for share in (0.5, 0.95)) if pages else ""
    print(f"{name:26}{wall}{percentile(taken.cpu, 0.5):10.2f}{percentile(taken.cpu, 0.95):10.2f}{read}", flush=True)


def opened(folder: Path, count: int) -> tuple[bytes, list[Entered]]:
    """The desk of `count` made-up people in `folder`, built where it is not there yet; its key and a sample of them."""
    key_file, people_file = folder / "key", folder / "people.json"
    built = people_file.exists()
    key = key_file.read_bytes() if built else secrets.token_bytes(32)
    store = Store(folder / "desk.db", key)
    began = time.perf_counter()
    moved = migrate.upgrade(store.writer, [STORE, RECORDS])
    if built and moved:
        print(f"brought up to date: {', '.join(moved)} in {time.perf_counter() - began:.0f} s")
    if not built:
        key_file.write_bytes(key)
        people_file.write_bytes(msgspec.json.encode(fill(store, count)))
        print(f"built in {time.perf_counter() - began:.0f} s")
    _tidied(store)
    store.close()
    return key, msgspec.json.decode(people_file.read_bytes(), type=list[Entered])


def _tidied(store: Store) -> None:
    """What the desk does when it closes (desk/app.py)."""
    with store.writer.begin() as connection:
        if index.scattered(connection):
            began = time.perf_counter()
            index.tidy(connection)
            print(f"index put together in {time.perf_counter() - began:.1f} s")


def run(count: int, folder: Path, options: argparse.Namespace) -> None:
    """Ask the desk of `count` patients in `folder`."""
    print(f"\n{count:,} patients; {machine()}")
    key, sample = opened(folder, count)
    path, texts_of = folder / "desk.db", kinds(sample, options.each)
    print(f"{path.stat().st_size / 1e6:.0f} MB\n{'milliseconds':26}{'p50':>9}{'p95':>9}{'max':>9}", end="")
    print(f"{'cpu p50':>10}{'cpu p95':>10}{'pages 50':>9}{'pages 95':>9}")
    cold, cold_pages, first, first_pages = Taken(), [], Taken(), []
    for text in some(texts_of, options.cold):
        taken, pages = min((_cold(path, key, text) for _ in range(options.best_of)), key=lambda one: one[0].wall)
        cold += taken
        cold_pages.append(pages)
    for text in some(texts_of, options.first):
        taken, pages = min((_first(folder, text) for _ in range(options.best_of)), key=lambda one: one[0].wall)
        first += taken
        first_pages.append(pages)
    read_ahead, read_ahead_pages = Taken(), []
    if options.ahead:
        _read_ahead(path, key)
        for text in some(texts_of, options.cold):
            ask = (_cold(path, key, text, drop=False) for _ in range(options.best_of))
            taken, pages = min(ask, key=lambda one: one[0].wall)
            read_ahead += taken
            read_ahead_pages.append(pages)
    if not options.no_warm:
        _warm(path, key, texts_of)
    report("all kinds, cold", cold, cold_pages)
    if read_ahead.wall:
        report("all kinds, read ahead", read_ahead, read_ahead_pages)
    if first.wall:
        report("all kinds, first", first, first_pages)
    print(f"load at the end {os.getloadavg()[0]:.1f}")


def some(texts_of: Kinds, each: int) -> list[str]:
    """`each` queries of every kind, the kinds in turn."""
    return [texts[i % len(texts)] for i in range(each) for texts in texts_of.values()]


def _warm(path: Path, key: bytes, texts_of: Kinds) -> None:
    store, actor = Store(path, key), clerk()
    service, warm, bare = PatientService(store), Taken(), Taken()
    with store.readers.connect() as connection:
        for kind, texts in texts_of.items():
            timed(lambda text: [one.patient_id for one in service.search(actor, text)], texts[:20])
            taken = timed(lambda text: [one.patient_id for one in service.search(actor, text)], texts)
            bare += timed(lambda text: [hit.patient_id for hit in search(connection, text)], texts)
            warm += taken
            report(kind, taken)
    store.close()
    report("all kinds, warm", warm)
    report("yardstick: engine alone", bare)


def _read_ahead(path: Path, key: bytes) -> None:
    """As the program does when the desk is open, on a file that the system has nothing of; says what it took."""
    _drop(path)
    store, pauses = Store(path, key), 0

    def stop() -> bool:
        nonlocal pauses
        pauses += 1
        time.sleep(ahead.PAUSE_SECONDS)
        return False

    began, busy = time.perf_counter(), time.process_time()
    with store.reading(system_actor(), "desk.start") as reading:
        size = ahead.read_ahead(reading.connection, stop)
    took = f"{time.perf_counter() - began:.1f} s, {time.process_time() - busy:.1f} s of a core, {pauses} pauses"
    print(f"read ahead: {size / 1e6:.0f} MB in {took}, load {os.getloadavg()[0]:.1f}", flush=True)
    store.close()


def _cold(path: Path, key: bytes, text: str, *, drop: bool = True) -> tuple[Taken, float]:
    store, actor = Store(path, key), clerk()
    service = PatientService(store)
    service.search(actor, "zzz 1901")
    if drop:
        _drop(path)
    before = _pages()
    taken = timed(lambda asked: [one.patient_id for one in service.search(actor, asked)], [text])
    pages = _pages() - before
    store.close()
    return taken, pages


def _first(folder: Path, text: str) -> tuple[Taken, float]:
    command = [sys.executable, "-m", "benchmarks.find", "--ask", text, "--store", str(folder)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    wall, cpu, pages = map(float, said.stdout.split())
    return Taken([wall], [cpu]), pages


def ask_once(folder: Path, text: str) -> None:
    """In a process of its own: the very first query. Prints milliseconds by the clock and of a core, and pages read."""
    path, actor = folder / "desk.db", clerk()
    _drop(path)
    store = Store(path, (folder / "key").read_bytes())
    service, before = PatientService(store), _pages()
    taken = timed(lambda asked: [one.patient_id for one in service.search(actor, asked)], [text])
    print(taken.wall[0], taken.cpu[0], _pages() - before)
    store.close()


def _drop(path: Path) -> None:
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _pages() -> float:
    """How many pages' worth this process has read so far."""
    said = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(said["rchar"]) / 4096


def main() -> None:
    """Run every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--each", type=int, default=100, help="warm queries per kind")
    parser.add_argument("--cold", type=int, default=5, help="cold queries per kind")
    parser.add_argument("--first", type=int, default=0, help="queries per kind that are the first of a process")
    parser.add_argument("--ahead", action="store_true", help="as many again, after the tables were read ahead")
    parser.add_argument("--best-of", type=int, default=1, help="of so many times the same cold query, the quickest")
    parser.add_argument("--no-warm", action="store_true", help="cold and first only")
    parser.add_argument("--store", type=Path, help="folder of one desk that is built once and kept, for one size")
    parser.add_argument("--ask", help="ask the kept desk this once and print what it took")
    options = parser.parse_args()
    if options.ask is not None:
        ask_once(options.store, options.ask)
        return
    if options.store is not None:
        options.store.mkdir(parents=True, exist_ok=True)
        run(options.patients[-1], options.store, options)
        return
    for count in options.patients:
        folder = Path(tempfile.mkdtemp(prefix="find-"))
        try:
            run(count, folder, options)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
