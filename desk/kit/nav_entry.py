"""One room on the rail: its picture, its whole name on one line or two, and a number when something waits there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton

from desk.core.i18n import words
from desk.kit import theme
from desk.kit.icons import icon
from desk.kit.texts import Say, Texts, said
from desk.kit.theme import px

ICON_PX, PAD_PX, DENSE_PAD_PX, SIDE_PX = 22, 8, 4, 3
GAP_PX = 2
"""Between picture and name: the head line of Devanagari stands higher than Latin letters."""
_SIZES_PX = (12, 11, 10)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


@dataclass(frozen=True)
class NavItem:
    """One room: its id, its name, its picture, its key ("Ctrl+1"), and whether it stands at the bottom."""

    id: str
    title: Say
    icon_name: str
    key: str = ""
    at_bottom: bool = False


class NavEntry(QToolButton):
    """`walk(entry, step)`: Up or Down was pressed; `jump(end)`: Home (0) or End (-1); `reached(entry)`: the keyboard
    came here. It is as wide as it is given room, and as high as its name then needs."""

    walk = Signal(object, int)
    jump = Signal(int)
    reached = Signal(object)

    def __init__(self, item: NavItem) -> None:
        super().__init__()
        self._item, self._badge, self._dense = item, 0, False
        self.setCheckable(True)
        self._icon = icon(item.icon_name, "rail_text")
        # The name may be wider than the rail: it goes on two lines, it does not widen the rail.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        Texts(self)(self._say, item.title)

    def set_badge(self, count: int) -> None:
        """A number at the picture; 0 takes it away."""
        self._badge = count
        self._say(said(self._item.title))
        self.update()

    def measure(self, width: int, *, dense: bool) -> None:
        """Be as high as the name needs at `width` pixels; `dense`: with less room around it."""
        self._dense = dense
        self.setFixedHeight(self.height_at(width, dense=dense))
        self.update()

    def height_at(self, width: int, *, dense: bool) -> int:
        """How high that is, in pixels."""
        font, lines = fitted(self.text(), width - 2 * px(SIDE_PX))
        pad = px(DENSE_PAD_PX if dense else PAD_PX)
        return px(ICON_PX) + px(GAP_PX) + len(lines) * QFontMetrics(font).height() + 2 * pad

    def shown_lines(self) -> list[str]:
        """The name as it stands there now, line by line."""
        return fitted(self.text(), self.width() - 2 * px(SIDE_PX))[1]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.walk.emit(self, _STEPS[key])
        elif key in _ENDS:
            self.jump.emit(_ENDS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.reached.emit(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure(self.width(), dense=self._dense)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        # Qt's own label is one line with "…" in its middle; the ground and the ring are Qt's, the rest is drawn here.
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        self._draw_name(painter)
        if self._badge:
            self._draw_badge(painter)
        painter.end()

    def _draw_name(self, painter: QPainter) -> None:
        top, size = px(DENSE_PAD_PX if self._dense else PAD_PX), px(ICON_PX)
        self._icon.paint(painter, QRect((self.width() - size) // 2, top, size, size))
        font, lines = fitted(self.text(), self.width() - 2 * px(SIDE_PX))
        high = QFontMetrics(font).height()
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour("on_rail" if self.isChecked() else "rail_text"))
        for n, line in enumerate(lines):
            place = QRect(0, top + size + px(GAP_PX) + n * high, self.width(), high)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)

    def _draw_badge(self, painter: QPainter) -> None:
        text = str(self._badge) if self._badge < 100 else "99+"
        painter.setFont(theme.font(11))
        width = max(px(17), painter.fontMetrics().horizontalAdvance(text) + px(8))
        spot = QRect(QPoint(self.width() // 2 + px(5), px(2)), QSize(width, px(17)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#f2bb5c"))
        painter.drawRoundedRect(spot, spot.height() / 2, spot.height() / 2)
        painter.setPen(QColor("#2b1d00"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)

    def _say(self, title: str) -> None:
        self.setText(title)
        self.setToolTip(f"{title} ({self._item.key})" if self._item.key else title)
        count = str(words("NavRail", "{title}, {waiting} waiting", title=title, waiting=self._badge))
        self.setAccessibleName(count if self._badge else title)
        self.measure(self.width(), dense=self._dense)


def fitted(title: str, width: int) -> tuple[QFont, list[str]]:
    """The font and the lines, one or two, in which the whole of `title` stands within `width` pixels.

    Measured as if it were chosen, which is bolder: choosing a room must not move the others. A word for which even the
    smallest letters are too wide ends in "…"; its tool tip says it.
    """
    for size in _SIZES_PX:
        font = theme.font(size, QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        for lines in ([title], _halves(title, metrics)):
            if all(metrics.horizontalAdvance(line) <= width for line in lines):
                return font, lines
    return font, [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in _halves(title, metrics)]


def _halves(title: str, metrics: QFontMetrics) -> list[str]:
    """The title on two lines, as even as its spaces and hyphens allow; on one where it has none."""
    ways = list(_breaks(title))
    return min(ways, key=lambda way: max(map(metrics.horizontalAdvance, way))) if ways else [title]


def _breaks(title: str) -> Iterator[list[str]]:
    for at in (found.end() for found in re.finditer(r"[\s-]+", title)):
        first, second = title[:at].strip(), title[at:].strip()
        if first and second:
            yield [first, second]
