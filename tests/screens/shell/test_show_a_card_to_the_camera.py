"""F4 at the window: one camera, however often it is pressed."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.core.paths import Paths
from desk.scanning.camera_view import CameraView
from tests.support.card_desk import AtDesk, at_desk, set_up_desk


@pytest.fixture
def here(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication, qtbot: QtBot) -> Iterator[AtDesk]:
    made = set_up_desk(tmp_path_factory.mktemp("profile") / "desk")
    with at_desk(qapp, Paths(made.root), qtbot) as running:
        yield running


def test_a_second_f4_opens_no_second_camera(here: AtDesk, qtbot: QtBot) -> None:
    def views() -> list[CameraView]:
        return [one for one in here.window.findChildren(CameraView) if one.isVisible()]

    here.window.camera_wanted.emit()
    (first,) = views()
    here.window.camera_wanted.emit()
    assert views() == [first]
    first.reject()
    qtbot.waitUntil(lambda: not here.window.findChildren(CameraView))
    here.window.camera_wanted.emit()
    (again,) = views()
    again.reject()
