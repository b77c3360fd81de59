"""On the settings page: what the numbers of bills and receipts look like, and on which computer they are given."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from desk.api.context import Window, Work
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.flow import row
from desk.kit.labels import Label, set_property
from desk.kit.texts import Texts
from desk.records.numbers.service import ACCEPT, Standing
from desk.security.authorize import Actor


class Numbers(Protocol):
    """The service behind the card."""

    def standing(self, actor: Actor, /) -> Standing: ...

    def accept_machine(self, actor: Actor, /, voucher: str) -> None: ...


class NumbersCard(Card):
    """Says how the numbers stand; on a copied desk that stands alone, two people may say that this one goes on."""

    def __init__(self, service: Numbers, work: Work, window: Window, parent: QWidget | None = None) -> None:
        super().__init__(words("NumbersCard", "Numbers of bills and receipts"), parent=parent)
        self._service, self._work, self._window = service, work, window
        self.sample, self.where = Label(wrap=True), Label(wrap=True)
        self._texts = Texts(self)
        self.accept = button(words("NumbersCard", "The old computer is out of use"), self._ask, kind="danger")
        self.accept.hide()
        self.body.addWidget(self.sample)
        self.body.addWidget(self.where)
        self.body.addLayout(row(self, self.accept, 1))
        self.refresh()

    def refresh(self) -> None:
        """Read anew how they stand."""
        try:
            actor = self._window.acting()
        except DeskError:
            return
        self._work.read(lambda: self._service.standing(actor), self._show, self._failed, self)

    def _show(self, now: Standing) -> None:
        sample = words("NumbersCard", "The first receipt of this year is {number} here.", number=now.sample)
        self._texts(self.sample.setText, sample)
        self.sample.setVisible(bool(now.sample))
        self._texts(self.where.setText, _where(now))
        set_property(self.where, "role", "error" if now.copied else "muted")
        self.accept.setVisible(now.copied and not now.enrolled)
        self.accept.setEnabled(self._window.may(ACCEPT))

    def _ask(self) -> None:
        text = words(
            "NumbersCard",
            "The old computer of this desk gives no bill and no receipt any more, for good. Here their numbers begin "
            "anew under another letter.",
        )
        self._window.second_person(ACCEPT, text, self._accept)

    def _accept(self, voucher: str) -> None:
        actor = self._window.acting()
        self._work.write(
            lambda: self._service.accept_machine(actor, voucher), lambda _done: self._accepted(), self._failed, self
        )

    def _accepted(self) -> None:
        self._window.notice(words("NumbersCard", "Bills and receipts are given on this computer now."), tone="good")
        self.refresh()

    def _failed(self, error: DeskError) -> None:
        self._window.notice(error.sentence, tone="warn")


def _where(now: Standing) -> Words:
    if now.copied and now.enrolled:
        return words(
            "NumbersCard",
            "This desk was brought here from another computer: no bill and no receipt is given. Ask the cloud's "
            "administrator for a new code and join again with: hims-desk enroll",
        )
    if now.copied:
        return words(
            "NumbersCard",
            "This desk was brought here from another computer: no bill and no receipt is given until a supervisor "
            "and a second person confirm that the old computer is out of use.",
        )
    if not now.told_apart:
        return words(
            "NumbersCard",
            "This computer does not say which one it is: that the desk was copied shows only by its marks, or at the "
            "cloud.",
        )
    return words("NumbersCard", "They are given on this computer only.")
