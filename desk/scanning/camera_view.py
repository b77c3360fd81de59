"""The window in which a card is shown to the camera. Typing and choosing a picture are always possible beside it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desk.codes.scan import Scan, Source
from desk.core.clock import Clock
from desk.core.i18n import Words
from desk.scanning.beep import beep
from desk.scanning.camera_choice import CameraChoice
from desk.scanning.decode import Decoded, DecodeProcess
from desk.scanning.frames import FrameSource
from desk.scanning.guidance import Guide
from desk.scanning.picture import Picture
from desk.scanning.reader import CardReader

LONGEST_TYPED = 4096


class CameraView(QDialog):
    """Shows the camera until a code is read. `scanned` comes at most once; then the window closes by itself."""

    scanned = Signal(Scan)
    beep_wanted = Signal(bool)  # the person switched the sound on or off

    def __init__(
        self,
        source: FrameSource,
        decoder: DecodeProcess,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        choice: CameraChoice | None = None,
        sound: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cameraView")
        self._clock = clock
        self._trouble: Words | None = None
        self._guide = Guide()
        self._read = False
        self._choice = choice
        self._reader = CardReader(source, decoder, clock, self)
        self._build(sound)
        self._reader.pictured.connect(self._pictured)
        self._reader.told.connect(self._told)
        self._reader.guided.connect(self._guided)
        self._reader.read.connect(self._mark)
        self._reader.scanned.connect(self._found)
        self._retranslate()

    def open_camera(self) -> None:
        """Show the window and start looking. Nothing of the last card is left in it."""
        self._picture.show_image(QImage())
        self._typed.clear()
        self._read = False
        self._guided(Guide())
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

    def use(self, source: FrameSource) -> None:
        """Look through another camera from now on."""
        self._reader.stop()
        self._picture.show_image(QImage())
        self._guided(Guide())
        self._told(None)
        self._reader.use(source)
        self._reader.start()

    def _build(self, sound: bool) -> None:
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
        self._use.setProperty("kind", "primary")
        self._use.setDefault(True)
        self._sound = QCheckBox(self)
        self._sound.setObjectName("cameraSound")
        self._sound.setChecked(sound)
        self._sound.toggled.connect(self.beep_wanted)
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
        ways_out.addWidget(self._sound)
        ways_out.addStretch(1)
        ways_out.addWidget(self._cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self._picture, 1)
        whole.addWidget(self._hint)
        if self._choice:
            whole.addWidget(self._choice)
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
        self._sound.setText(self.tr("Beep when read"))
        self._show_hint()

    def _show_hint(self) -> None:
        if self._read:
            text = self.tr("Read.")
        elif self._trouble:
            text = str(self._trouble)
        elif self._picture.has_image():
            text = self.tr("Hold the code of the card in front of the camera.")
        else:
            text = self.tr("The camera is being opened…")
        self._hint.setText(text)
        self._hint.setProperty("trouble", self._trouble is not None)
        # A style sheet looks at properties only when it is asked to.
        self._hint.style().polish(self._hint)
        advice = self._guide.now if self._picture.has_image() and not (self._trouble or self._read) else None
        self._picture.show_words(str(advice.sentence) if advice else "")

    @Slot(QImage)
    def _pictured(self, image: QImage) -> None:
        first = not self._picture.has_image()
        self._picture.show_image(image)
        if first:
            self._show_hint()

    @Slot(object)
    def _told(self, sentence: Words | None) -> None:
        if self._choice and (sentence is None) != (self._trouble is None):
            # Something was plugged in or out.
            self._choice.look()
        self._trouble = sentence
        self._show_hint()

    @Slot(object)
    def _guided(self, guide: Guide) -> None:
        self._guide = guide
        self._picture.show_code(() if self._trouble else guide.corners)
        self._show_hint()

    @Slot(object)
    def _mark(self, code: Decoded) -> None:
        # Painted at once, so that it is seen: the window closes next.
        self._read = True
        self._picture.show_code(code.corners, read=True)
        self._show_hint()
        self.repaint()

    @Slot(Scan)
    def _found(self, scan: Scan) -> None:
        if self._sound.isChecked():
            beep()
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
        dialog = QFileDialog(self, self.tr("Choose a picture of the card"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read_picture(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        # Not exec(): the scanner, the lock and the camera go on meanwhile.
        dialog.open()

    def read_picture(self, path: Path) -> None:
        """Look for the code in a picture file; the camera rests."""
        self._told(None)
        self._reader.read_picture(path)
