"""Laying out: boxes whose gaps grow with the scale, and a layout that wraps like words in a line."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from desk.kit.theme import Sizes, px

Item = QWidget | QLayout | int
"""A widget, a layout, or a stretch factor."""
Margins = tuple[int, int, int, int]
B = TypeVar("B", bound=QBoxLayout)


def column(owner: QWidget, *items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items under each other; gap and margins (left, top, right, bottom) in design pixels follow the scale.

    `owner` is the widget that lives as long as the layout; set it with `owner.setLayout()` or nest it.
    """
    return _fill(QVBoxLayout(), owner, items, gap, margins)


def row(owner: QWidget, *items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items beside each other; else as `column`."""
    return _fill(QHBoxLayout(), owner, items, gap, margins)


def _fill(box: B, owner: QWidget, items: Sequence[Item], gap: int, margins: Margins) -> B:
    for item in items:
        if isinstance(item, QWidget):
            box.addWidget(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addStretch(item)

    def measure() -> None:
        box.setSpacing(px(gap))
        box.setContentsMargins(*(px(side) for side in margins))

    Sizes(owner)(measure)
    return box


class FlowLayout(QLayout):
    """Items beside each other that go on in the next line where the room ends."""

    def __init__(self, owner: QWidget, gap: int = 8, line_gap: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)
        Sizes(owner)(self.invalidate)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take every widget out and let it go."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        widths = [item.sizeHint().width() for item in self._items]
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(sum(widths) + px(self._gap) * max(0, len(widths) - 1), height)

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue  # hidden: it takes no room, and no gap either
            size = item.sizeHint()
            if x and x + size.width() > rect.width():
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + px(self._gap)
        y = rect.y()
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            x = rect.x()
            for item, size in line:
                if move:
                    width = min(size.width(), max(1, rect.width()))
                    spot = QPoint(x, y + (height - size.height()) // 2)
                    item.setGeometry(QRect(spot, QSize(width, size.height())))
                x += size.width() + px(self._gap)
            y += height + px(self._line_gap)
        return y - px(self._line_gap) - rect.y() if self._items else 0
