"""Attention: what needs a person, in plain words, one card a matter, each with its ways forward."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.core.connection import MINE, RETRY, SEEN, THEIRS, MatterView
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.empty_state import EmptyState
from desk.kit.flow import column, row
from desk.kit.formats import moment_text
from desk.kit.labels import Label
from desk.kit.scroll import scrolled
from desk.kit.texts import changes
from desk.security.authorize import Actor

T = TypeVar("T")


class Tasks(Protocol):
    """The part of the runner that a screen uses."""

    def read(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[DeskError], None], owner: QObject
    ) -> object: ...

    def write(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[DeskError], None], owner: QObject
    ) -> object: ...


class Attention(Protocol):
    """The service behind the screen."""

    def open(self, actor: Actor, /) -> tuple[MatterView, ...]: ...

    def settle(self, actor: Actor, /, matter_id: str, how: str) -> str: ...


_WAYS: dict[str, Words] = {
    RETRY: words("AttentionScreen", "Send again"),
    MINE: words("AttentionScreen", "Keep ours"),
    THEIRS: words("AttentionScreen", "Take theirs"),
    SEEN: words("AttentionScreen", "Seen"),
}


class AttentionScreen(QWidget):
    """Lists the open matters; `acting()` gives who acts, `may_settle()` whether they may settle."""

    failed = Signal(object)

    def __init__(
        self, service: Attention, tasks: Tasks, acting: Callable[[], Actor], may_settle: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._service, self._tasks = service, tasks
        self._acting, self._may_settle = acting, may_settle
        self._list: QVBoxLayout = column(self, gap=12)
        self._empty = EmptyState(
            words("AttentionScreen", "Nothing needs your attention"),
            words("AttentionScreen", "What the cloud refuses, or what two people change at once, is shown here."),
            "circle-check",
        )
        inside = QWidget()
        inside.setLayout(column(inside, self._empty, self._list, 1, gap=12, margins=(0, 0, 8, 0)))
        head = Label(words("AttentionScreen", "Attention"), "title")
        self.setLayout(column(self, head, scrolled(inside), gap=12))
        self.cards: list[MatterCard] = []
        self._matters: tuple[MatterView, ...] = ()
        changes().changed.connect(self._say_again)

    def refresh(self) -> None:
        """Read the matters anew."""
        try:
            actor = self._acting()
        except DeskError:
            return
        self._tasks.read(lambda: self._service.open(actor), self._show, self.failed.emit, self)

    def _say_again(self) -> None:
        self._show(self._matters)

    def _show(self, matters: tuple[MatterView, ...]) -> None:
        self._matters = matters
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.cards = [MatterCard(matter, self._settle, enabled=self._may_settle()) for matter in matters]
        for card in self.cards:
            self._list.addWidget(card)
        self._empty.setVisible(not matters)

    def _settle(self, matter_id: str, how: str) -> None:
        actor = self._acting()
        self._tasks.write(
            lambda: self._service.settle(actor, matter_id, how), lambda _id: self.refresh(), self.failed.emit, self
        )


class MatterCard(Card):
    """One matter: when, what happened, both values where there are two, and its buttons."""

    def __init__(self, matter: MatterView, settle: Callable[[str, str], None], *, enabled: bool) -> None:
        super().__init__(matter.title)
        self.matter = matter
        when = Label(role="muted")
        when.setText(moment_text(matter.at))
        self.head.addWidget(when)
        self.body.addWidget(Label(matter.explanation, wrap=True))
        for field, mine, theirs in matter.values:
            self.body.addWidget(_Values(field, mine, theirs))
        self.ways = {how: button(_WAYS[how], partial(settle, matter.matter_id, how)) for how in matter.ways}
        foot = row(self, 1, *self.ways.values(), gap=8)
        if not enabled:
            foot.insertWidget(0, Label(words("AttentionScreen", "A supervisor settles this."), "muted"))
            for one in self.ways.values():
                one.setEnabled(False)
        self.body.addLayout(foot)


class _Values(QWidget):
    def __init__(self, field: str, mine: str, theirs: str) -> None:
        super().__init__()
        name, ours, others = Label(role="label"), Label(role="strong", wrap=True), Label(role="strong", wrap=True)
        name.setText(str(_FIELDS.get(field, words("AttentionScreen", "Other"))))
        ours.setText(mine or "—")
        others.setText(theirs or "—")
        here = column(self, Label(words("AttentionScreen", "Here"), "muted"), ours, gap=2)
        there = column(self, Label(words("AttentionScreen", "Elsewhere"), "muted"), others, gap=2)
        self.setLayout(column(self, name, row(self, here, there, 1, gap=32), gap=4))


_FIELDS: dict[str, Words] = {
    "name": words("AttentionScreen", "Name"),
    "identifier": words("AttentionScreen", "Numbers"),
    "birthDate": words("AttentionScreen", "Date of birth"),
    "gender": words("AttentionScreen", "Sex"),
    "telecom": words("AttentionScreen", "Phone"),
    "address": words("AttentionScreen", "Address"),
    "contact": words("AttentionScreen", "Relatives"),
    "extension": words("AttentionScreen", "Age"),
    "active": words("AttentionScreen", "In use"),
    "status": words("AttentionScreen", "State"),
}
