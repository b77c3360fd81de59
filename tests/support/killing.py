"""Kills the clerk at random moments and looks at what is on disk: the harness of the kill test and of `make kill`."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from desk.core.paths import Paths
from desk.records.facility.rules import FacilityDraft
from desk.records.set_up import Plan, set_up
from desk.security.passwords import Cost
from desk.security.vault import Vault
from desk.store import audit
from desk.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
LONGEST_DELAY = 0.03
"""Seconds after an acknowledgement within which the kill falls; a patient with visit and slip takes about as long."""


@dataclass
class Told:
    """What the clerk acknowledged before it died."""

    patients: set[str] = field(default_factory=set)
    visits: set[str] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.patients) + len(self.visits)


def new_profile(folder: Path) -> None:
    """A demo desk in `folder`, with departments."""
    plan = Plan("asha", "Asha Rani", FacilityDraft("Kill Polyclinic", "DL-KILL"), demo=True)
    set_up(Paths(folder), plan, lambda _told: None, cost=CHEAP)


@contextmanager
def clerk(folder: Path, planted: str = "") -> Iterator["subprocess.Popen[str]"]:
    """The process that forks a clerk for each life."""
    command = [sys.executable, "-m", "tests.support.clerk", str(folder), *([planted] if planted else [])]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            assert process.stdin is not None
            process.stdin.close()


def one_life(process: "subprocess.Popen[str]", rng: random.Random) -> Told:
    """Start the clerk, kill -9 it at a random moment of its work, and give what it had acknowledged."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    told, acts = Told(), rng.randrange(0, 12)
    pid, killed = 0, False
    for line in process.stdout:
        kind, _, value = line.strip().partition(" ")
        if kind == "gone":
            if not pid:
                raise RuntimeError("the clerk could not open the desk")
            return told
        if kind == "pid":
            pid = int(value)
        elif kind == "patient":
            told.patients.add(value)
        elif kind == "visit":
            told.visits.add(value)
        if len(told) == acts and not killed:
            time.sleep(rng.uniform(0, LONGEST_DELAY))  # not waiting for anything: choosing the moment
            os.kill(pid, signal.SIGKILL)
            killed = True  # what it said before it died is still read
    raise RuntimeError("the clerk's parent ended")


def wrong(folder: Path, told: Told) -> list[str]:
    """What does not hold in the store of `folder`; opening it recovers it as the next start would."""
    paths = Paths(folder)
    store = Store(paths.database, Vault(paths.slots).open())
    try:
        with store.writer.begin():
            pass  # the next start writes: recovery happens here
        with store.readers.connect() as connection:
            return [*_broken(connection), *_lost(connection, told), *_torn(connection)]
    finally:
        store.readers.dispose()
        store.writer.dispose()


def _broken(connection: Connection) -> Iterator[str]:
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        yield "the database is damaged"
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        yield "a foreign key points nowhere"
    if audit.verify(connection) is not None:
        yield "the audit trail is broken"


def _lost(connection: Connection, told: Told) -> Iterator[str]:
    patients = _set(connection, "SELECT patient_id FROM patient")
    visits = _set(connection, "SELECT visit_id FROM visit")
    if told.patients - patients:
        yield f"{len(told.patients - patients)} acknowledged patients are lost"
    if told.visits - visits:
        yield f"{len(told.visits - visits)} acknowledged visits are lost"


_OUT = "SELECT id FROM op_resource WHERE type = '{kind}'"
_DONE = "SELECT patient_id FROM audit WHERE action = '{action}' AND CAST(body AS TEXT) LIKE '%\"outcome\":\"done\"%'"
EVERY = {
    "SELECT patient_id FROM patient": {
        "op": _OUT.format(kind="Patient"),
        "audit row": _DONE.format(action="patient.register"),
        "entry in the search index": "SELECT patient_id FROM search_patient",
        "name": "SELECT patient_id FROM patient_name",
        "number": "SELECT patient_id FROM patient_identifier",
    },
    "SELECT visit_id FROM visit": {
        "op": _OUT.format(kind="Encounter"),
        "queued slip": "SELECT subject_id FROM print_job",
        "place in the queue": "SELECT visit_id FROM registration_queue_act",
    },
    "SELECT patient_id FROM visit": {"audit row": _DONE.format(action="visit.open")},
}
"""What every fact has beside it, and what stands beside no other thing: equal sets, both ways."""


def _torn(connection: Connection) -> Iterator[str]:
    for facts, others in EVERY.items():
        here = _set(connection, facts)
        for name, query in others.items():
            there = _set(connection, query)
            if here != there:
                yield f"{facts.split()[-1]}: {len(here - there)} without {name}, {len(there - here)} {name} too many"
    patients = _count(connection, "SELECT count(*) FROM patient")
    if patients != _count(connection, "SELECT count(*) FROM intent WHERE action = 'patient.register'"):
        yield "an intent without its act, or the other way round"


def _set(connection: Connection, query: str) -> set[str]:
    return set(connection.exec_driver_sql(query).scalars())


def _count(connection: Connection, query: str) -> int:
    return int(connection.exec_driver_sql(query).scalar() or 0)
