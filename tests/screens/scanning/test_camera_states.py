"""Every state of the camera view says its sentence, and typing is possible in each of them."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desk.codes.scan import Scan, Source
from desk.core.clock import SystemClock
from desk.demo.cards import qr_frame, samples
from desk.scanning import beep, camera_view
from desk.scanning.camera_choice import CameraChoice
from desk.scanning.camera_view import CameraView
from desk.scanning.cameras import Camera
from desk.scanning.decode import CARD_FORMATS, DecodeProcess
from desk.scanning.frames import FedSource
from desk.scanning.picture import READ, SEEN
from tests.screens.scanning.camera_states import TWO, Shown, State, reached, states

UHID = samples()["uhid"]


@pytest.fixture(scope="module")
def decoder() -> Iterator[DecodeProcess]:
    with DecodeProcess(formats=CARD_FORMATS) as process:
        yield process


@pytest.mark.parametrize("state", states(), ids=lambda state: state.name)
def test_the_state_says_its_sentence_and_typing_goes_on(state: State, decoder: DecodeProcess, qtbot: QtBot) -> None:
    shown = Shown(state, decoder)
    qtbot.addWidget(shown.view)
    scans: list[Scan] = []
    shown.view.scanned.connect(scans.append)
    qtbot.waitUntil(lambda: reached(shown), timeout=20_000)
    if state.name != "read":
        field = shown.view.findChild(QLineEdit, "cameraTyped")
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, UHID)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert [(scan.text, scan.source) for scan in scans] == [(UHID, Source.TYPED)]
    shown.close()


def test_the_code_is_framed_where_it_is_seen(decoder: DecodeProcess, qtbot: QtBot) -> None:
    shown = Shown(next(state for state in states() if state.name == "closer"), decoder)
    qtbot.addWidget(shown.view)
    qtbot.waitUntil(lambda: reached(shown), timeout=20_000)
    seen = shown.picture().grab().toImage()
    pixels = {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())}
    assert SEEN.name() in pixels
    assert READ.name() not in pixels
    shown.close()


def test_the_sound_is_heard_once_and_can_be_switched_off(
    decoder: DecodeProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[bool] = []
    monkeypatch.setattr(camera_view, "beep", lambda: heard.append(True))
    for sound in (True, False):
        camera, scans, wanted = FedSource(), list[Scan](), list[bool]()
        view = CameraView(camera, decoder, SystemClock(), sound=True)
        qtbot.addWidget(view)
        view.scanned.connect(scans.append)
        view.beep_wanted.connect(wanted.append)
        box = view.findChild(QCheckBox, "cameraSound")
        assert isinstance(box, QCheckBox)
        box.setChecked(sound)
        view.open_camera()
        camera.feed(qr_frame(UHID))
        qtbot.waitUntil(lambda scans=scans: bool(scans))  # type: ignore[misc]
        assert wanted == ([] if sound else [False])
    assert heard == [True]


def test_the_system_has_a_bell(qapp: object) -> None:
    beep.beep()


def test_another_camera_is_chosen_by_name_and_used(decoder: DecodeProcess, qtbot: QtBot) -> None:
    first, second = FedSource(), FedSource()
    choice = CameraChoice(TWO[0].key, lambda: TWO)
    view = CameraView(first, decoder, SystemClock(), choice=choice)
    qtbot.addWidget(view)
    choice.picked.connect(lambda _key: view.use(second))
    picked: list[str] = []
    choice.picked.connect(picked.append)
    scans: list[Scan] = []
    view.scanned.connect(scans.append)
    view.open_camera()
    names = view.findChild(QComboBox, "cameraList")
    assert isinstance(names, QComboBox)
    qtbot.waitUntil(lambda: names.count() == 2 and names.isVisible())
    assert names.currentText() == "HD Webcam"
    QTest.keyClick(names, Qt.Key.Key_Down)
    assert picked == ["1bcf:0b09@1-4"]
    first.feed(qr_frame(samples()["visit-slip"]))  # it was let go: nobody looks
    second.feed(qr_frame(UHID))
    qtbot.waitUntil(lambda: [scan.text for scan in scans] == [UHID])


def test_one_camera_leaves_nothing_to_choose_unless_it_is_not_the_one_that_was_set(qtbot: QtBot) -> None:
    one = Camera("HD Webcam", "", "platform", "/dev/video0")
    asked = threading.Event()

    def there() -> tuple[Camera, ...]:
        asked.set()
        return (one,)

    choice = CameraChoice("", there)
    qtbot.addWidget(choice)
    names = choice.findChild(QComboBox)
    assert isinstance(names, QComboBox)
    qtbot.waitUntil(lambda: names.count() == 1)
    assert asked.is_set()
    assert choice.isHidden()
