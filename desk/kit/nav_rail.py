"""The dark rail at the left: the rooms of the program, each a picture with its name."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QWidget

from desk.core.i18n import words
from desk.kit import theme
from desk.kit.flow import column
from desk.kit.icons import icon
from desk.kit.labels import Label
from desk.kit.texts import Say, Texts, said
from desk.kit.theme import Sizes, px

WIDTH_PX, NARROW_PX, ENTRY_PX, LOW_ENTRY_PX = 96, 82, 58, 44


@dataclass(frozen=True)
class NavItem:
    """One room: its id, its name, its picture, its key ("Ctrl+1"), and whether it stands at the bottom."""

    id: str
    title: Say
    icon_name: str
    key: str = ""
    at_bottom: bool = False


class NavRail(QFrame):
    """`chosen(id)` is the wish to go there; `set_current(id)` marks where one is. Up and Down walk through it."""

    chosen = Signal(str)

    def __init__(self, title: str = "HIMS\nDesk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._buttons: dict[str, _Entry] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._brand = Label(role="heading")
        self._brand.setText(title)
        self._brand.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QWidget()
        inside.setObjectName("inside")
        self._top = column(self, gap=4)
        self._bottom = column(self, gap=4)
        inside.setLayout(column(inside, self._top, 1, self._bottom, margins=(8, 0, 8, 0)))
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self, self._brand, self._scroll, gap=10, margins=(0, 14, 0, 12)))
        Texts(self)(self.setAccessibleName, words("NavRail", "Rooms"))
        Sizes(self)(self._widen)

    def set_items(self, items: list[NavItem]) -> None:
        """Show these rooms instead."""
        for old in self._buttons.values():
            self._group.removeButton(old)
            old.deleteLater()
        self._buttons = {}
        for item in items:
            entry = _Entry(item)
            entry.clicked.connect(lambda _checked=False, wanted=item.id: self.chosen.emit(wanted))
            entry.walk.connect(self._walk)
            self._group.addButton(entry)
            self._buttons[item.id] = entry
            (self._bottom if item.at_bottom else self._top).addWidget(entry)
        self._measure()

    def set_current(self, item_id: str) -> None:
        """Mark the room that is shown; one that is not listed leaves the rail unmarked."""
        if item_id in self._buttons:
            self._buttons[item_id].setChecked(True)
            return
        self._group.setExclusive(False)
        for entry in self._buttons.values():
            entry.setChecked(False)
        self._group.setExclusive(True)

    def set_badge(self, item_id: str, count: int) -> None:
        """A number at a room's picture; 0 takes it away."""
        self._buttons[item_id].set_badge(count)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._measure()

    def _widen(self) -> None:
        # Enlarged, the rail takes less than its share: the room is for the work.
        self.setFixedWidth(px(WIDTH_PX if theme.look().scale <= 1.4 else NARROW_PX))
        self._measure()

    def _measure(self) -> None:
        room = self.height() - self._brand.sizeHint().height() - px(36)
        low = len(self._buttons) * px(ENTRY_PX + 4) > room
        for entry in self._buttons.values():
            entry.measure(low=low)

    def _walk(self, entry: QWidget, step: int) -> None:
        entries = list(self._buttons.values())
        there = entries[(entries.index(entry) + step) % len(entries)]  # type: ignore[arg-type]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(there)


class _Entry(QToolButton):
    walk = Signal(object, int)

    def __init__(self, item: NavItem) -> None:
        super().__init__()
        self._item, self._badge = item, 0
        self.setCheckable(True)
        self.setIcon(icon(item.icon_name, "rail_text"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        Texts(self)(self._say, item.title)

    def set_badge(self, count: int) -> None:
        self._badge = count
        self._say(said(self._item.title))
        self.update()

    def measure(self, *, low: bool) -> None:
        """Low entries are a picture only; the name is in the tool tip."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if low else style.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(px(22), px(22)))
        self.setFixedHeight(px(LOW_ENTRY_PX if low else ENTRY_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.walk.emit(self, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._badge:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = str(self._badge) if self._badge < 100 else "99+"
        painter.setFont(theme.font(11))
        width = max(px(17), painter.fontMetrics().horizontalAdvance(text) + px(8))
        spot = QRect(QPoint(self.width() // 2 + px(5), px(4)), QSize(width, px(17)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#f2bb5c"))
        painter.drawRoundedRect(spot, spot.height() / 2, spot.height() / 2)
        painter.setPen(QColor("#2b1d00"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _say(self, title: str) -> None:
        self.setText(title)
        self.setToolTip(f"{title} ({self._item.key})" if self._item.key else title)
        count = str(words("NavRail", "{title}, {waiting} waiting", title=title, waiting=self._badge))
        self.setAccessibleName(count if self._badge else title)
