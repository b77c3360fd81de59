"""A whole desk that trusts the issuers of `issuing`: the program with its window, and cards of this hour."""

import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

import msgspec
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.app import Desk, open_desk
from desk.codes import base45, card, receipt
from desk.codes.claims import Claims, Profile
from desk.codes.lists import Root
from desk.codes.person import Person
from desk.codes.scan import Scan, Source
from desk.codes.uhid import mint
from desk.core.paths import Paths
from desk.program import Program
from desk.records.cards import lists
from desk.records.cards.fhir import COSE, DESK, REVOCATIONS, TRUST
from desk.records.facility.rules import FacilityDraft
from desk.records.fhir import BASE, Resource
from desk.records.set_up import Plan, set_up
from desk.records.staff.rules import PersonDraft
from desk.security.authorize import Actor, system_actor
from desk.security.passwords import Cost
from desk.shell.desk_ui import DeskUi
from desk.shell.sign_in import Typed
from desk.shell.window import DeskWindow
from tests.mutants.mutate import bytes_of, text_of
from tests.support import issuing
from tests.support.issuing import DAY, ISSUER, YEAR, cti_of, eddsa

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSWORD = "green mango tree"
WITHDRAWN = cti_of("withdrawn at the desk")
SUNITA = Person(
    name="Sunita Devi Sharma", native_name="सुनीता देवी शर्मा", sex="2", birth_date=date(1984, 5, 2), birth_year=1984,
    mobile="9812345670", uhid=mint(123_456_789).compact, patient_id="018f2b6e-7c00-7000-8000-000000000001",
    blood_group="B+", allergies=("91936005",), schemes=("ab-pmjay",),
)  # fmt: skip


def set_up_desk(folder: Path, *, lists_days: int = 0, roles: tuple[str, ...] = ("clerk", "supervisor")) -> Paths:
    """A demo profile with the root of `issuing`, asha and ravi with `roles`, and lists signed `lists_days` ago."""
    paths = Paths(folder)
    facility = FacilityDraft("Delhi Polyclinic", "DL-TEST-1", "दिल्ली पॉलीक्लिनिक")
    codes: list[str] = []
    set_up(paths, Plan("boss", "Boss", facility, demo=True), lambda told: codes.append(told.code), cost=CHEAP)
    (paths.root / "root.json").write_bytes(issuing.root_json())
    desk = open_desk(paths)
    boss = desk.sign_in.use_code("boss", codes[0], PASSWORD).actor
    for user in ("asha", "ravi"):
        staff_id = desk.staff.add(boss, PersonDraft(user, user.title(), roles))
        desk.sign_in.use_code(user, desk.staff.give_code(boss, staff_id), PASSWORD)
    trust_issuers(desk, lists_days)
    desk.close()
    return paths


def trust_issuers(desk: Desk, days: int = 0) -> None:
    """Give the desk the lists, and the certificate of another desk of its own facility."""
    now = int(time.time())
    at = now - days * DAY - 60
    entries = [replace(one, not_before=now - 3 * YEAR, expires=now + 10 * YEAR) for one in issuing.LISTED]
    with desk.store.readers.connect() as connection:
        facility_id = connection.exec_driver_sql("SELECT facility_id FROM facility").scalar_one()
    certificate = issuing.certificate(
        purposes=("temporary", "slip", "receipt"), issued=now - DAY, expires=now + YEAR, facility=UUID(facility_id)
    )
    signed = (
        (TRUST, issuing.trust_list(entries, issued=at)),
        (REVOCATIONS, issuing.revocation_list([WITHDRAWN], issued=at)),
        (DESK, certificate),
    )
    root = Root.parse(issuing.root_json())
    with desk.store.unit(system_actor(facility_id), "test.lists") as unit:
        for kind, data in signed:
            lists.pull(unit, _binary(kind, data), root)


def _binary(kind: str, data: bytes) -> Resource:
    said = {"url": BASE + "signed-list", "valueCode": kind}
    return {
        "resourceType": "Binary", "id": f"0193a000-0000-7000-8000-00000000{len(data):04}", "contentType": COSE,
        "data": b64encode(data).decode(), "extension": [said],
    }  # fmt: skip


