"""Line icons, drawn in a token's colour at whatever size is asked: crisp at every scale, right in both modes.

    icon("printer")                      # in the colour of text
    icon("user-round-plus", "on_primary")

The pictures are lucide's (ISC), one SVG each in resources/icons.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desk.core.paths import resources
from desk.kit import theme

# Qt takes over what clone() returns but lets Python's half go; holding it keeps the pair whole.
_clones: list[QIconEngine] = []


def icon(name: str, ink: str = "text") -> QIcon:
    """The icon `name` in the colour of the token `ink`; follows the mode. FileNotFoundError for a name not shipped."""
    _svg(name)
    return QIcon(_Engine(name, ink))


def paint(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draw an icon into `rect` in `colour` (#rrggbb)."""
    QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode())).render(painter, rect)


def pixmap(name: str, colour: str, size: QSize, ratio: float = 1.0) -> QPixmap:
    """The icon at the left of a picture of `size` logical pixels at device pixel `ratio`; cached."""
    key = f"desk:{name}:{colour}:{size.width()}x{size.height()}@{ratio}"
    made = QPixmap()
    if size.isEmpty():
        return made
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(size * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    side = min(made.width(), made.height())
    paint(painter, QRectF(0, (made.height() - side) / 2, side, side), name, colour)
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


@cache
def _svg(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _Engine(QIconEngine):
    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink

    def _colour(self, mode: QIcon.Mode) -> str:
        token = "line" if mode == QIcon.Mode.Disabled else self._ink
        return str(getattr(theme.look().tokens, token))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        painter.drawPixmap(rect, pixmap(self._name, self._colour(mode), rect.size(), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return pixmap(self._name, self._colour(mode), size)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        return pixmap(self._name, self._colour(mode), size / scale if scale else size, scale or 1.0)

    def clone(self) -> QIconEngine:
        _clones.append(_Engine(self._name, self._ink))
        return _clones[-1]
