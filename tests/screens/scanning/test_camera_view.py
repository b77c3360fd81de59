"""A clerk holds a card before the camera: read once, camera off; and there is always another way."""

from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desk.codes.scan import Scan, Source
from desk.core.i18n import words
from desk.demo.cards import qr_frame, qr_picture, samples
from desk.scanning import opencv
from desk.scanning.camera_view import CameraView
from desk.scanning.decode import DecodeProcess
from desk.scanning.frames import FedSource, FileSource, Frame, FrameSource
from desk.scanning.picture import Picture
from desk.scanning.reader import CardReader

UHID = samples()["uhid"]


class HandClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def now_ms(self) -> int:
        return 1_795_000_000_000

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture(scope="module")
def decoder() -> Iterator[DecodeProcess]:
    with DecodeProcess() as process:
        yield process


@pytest.fixture
def camera() -> FedSource:
    return FedSource()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


class Desk:
    """A camera view and what came of it."""

    def __init__(self, source: FrameSource, decoder: DecodeProcess, clock: HandClock, qtbot: QtBot) -> None:
        self.view = CameraView(source, decoder, clock)
        qtbot.addWidget(self.view)
        self.scans: list[Scan] = []
        self.view.scanned.connect(self.scans.append)

    def hint(self) -> str:
        label = self.view.findChild(QLabel, "cameraHint")
        assert isinstance(label, QLabel)
        return label.text()

    def field(self) -> QLineEdit:
        field = self.view.findChild(QLineEdit, "cameraTyped")
        assert isinstance(field, QLineEdit)
        return field

    def cancel(self) -> QPushButton:
        button = self.view.findChild(QPushButton, "cameraCancel")
        assert isinstance(button, QPushButton)
        return button

    def texts(self) -> list[str]:
        return [scan.text for scan in self.scans]


@pytest.fixture
def desk(camera: FedSource, decoder: DecodeProcess, clock: HandClock, qtbot: QtBot) -> Desk:
    return Desk(camera, decoder, clock, qtbot)


def test_a_card_before_the_camera_is_read_once_and_the_camera_is_let_go(
    desk: Desk, camera: FedSource, qtbot: QtBot
) -> None:
    desk.view.open_camera()
    assert "being opened" in desk.hint()
    camera.feed(qr_frame(UHID))
    qtbot.waitUntil(lambda: desk.texts() == [UHID])
    assert not desk.view.isVisible()
    assert (desk.scans[0].source, desk.scans[0].symbology) == (Source.CAMERA, "]Q1")
    camera.feed(qr_frame(UHID))  # nobody looks: it waits for the next opening
    assert len(desk.scans) == 1


def test_a_hindi_card_arrives_letter_by_letter(desk: Desk, camera: FedSource, qtbot: QtBot) -> None:
    desk.view.open_camera()
    camera.feed(qr_frame(samples()["abha-phone-hindi"]))
    qtbot.waitUntil(lambda: bool(desk.scans))
    assert "राम कुमार" in desk.scans[0].text


def test_the_same_card_still_there_is_not_a_second_scan(
    desk: Desk, camera: FedSource, clock: HandClock, qtbot: QtBot
) -> None:
    desk.view.open_camera()
    camera.feed(qr_frame(UHID))
    qtbot.waitUntil(lambda: len(desk.scans) == 1)
    desk.view.open_camera()
    camera.feed(qr_frame(UHID))
    camera.feed(qr_frame(samples()["visit-slip"]))
    qtbot.waitUntil(lambda: len(desk.scans) == 2)
    assert desk.texts()[1] == samples()["visit-slip"]
    clock.seconds += 2.1
    desk.view.open_camera()
    camera.feed(qr_frame(samples()["visit-slip"]))
    qtbot.waitUntil(lambda: len(desk.scans) == 3)


def test_two_cards_at_once_are_refused_with_a_hint(desk: Desk, camera: FedSource, qtbot: QtBot) -> None:
    one, two = qr_frame(UHID, 640, 480).pixels, qr_frame(samples()["facility"], 640, 480).pixels
    desk.view.open_camera()
    camera.feed(Frame(numpy.hstack([one, two])))
    qtbot.waitUntil(lambda: "one code at a time" in desk.hint())
    assert desk.scans == []


