"""A small morning with patients who are canaries: outside of the encrypted store, none of them is found anywhere."""

import os
import tempfile
import traceback
from pathlib import Path

import pytest

from desk.app import Desk, open_desk
from desk.core.clock import business_date
from desk.core.errors import Problems
from desk.core.ids import new_id
from desk.core.paths import Paths
from desk.plugins.registration.service import RegisterService, RegistrationService
from desk.records.facility.rules import FacilityDraft
from desk.records.patient.draft import PatientDraft, Phone
from desk.records.set_up import Plan, set_up
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor
from desk.security.passwords import Cost
from desk.shell.crash_guard import report_of
from desk.tasks.runner import without_data
from tests.support.log import Everything

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PATIENTS = 50
SYLLABLES = ("zor", "quv", "xil", "wej", "yub", "kax", "vof", "jiq", "pez", "gud")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whatever asks for a temporary file gets it here."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def canary(n: int) -> PatientDraft:
    first = SYLLABLES[n % 10] + SYLLABLES[n // 10] + SYLLABLES[(n * 7) % 10]
    return PatientDraft(
        name=f"{first.title()} Canarywala", sex="2", birth_date="1971-05-06", phones=(Phone(f"98989{n:05d}"),),
        marks="canarymark left",
    )  # fmt: skip


def morning(desk: Desk, actor: Actor) -> list[str]:
    """Register, search, open, refuse, print, export; gives every number and word that must not be found outside."""
    registration = RegistrationService(desk.store)
    department = desk.facility.departments(actor)[0].department_id
    secret = ["canarywala", "canarymark"]
    for n in range(PATIENTS):
        draft = canary(n)
        patient_id = desk.patients.register(actor.intending(new_id()), draft, "not the same person")
        opened = registration.open_visit_with_slip(actor, VisitDraft(patient_id, department), "80mm", "")
        desk.patients.search(actor, draft.name)
        desk.patients.verify_opening(actor, patient_id, draft.phones[0].number[-4:])
        patient = desk.patients.patient(actor, patient_id)
        desk.prints.sent(actor, opened.job_id, "pdf")
        secret += [draft.name.split()[0].lower(), draft.phones[0].number]
        secret += [one.value.lower() for one in patient.identifiers]
    with pytest.raises(Problems):
        desk.patients.register(actor, PatientDraft(name="Canarywala " + "x" * 9_999, sex="1", birth_date="1971"))
    today = business_date(desk.store.clock.now_ms())
    assert b"Canarywala" in RegisterService(desk.store).day_register_csv(actor, today)
    return secret


def test_patients_are_found_nowhere_outside_the_store(tmp_path: Path, heard: Everything, temporary: Path) -> None:
    paths = Paths(tmp_path / "desk")
    codes: list[str] = []
    place = FacilityDraft("Delhi Polyclinic", "DL-TEST-1")
    set_up(paths, Plan("boss", "Boss", place, demo=True), lambda told: codes.append(told.code), cost=CHEAP)
    desk = open_desk(paths)
    boss = desk.sign_in.use_code("boss", codes[0], "green mango tree").actor
    held = frozenset(right.action for right in desk.sign_in.declared)
    actor = Actor(boss.staff_id, boss.user, boss.name, boss.facility_id, held, boss.session_id)
    secret = morning(desk, actor)
    open_files = read_all(tmp_path)  # while it runs: the write-ahead log, the lock, whatever was left lying about
    desk.close()
    assert len(secret) > PATIENTS * 3
    for where, text in {**open_files, **read_all(tmp_path), "log": "\n".join(heard.said).lower()}.items():
        found = [one for one in secret if one in text or one in where.lower()]
        assert found == [], where


def read_all(folder: Path) -> dict[str, str]:
    """Every file by its whole name; bytes as they are, so that plain text shows."""
    files = [Path(where) / name for where, _, names in os.walk(folder) for name in names]
    return {str(path): path.read_bytes().decode("latin-1").lower() for path in files}


def test_a_canary_left_outside_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Zorzorzor Canarywala")
    assert any("canarywala" in text for text in read_all(tmp_path).values())


def fail() -> None:
    name = "Zorzorzor Canarywala"
    raise ValueError(f"cannot take {name}")


def test_the_report_of_a_crash_says_where_and_never_what() -> None:
    try:
        fail()
    except ValueError as error:
        for report in (report_of(ValueError, error, error.__traceback__), without_data(error)):
            assert "Canarywala" not in report
            assert "ValueError" in report
            assert "test_no_patient_data_outside" in report
        assert "Canarywala" in "".join(traceback.format_exception(error))
