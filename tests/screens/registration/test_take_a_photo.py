"""A photo: Enter takes it, Enter uses it; it is small enough to travel, and the camera is always let go of."""

import numpy
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.core.i18n import words
from desk.plugins.registration.screens.photo_dialog import SIDE, PhotoDialog
from desk.records.patient.rules import photo_problem
from desk.scanning.frames import FedSource, Frame


class Camera(FedSource):
    """A fed camera that remembers being let go of."""

    let_go = False

    def stop(self) -> None:
        self.let_go = True
        super().stop()


@pytest.fixture
def camera() -> Camera:
    return Camera()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def noise(camera: Camera) -> None:
    """The worst picture for a JPEG."""
    camera.feed(Frame(numpy.random.default_rng(1).integers(0, 255, (720, 1280, 3), dtype=numpy.uint8)))


def test_enter_takes_it_and_enter_uses_it(camera: Camera, parent: QWidget, qtbot: QtBot) -> None:
    photos: list[bytes] = []
    dialog = PhotoDialog(parent, camera).then(photos.append)
    assert not dialog.take.isEnabled()
    noise(camera)
    qtbot.waitUntil(dialog.take.isEnabled)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.use.isVisible() and photos == []
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(photos) == 1 and photo_problem(photos[0]) is None
    assert QImage.fromData(photos[0]).width() == SIDE
    assert camera.let_go


def test_escape_takes_nothing_and_lets_go_of_the_camera(camera: Camera, parent: QWidget, qtbot: QtBot) -> None:
    photos: list[bytes] = []
    dialog = PhotoDialog(parent, camera).then(photos.append)
    noise(camera)
    qtbot.waitUntil(dialog.take.isEnabled)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert photos == [] and camera.let_go


def test_a_camera_in_trouble_says_so(camera: Camera, parent: QWidget, qtbot: QtBot) -> None:
    dialog = PhotoDialog(parent, camera).then(lambda _photo: None)
    camera.fail(words("Test", "The camera is in use by another program."))
    qtbot.waitUntil(lambda: dialog.note.text() == "The camera is in use by another program.")
    assert not dialog.take.isEnabled()
    dialog.reject()
