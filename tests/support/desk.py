"""A real desk for tests: an encrypted store with its rooms' tables, a clock that the test moves, and people who act."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from sqlalchemy import insert, select

from desk.core.clock import INDIA, ms_of
from desk.core.ids import new_id
from desk.records.facility.tables import DepartmentRow, FacilityRow, RoomRow
from desk.records.numbers.owned import OwnSeries
from desk.records.patient.tables import NameRow, PatientRow
from desk.security.authorize import Actor, system_actor
from desk.security.machine import Machine
from desk.security.marks import Marks
from desk.security.permissions import HOUSE, ROLES, by_role
from desk.store import migrate
from desk.store.migrate import STORE, Room
from desk.store.outbox import Resource
from desk.store.store import Store, set_state
from desk.store.tables import OpResourceRow, OpRow

RECORDS = Room("records", "desk.records.migrations")
MORNING = ms_of(datetime(2026, 11, 22, 9, 0, tzinfo=INDIA))
FACILITY = "0193a000-0000-7000-8000-000000000001"
MEDICINE = "0193a000-0000-7000-8000-0000000000d1"
EMERGENCY = "0193a000-0000-7000-8000-0000000000d2"
EYE = "0193a000-0000-7000-8000-0000000000d3"
ROOM_4 = "0193a000-0000-7000-8000-000000000004"
ROOM_5 = "0193a000-0000-7000-8000-000000000005"
HERE = Machine("system-of-the-tests", "board-of-the-tests")
_KEY = secrets.token_bytes(32)


@dataclass
class FakeClock:
    """A clock that stands still until it is moved."""

    ms: int = MORNING
    seconds: float = 0.0

    def now_ms(self) -> int:
        return self.ms

    def monotonic(self) -> float:
        return self.seconds

    def forward(self, *, minutes: float = 0, seconds: float = 0, days: int = 0) -> None:
        """Let time pass."""
        passed = minutes * 60 + seconds + days * 86_400
        self.seconds += passed
        self.ms += round(passed * 1000)


@dataclass
class TestDesk:
    """A store, its clock, and the actors of the tests."""

    __test__ = False
    store: Store
    clock: FakeClock
    more: frozenset[str] = field(default_factory=frozenset)
    key: bytes = b""

    @cached_property
    def series(self) -> OwnSeries:
        """The numbers of money as a process that opened this desk gives them; their marks lie beside the database."""
        return series_of(self.store.path.parent, self.key)

    def actor(self, *roles: str, staff_id: str = "0193a000-0000-7000-8000-0000000000a1") -> Actor:
        """Somebody who holds `roles` (none named: every role), and the plugins' permissions given to the desk."""
        held: frozenset[str] = frozenset()
        for role in roles or ROLES:
            held |= by_role(HOUSE)[role]
        return Actor(staff_id, "tester", "Test Person", FACILITY, held | self.more)

    def patient(
        self, name: str = "Ram Kumar", native: str = "राम कुमार", sex: str = "1", birth_date: str = "1984-03-12"
    ) -> str:
        """A patient's bare rows, for tests of what happens to visits; gives the id."""
        patient_id = new_id()
        now = self.clock.now_ms()
        with self.store.unit(system_actor(FACILITY), "test.patient") as unit:
            unit.connection.execute(
                insert(PatientRow),
                {
                    "patient_id": patient_id, "sex": sex, "birth_date": birth_date,
                    "birth_year": int(birth_date[:4]), "unknown": False, "active": True, "facility_id": FACILITY,
                    "made_at": now, "made_by": "test", "changed_at": now,
                },
            )  # fmt: skip
            for script, text in (("Latn", name), ("Deva", native)):
                values = {"patient_id": patient_id, "use": "official", "script": script, "text": text, "made_at": now}
                unit.connection.execute(insert(NameRow), values | {"name_id": new_id()})
        return patient_id

    def sent(self, *types: str) -> list[Resource]:
        """The resources in the outbox, in order; only those of `types` when named."""
        query = select(OpResourceRow.body).join(OpRow, OpRow.op_id == OpResourceRow.op_id)
        with self.store.readers.connect() as connection:
            found = connection.execute(query.order_by(OpRow.n, OpResourceRow.i)).scalars()
            resources = [msgspec.json.decode(body, type=Resource) for body in found]
        return [r for r in resources if not types or r["resourceType"] in types]


def series_of(folder: Path, key: bytes = b"", here: Machine = HERE) -> OwnSeries:
    """What gives the numbers of the desk in `folder`, as another process on computer `here` would see them."""
    return OwnSeries(Marks([folder / "marks"], "test-store", key or _KEY), here)


def make_desk(folder: Path, rooms: Iterable[Room] = (), more: Iterable[str] = ()) -> TestDesk:
    """A fresh desk in `folder`: store, records and `rooms` migrated, a facility with three departments.

    All desks of a process are copies of one that was migrated, and have its key.
    """
    (folder / "desk.db").write_bytes(_migrated((STORE, RECORDS, *rooms)))
    clock = FakeClock()
    return TestDesk(Store(folder / "desk.db", _KEY, clock), clock, frozenset(more), _KEY)


@cache
def _migrated(rooms: tuple[Room, ...]) -> bytes:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "desk.db", _KEY, FakeClock())
        migrate.upgrade(store.writer, rooms)
        _found_facility(store)
        store.close()
        return store.path.read_bytes()


def _found_facility(store: Store) -> None:
    with store.unit(system_actor(FACILITY), "test.facility") as unit:
        unit.connection.execute(
            insert(FacilityRow),
            {
                "facility_id": FACILITY, "code": "DL-TEST-1", "name": "Delhi Polyclinic",
                "name_native": "दिल्ली पॉलीक्लिनिक", "address": "New Delhi", "active": True,
            },
        )  # fmt: skip
        departments = (
            (MEDICINE, "M", "Medicine", "मेडिसिन"), (EMERGENCY, "E", "Emergency", "आपातकालीन"), (EYE, "Y", "Eye", "नेत्र"),
        )  # fmt: skip
        for sort, (department_id, letter, name, native) in enumerate(departments):
            unit.connection.execute(
                insert(DepartmentRow),
                {
                    "department_id": department_id, "facility_id": FACILITY, "name": name, "name_native": native,
                    "letter": letter, "sort": sort, "active": True,
                },
            )  # fmt: skip
        for room_id, name, native in ((ROOM_4, "Room 4", "कमरा 4"), (ROOM_5, "Room 5", "कमरा 5")):
            unit.connection.execute(
                insert(RoomRow),
                {
                    "room_id": room_id, "facility_id": FACILITY, "department_id": MEDICINE, "name": name,
                    "name_native": native, "active": True,
                },
            )  # fmt: skip
        set_state(unit, "facility_id", FACILITY)
        set_state(unit, "desk_letter", "A")
