"""What a search shows comes from the index, and is what the patient's own rows say after every act."""

import importlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desk.app import open_desk
from desk.core.paths import Paths
from desk.records import pulling
from desk.records.patient import queries
from desk.records.patient.amending import draft_of
from desk.records.patient.draft import Address, PatientDraft
from desk.records.patient.service import PatientService
from desk.records.patient.view import Found
from desk.records.search import index
from desk.records.search.tokens import SearchDocument
from desk.security.authorize import Actor, system_actor
from tests.support.desk import FACILITY, TestDesk, make_desk

TODAY = date(2026, 11, 22)
FROZEN = Path(__file__).parent.parent / "frozen"
RAM = PatientDraft(
    name="Ram Kumar", name_native="राम कुमार", sex="1", age_months=504,
    address=Address("12", "Karol Bagh", "Central Delhi", "Delhi", "110005"),
)  # fmt: skip
PEOPLE = (
    RAM,
    PatientDraft(name="Sita Devi", sex="2", birth_date="1999-05-06"),
    PatientDraft(name_native="ज़ुबैदा वारसी", sex="2", birth_date="1950", address=Address(district="Shahdara")),
)


@pytest.fixture
def patients(desk: TestDesk) -> PatientService:
    return PatientService(desk.store)


@pytest.fixture
def clerk(desk: TestDesk) -> Actor:
    return desk.actor()


@pytest.fixture
def ids(patients: PatientService, clerk: Actor) -> list[str]:
    return [patients.register(clerk, draft) for draft in PEOPLE]


def both(connection: Connection) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """All lines of the index, and what the patients' rows say of the same people."""
    kept = connection.exec_driver_sql("SELECT row, patient_id FROM search_patient ORDER BY row DESC").all()
    assert kept
    shown = queries.lines(connection, [row for row, _ in kept], TODAY)
    return shown, queries.found(connection, [patient_id for _, patient_id in kept], TODAY)


@contextmanager
def the_same_is_shown(desk: TestDesk) -> Iterator[None]:
    """Something on a line changes, and both ways of reading it still agree."""
    with desk.store.readers.connect() as connection:
        before, _ = both(connection)
    yield
    with desk.store.readers.connect() as connection:
        shown, said = both(connection)
    assert shown == said
    assert shown != before


def test_a_line_is_of_the_patient_as_entered(desk: TestDesk, ids: list[str]) -> None:
    with desk.store.readers.connect() as connection:
        shown, said = both(connection)
    assert shown == said
    assert [(f.name, f.name_native, f.sex, str(f.age), f.locality) for f in reversed(shown)] == [
        ("Ram Kumar", "राम कुमार", "1", "~42 y", "Karol Bagh"),
        ("Sita Devi", "", "2", "27 y", ""),
        ("ज़ुबैदा वारसी", "ज़ुबैदा वारसी", "2", "~76 y", "Shahdara"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"address": Address(locality="Rohini")},
        {"address": Address(district="North West Delhi")},
        {"address": Address()},
        {"age_months": 516},
        {"birth_date": "1984-03-12", "age_months": None},
        {"name": "Ram Kumar Singh"},
        {"name_native": "राम कुमार सिंह"},
        {"sex": "9"},
    ],
    ids=str,
)
def test_what_is_corrected_is_on_the_line(
    desk: TestDesk, patients: PatientService, clerk: Actor, ids: list[str], changed: dict[str, object]
) -> None:
    desk.clock.forward(minutes=1)
    draft = replace(draft_of(patients.patient(clerk, ids[0])), **changed)  # type: ignore[arg-type]
    with the_same_is_shown(desk):
        patients.amend(clerk, ids[0], draft, "saw the ration card")


def test_a_merge_takes_a_line_away_and_its_taking_back_brings_it_again(
    desk: TestDesk, patients: PatientService, clerk: Actor, ids: list[str]
) -> None:
    with the_same_is_shown(desk):
        patients.merge(clerk, ids[1], ids[2], "same woman")
    with the_same_is_shown(desk):
        patients.unmerge(clerk, ids[1], "not the same")


def test_what_another_desk_corrected_is_on_the_line(
    desk: TestDesk, clerk: Actor, ids: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    there = make_desk(tmp_path_factory.mktemp("there"))
    theirs = PatientService(there.store)
    patient_id = theirs.register(clerk, replace(RAM, name="Rahim Khan", name_native=""))
    with the_same_is_shown(desk):
        _bring(there, desk)
    theirs.amend(clerk, patient_id, replace(RAM, name="Rahim Khan", address=Address(locality="Okhla")), "moved")
    with the_same_is_shown(desk):
        _bring(there, desk)
    there.store.close()


def _bring(there: TestDesk, here: TestDesk) -> None:
    with here.store.unit(system_actor(FACILITY), "sync.pull") as unit:
        resource = there.sent("Patient")[-1]
        take_over = pulling.pull_for(resource)
        assert take_over is not None
        take_over(unit, resource)


def test_the_migration_fills_the_lines_as_the_program_writes_them(
    desk: TestDesk, patients: PatientService, clerk: Actor, ids: list[str]
) -> None:
    """Its statements name the old columns only, so they can be run again over a store that is up to date."""
    desk.clock.forward(minutes=1)
    moved = replace(RAM, name="Ramesh Kumar", name_native="रमेश कुमार", address=Address("3", "", "Shahdara", "Delhi"))
    patients.amend(clerk, ids[0], moved, "wrong name")
    patients.register_unknown(clerk, PatientDraft(sex="1"))
    revision = importlib.import_module("desk.records.migrations.0002_lines_in_the_index")
    everything = "SELECT * FROM search_patient ORDER BY row"
    with desk.store.writer.begin() as connection:
        written = connection.exec_driver_sql(everything).all()
        for statement in revision.STATEMENTS:
            connection.exec_driver_sql(statement)
        filled = connection.exec_driver_sql(everything).all()
    assert len(written) == 4
    assert filled == written


def test_the_lines_of_a_store_of_the_first_version_are_filled(tmp_path: Path) -> None:
    shutil.copytree(FROZEN / "0.1.0", tmp_path / "desk")
    desk = open_desk(Paths(tmp_path / "desk"))
    try:
        with desk.store.readers.connect() as connection:
            shown, said = both(connection)
        assert shown == said
        assert len(shown) == 12
        assert all(line.name for line in shown)
    finally:
        desk.close()


def test_a_desk_that_closes_puts_a_scattered_index_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FROZEN / "0.1.0", tmp_path / "desk")
    monkeypatch.setattr(index, "_LARGE", 0)
    monkeypatch.setattr(index, "_MOST_LARGE", 1)
    desk = open_desk(Paths(tmp_path / "desk"))
    for row in range(1_000, 1_008):
        with desk.store.unit(system_actor(), "test.put") as unit:
            index.put(unit.connection, SearchDocument(f"p{row}", row, ("Ram Kumar",), 1984))
    with desk.store.readers.connect() as connection:
        assert index.scattered(connection)
    desk.close()
    again = open_desk(Paths(tmp_path / "desk"))
    with again.store.readers.connect() as connection:
        assert not index.scattered(connection)
    again.close()
