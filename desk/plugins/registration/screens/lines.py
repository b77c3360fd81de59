"""Short lists inside a card: a title, a line under it, a pill, and small buttons; and label-and-value lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desk.kit.buttons import icon_button
from desk.kit.flow import column, row
from desk.kit.labels import Label
from desk.kit.pill import Pill
from desk.kit.texts import Say, changes, said
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone


@dataclass(frozen=True)
class Act:
    """A small button of a line."""

    icon: str
    say: Say
    run: Callable[[], object] = field(compare=False)


@dataclass(frozen=True)
class Line:
    """`title` is data or words; `detail` under it; `pill` "" = none; `ended`: over, shown muted."""

    title: str
    detail: str = ""
    pill: str = ""
    tone: Tone = "neutral"
    acts: tuple[Act, ...] = ()
    ended: bool = False


class LineList(QWidget):
    """Shows what `make()` gives, again when the language changes; `empty` while that is nothing."""

    def __init__(self, empty: Say) -> None:
        super().__init__()
        self._make: Callable[[], Sequence[Line]] = tuple
        self._empty = Label(empty, "muted", wrap=True)
        self._box = column(self, self._empty, gap=8)
        self.setLayout(self._box)
        changes().changed.connect(self.refresh)

    def show_lines(self, make: Callable[[], Sequence[Line]]) -> None:
        """`make` gives the lines in the language of the moment."""
        self._make = make
        self.refresh()

    def refresh(self) -> None:
        """Make the lines anew."""
        while self._box.count() > 1:
            item = self._box.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        lines = self._make()
        self._empty.setVisible(not lines)
        for one in lines:
            self._box.addWidget(_made(one))


def _made(one: Line) -> QWidget:
    made = QWidget()
    title = Label(role="muted" if one.ended else "strong", wrap=True)
    title.setText(one.title)
    words = column(made, title, gap=1)
    if one.detail:
        detail = Label(role="small", wrap=True)
        detail.setText(one.detail)
        words.addWidget(detail)
    box = row(made, gap=8)
    box.addLayout(words, 1)
    if one.pill:
        pill = Pill()
        pill.set(one.pill, one.tone)
        box.addWidget(pill)
    for act in one.acts:
        box.addWidget(icon_button(act.icon, _of(act.say, one.title), act.run))
    made.setLayout(box)
    return made


def _of(say: Say, title: str) -> Callable[[], str]:
    return lambda: f"{said(say)}: {title}"


class FactList(QWidget):
    """Label at the left, value at the right, line by line; empty values are left out."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Sequence[tuple[Say, Say]] = ()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        Sizes(self)(self._measure)
        changes().changed.connect(self._show)

    def show_facts(self, facts: Sequence[tuple[Say, Say]]) -> None:
        """Show these."""
        self._facts = facts
        self._show()

    def _show(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = [(label, text) for label, value in self._facts if (text := said(value))]
        for line, (label, text) in enumerate(shown):
            value = Label(wrap=True)
            value.setText(text)
            self._grid.addWidget(Label(label, "label"), line, 0)
            self._grid.addWidget(value, line, 1)
        self._measure()

    def _measure(self) -> None:
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(120))
