"""From a camera's thread to the UI thread: frames as pictures, trouble as words; nothing once the window is going."""

import threading
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QImage

from desk.core.i18n import Words
from desk.scanning.frames import Frame


class UiSink(QObject):
    """A FrameSink whose signals cross to the UI thread. One that was stopped says nothing any more.

    A picture that nobody has painted yet (`shown`) is not followed by the next.
    """

    pictured = Signal(QImage)
    troubled = Signal(object)  # Words, or None when all is well again

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown = threading.Event()
        self._shown.set()
        self.stopped = threading.Event()
        # Held while a thread speaks: this object must not go meanwhile.
        self._speaking = threading.RLock()
        self._gone = False

    def frame(self, frame: Frame) -> None:
        """Take over a frame."""
        if self._shown.is_set() and not self.stopped.is_set():
            self._shown.clear()
            self.say(self.pictured, image_of(frame))

    def trouble(self, sentence: Words | None) -> None:
        """Pass on what is wrong with the source."""
        self.say(self.troubled, sentence)

    def shown(self) -> None:
        """The last picture was painted; the next may come."""
        self._shown.set()

    def stop(self) -> None:
        """Nothing is said any more."""
        self.stopped.set()

    def go(self) -> None:
        """The window is going, and this object with it: no thread speaks through it any more."""
        with self._speaking:
            self._gone = True
        self.stop()

    def say(self, signal: SignalInstance, *values: object, after_stop: bool = False) -> None:
        """Emit from any thread, unless nobody is to hear it."""
        with self._speaking:
            if not self._gone and (after_stop or not self.stopped.is_set()):
                signal.emit(*values)


def let_go_with(owner: QObject, sinks: Sequence[UiSink]) -> None:
    """When `owner`, their parent, is destroyed, the `sinks` that are there then fall silent before they are."""
    owner.destroyed.connect(partial(_let_go, sinks))


def _let_go(sinks: Sequence[UiSink], *_destroyed: object) -> None:
    for sink in sinks:
        sink.go()


def image_of(frame: Frame) -> QImage:
    """A copy of the frame's pixels: the camera writes the next picture over them."""
    form = QImage.Format.Format_Grayscale8 if frame.is_grey else QImage.Format.Format_BGR888
    stride = frame.width * (1 if frame.is_grey else 3)
    return QImage(frame.pixels.tobytes(), frame.width, frame.height, stride, form).copy()
