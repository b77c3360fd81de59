"""Taking a photo: the camera's picture, one key to take it, one to take it again. The photo is small enough to sync."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desk.core.i18n import Words, words
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.labels import Label
from desk.kit.theme import Sizes, px
from desk.records.patient.rules import PHOTO_BYTES
from desk.scanning.frames import FrameSource
from desk.scanning.picture import Picture
from desk.scanning.sink import UiSink, let_go_with

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
        self._sink = UiSink(self)
        let_go_with(self, [self._sink])
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
