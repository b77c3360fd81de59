"""A card: the white sheet on which a part of a screen lies, with an optional heading line."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk.kit.flow import column, row
from desk.kit.labels import Label
from desk.kit.pill import Pill
from desk.kit.texts import Say


class Card(QFrame):
    """Put content into `body`; what belongs at the right of the heading into `head`; `count` is the pill beside it."""

    def __init__(self, title: Say | None = None, *, flush: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        side = 0 if flush else 16
        self.body: QVBoxLayout = column(self, gap=10, margins=(side, 0 if title else side, side, 4 if flush else 16))
        self.head: QHBoxLayout = row(self, gap=8, margins=(16, 12, 16, 10))
        self.count = Pill()
        self.count.hide()
        outer = column(self, gap=0, margins=(1, 1, 1, 1))
        if title is not None:
            self.title = Label(title, "heading")
            self.head.addWidget(self.title)
            self.head.addWidget(self.count)
            self.head.addStretch(1)
            outer.addLayout(self.head)
        outer.addLayout(self.body, 1)
        self.setLayout(outer)

    def set_count(self, count: Say | str) -> None:
        """Show a small count beside the heading; empty hides it."""
        if isinstance(count, str):
            self.count.set(count, "neutral")
        else:
            self.count.say(count, "neutral")
        self.count.setVisible(bool(count))
