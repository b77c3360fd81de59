"""One small icon in a line of text, in the ink of a tone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desk.kit import icons, theme
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone


class IconLabel(QWidget):
    """A picture without a meaning of its own: the words beside it say the same."""

    def __init__(self, name: str, tone: Tone = "neutral", size_px: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone
        Sizes(self)(lambda: self.setFixedSize(px(size_px), px(size_px)))

    def set_icon(self, name: str, tone: Tone) -> None:
        """Show another picture."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        icons.paint(painter, QRectF(self.rect()), self._name, theme.look().tokens.ink(self._tone))
        painter.end()
