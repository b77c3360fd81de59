"""What a person sees when the program has a fault: that their work is safe, and a report without patient data."""

import logging
import platform
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from desk import __version__
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.dialog import Dialog

log = logging.getLogger(__name__)


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The report: where in the program, which kind of error; never its message, which may hold what was typed."""
    places = [f"  {frame.filename.rpartition('desk/')[2]}:{frame.lineno} {frame.name}" for frame in _frames(trace)]
    number = new_id()[-12:]
    head = f"HIMS Desk {__version__} · Python {platform.python_version()} · {platform.system()} · {number}"
    return "\n".join([head, kind.__name__, *places])


def _frames(trace: TracebackType | None) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(trace, limit=-30))


class CrashDialog(Dialog):
    """The other rooms go on; the person may copy the report for the helpline."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(
            parent,
            words("CrashDialog", "Something went wrong in the program"),
            words(
                "CrashDialog",
                "What you saved is safe. You can go on working. If it happens again, give this report to the helpline; "
                "it holds no patient's data.",
            ),
            tone="bad",
            width_px=560,
        )
        self.setProperty("over_cover", True)  # it holds no patient's data, and whoever is there may report it
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.words(self.report.setAccessibleName, words("CrashDialog", "Report"))
        self.body.addWidget(self.report)
        self.add_button(words("CrashDialog", "Copy the report"), self._copy)
        self.add_button(words("CrashDialog", "Go on"), self.accept, "primary", default=True).setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())


class CrashGuard:
    """Catches what nobody caught, on any thread, logs it without data, and shows it once at a time."""

    def __init__(self, window: QWidget | None = None) -> None:
        self.window = window
        self.said: Callable[[DeskError], object] | None = None
        self._open = False

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Use as sys.excepthook."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, DeskError) and self.said is not None:
            self.said(error)  # a sentence for the person (a desk locked meanwhile), no fault of the program
            return
        self.show(report_of(kind, error, trace))

    def caught(self, error: BaseException) -> None:
        """A fault that the task runner caught."""
        self.show(report_of(type(error), error, error.__traceback__))

    def show(self, report: str) -> None:
        """Log the report and open the dialog, unless one is open."""
        log.error("fault\n%s", report)
        if self._open or QApplication.instance() is None:
            return
        self._open = True
        dialog = CrashDialog(self.window, report)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _result: int) -> None:
        self._open = False
