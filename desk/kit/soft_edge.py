"""The soft edge of what scrolls without a scroll bar: the last of it fades, an arrow says that there is more."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea

from desk.core.i18n import words
from desk.kit import theme
from desk.kit.icons import icon
from desk.kit.texts import Texts
from desk.kit.theme import px

EDGE_PX, _ARROW_PX = 26, 16
Side = Literal["above", "below"]


class SoftEdge(QAbstractButton):
    """Lies over the upper or lower edge of `area` while there is more beyond it; a click goes there, most of a page.

    `ground`: the token of the colour behind the area; `ink`: of the arrow. The keyboard passes it by: what it reaches
    is scrolled into sight anyway.
    """

    def __init__(self, area: QScrollArea, side: Side, ground: str, ink: str) -> None:
        super().__init__(area)
        self._area, self._below, self._ground = area, side == "below", ground
        self._arrow = icon("chevron-down" if self._below else "chevron-up", ink)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        more = words("SoftEdge", "More below") if self._below else words("SoftEdge", "More above")
        say = Texts(self)
        say(self.setToolTip, more)
        say(self.setAccessibleName, more)
        self.clicked.connect(lambda _checked=False: self._go_on())
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self.place())
        bar.rangeChanged.connect(lambda *_: self.place())
        area.installEventFilter(self)
        self.place()

    def place(self) -> None:
        """Where it belongs; hidden when nothing lies beyond."""
        bar, high = self._area.verticalScrollBar(), px(EDGE_PX)
        self.setGeometry(0, self._area.height() - high if self._below else 0, self._area.width(), high)
        self.setVisible(bar.value() < bar.maximum() if self._below else bar.value() > bar.minimum())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        solid, clear = theme.colour(self._ground), theme.colour(self._ground)
        clear.setAlpha(0)
        fade = QLinearGradient(QPoint(0, 0), QPoint(0, self.height()))
        fade.setColorAt(0.0, clear if self._below else solid)
        fade.setColorAt(0.5, solid)
        fade.setColorAt(1.0, solid if self._below else clear)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        size = px(_ARROW_PX)
        top = self.height() - size if self._below else 0
        self._arrow.paint(painter, QRect((self.width() - size) // 2, top, size, size))
        painter.end()

    def _go_on(self) -> None:
        bar = self._area.verticalScrollBar()
        page = max(px(EDGE_PX), bar.pageStep() - 3 * px(EDGE_PX))
        bar.setValue(bar.value() + (page if self._below else -page))
