"""A QR code on the screen, for the phone of whoever stands before it."""

import re
from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.core.i18n import Words
from desk.kit.theme import Sizes, px

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""


class QrPicture(QWidget):
    """Black on white in every look (phones read nothing else well), its modules whole pixels."""

    def __init__(self, payload: str, side_px: int, name: Words) -> None:
        super().__init__()
        self._rows = _modules(payload)
        self.setAccessibleName(str(name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Sizes(self)(lambda: self.setFixedSize(px(side_px), px(side_px)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        side = round(self.width() * ratio)
        painter.fillRect(QRect(0, 0, side, side), QColor("#ffffff"))
        dot = side // (len(self._rows) + 2 * QUIET)
        edge = (side - dot * len(self._rows)) // 2
        for y, line in enumerate(self._rows):
            for run in re.finditer(b"\x01+", line):
                place = QRect(edge + run.start() * dot, edge + y * dot, len(run[0]) * dot, dot)
                painter.fillRect(place, QColor("#000000"))
        painter.end()


@lru_cache(maxsize=8)
def _modules(payload: str) -> tuple[bytes, ...]:
    import segno  # a desk that shows no code loads none

    return tuple(bytes(line) for line in segno.make_qr(payload, error="m").matrix)
