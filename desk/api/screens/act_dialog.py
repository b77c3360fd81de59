"""A dialog whose answer is one act: a form, a yes, and what the house said no to at its field."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.ids import new_id
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.form import Form
from desk.kit.texts import Say
from desk.kit.tokens import Tone

Act = Callable[[Actor], object]


class ActDialog(Dialog):
    """`acted(answer)` once the act is on disk; the dialog closes itself. Enter in the last field says yes.

    A subclass fills `form` and gives `act()`.
    """

    acted = Signal(object)

    def __init__(
        self, parent: QWidget, context: ScreenContext, title: Say, text: Say | None, *, yes: Say,
        tone: Tone | None = None, danger: bool = False, form: Form | None = None, width_px: int = 460,
        height_px: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(parent, title, text, tone=tone, width_px=width_px, height_px=height_px)
        self.context = context
        self._ask, self._key, self._busy = Asking(context, self), new_id(), False
        self.form = form or Form()
        self.form.submitted.connect(self.go)
        self.form.cancelled.connect(self.reject)
        self.add_button(CANCEL, self.reject)
        self.yes = self.add_button(yes, self.go, "danger" if danger else "primary", default=not danger)

    def act(self) -> Act | None:
        """What is to be done with what was entered; None when that is not yet possible, and was said."""
        raise NotImplementedError

    def go(self) -> None:
        """Check and do it; a second press before the first is answered is the same wish."""
        if self._busy or not self.form.check():
            return
        act = self.act()
        if act is not None:
            self.write(act)

    def write(self, act: Act) -> None:
        """Do it, under the one intent of this dialog."""
        self._busy = True
        self._ask.write(act, self._written, self.refused, intent=self._key)

    def refused(self, error: DeskError) -> None:
        """Say at its field why it was not done."""
        self._busy = False
        self.form.show_refusal(error)

    def _written(self, answer: object) -> None:
        self._busy = False
        self.accept()
        self.acted.emit(answer)
