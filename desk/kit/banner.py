"""The banner over a person's screens: who this is, at one glance, always at the same place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from desk.kit.avatar import Avatar
from desk.kit.flow import FlowLayout, column, row
from desk.kit.labels import Label, Role
from desk.kit.pill import Pill
from desk.kit.texts import Say, changes, said
from desk.kit.tokens import Tone

B = TypeVar("B", bound=QAbstractButton)


@dataclass(frozen=True)
class BannerContent:
    """A name, the same name in the other script, pills (text, tone) and facts (label, value)."""

    name: str
    other_name: str = ""
    pills: Sequence[tuple[Say, Tone]] = ()
    facts: Sequence[tuple[Say, Say | str]] = ()
    photo: QPixmap | None = field(default=None, compare=False)


class Banner(QFrame):
    """A card with a picture, the name line, the fact line, and buttons at the right. It wraps where room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._avatar = Avatar()
        self._content = BannerContent("")
        self._names, self._facts = FlowLayout(self, gap=10), FlowLayout(self, gap=18)
        self._buttons: QHBoxLayout = row(self, gap=10)
        middle = column(self, gap=4)
        for flow in (self._names, self._facts):
            holder = QWidget()
            holder.setLayout(flow)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            holder.setSizePolicy(policy)
            middle.addWidget(holder)
        box = row(self, self._avatar, gap=14, margins=(16, 12, 16, 12))
        box.setAlignment(self._avatar, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(middle, 1)
        box.addLayout(self._buttons)
        self.setLayout(box)
        changes().changed.connect(self._show)

    def set(self, content: BannerContent) -> None:
        """Show this person."""
        self._content = content
        self._show()

    def add_button(self, made: B) -> B:
        """A button at the right end."""
        self._buttons.addWidget(made)
        return made

    def content(self) -> BannerContent:
        """What is shown."""
        return self._content

    def _show(self) -> None:
        what = self._content
        self._avatar.set(what.name, what.photo)
        self._names.clear()
        self._facts.clear()
        self._names.addWidget(_text(what.name, "title"))
        if what.other_name not in ("", what.name):
            self._names.addWidget(_text(what.other_name, "muted"))
        for say, tone in what.pills:
            self._names.addWidget(Pill(say, tone))
        for say, value in what.facts:
            self._facts.addWidget(_Fact(said(say), said(value)))
        spoken = [what.name, *(said(say) for say, _ in what.pills), *(f"{said(s)} {said(v)}" for s, v in what.facts)]
        self.setAccessibleName(", ".join(spoken))


class _Fact(QWidget):
    def __init__(self, label: str, value: str) -> None:
        super().__init__()
        self.setLayout(row(self, _text(label, "label"), _text(value, "strong"), gap=6))


def _text(text: str, role: Role) -> Label:
    made = Label(role=role)
    made.setText(text)
    return made
