"""The dark rail at the left: the rooms of the program, each a picture with its name.

The rooms at the bottom are always in sight. Those above scroll when there are more than fit, with their names kept:
by wheel, by key, and by the soft edge that says that there is more. The room one is in is kept in sight.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QWidget

from desk.core.i18n import words
from desk.kit import theme
from desk.kit.flow import column
from desk.kit.labels import Label
from desk.kit.nav_entry import NavEntry, NavItem
from desk.kit.soft_edge import EDGE_PX, SoftEdge
from desk.kit.texts import Texts, changes
from desk.kit.theme import Sizes, px

__all__ = ["NavItem", "NavRail"]

WIDTH_PX, NARROW_PX, MARGIN_PX, GAP_PX, STEP_PX = 96, 82, 5, 4, 30
LEAST_ABOVE_PX = 220
"""With less room than this for the rooms that scroll, the name of the program gives way."""


class NavRail(QFrame):
    """`chosen(id)` is the wish to go there; `set_current(id)` marks where one is. Up, Down, Home and End walk through
    it."""

    chosen = Signal(str)

    def __init__(self, title: str = "HIMS\nDesk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._above: dict[str, NavEntry] = {}
        self._below: dict[str, NavEntry] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._brand = Label(role="heading")
        self._brand.setText(title)
        self._brand.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside, foot = QWidget(), QWidget()
        inside.setObjectName("inside")
        sides = (MARGIN_PX, 0, MARGIN_PX, 0)
        self._top, self._bottom = column(inside, gap=GAP_PX), column(foot, gap=GAP_PX, margins=sides)
        inside.setLayout(column(inside, self._top, 1, margins=sides))
        foot.setLayout(self._bottom)
        self._scroll = _area(inside)
        self.setLayout(column(self, self._brand, self._scroll, foot, gap=10, margins=(0, 14, 0, 12)))
        self._edges = [SoftEdge(self._scroll, side, "rail", "rail_text") for side in ("above", "below")]
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._reveal())
        Texts(self)(self.setAccessibleName, words("NavRail", "Rooms"))
        changes().changed.connect(self._measure)
        Sizes(self)(self._widen)

    def set_items(self, items: list[NavItem]) -> None:
        """Show these rooms instead."""
        for old in self._entries():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self._above, self._below = {}, {}
        for item in items:
            entry = NavEntry(item)
            entry.clicked.connect(lambda _checked=False, wanted=item.id: self.chosen.emit(wanted))
            entry.walk.connect(self._walk)
            entry.jump.connect(lambda end: self._entries()[end].setFocus(Qt.FocusReason.TabFocusReason))
            entry.reached.connect(self._show)
            self._group.addButton(entry)
            (self._below if item.at_bottom else self._above)[item.id] = entry
            (self._bottom if item.at_bottom else self._top).addWidget(entry)
        self._measure()

    def set_current(self, item_id: str) -> None:
        """Mark the room that is shown; one that is not listed leaves the rail unmarked."""
        entry = self._above.get(item_id) or self._below.get(item_id)
        if entry is not None:
            entry.setChecked(True)
            self._reveal()
            return
        self._group.setExclusive(False)
        for other in self._entries():
            other.setChecked(False)
        self._group.setExclusive(True)

    def set_badge(self, item_id: str, count: int) -> None:
        """A number at a room's picture; 0 takes it away. Raises KeyError for one that is not listed."""
        (self._above | self._below)[item_id].set_badge(count)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._measure()

    def _entries(self) -> list[NavEntry]:
        """From the top to the bottom, as they stand there."""
        return [*self._above.values(), *self._below.values()]

    def _widen(self) -> None:
        # Enlarged, the rail takes less than its share: the room is for the work.
        self.setFixedWidth(px(WIDTH_PX if theme.look().scale <= 1.4 else NARROW_PX))
        self._scroll.verticalScrollBar().setSingleStep(px(STEP_PX))
        self._measure()

    def _measure(self) -> None:
        width = self.width() - 2 * px(MARGIN_PX)

        def high(entries: dict[str, NavEntry], *, dense: bool) -> int:
            return sum(entry.height_at(width, dense=dense) + px(GAP_PX) for entry in entries.values())

        room = self.height() - px(14 + 12 + 10)
        brand = self._brand.sizeHint().height() + px(10)
        dense = high(self._above, dense=False) + high(self._below, dense=False) + brand > room
        wanted, left = high(self._above, dense=dense), room - high(self._below, dense=dense)
        self._brand.setVisible(left - brand >= min(wanted, px(LEAST_ABOVE_PX)))
        for entry in self._entries():
            entry.measure(width, dense=dense)
        for edge in self._edges:
            edge.place()

    def _walk(self, entry: NavEntry, step: int) -> None:
        entries = self._entries()
        entries[(entries.index(entry) + step) % len(entries)].setFocus(Qt.FocusReason.TabFocusReason)

    def _reveal(self) -> None:
        """The room one is in is in sight, also after the rail got lower or its names longer."""
        at = self._group.checkedButton()
        if isinstance(at, NavEntry):
            self._show(at)

    def _show(self, entry: NavEntry) -> None:
        if entry in self._above.values():
            self._scroll.ensureWidgetVisible(entry, 0, px(EDGE_PX))


def _area(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