def bars(text: str) -> Frame:
    """A label with a bar code alone."""
    import zxingcpp

    label = numpy.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128).to_image(scale=3))
    return Frame(numpy.pad(label, 60, constant_values=255))


def looked(desk: Desk, camera: FedSource, frame: Frame, qtbot: QtBot) -> None:
    """Show a frame and wait until the decoder has answered."""
    reader = desk.view.findChild(CardReader)
    assert isinstance(reader, CardReader)
    with qtbot.waitSignal(reader.guided):
        camera.feed(frame)


def test_a_signed_code_wins_over_the_bar_code_that_was_read_first(
    desk: Desk, camera: FedSource, clock: HandClock, qtbot: QtBot
) -> None:
    desk.view.open_camera()
    for _ in range(3):
        looked(desk, camera, bars("04CNPH0WP"), qtbot)
        clock.seconds += 0.1
    assert desk.texts() == []
    camera.feed(qr_frame("HIM1:A CARD"))
    qtbot.waitUntil(lambda: desk.texts() == ["HIM1:A CARD"])


def test_a_label_with_a_bar_code_alone_is_read_a_moment_later(
    desk: Desk, camera: FedSource, clock: HandClock, qtbot: QtBot
) -> None:
    desk.view.open_camera()
    for _ in range(2):
        looked(desk, camera, bars("04CNPH0WP"), qtbot)
    assert desk.texts() == []
    clock.seconds += 0.6
    camera.feed(bars("04CNPH0WP"))
    qtbot.waitUntil(lambda: desk.texts() == ["04CNPH0WP"])


def test_trouble_is_shown_and_typing_goes_on(desk: Desk, camera: FedSource, qtbot: QtBot) -> None:
    desk.view.open_camera()
    camera.fail(words("Camera", "The picture is black."))
    qtbot.waitUntil(lambda: desk.hint() == "The picture is black.")
    QTest.keyClicks(desk.field(), f" {UHID} ")
    QTest.keyClick(desk.field(), Qt.Key.Key_Return)
    assert desk.texts() == [UHID]
    assert desk.scans[0].source is Source.TYPED


def test_trouble_that_passes_leaves_the_hint(desk: Desk, camera: FedSource, qtbot: QtBot) -> None:
    desk.view.open_camera()
    camera.fail(words("Camera", "The picture is black."))
    qtbot.waitUntil(lambda: "black" in desk.hint())
    camera.feed(Frame(numpy.full((120, 160), 120, numpy.uint8)))
    camera.fail(None)
    qtbot.waitUntil(lambda: "Hold the code" in desk.hint())


def test_enter_with_nothing_typed_does_nothing(desk: Desk) -> None:
    desk.view.open_camera()
    QTest.keyClick(desk.view, Qt.Key.Key_Return)
    assert desk.view.isVisible()
    assert desk.scans == []