def card_text(
    person: Person = SUNITA, by: str = "cards", profile: Profile = Profile.FULL, *, ago: int = DAY,
    life: int = 300 * DAY, cti: bytes | None = None,
) -> str:  # fmt: skip
    """A card of this hour; `by` is a label of `issuing`: "cards", "desk" (temporary, profile 1) or another."""
    start = int(time.time()) - ago
    issuer = issuing.DESK if by == "desk" else ISSUER
    kind = Profile.DESK if by == "desk" else profile
    said = Claims(issuer, start, start + life, cti or cti_of(f"{by} {person.uhid}"), kind, person)
    return card.encode(said, eddsa(by))


def slip_text(visit_id: str, person: Person = SUNITA, *, ago: int = 3600, number: str = "MB-012") -> str:
    """A slip of desk B of this facility."""
    start = int(time.time()) - ago
    said = Claims(issuing.DESK, start, start + 20 * 3600, cti_of(visit_id), Profile.SLIP, person, visit_id, number)
    return card.encode(said, eddsa("desk"))


def receipt_text(number: str = "DPB-R26A00042", paise: int = 250_00, tail: str = "0123456789abcdef") -> str:
    """The code of a receipt that desk B of this facility printed an hour ago."""
    what = receipt.Receipt("deposit", number, paise, tail)
    return receipt.encode(what, issuing.DESK, int(time.time()) - 3600, eddsa("desk"))


def changed_amount(text: str) -> str:
    """The same receipt over another amount: TAMPERED."""
    data = base45.decode(text.removeprefix(receipt.PREFIX))
    changed = data.replace((250_00).to_bytes(2, "big"), (950_00).to_bytes(4, "big")[-2:], 1)
    return receipt.PREFIX + base45.encode(changed)


def changed_name(text: str) -> str:
    """The same card with another name on it: TAMPERED."""
    return text_of(bytes_of(text).replace(b"Sunita", b"Savita"))


@dataclass
class AtDesk:
    """A running program with asha signed in."""

    program: Program
    actor: Actor

    @property
    def window(self) -> DeskWindow:
        """Its window."""
        assert isinstance(self.program.ui, DeskUi)
        return self.program.ui.window

    @property
    def desk(self) -> Desk:
        """What it stands on."""
        assert self.program.desk is not None
        return self.program.desk

    def scan(self, text: str, source: Source = Source.WEDGE) -> None:
        """A code is scanned, with no field in mind; everything that follows of itself has happened."""
        self.window.scans.take(Scan.of_text(text, source, int(time.time() * 1000)))
        self.settle()

    def settle(self) -> None:
        """Everything that was asked has been answered and painted."""
        for _ in range(3):
            self.program.runner.wait()
            QApplication.processEvents()

    def audited(self, action: str) -> list[tuple[str | None, dict[str, str]]]:
        """Patient and detail of the audit rows of an action, oldest first."""
        self.desk.store.write_notes()
        query = "SELECT patient_id, body FROM audit WHERE action = ? ORDER BY n"
        with self.desk.store.readers.connect() as connection:
            rows = connection.exec_driver_sql(query, (action,)).all()
        return [(row[0], dict(msgspec.json.decode(row[1])["detail"])) for row in rows]


@contextmanager
def at_desk(app: QApplication, paths: Paths, wait: QtBot) -> Iterator[AtDesk]:
    """The program on `paths`, entered by asha."""
    running = Program(app, paths)
    with wait.waitSignal(running.ready, timeout=30_000):
        running.start()
    assert running.ui is not None
    running.ui._panel.wanted.emit(Typed("asha", PASSWORD, ""))
    wait.waitUntil(lambda: running.session.actor is not None and not running.session.locked, timeout=20_000)
    running.runner.wait()
    try:
        assert running.session.actor is not None
        yield AtDesk(running, running.session.actor)
    finally:
        running.stop()
