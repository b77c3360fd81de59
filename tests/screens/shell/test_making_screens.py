"""A screen is made once, in what the window says; coming back to it makes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desk.core.i18n import words
from desk.shell.rooms import Room, Rooms


def test_a_screen_is_made_apart_and_only_once(qtbot: QtBot) -> None:
    rooms, said = Rooms(), list[str]()
    qtbot.addWidget(rooms)

    def make(name: str) -> QWidget:
        said.append(name)
        return QLabel(name)

    @contextmanager
    def apart() -> Iterator[None]:
        said.append("begin")
        yield
        said.append("end")

    rooms.apart = apart
    rooms.set_rooms([
        Room(name, words("Test", "Room"), "x", "patient.read", lambda name=name: make(name))  # type: ignore[misc]
        for name in ("one", "two")
    ])  # fmt: skip

    for name in ("one", "two", "one"):
        rooms.enter(name)

    assert said == ["begin", "one", "end", "begin", "two", "end"]
    assert rooms.current_id() == "one"
