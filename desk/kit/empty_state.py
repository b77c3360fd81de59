"""What a place says when there is nothing in it: a quiet picture, a line, and what to do about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desk.kit import icons, theme
from desk.kit.flow import column
from desk.kit.labels import Label
from desk.kit.texts import Say
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone


class Picture(QWidget):
    """One icon on a round ground, in a tone."""

    def __init__(self, icon_name: str, size_px: int = 64, tone: Tone = "neutral") -> None:
        super().__init__()
        self._name, self._size, self._tone = icon_name, size_px, tone
        Sizes(self)(lambda: self.setFixedSize(px(size_px), px(size_px)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens = theme.look().tokens
        painter.setBrush(QColor(tokens.ground(self._tone)))
        painter.drawEllipse(self.rect())
        side = px(self._size * 0.45)
        picture = icons.pixmap(self._name, tokens.ink(self._tone), QSize(side, side), self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)
        painter.end()


class EmptyState(QWidget):
    """Picture, title, sentence, and at most one button. Where there is no room for all, the picture goes."""

    def __init__(
        self,
        title: Say,
        text: Say | None = None,
        icon_name: str = "inbox",
        action: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        box = self._box = column(self, 1, gap=8, margins=(16, 16, 16, 16))
        self._picture = Picture(icon_name)
        box.addWidget(self._picture, 0, middle)
        for label in [Label(title, "heading", wrap=True)] + ([Label(text, "muted", wrap=True)] if text else []):
            label.setAlignment(middle)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            box.addWidget(label)
        if action is not None:
            box.addWidget(action, 0, middle)
        box.addStretch(1)
        self.setLayout(box)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        box, picture = self._box, self._picture
        hidden = 0 if picture.isVisibleTo(self) else picture.height() + box.spacing()
        picture.setVisible(box.heightForWidth(self.width()) + hidden <= self.height())