def test_cancel_and_escape_let_go_of_the_camera(desk: Desk, camera: FedSource, qtbot: QtBot) -> None:
    for leave in (
        lambda: QTest.mouseClick(desk.cancel(), Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(desk.view, Qt.Key.Key_Escape),
        desk.view.close,
    ):
        desk.view.open_camera()
        leave()
        assert not desk.view.isVisible()
        assert not desk.view.findChild(CardReader).running  # type: ignore[union-attr]


def test_opening_again_shows_nothing_of_the_last_card(desk: Desk, camera: FedSource, qtbot: QtBot) -> None:
    picture = desk.view.findChild(Picture)
    assert isinstance(picture, Picture)
    desk.view.open_camera()
    camera.feed(qr_frame(UHID))
    qtbot.waitUntil(lambda: len(desk.scans) == 1)
    assert picture.has_image()
    desk.field().setText("91-1234")
    desk.view.open_camera()
    assert (picture.has_image(), desk.field().text(), "being opened" in desk.hint()) == (False, "", True)


def test_a_picture_of_a_card_is_read(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "कार्ड.png"
    path.write_bytes(qr_picture(samples()["abha-card"]))
    desk.view.open_camera()
    desk.view.read_picture(path)
    qtbot.waitUntil(lambda: desk.texts() == [samples()["abha-card"]])
    assert desk.scans[0].source is Source.FILE


def test_choosing_a_picture_stops_nothing_else(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(qr_picture(UHID))
    desk.view.open_camera()
    choose = desk.view.findChild(QPushButton, "cameraChoose")
    assert isinstance(choose, QPushButton)
    QTest.mouseClick(choose, Qt.MouseButton.LeftButton)
    files = desk.view.findChild(QFileDialog)
    assert isinstance(files, QFileDialog)
    assert files.isVisible()
    files.fileSelected.emit(str(path))
    files.accept()
    qtbot.waitUntil(lambda: desk.texts() == [UHID])


@pytest.mark.parametrize(
    ("content", "told"), [(b"no picture", "No code was found"), (b"", "empty"), (None, "cannot be opened")]
)
def test_a_file_without_a_code_is_said(
    desk: Desk, tmp_path: Path, qtbot: QtBot, content: bytes | None, told: str
) -> None:
    path = tmp_path / "card.png"
    if content is not None:
        path.write_bytes(content)
    desk.view.open_camera()
    desk.view.read_picture(path)
    qtbot.waitUntil(lambda: told in desk.hint())
    assert desk.view.isVisible()


def test_a_decoder_that_stops_is_said_and_the_next_frame_is_read(
    desk: Desk, camera: FedSource, decoder: DecodeProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.view.open_camera()
    with monkeypatch.context() as patch:
        patch.setattr(decoder, "_seconds", 0.0)
        camera.feed(Frame(numpy.full((720, 1280), 120, numpy.uint8)))
        qtbot.waitUntil(lambda: "started again" in desk.hint())
    camera.feed(qr_frame(UHID))
    qtbot.waitUntil(lambda: desk.texts() == [UHID])


def test_a_picture_file_stands_in_for_a_camera(
    decoder: DecodeProcess, clock: HandClock, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(qr_picture(UHID, module=8))
    desk = Desk(FileSource(path), decoder, clock, qtbot)
    desk.view.open_camera()
    qtbot.waitUntil(lambda: desk.texts() == [UHID])


def test_a_video_stands_in_for_a_camera(decoder: DecodeProcess, clock: HandClock, tmp_path: Path, qtbot: QtBot) -> None:
    cv2 = opencv.load()
    path = tmp_path / "morning.avi"
    video = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10, (640, 480))
    for pixels in [numpy.full((480, 640), 118, numpy.uint8)] * 3 + [qr_frame(UHID, 640, 480).pixels] * 3:
        video.write(cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR))
    video.release()
    desk = Desk(FileSource(path, pictures_a_second=100), decoder, clock, qtbot)
    desk.view.open_camera()
    qtbot.waitUntil(lambda: desk.texts() == [UHID])


@pytest.mark.parametrize("name", ["missing.png", "missing.avi"])
def test_a_file_that_cannot_stand_in_is_said(
    decoder: DecodeProcess, clock: HandClock, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    desk = Desk(FileSource(tmp_path / name), decoder, clock, qtbot)
    desk.view.open_camera()
    qtbot.waitUntil(lambda: "holds no picture" in desk.hint())


def test_the_picture_keeps_its_shape_and_is_a_looking_glass(qtbot: QtBot) -> None:
    picture = Picture()
    qtbot.addWidget(picture)
    picture.resize(400, 400)
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    for y in range(100):
        image.setPixelColor(0, y, Qt.GlobalColor.green)
    picture.show_image(image)
    seen = picture.grab().toImage()
    assert seen.pixelColor(200, 10) == Qt.GlobalColor.black
    assert seen.pixelColor(200, 200) == Qt.GlobalColor.red
    assert seen.pixelColor(399, 200).green() > seen.pixelColor(0, 200).green()
