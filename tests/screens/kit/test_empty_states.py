"""What a place says when there is nothing in it stays readable, however little room there is."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.core.i18n import words
from desk.kit.empty_state import EmptyState, Picture
from desk.kit.labels import Label


def test_where_the_room_is_short_the_picture_goes_and_the_words_stay(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(500, 400)
    shown = EmptyState(words("T", "Nothing but cash yet"), words("T", "Open your drawer."), parent=place)
    picture, labels = shown.findChild(Picture), shown.findChildren(Label)
    assert picture is not None and len(labels) == 2
    shown.resize(400, 300)
    place.show()
    assert picture.isVisible()
    for _ in range(2):
        shown.resize(400, 90)
        assert not picture.isVisible()
        qtbot.waitUntil(lambda: not labels[0].geometry().intersects(labels[1].geometry()))
        shown.resize(400, 300)
        assert picture.isVisible()
