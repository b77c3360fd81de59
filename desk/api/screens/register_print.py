"""A register on its way to paper: looked at first, written down as a print job before a printer has it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.api.screens.register import Register
from desk.core.ids import new_id
from desk.kit.printing.blocks import Document
from desk.kit.printing.errors import PrintFailed
from desk.kit.printing.paper import A4
from desk.kit.printing.preview import Preview
from desk.records.prints.rules import CANCELLED, FAILED, QUEUED, SENT, PrintedRegister


class RegisterPrint(QObject):
    """One look. Who puts it away without printing leaves no row; what was begun has its end written down."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, register: Register, printed: PrintedRegister, document: Document
    ) -> None:
        self.preview = Preview(parent, document, A4, saves=False, before=self._before)
        super().__init__(self.preview)
        self._ask, self._register, self._printed = Asking(context, self), register, printed
        self._job_id, self._has_failed = "", False
        self.preview.printed.connect(lambda printer, _copies: self._end(SENT, printer=printer))
        self.preview.failed.connect(self._failed)
        self.preview.rejected.connect(lambda: self._end(CANCELLED))
        self.preview.open()

    def _before(self, copies: int, go: Callable[[], object]) -> None:
        def begun(job_id: str) -> None:
            self._job_id = job_id
            go()

        def again(_answer: object) -> None:
            self._has_failed = False
            go()

        printed, job_id = replace(self._printed, copies=copies), self._job_id
        if not job_id:
            self._ask.write(
                lambda actor: self._register.begin_print(actor, printed), begun, self.preview.refuse, intent=new_id()
            )
        elif self._has_failed:
            self._ask.write(
                lambda actor: self._register.end_print(actor, job_id, QUEUED, "", ""), again, self.preview.refuse,
                intent=new_id(),
            )  # fmt: skip
        else:
            go()

    def _failed(self, failed: PrintFailed) -> None:
        self._has_failed = True
        self._end(FAILED, error=failed.detail or "failed")

    def _end(self, state: str, *, printer: str = "", error: str = "") -> None:
        job_id = self._job_id
        if job_id:
            self._ask.write(
                lambda actor: self._register.end_print(actor, job_id, state, printer, error), lambda _: None,
                intent=new_id(),
            )  # fmt: skip
