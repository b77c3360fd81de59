"""An act that is done at once, or with a second person's yes where the house asks for one."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError, Refused
from desk.core.i18n import Words
from desk.core.ids import new_id
from desk.plugins.billing.rules.corrections import Corrected

VOUCHER, APPROVE = "voucher", "billing.receipt.approve"


class Approved(QObject):
    """One wish: `go` tries it without a voucher, and with one after somebody else who may approve has said yes."""

    def __init__(
        self, owner: QObject, context: ScreenContext, act: Callable[[Actor, str], Corrected], text: Words,
        done: Callable[[Corrected], object],
    ) -> None:  # fmt: skip
        super().__init__(owner)
        self._context, self._act, self._text, self._done = context, act, text, done
        self._ask, self._key = Asking(context, self), new_id()

    def go(self, voucher: str = "") -> None:
        """Do it."""
        self._ask.write(lambda actor: self._act(actor, voucher), self._done, self._refused, intent=self._key)

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, Refused) and error.field == VOUCHER:
            self._context.window.second_person(APPROVE, self._text, self.go)
        else:
            self._ask.say(error)
