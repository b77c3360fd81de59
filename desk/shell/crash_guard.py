"""What catches a fault of the program: the log without patient data, and one dialog at a time."""

import logging
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QApplication, QWidget

from desk import __version__
from desk.core.errors import DeskError
from desk.core.ids import new_id

log = logging.getLogger(__name__)


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The report: where in the program, which kind of error; never its message, which may hold what was typed."""
    import platform  # here: the first window waits for nothing that only a fault needs

    places = [f"  {frame.filename.rpartition('desk/')[2]}:{frame.lineno} {frame.name}" for frame in _frames(trace)]
    number = new_id()[-12:]
    head = f"HIMS Desk {__version__} · Python {platform.python_version()} · {platform.system()} · {number}"
    return "\n".join([head, kind.__name__, *places])


def _frames(trace: TracebackType | None) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(trace, limit=-30))


class CrashGuard:
    """Takes what nobody caught, logs it without data, and shows it once at a time."""

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
        # Imported here: the first window waits for no dialog, and this one is hoped never to be seen.
        from desk.shell.crash_dialog import CrashDialog

        self._open = True
        dialog = CrashDialog(self.window, report)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _result: int) -> None:
        self._open = False
