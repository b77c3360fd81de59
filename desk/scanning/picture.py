"""The camera's picture on the screen, with where the code is seen and how to hold it better painted over it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QSizePolicy, QWidget

# Painted over a picture of any colours: a light line within a dark one, white words on a dark band.
SEEN, READ, DARK = QColor("#ffc53d"), QColor("#3ddc84"), QColor(0, 0, 0, 190)
LINE, PAD = 4, 12

Corners = Sequence[tuple[int, int]]


class Picture(QWidget):
    """The newest picture, whole and undistorted, mirrored like a looking-glass: people aim better so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraPicture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)
        self._image = QImage()
        self._corners: Corners = ()
        self._words, self._line = "", SEEN

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(640, 360)

    def show_image(self, image: QImage) -> None:
        """Paint `image` from now on; a null image clears."""
        self._image = image
        self.update()

    def show_code(self, corners: Corners, read: bool = False) -> None:
        """Frame a code, corners in the picture's own pixels; none: no frame. `read`: in the colour of success."""
        self._corners, self._line = corners, READ if read else SEEN
        self.update()

    def show_words(self, text: str) -> None:
        """Write over the lower rim; "" takes it away."""
        self._words = text
        self.setAccessibleDescription(text)
        self.update()

    def words(self) -> str:
        """What is written over the picture."""
        return self._words

    def has_image(self) -> bool:
        """Whether a picture is shown."""
        return not self._image.isNull()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self.has_image():
            painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
            self._paint_picture(painter)
        if self._words:
            self._paint_words(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.save()
        painter.translate(self.width(), 0)
        painter.scale(-1, 1)
        painter.drawImage(self.rect().adjusted(left, top, -left, -top), self._image)
        if self._corners:
            share = size.width() / self._image.width()
            frame = QPolygon([QPoint(round(left + x * share), round(top + y * share)) for x, y in self._corners])
            for width, colour in ((LINE * 2, DARK), (LINE, self._line)):
                painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                    Qt.PenJoinStyle.RoundJoin))  # fmt: skip
                painter.drawPolygon(frame)
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        bold = self.font()
        bold.setBold(True)
        bold.setPixelSize(max(16, self.fontInfo().pixelSize() * 5 // 4))
        painter.setFont(bold)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        room = self.rect().adjusted(PAD * 2, PAD, -PAD * 2, -PAD * 2)
        text = painter.boundingRect(room, flags, self._words)
        band = QRect(0, 0, text.width() + 3 * PAD, text.height() + PAD + PAD // 2)
        band.moveCenter(QPoint(self.width() // 2, self.height() - PAD - band.height() // 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DARK)
        painter.drawRoundedRect(band, PAD, PAD)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(band, flags, self._words)
