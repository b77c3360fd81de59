"""The example plugin does what its README says: it measures, keeps, sends, takes over, and shows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desk.api.context import Context, Opened
from desk.core.errors import Problems, Refused
from desk.security.authorize import system_actor
from desk.shell.host import Host
from tests.support.desk import TestDesk, make_desk
from tests.support.plugins import BUILT_IN, FakeWindow, install_example, running, screen_context

PRESSURE = {"systolic": 120, "diastolic": 80}


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    install_example(tmp_path / "site", monkeypatch)
    return Host(BUILT_IN)


@pytest.fixture
def context(host: Host, desk: TestDesk, tmp_path: Path) -> Iterator[Context]:
    with running(desk, host, tmp_path) as started:
        yield started


def vitals(host: Host) -> Any:
    return next(p.plugin for p in host.loaded if p.name == "vitals").service  # type: ignore[attr-defined]


def draft(**values: int) -> Any:
    from hims_desk_vitals.rules import Draft  # type: ignore[import-not-found, unused-ignore]

    return Draft(**values)


def test_measurements_travel_and_are_taken_over(
    host: Host, context: Context, desk: TestDesk, tmp_path: Path
) -> None:
    patient = desk.patient()
    ids = vitals(host).record(desk.actor(), patient, draft(**PRESSURE, grams=61_500, tenths=372))
    vitals(host).withdraw(desk.actor(), ids[2])
    sent = desk.sent("Observation")
    assert [(r["code"]["coding"][0]["code"], r["status"]) for r in sent] == [
        ("85354-9", "final"), ("29463-7", "final"), ("8310-5", "final"), ("8310-5", "entered-in-error"),
    ]  # fmt: skip
    assert sent[1]["valueQuantity"]["value"] == 61.5
    mine = vitals(host).of_patient(desk.actor(), patient)
    other, there = make_desk(_folder(tmp_path)), Host(BUILT_IN)
    with running(other, there, tmp_path):
        for _ in range(2):
            for resource in sent:
                with other.store.unit(system_actor(), "sync.pull") as unit:
                    assert there.pull(unit, resource)
        with pytest.raises(Refused), other.store.unit(system_actor(), "sync.pull") as unit:
            there.pull(unit, sent[1] | {"valueQuantity": sent[1]["valueQuantity"] | {"value": 16.5}})
        assert vitals(there).of_patient(other.actor(), patient) == mine
        assert other.sent() == []
    other.store.close()
    assert len(mine) == 2


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "other"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"systolic": 1200, "diastolic": 80}, "systolic"), ({"systolic": 120}, "diastolic"),
        ({"systolic": 80, "diastolic": 120}, "diastolic"), ({"grams": 61}, "grams"), ({"tenths": -1}, "tenths"),
        ({}, "systolic"),
    ],
)  # fmt: skip
def test_a_slip_of_the_hand_is_noticed(
    host: Host, context: Context, desk: TestDesk, values: dict[str, int], field: str
) -> None:
    with pytest.raises(Problems) as refused:
        vitals(host).record(desk.actor(), desk.patient(), draft(**values))
    assert field in refused.value.by_field


def test_a_measurement_is_written_once(host: Host, context: Context, desk: TestDesk) -> None:
    vitals(host).record(desk.actor(), desk.patient(), draft(**PRESSURE))
    for act in ("UPDATE vitals_measurement SET value = 1", "DELETE FROM vitals_measurement"):
        with pytest.raises(IntegrityError), desk.store.unit(system_actor(), "test") as unit:
            unit.connection.execute(text(act))


def test_the_summary_says_the_newest_to_those_who_may_see_it(host: Host, context: Context, desk: TestDesk) -> None:
    patient = desk.patient()
    for systolic in (150, 130):
        vitals(host).record(desk.actor(), patient, draft(systolic=systolic, diastolic=80))
        desk.clock.forward(minutes=5)
    said = [(str(line.title), line.text) for line in host.patient_summary(desk.actor(), patient)]
    assert said == [("Blood pressure", "130/80 mmHg")]
    assert host.patient_summary(system_actor(), patient) == ()


def test_a_technician_measures_by_keyboard(host: Host, context: Context, desk: TestDesk, qtbot: QtBot) -> None:
    patient = desk.patient()
    seen, runner, window = screen_context(context, desk.actor("technician"))
    screen = host.screens(seen)["vitals.vitals"]()
    assert isinstance(screen, QWidget)
    assert isinstance(screen, Opened)
    qtbot.addWidget(screen)
    screen.resize(900, 500)
    screen.show()
    screen.opened(patient_id=patient)
    runner.wait()
    _type(screen, "120", "80", "61.5", "37.2")
    qtbot.waitUntil(lambda: len(window.notices) == 1)
    screen.opened(patient_id=patient)
    runner.wait()
    values = [m.value for m in vitals(host).of_patient(desk.actor(), patient)]
    assert sorted(values) == [120, 372, 61_500]
    assert _rows(screen) == 3
    _type(screen, "120", "800", "", "")
    assert len(vitals(host).of_patient(desk.actor(), patient)) == 3
    runner.stop()


def _type(screen: QWidget, *values: str) -> None:
    edits = [edit for edit in screen.findChildren(QLineEdit) if edit.isVisible()]
    for edit, value in zip(edits, values, strict=True):
        QTest.keyClicks(edit, value)
        QTest.keyClick(edit, Qt.Key.Key_Return)


def _rows(screen: Any) -> int:
    return len(screen.list.rows())


def test_without_a_patient_it_says_what_to_do(
    host: Host, context: Context, desk: TestDesk, qtbot: QtBot
) -> None:
    seen, runner, window = screen_context(context, desk.actor())
    screen: Any = host.screens(seen)["vitals.vitals"]()
    qtbot.addWidget(screen)
    screen.opened()
    assert not screen.save.isEnabled()
    assert isinstance(window, FakeWindow)
    runner.stop()
