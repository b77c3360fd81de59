"""A status pill: a short word on a soft ground whose colour says what it means."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.kit import theme
from desk.kit.texts import Say, Texts
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone

TEXT_PX, PAD_PX, HEIGHT_PX = 13, 11, 22


def pill_font() -> QFont:
    """The font of pills at the scale of now."""
    return theme.font(TEXT_PX, QFont.Weight.DemiBold)


def paint_pill(painter: QPainter, rect: QRectF, text: str, tone: Tone) -> None:
    """Draw a pill into `rect`; the text is shortened with … when it does not fit."""
    tokens = theme.look().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.ground(tone)))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    font = pill_font()
    painter.setFont(font)
    painter.setPen(QColor(tokens.ink(tone)))
    inside = rect.adjusted(px(PAD_PX) / 2, 0, -px(PAD_PX) / 2, 0)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(inside.width()))
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), shown)


def pill_width(text: str) -> int:
    """Pixels a pill with this text wants."""
    return QFontMetrics(pill_font()).horizontalAdvance(text) + 2 * px(PAD_PX)


class Pill(QWidget):
    """A pill as a widget. `say` follows the language, also the one of `say(…)`; `set(text, tone)` is for data."""

    def __init__(self, say: Say | None = None, tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = "", tone
        self._words: Texts | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        Sizes(self)(self.updateGeometry)
        if say is not None:
            self.say(say, tone)

    def say(self, say: Say, tone: Tone) -> None:
        """Show this in this tone, in whatever language is spoken."""
        self._tone = tone
        self._words = self._words or Texts(self)
        self._words(self._show, say)

    def set(self, text: str, tone: Tone) -> None:
        """Show this text in this tone."""
        self._tone = tone
        if self._words is not None:
            self._words(self._show, lambda: text)
        else:
            self._show(text)

    def text(self) -> str:
        """What it says."""
        return self._text

    def tone(self) -> Tone:
        """How it says it."""
        return self._tone

    def _show(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(pill_width(self._text), px(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(min(pill_width(self._text), px(60)), px(HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self._text, self._tone)
        painter.end()
