"""Taking a photo: the camera's picture, one key to take it, one to take it again. The photo is small enough to sync."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desk.core.i18n import Words, words
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.labels import Label
from desk.kit.theme import Sizes, px
from desk.records.patient.rules import PHOTO_BYTES
from desk.scanning.frames import Frame, FrameSource
from desk.scanning.picture import Picture

SIDE = 480
_QUALITIES = (88, 80, 70, 60, 45, 30)


class PhotoDialog(Dialog):
    """`taken(JPEG bytes)` once; every way out lets go of the camera."""

    taken = Signal(bytes)

    def __init__(self, parent: QWidget, source: FrameSource) -> None:
        super().__init__(
            parent, words("Photo", "Take a photo"),
            words("Photo", "Face in the middle, light from the front. Ask the patient first."), width_px=560,
        )  # fmt: skip
        self._source = source
        self._shot = QImage()
        self.picture = Picture()
        self.note = Label(words("Photo", "The camera is being opened…"), "muted", wrap=True)
        self.body.addWidget(self.picture, 1)
        self.body.addWidget(self.note)
        Sizes(self)(lambda: self.picture.setFixedHeight(px(300)))
        self.add_button(CANCEL, self.reject)
        self.again = self.add_button(words("Photo", "Take again"), self._take_again)
        self.take = self.add_button(words("Photo", "Take photo"), self._take, "primary", default=True)
        self.use = self.add_button(words("Photo", "Use this photo"), self._use, "primary", default=True)
        self._sink = _Sink(self)
        self._sink.pictured.connect(self._pictured)
        self._sink.troubled.connect(self._troubled)
        self._newest = QImage()
        self._take_again()
        self._source.start(self._sink)

    def done(self, result: int) -> None:
        """Let go of the camera."""
        self._sink.stop()
        self._source.stop()
        super().done(result)

    def then(self, run: Callable[[bytes], object]) -> "PhotoDialog":
        """Open; call `run` with the photo."""
        self.taken.connect(lambda photo: run(photo))
        self.open()
        return self

    def _pictured(self, image: QImage) -> None:
        self._newest = image
        self._sink.shown()
        if self._shot.isNull():
            self.picture.show_image(image)
            self.note.hide()
            self.take.setEnabled(True)

    def _troubled(self, sentence: Words | None) -> None:
        if sentence is not None:
            self.words(self.note.setText, sentence)
        self.note.setVisible(sentence is not None)

    def _take(self) -> None:
        self._shot = squared(self._newest)
        self.picture.show_image(self._shot)
        self._offer()

    def _take_again(self) -> None:
        self._shot = QImage()
        self.take.setEnabled(not self._newest.isNull())
        self._offer()

    def _offer(self) -> None:
        shot = not self._shot.isNull()
        self.take.setVisible(not shot)
        self.use.setVisible(shot)
        self.again.setVisible(shot)
        (self.use if shot else self.take).setDefault(True)
        (self.use if shot else self.take).setFocus()

    def _use(self) -> None:
        photo = jpeg(self._shot)
        self.accept()
        self.taken.emit(photo)


class _Sink(QObject):
    """Frames come on the camera's thread; signals bring them over. One that nobody has painted yet is not followed."""

    pictured = Signal(QImage)
    troubled = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._free, self._stopped = threading.Event(), threading.Event()
        self._free.set()

    def frame(self, frame: Frame) -> None:
        """Take over a frame."""
        if self._free.is_set() and not self._stopped.is_set():
            self._free.clear()
            self._say(self.pictured.emit, _image(frame))

    def trouble(self, sentence: Words | None) -> None:
        """Pass on what is wrong with the camera."""
        if not self._stopped.is_set():
            self._say(self.troubled.emit, sentence)

    def shown(self) -> None:
        """The next may come."""
        self._free.set()

    def stop(self) -> None:
        """Nothing is said any more."""
        self._stopped.set()

    def _say(self, emit: Callable[[object], object], value: object) -> None:
        try:
            emit(value)
        except RuntimeError:  # the window has gone while the camera's thread was about to speak
            self._stopped.set()


def squared(image: QImage) -> QImage:
    """The middle square, at most SIDE pixels wide."""
    side = min(image.width(), image.height())
    middle = image.copy(QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side))
    smooth = Qt.TransformationMode.SmoothTransformation
    return middle.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, smooth) if side > SIDE else middle


def jpeg(image: QImage) -> bytes:
    """As JPEG of at most PHOTO_BYTES: of the qualities the best that fits."""
    made = b""
    for quality in _QUALITIES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]
        made = bytes(buffer.data().data())
        if len(made) <= PHOTO_BYTES:
            break
    return made


def _image(frame: Frame) -> QImage:
    kind = QImage.Format.Format_Grayscale8 if frame.is_grey else QImage.Format.Format_BGR888
    line = frame.width * (1 if frame.is_grey else 3)
    # copy(): the pixels belong to the camera, which writes the next picture over them.
    return QImage(frame.pixels.tobytes(), frame.width, frame.height, line, kind).copy()
