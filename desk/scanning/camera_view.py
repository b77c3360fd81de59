"""The window in which a card is shown to the camera. Typing and choosing a picture are always possible beside it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desk.codes.scan import Scan, Source
from desk.core.clock import Clock
from desk.core.i18n import Words
from desk.scanning.decode import DecodeProcess
from desk.scanning.frames import FrameSource
from desk.scanning.reader import CardReader

LONGEST_TYPED = 4096


class Picture(QWidget):
    """The newest picture, whole and undistorted, mirrored like a looking-glass: people aim better so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraPicture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)
        self._image = QImage()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(640, 360)

    def show_image(self, image: QImage) -> None:
        """Paint `image` from now on; a null image clears."""
        self._image = image
        self.update()

    def has_image(self) -> bool:
        """Whether a picture is shown."""
        return not self._image.isNull()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self.has_image():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.drawImage(self.rect().adjusted(left, top, -left, -top), self._image)
        painter.end()


class CameraView(QDialog):
    """Shows the camera until a code is read. `scanned` comes at most once; then the window closes by itself."""

    scanned = Signal(Scan)

    def __init__(
        self, source: FrameSource, decoder: DecodeProcess, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cameraView")
        self._clock = clock
        self._trouble: Words | None = None
        self._reader = CardReader(source, decoder, clock, self)
        self._build()
        self._reader.pictured.connect(self._pictured)
        self._reader.told.connect(self._told)
        self._reader.scanned.connect(self._found)
        self._retranslate()

    def open_camera(self) -> None:
        """Show the window and start looking. Nothing of the last card is left in it."""
        self._picture.show_image(QImage())
        self._typed.clear()
        self._told(None)
        self._typed.setFocus()
        self.show()
        self._reader.start()

    def done(self, result: int) -> None:
        """Every way out lets go of the camera."""
        self._reader.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._reader.stop()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._picture = Picture(self)
        self._hint = QLabel(self)
        self._hint.setObjectName("cameraHint")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._typed = QLineEdit(self)
        self._typed.setObjectName("cameraTyped")
        self._typed.setMaxLength(LONGEST_TYPED)
        self._use = QPushButton(self)
        self._use.setObjectName("cameraUse")
        self._use.setDefault(True)
        self._choose = QPushButton(self)
        self._choose.setObjectName("cameraChoose")
        self._cancel = QPushButton(self)
        self._cancel.setObjectName("cameraCancel")
        for button in (self._choose, self._cancel):
            button.setAutoDefault(False)
        self._use.clicked.connect(self._use_typed)
        self._choose.clicked.connect(self._choose_picture)
        self._cancel.clicked.connect(self.reject)
        self._lay_out()
        self._typed.setFocus()

    def _lay_out(self) -> None:
        typing = QHBoxLayout()
        typing.addWidget(self._typed, 1)
        typing.addWidget(self._use)
        ways_out = QHBoxLayout()
        ways_out.addWidget(self._choose)
        ways_out.addStretch(1)
        ways_out.addWidget(self._cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self._picture, 1)
        whole.addWidget(self._hint)
        whole.addLayout(typing)
        whole.addLayout(ways_out)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Scan a card"))
        self._picture.setAccessibleName(self.tr("Camera picture"))
        self._typed.setPlaceholderText(self.tr("or type UHID or ABHA number"))
        self._typed.setAccessibleName(self.tr("UHID or ABHA number"))
        self._use.setText(self.tr("Use"))
        self._choose.setText(self.tr("Choose a picture…"))
        self._cancel.setText(self.tr("Cancel"))
        self._show_hint()

    def _show_hint(self) -> None:
        if self._trouble:
            text = str(self._trouble)
        elif self._picture.has_image():
            text = self.tr("Hold the code of the card in front of the camera.")
        else:
            text = self.tr("The camera is being opened…")
        self._hint.setText(text)
        self._hint.setProperty("trouble", self._trouble is not None)
        # A style sheet looks at properties only when it is asked to.
        self._hint.style().polish(self._hint)

    @Slot(QImage)
    def _pictured(self, image: QImage) -> None:
        first = not self._picture.has_image()
        self._picture.show_image(image)
        if first:
            self._show_hint()

    @Slot(object)
    def _told(self, sentence: Words | None) -> None:
        self._trouble = sentence
        self._show_hint()

    @Slot(Scan)
    def _found(self, scan: Scan) -> None:
        QApplication.beep()
        self.accept()
        self.scanned.emit(scan)

    @Slot()
    def _use_typed(self) -> None:
        text = self._typed.text().strip()
        if text:
            self.accept()
            self.scanned.emit(Scan.of_text(text, Source.TYPED, self._clock.now_ms()))

    @Slot()
    def _choose_picture(self) -> None:
        kinds = self.tr("Pictures ({patterns})").format(patterns="*.png *.jpg *.jpeg *.bmp *.webp")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a picture of the card"), "", kinds)
        if name:
            self.read_picture(Path(name))

    def read_picture(self, path: Path) -> None:
        """Look for the code in a picture file; the camera rests."""
        self._told(None)
        self._reader.read_picture(path)
