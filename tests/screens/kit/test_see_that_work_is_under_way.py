"""What takes long is seen, what is quick is not: a line that flickered at every search would tire the eyes."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.kit.busy import Busy


def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    return made


def test_long_work_is_seen_until_it_ends(qtbot: QtBot) -> None:
    place = page(qtbot)
    busy = Busy(place)
    busy.start()
    busy.start()
    assert not busy.bar.isVisible()
    qtbot.waitUntil(busy.bar.isVisible)
    busy.stop()
    assert busy.bar.isVisible() and busy.is_on()
    place.resize(600, 300)
    assert busy.bar.width() > 500
    busy.stop()
    assert not busy.bar.isVisible() and not busy.is_on()


def test_what_is_over_at_once_is_never_seen(qtbot: QtBot) -> None:
    busy = Busy(page(qtbot))
    busy.start()
    busy.stop()
    assert not busy._wait.isActive()
    busy.stop()  # one too many is no matter
    busy.start()
    assert busy.is_on()
