"""The chip of the status bar: connected, offline, in need of a person. A word and a picture, not colour alone."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.core.i18n import Words, words
from desk.kit import icons, theme
from desk.kit.pill import HEIGHT_PX, pill_font, pill_width
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone

Connection = Literal["alone", "connected", "syncing", "offline", "attention"]
_FACES: dict[Connection, tuple[Tone, str, Words]] = {
    "alone": ("neutral", "database", words("ConnectionChip", "This computer only")),
    "connected": ("ok", "cloud-check", words("ConnectionChip", "Connected")),
    "syncing": ("info", "refresh-cw", words("ConnectionChip", "Sending…")),
    "offline": ("warn", "cloud-off", words("ConnectionChip", "Offline — working from this PC")),
    "attention": ("bad", "triangle-alert", words("ConnectionChip", "Needs attention")),
}


class ConnectionChip(QWidget):
    """`clicked` (mouse, Enter or Space) is the wish to see more."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: Connection = "alone"
        self._text = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = Texts(self)
        self.set_state("alone")
        Sizes(self)(self.updateGeometry)

    def set_state(self, state: Connection) -> None:
        """Show this state."""
        self._state = state
        self._words(self._say, _FACES[state][2])

    def state(self) -> Connection:
        """What is shown."""
        return self._state

    def text(self) -> str:
        """What it says."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(pill_width(self._text) + px(22), px(HEIGHT_PX + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        tone, name, _ = _FACES[self._state]
        tokens = theme.look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.ink(tone)) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ground(tone)))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        side = px(15)
        picture = icons.pixmap(name, tokens.ink(tone), QSize(side, side), self.devicePixelRatioF())
        painter.drawPixmap(px(10), (self.height() - side) // 2, picture)
        painter.setFont(pill_font())
        painter.setPen(QColor(tokens.ink(tone)))
        inside = rect.adjusted(px(30), 0, -px(6), 0)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), self._text)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()
