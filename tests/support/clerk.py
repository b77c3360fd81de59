"""A clerk who never stops: a real desk's services in a process that is there to be killed.

`python -m tests.support.clerk FOLDER [PLANTED]` reads a line "go" for each life: it forks, the child opens the desk of
FOLDER and registers patients with visit and slip, one act after another, and says each on standard output once the
service has said yes. When the child is gone the parent says "gone". PLANTED names a fault that a harness must catch:

    outbox-later    the op is written in a transaction of its own, after the act
    said-too-early  the act is acknowledged before it is committed
    no-transaction  every statement commits by itself
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desk.app import Desk, open_desk
from desk.core.ids import new_id
from desk.core.paths import Paths
from desk.plugins.registration.service import RegistrationService
from desk.records.facility import queries as facility
from desk.records.patient.draft import PatientDraft, Phone
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor
from desk.store import engine, outbox
from desk.store.store import Store
from desk.store.unit import Unit

STAFF = "0193a000-0000-7000-8000-0000000000a1"
PARTS = ("ra", "ku", "mi", "sha", "de", "vi", "an", "jo", "pri", "ta", "lo", "ne", "gu", "bha", "su", "ni")


def say(*words: str) -> None:
    """One line, whole, past Python's buffers."""
    os.write(1, (" ".join(words) + "\n").encode())


def live(folder: Path) -> None:
    """Work until killed."""
    desk = open_desk(Paths(folder))
    with desk.store.readers.connect() as connection:
        department = facility.departments(connection)[0].department_id
        place = facility.facility_id(connection)
    held = frozenset(p.action for p in desk.sign_in.declared)
    clerk = Actor(STAFF, "clerk", "Clerk", place, held)
    registration = RegistrationService(desk.store)
    say("pid", str(os.getpid()))
    while True:
        work_once(desk, registration, clerk, department)


def work_once(desk: Desk, registration: RegistrationService, clerk: Actor, department: str) -> None:
    """One patient, one visit, one slip."""
    name = " ".join("".join(random.choices(PARTS, k=3)).title() for _ in range(2))
    phone = Phone(str(random.randrange(6_000_000_000, 9_999_999_999)))
    draft = PatientDraft(name=name, sex="2", birth_date="1984", phones=(phone,))
    patient_id = desk.patients.register(clerk.intending(new_id()), draft, "not the same person")
    say("patient", patient_id)
    visit = VisitDraft(patient_id, department)
    opened = registration.open_visit_with_slip(clerk.intending(new_id()), visit, "80mm", "")
    say("visit", opened.visit_id)


def outbox_later() -> None:
    """Plant: send() only remembers, and a second transaction follows the act's."""
    honest = Store.unit
    late: list[tuple[outbox.Outgoing, str, int]] = []

    def send(self: Unit, lane: str, *resources: outbox.Resource, depends_on: tuple[str, ...] = ()) -> str:
        out = outbox.Outgoing(lane, resources, depends_on)
        late.append((out, self.actor.staff_id, self.at))
        return out.op_id

    @contextmanager
    def unit(self: Store, actor: Actor, action: str) -> Iterator[Unit]:
        with honest(self, actor, action) as opened:
            yield opened
        with self.writer.begin() as connection:
            while late:
                out, staff_id, at = late.pop(0)
                outbox.put(connection, out, actor=staff_id, at=at)

    Unit.send = send  # type: ignore[method-assign]
    Store.unit = unit  # type: ignore[method-assign]


def said_too_early() -> None:
    """Plant: what is about to be committed is acknowledged already."""
    honest = Unit.send

    def send(self: Unit, lane: str, *resources: outbox.Resource, depends_on: tuple[str, ...] = ()) -> str:
        op_id = honest(self, lane, *resources, depends_on=depends_on)
        for resource in resources:
            if resource["resourceType"] == "Patient":
                say("patient", resource["id"])
        return op_id

    Unit.send = send  # type: ignore[method-assign]


def no_transaction() -> None:
    """Plant: the writer never says BEGIN."""

    def open_writer(path: Path, key: bytes) -> Any:
        return engine._engine(engine._connector(path, key, read_only=False), size=1)

    engine.open_writer = open_writer


PLANTS: dict[str, Callable[[], None]] = {
    "outbox-later": outbox_later, "said-too-early": said_too_early, "no-transaction": no_transaction,
}  # fmt: skip


def main(folder: Path, planted: str) -> None:
    """Give the clerk one life after another."""
    if planted:
        PLANTS[planted]()
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                live(folder)
            finally:
                os._exit(3)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
