"""A person's round picture: the photo, or the initials."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desk.kit import theme
from desk.kit.theme import Sizes, px


class Avatar(QWidget):
    """Photo or initials on the house colour."""

    def __init__(self, size_px: int = 52) -> None:
        super().__init__()
        self._initials, self._size = "", size_px
        self._photo: QPixmap | None = None
        Sizes(self)(lambda: self.setFixedSize(px(size_px), px(size_px)))

    def set(self, name: str, photo: QPixmap | None = None) -> None:
        """Show the photo, or the initials of `name`."""
        self._initials, self._photo = initials(name), photo
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._photo is not None and not self._photo.isNull():
            path = QPainterPath()
            path.addEllipse(self.rect())
            painter.setClipPath(path)
            painter.drawPixmap(self.rect(), self._photo, _square(self._photo))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_soft"))
            painter.drawEllipse(self.rect())
            painter.setPen(theme.colour("primary"))
            painter.setFont(theme.font(self._size * 0.36, QFont.Weight.DemiBold))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()


def initials(name: str) -> str:
    """First letters of the first and the last word; a Devanagari letter keeps its vowel sign."""
    words = [word for word in name.split() if word[0].isalnum()]
    ends = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(_first(word) for word in ends)


def _first(word: str) -> str:
    # A vowel sign or nukta belongs to its letter; a conjunct is cut to its first letter.
    end = 1
    while end < len(word) and "\u093a" <= word[end] <= "\u094c":
        end += 1
    return word[:end].upper()


def _square(photo: QPixmap) -> QRect:
    side = min(photo.width(), photo.height())
    return QRect((photo.width() - side) // 2, (photo.height() - side) // 2, side, side)
