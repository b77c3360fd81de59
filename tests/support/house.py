"""Real desks that have joined a real cloud, for the journeys: the roof, the store, the plugin, and sync by hand."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.app import Desk, open_desk
from desk.core.errors import Unreachable
from desk.core.ids import new_id
from desk.core.paths import Paths
from desk.plugins import BUILT_IN
from desk.plugins.registration.service import RegistrationService
from desk.records.cards.anchor import ROOT_FILE
from desk.records.numbers.noted import NOTED
from desk.records.patient.draft import PatientDraft, Phone
from desk.records.set_up import Plan, set_up
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor, system_actor
from desk.security.passwords import FLOOR
from desk.store import matters, outbox, remote
from desk.store.store import set_state
from desk.sync.cycle import Cycle
from desk.sync.enroll import enroll
from desk.sync.report import Report
from tests.support.cloud import Cloud

PASSWORD = "gulmohar-42-tulsi"


@dataclass
class House:
    """A joined desk with somebody at it. `sync` runs one cycle as the worker would."""

    desk: Desk
    actor: Actor
    registration: RegistrationService
    cycle: Cycle

    def sync(self) -> Report:
        """One cycle. Raises what the cycle raises."""
        return self.cycle.run()

    def away(self) -> bool:
        """Whether a cycle finds nobody there."""
        try:
            self.cycle.run()
        except Unreachable:
            return True
        return False

    def register(self, name: str, phone: str = "", *, born: str = "1984-03-12", sex: str = "1") -> str:
        """A new patient, whoever is like them."""
        draft = PatientDraft(name=name, sex=sex, birth_date=born, phones=(Phone(phone),) if phone else ())
        return self.desk.patients.register(self.actor, draft, "known to be another person")

    def token(self, patient_id: str, department: int = 0) -> str:
        """A visit of today; its token."""
        chosen = self.desk.facility.departments(self.actor)[department].department_id
        draft = VisitDraft(patient_id, chosen)
        return self.registration.open_visit_with_slip(self.actor, draft, "80mm", "pdf").token

    def waiting(self) -> int:
        """How many ops wait for the cloud."""
        with self.desk.store.readers.connect() as connection:
            return outbox.waiting(connection)

    def attention(self) -> list[str]:
        """The kinds of the matters that are open."""
        with self.desk.store.readers.connect() as connection:
            return [matter.kind for matter in matters.open_matters(connection)]

    def digest(self) -> tuple[int, str]:
        """Count and sum of the facility's scope, worked out anew from the rows."""
        with self.desk.store.readers.connect() as connection:
            return remote.recount(connection, self.cycle.home.scope)

    def tokens(self, day: date) -> list[str]:
        """The tokens of a day, of all desks that this one has heard of."""
        return [visit.token for visit in self.desk.visits.of_day(self.actor, day)]


@cache
def _set_up() -> dict[str, bytes]:
    """The files of a desk that was set up, opened once and closed: every desk of a process begins as its copy."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "desk"
        set_up(Paths(root), Plan(demo=True), lambda _told: None, cost=FLOOR)
        desk = open_desk(Paths(root))
        with desk.store.unit(system_actor(), "test.nowhere") as unit:
            set_state(unit, NOTED, "")  # each copy is a desk of its own, and notes its computer itself
        desk.close()
        return {str(one.relative_to(root)): one.read_bytes() for one in root.rglob("*") if one.is_file()}


@contextmanager
def joined(
    folder: Path, cloud: Cloud, facility_id: str, user: str = "", roles: tuple[str, ...] = ("clerk", "supervisor"),
    plugins: tuple[str, ...] = BUILT_IN,
) -> Iterator[House]:  # fmt: skip
    """A fresh desk in `folder` that has joined the facility, with `user` signed in (made at the cloud when named)."""
    name = user or f"user-{folder.name.casefold()[:20]}"
    cloud.add_user(facility_id, name, roles, PASSWORD)
    for place, file in _set_up().items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(file)
    slots = json.loads((folder / "keys.json").read_text())
    (folder / "keys.json").write_text(json.dumps(slots | {"profile_id": new_id()}))
    root = cloud.trust_file()["root"]
    if root is not None:  # what a release is built with, a demo profile keeps in its own folder
        (folder / ROOT_FILE).write_text(json.dumps(root))
    desk = open_desk(Paths(folder), plugins=plugins)
    try:
        enroll(desk.store, desk.vault, desk.key, cloud.url, cloud.enroll_code(facility_id), folder.name)
        with reopened(desk, name) as house:
            yield house
    finally:
        desk.close()


@contextmanager
def reopened(desk: Desk, user: str) -> Iterator[House]:
    """A desk that has joined before: one cycle, and `user` signs in."""
    cycle = desk.cycle()
    try:
        cycle.run()
        actor = desk.sign_in.sign_in(user, PASSWORD).actor
        yield House(desk, actor, RegistrationService(desk.store, desk.own_key.slip), cycle)
    finally:
        cycle.client.close()
