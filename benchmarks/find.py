"""Finding a patient through PatientService: right, search, the rows that may be shown, the note for the trail.

    python -m benchmarks.find --patients 100000 1000000

The same made-up people and kinds of query as benchmarks/search.py, on a whole encrypted desk. Cold: the store is opened
anew for each query and has searched once for something else (its statements are made); then the operating system is
asked to drop the file from its cache. The yardstick is the search engine alone on the same file in the same run, so
that what the service adds can be seen.
"""

import argparse
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.names.corpus import Entered, entered
from benchmarks.names.timing import Taken, kinds, percentile, timed
from benchmarks.register import clerk, draft
from benchmarks.search import machine
from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.records.base import RECORDS
from desk.records.patient import amending, writing
from desk.records.patient.rules import check
from desk.records.patient.service import PatientService
from desk.records.patient.view import Patient
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


def report(name: str, taken: Taken) -> None:
    """One line of the table."""
    p50, p95 = percentile(taken.wall, 0.5), percentile(taken.wall, 0.95)
    print(f"{name:26}{p50:9.2f}{p95:9.2f}{max(taken.wall):9.1f}{percentile(taken.cpu, 0.95):10.2f}", flush=True)


def run(count: int, each: int) -> None:
    """Build a desk of `count` patients and ask it."""
    folder, key, actor = Path(tempfile.mkdtemp(prefix="find-")), secrets.token_bytes(32), clerk()
    try:
        store = Store(folder / "desk.db", key)
        migrate.upgrade(store.writer, [STORE, RECORDS])
        began = time.perf_counter()
        sample = fill(store, count)
        size = (folder / "desk.db").stat().st_size / 1e6
        print(f"\n{count:,} patients: built in {time.perf_counter() - began:.0f} s, {size:.0f} MB; {machine()}")
        print(f"{'milliseconds':26}{'p50':>9}{'p95':>9}{'max':>9}{'cpu p95':>10}")
        service, warm, bare, cold = PatientService(store), Taken(), Taken(), Taken()
        texts_of = kinds(sample, each)
        with store.readers.connect() as connection:
            for kind, texts in texts_of.items():
                timed(lambda text: [one.patient_id for one in service.search(actor, text)], texts[:20])
                taken = timed(lambda text: [one.patient_id for one in service.search(actor, text)], texts)
                bare += timed(lambda text: [hit.patient_id for hit in search(connection, text)], texts)
                warm += taken
                report(kind, taken)
        store.close()
        for text in [texts[i % len(texts)] for i in range(5) for texts in texts_of.values()]:
            cold += _cold(folder / "desk.db", key, text)
        report("all kinds, warm", warm)
        report("all kinds, cold", cold)
        report("yardstick: engine alone", bare)
    finally:
        shutil.rmtree(folder)


def _cold(path: Path, key: bytes, text: str) -> Taken:
    store, actor = Store(path, key), clerk()
    service = PatientService(store)
    service.search(actor, "zzz 1901")
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    taken = timed(lambda asked: [one.patient_id for one in service.search(actor, asked)], [text])
    store.close()
    return taken


def main() -> None:
    """Run every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--each", type=int, default=100, help="warm queries per kind")
    options = parser.parse_args()
    for count in options.patients:
        run(count, options.each)


if __name__ == "__main__":
    main()
