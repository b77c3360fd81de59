"""The hand scanners of a desk: the one that types, the one on a serial line, and how far a long code has come."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desk.codes.scan import Scan
from desk.core.clock import Clock
from desk.core.i18n import Words, words
from desk.core.settings import Settings, SettingsFile
from desk.kit.pill import Pill
from desk.kit.theme import px
from desk.scanning.burst import GAPS_MS, Heard
from desk.scanning.serial_port import SerialScanner
from desk.scanning.wedge import KeyboardWedge

PROGRESS_AFTER_MS = 250


class Scanners(QObject):
    """`scanned` from either. While someone tries a scanner out, all that comes goes to them and nowhere else."""

    scanned = Signal(Scan)
    told = Signal(object)  # Words: what is wrong with the serial scanner; None: all is well

    def __init__(self, clock: Clock, settings: SettingsFile, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._trying: Callable[[Heard], None] | None = None
        self.wedge = KeyboardWedge(clock, self._gap_ms, self, prefix=lambda: settings.now.scanner_prefix)
        self.serial = SerialScanner(clock, self)
        self._progress = Progress(window)
        for scanner in (self.wedge, self.serial):
            scanner.heard.connect(self._heard)
            scanner.scanned.connect(self._scanned)
        self.wedge.receiving.connect(self._progress.show_count)
        self.serial.told.connect(self.told)
        self._stopped = False
        settings.listen(self._set)
        self._set(settings.now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The wedge's."""
        return self.wedge.eventFilter(watched, event)

    def try_out(self, take: Callable[[Heard], None] | None) -> None:
        """Give what scanners send to `take`, the slowest one's too; None: work goes on."""
        self._trying = take

    def trouble(self) -> Words | None:
        """What is wrong with the serial scanner."""
        return self.serial.trouble

    def stop(self) -> None:
        """Let go of the port."""
        self._stopped = True
        self.serial.stop()

    def _gap_ms(self) -> int:
        return GAPS_MS[-1] if self._trying else self._settings.now.scanner_gap_ms

    def _set(self, now: Settings) -> None:
        if not self._stopped:
            self.serial.use(now.scanner_port)

    def _heard(self, heard: Heard) -> None:
        if self._trying:
            self._trying(heard)

    def _scanned(self, scan: Scan) -> None:
        if not self._trying:
            self.scanned.emit(scan)


class Progress(Pill):
    """At the foot of the window while a long code is typed: the clerk waits, and does not scan again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(parent=window)
        self._window, self._count = window, 0
        self._wait = QTimer(self, singleShot=True, interval=PROGRESS_AFTER_MS)
        self._wait.timeout.connect(self._appear)
        self.hide()

    def show_count(self, count: int) -> None:
        """So many characters have come; 0: it is over."""
        if not count:
            self._wait.stop()
            self.hide()
        elif not self._count:
            self._wait.start()
        self._count = count
        if self.isVisible():
            self._paint()

    def _appear(self) -> None:
        self._paint()
        self.show()
        self.raise_()

    def _paint(self) -> None:
        self.set(str(words("Scanners", "Receiving a code: {number} characters", number=self._count)), "info")
        self.resize(self.sizeHint())
        self.move((self._window.width() - self.width()) // 2, self._window.height() - self.height() - px(52))
