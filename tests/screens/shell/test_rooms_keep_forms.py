"""A half-filled form outlives the lock and the change of person, and nobody else sees it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.core.i18n import words
from desk.shell.rooms import Room, Rooms


class NotePad(QWidget):
    """A screen with one field, that keeps drafts and knows what it was opened with."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.opened_with: dict[str, str] = {}
        QVBoxLayout(self).addWidget(self.edit)

    def opened(self, **arguments: str) -> None:
        self.opened_with = arguments

    def draft(self) -> dict[str, object] | None:
        return {"text": self.edit.text()} if self.edit.text() else None

    def restore(self, draft: Mapping[str, object]) -> None:
        self.edit.setText(str(draft["text"]))

    def forget(self) -> None:
        self.edit.clear()


def rooms(qtbot: QtBot) -> Rooms:
    made = Rooms()
    qtbot.addWidget(made)
    title = words("Test", "Notes")
    made.set_rooms(
        [
            Room("a.notes", title, "file-text", "x", NotePad, opens=("patient",)),
            Room("a.plain", title, "file-text", "x", QWidget),
        ]
    )
    return made


def test_a_screen_is_made_when_entered_and_told_what_it_is_opened_with(qtbot: QtBot) -> None:
    house = rooms(qtbot)
    assert house.made("a.notes") is None
    with qtbot.waitSignal(house.entered):
        house.enter("a.notes", patient_id="p1")
    pad = house.made("a.notes")
    assert isinstance(pad, NotePad)
    assert pad.opened_with == {"patient_id": "p1"}
    assert house.opening("patient") == "a.notes"
    assert house.enter("a.nowhere") is None


def test_what_opens_a_patient_is_the_screen_in_front_then_the_persons_home_then_the_first(qtbot: QtBot) -> None:
    house, title = Rooms(), words("Test", "Notes")
    qtbot.addWidget(house)
    queue, dispense = (
        Room(f"a.{name}", title, "file-text", "x", QWidget, opens=("patient",)) for name in ("queue", "dispense")
    )
    page = Room("a.page", title, "file-text", "x", QWidget, opens=("patient", "record"), listed=False)
    plain = Room("a.plain", title, "file-text", "x", QWidget)
    house.set_rooms([queue, dispense, page, plain], "a.dispense")
    assert house.opening("patient") == "a.dispense"
    house.enter("a.queue")
    assert house.opening("patient") == "a.queue"
    for elsewhere in ("a.page", "a.plain"):  # a record that somebody looks at is no place of work
        house.enter(elsewhere)
        assert house.opening("patient") == "a.dispense"
    house.set_rooms([queue, dispense, page, plain])
    assert house.opening("patient") == "a.queue"
    assert house.opening("record") == "a.page"


def test_a_draft_comes_back_and_is_gone_for_another_person(qtbot: QtBot) -> None:
    house = rooms(qtbot)
    pad = house.enter("a.notes")
    assert isinstance(pad, NotePad)
    pad.edit.setText("राम कुमार")
    kept = house.drafts()
    assert list(kept) == ["a.notes"]
    house.forget_forms()
    assert pad.edit.text() == ""
    assert house.drafts() == {}
    assert house.restore("a.notes", kept["a.notes"])
    assert pad.edit.text() == "राम कुमार"
    assert not house.restore("a.plain", kept["a.notes"])
