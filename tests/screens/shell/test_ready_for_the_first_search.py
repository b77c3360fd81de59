"""What the first search of the day needs is read while nobody waits for it."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from desk import program
from desk.core.paths import Paths
from desk.records.facility.rules import FacilityDraft
from desk.records.search import ahead, alias
from desk.records.set_up import Plan, set_up
from desk.security.passwords import Cost


def test_a_desk_that_is_open_reads_the_names_of_many_forms_by_itself(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths(tmp_path / "desk")
    plan = Plan("boss", "Boss", FacilityDraft("Delhi Polyclinic", "DL-TEST-1"), demo=True)
    set_up(paths, plan, lambda told: None, cost=Cost(memory_kib=8, passes=1, lanes=1))
    monkeypatch.setattr(program, "REST_SECONDS", 0)
    alias._families.cache_clear()
    running = program.Program(qapp, paths)
    try:
        with qtbot.waitSignal(running.ready, timeout=15_000):
            running.start()
        qtbot.waitUntil(lambda: alias._families.cache_info().currsize == 1, timeout=10_000)
        assert "muhamad" in alias.aliases("muhd")
    finally:
        running.stop()


def test_a_desk_that_is_open_reads_its_search_tables_and_stops_when_it_is_closed(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths(tmp_path / "desk")
    plan = Plan("boss", "Boss", FacilityDraft("Delhi Polyclinic", "DL-TEST-1"), demo=True)
    set_up(paths, plan, lambda told: None, cost=Cost(memory_kib=8, passes=1, lanes=1))
    monkeypatch.setattr(program, "REST_SECONDS", 0)
    begun, ended = threading.Event(), threading.Event()

    def endless(_connection: Connection, stop: Callable[[], bool]) -> int:
        begun.set()
        while not stop():
            pass
        ended.set()
        return 0

    monkeypatch.setattr(ahead, "read_ahead", endless)
    running = program.Program(qapp, paths)
    try:
        with qtbot.waitSignal(running.ready, timeout=15_000):
            running.start()
        qtbot.waitUntil(begun.is_set, timeout=10_000)
        assert not ended.is_set()
    finally:
        running.stop()
    assert ended.is_set()
