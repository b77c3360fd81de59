"""The work, and beside it (right or left) what belongs to it; under each other where the room is short."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from desk.kit.flow import row
from desk.kit.scroll import scrolled
from desk.kit.theme import Sizes, px

MARGIN_PX = 12


class _Inside(QWidget):
    """Side by side, the panes have the height that there is; only under each other are they as high as they like."""

    stacked = False

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return super().heightForWidth(width) if self.stacked else -1


class Panes(QWidget):
    """`main` takes what `side` leaves. Narrower than `break_px` (design pixels) they stack, and the whole scrolls.

    `side_first`: the side stands at the left (a queue beside the work on one of it), and above.
    """

    def __init__(
        self, main: QWidget, side: QWidget, *, side_px: int = 340, break_px: int = 820, stacked_px: int = 320,
        side_first: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._main, self._side = main, side
        self._side_px, self._break_px, self._stacked_px = side_px, break_px, stacked_px
        self._inside = inside = _Inside()
        self._box: QBoxLayout = row(self, *((side, main) if side_first else (main, side)), gap=14)
        inside.setLayout(self._box)
        self._scroll: QScrollArea = scrolled(inside)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(row(self, self._scroll))
        Sizes(self)(self._arrange)

    def bring(self, pane: QWidget) -> None:
        """Scroll to a pane, where they stand under each other."""
        self._scroll.ensureWidgetVisible(pane, 0, px(MARGIN_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        stack = self._inside.stacked = self.width() < px(self._break_px)
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if stack else QBoxLayout.Direction.LeftToRight)
        self._box.setStretchFactor(self._main, 0 if stack else 1)
        for pane in (self._main, self._side):
            pane.setMinimumHeight(px(self._stacked_px) if stack else 0)
        self._side.setMinimumWidth(0 if stack else px(self._side_px))
        self._side.setMaximumWidth(16777215 if stack else px(self._side_px))
