"""The camera's thread goes on for a while after a window has gone, and speaks into nothing."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desk.core.i18n import words
from desk.plugins.registration.screens.photo_dialog import PhotoDialog
from desk.scanning.frames import FedSource, Frame, FrameSink
from desk.scanning.sink import UiSink, image_of, let_go_with

GREY = Frame(numpy.arange(12, dtype=numpy.uint8).reshape(3, 4))
TROUBLE = words("Test", "The camera stands still.")


class Keeper(FedSource):
    """A camera whose thread still holds the sink after it was told to stop."""

    held: FrameSink

    def start(self, sink: FrameSink) -> None:
        self.held = sink
        super().start(sink)


def destroy(one: QObject) -> None:
    one.deleteLater()
    QCoreApplication.sendPostedEvents(one, QEvent.Type.DeferredDelete)
    assert not isValid(one)


def test_what_a_thread_says_arrives_on_the_ui_thread(qtbot: QtBot) -> None:
    parent = QObject()
    sink, heard = UiSink(parent), list[threading.Thread]()
    sink.pictured.connect(lambda _image: heard.append(threading.current_thread()))
    with ThreadPoolExecutor(1) as camera:
        camera.submit(sink.frame, GREY).result()
        camera.submit(sink.frame, GREY).result()
    qtbot.waitUntil(lambda: heard == [threading.current_thread()])
    sink.shown()
    sink.frame(GREY)
    qtbot.waitUntil(lambda: len(heard) == 2)


def test_nothing_is_said_after_the_stop(qtbot: QtBot) -> None:
    parent = QObject()
    sink, heard = UiSink(parent), list[object]()
    sink.troubled.connect(heard.append)
    sink.pictured.connect(heard.append)
    sink.stop()
    sink.frame(GREY)
    sink.trouble(TROUBLE)
    QCoreApplication.processEvents()
    assert heard == []


def test_the_parents_end_waits_for_the_word_that_is_being_said(qtbot: QtBot) -> None:
    parent = QObject()
    sink = UiSink(parent)
    speaking, going = threading.Event(), threading.Event()
    parent.destroyed.connect(going.set)
    let_go_with(parent, [sink])
    valid: list[bool] = []

    class Slow:
        def emit(self) -> None:
            speaking.set()
            assert going.wait(10)
            threading.Event().wait(0.1)  # room for an end that would not wait
            valid.append(isValid(sink))

    with ThreadPoolExecutor(1) as threads:
        said = threads.submit(sink.say, Slow())  # type: ignore[arg-type]
        assert speaking.wait(10)
        destroy(parent)
        said.result()
        assert valid == [True]
        threads.submit(sink.trouble, TROUBLE).result()
        threads.submit(sink.frame, GREY).result()


def test_a_photo_window_that_is_gone_hears_nothing_of_its_camera(qtbot: QtBot) -> None:
    camera = Keeper()
    dialog = PhotoDialog(None, camera)  # type: ignore[arg-type]
    with ThreadPoolExecutor(1) as thread:
        thread.submit(camera.held.frame, GREY).result()
        destroy(dialog)
        thread.submit(camera.held.frame, GREY).result()
        thread.submit(camera.held.trouble, TROUBLE).result()


@pytest.mark.parametrize("colours", [1, 3])
def test_a_picture_is_a_copy_of_the_frame(colours: int) -> None:
    pixels = numpy.full((2, 3, colours), 9, numpy.uint8) if colours == 3 else numpy.full((2, 3), 9, numpy.uint8)
    pixels[0, 1] = (10, 20, 30) if colours == 3 else 77
    image = image_of(Frame(pixels))
    pixels[:] = 0
    assert isinstance(image, QImage)
    seen = image.pixelColor(1, 0)
    assert (seen.red(), seen.green(), seen.blue()) == ((30, 20, 10) if colours == 3 else (77, 77, 77))
    assert (image.width(), image.height(), image.pixelColor(2, 1).red()) == (3, 2, 9)
