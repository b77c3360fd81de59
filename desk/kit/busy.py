"""Work in progress: nothing for the first 200 ms, then a quiet line over the place that is waiting."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from desk.core.i18n import words
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px

WAIT_MS = 200


class Busy(QObject):
    """`start()` and `stop()` around work; they may nest. What is quick is never seen."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over, self._depth = over, 0
        self.bar = QProgressBar(over)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._show)
        over.installEventFilter(self)
        Texts(self)(self.bar.setAccessibleName, words("Busy", "Please wait"))
        Sizes(self)(self._place)

    def start(self) -> None:
        """Work begins."""
        self._depth += 1
        if self._depth == 1:
            self._wait.start()

    def stop(self) -> None:
        """Work has ended."""
        self._depth = max(0, self._depth - 1)
        if self._depth == 0:
            self._wait.stop()
            self.bar.hide()

    def show_busy(self, busy: bool) -> None:
        """For a signal that says both."""
        if busy:
            self.start()
        else:
            self.stop()

    def is_on(self) -> bool:
        """True between start and stop."""
        return self._depth > 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self._place()
        self.bar.show()
        self.bar.raise_()

    def _place(self) -> None:
        self.bar.setGeometry(px(8), 1, max(0, self._over.width() - 2 * px(8)), px(6))
