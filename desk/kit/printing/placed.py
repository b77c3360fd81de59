"""Blocks at their place in millimetres: the faces of a card, a sheet of stickers, and what stands on them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage

from desk.kit.printing.blocks import Block
from desk.kit.printing.pen import Align, Pen

FINEST_MM = 0.1


@dataclass(frozen=True)
class Placed:
    """A block whose corner stands `x_mm`, `y_mm` from the corner of its face."""

    block: Block
    x_mm: float
    y_mm: float
    width_mm: float


@dataclass(frozen=True)
class Face:
    """A piece of paper of a fixed height, everything on it at its place. As high as the page, it is the page."""

    height_mm: float
    parts: Sequence[Placed]

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        # Only what is painted costs: a face is as high as it says.
        for part in self.parts if pen.painter is not None else ():
            corner = QPointF(round(at.x() + pen.mm(part.x_mm)), round(at.y() + pen.mm(part.y_mm)))
            part.block.draw(pen, corner, pen.mm(part.width_mm))
        return pen.mm(self.height_mm)


@dataclass(frozen=True)
class Passage:
    """A paragraph of a fitted block; `scale` of the size that is found for all of them, `after` it air in lines."""

    text: str
    strong: bool = False
    scale: float = 1.0
    after: float = 0.0


@dataclass(frozen=True)
class Fitted:
    """Paragraphs in the largest of `sizes_pt` (falling) that fits `height_mm`; what never fits is cut, and says so.

    It takes its whole height, so that what stands below does not move.
    """

    texts: Sequence[Passage]
    height_mm: float
    sizes_pt: Sequence[float]
    align: Align = "left"

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        room, texts = pen.mm(self.height_mm), tuple(one for one in self.texts if one.text)
        if pen.painter is not None and texts:
            measure = Pen(pen.dpi)
            fits = (size for size in self.sizes_pt if self._height(measure, texts, width, size) <= room)
            size = next(fits, self.sizes_pt[-1])
            self._write(pen, self._cut(measure, texts, width, size, room), at, width, size)
        return room

    def fits(self, pen: Pen, width: float) -> bool:
        """Whether nothing has to be cut, at a width in the pen's dots."""
        texts = tuple(one for one in self.texts if one.text)
        return self._write(pen, texts, QPointF(), width, self.sizes_pt[-1]) <= pen.mm(self.height_mm)

    def _height(self, pen: Pen, texts: Sequence[Passage], width: float, size: float) -> float:
        # A word is never broken to make a larger letter fit; only the smallest size may.
        if size != self.sizes_pt[-1] and any(
            pen.text_width(word, size * one.scale, strong=one.strong) > width
            for one in texts for word in one.text.split()
        ):  # fmt: skip
            return float("inf")
        return self._write(pen, texts, QPointF(), width, size)

    def _write(self, pen: Pen, texts: Sequence[Passage], at: QPointF, width: float, size: float) -> float:
        y = at.y()
        for one in texts:
            spot = QPointF(at.x(), y)
            y += pen.text(one.text, spot, width, size_pt=size * one.scale, strong=one.strong, align=self.align)
            y += one.after * pen.font(size).pixelSize()
        return y - at.y()

    def _cut(self, pen: Pen, texts: tuple[Passage, ...], width: float, size: float, room: float) -> tuple[Passage, ...]:
        """Shorten what takes several lines, the longest first; when all are single lines the last ones go."""
        while texts and self._write(pen, texts, QPointF(), width, size) > room:
            wide = [
                at for at, one in enumerate(texts)
                if pen.text_width(one.text, size * one.scale, strong=one.strong) > width
            ]  # fmt: skip
            if not wide:
                texts = texts[:-1]
                continue
            longest = max(wide, key=lambda at: len(texts[at].text))
            cut = replace(texts[longest], text=_shorter(texts[longest].text))
            texts = (*texts[:longest], cut, *texts[longest + 1 :])
        return texts


def _shorter(text: str) -> str:
    """A letter less, with an ellipsis; a letter of an Indian script goes with its signs."""
    bare = text.removesuffix("…").rstrip()[:-1].rstrip()
    while bare and (unicodedata.category(bare[-1]) == "Mn" or bare[-1] in "\u094d\u200c\u200d"):
        bare = bare[:-1]
    return bare + "…"


@dataclass(frozen=True)
class Code128:
    """A bar code of at most `width_mm`, its narrow bars whole dots of the device; no text, no quiet zone around."""

    text: str
    width_mm: float
    height_mm: float

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        bars = _bars(self.text)
        dot = max(1, int(pen.mm(self.width_mm) // len(bars)))
        high = round(pen.mm(self.height_mm))
        x0, y0 = round(at.x()), round(at.y())
        for run in re.finditer(b"\x01+", bars):
            pen.fill(QRectF(x0 + run.start() * dot, y0, len(run[0]) * dot, high))
        return high


@lru_cache(maxsize=8)
def _bars(text: str) -> bytes:
    """A byte a module, 1 for black."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    drawn: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    picture = memoryview(drawn)  # lines of grey dots
    return bytes(int(grey < 128) for grey in picture.tobytes()[: (picture.shape or (0, 0))[1]])


@dataclass(frozen=True)
class Photo:
    """A picture file in a square of `side_mm`; without a readable one a thin frame, to glue a photo into."""

    data: bytes = field(repr=False)
    side_mm: float
    missing: str = ""

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        side = round(pen.mm(self.side_mm))
        if pen.painter is not None:
            picture = QImage.fromData(self.data) if self.data else QImage()
            if picture.isNull():
                Outline(self.side_mm, self.side_mm).draw(pen, at, width)
                pen.text(self.missing, QPointF(at.x(), at.y() + side * 0.4), side, size_pt=6, align="centre")
            else:
                smooth = Qt.TransformationMode.SmoothTransformation
                cover = picture.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding, smooth)
                left, top = (cover.width() - side) // 2, (cover.height() - side) // 2
                pen.painter.drawImage(at, cover.copy(left, top, side, side))
        return side


@dataclass(frozen=True)
class Outline:
    """A thin frame."""

    width_mm: float
    height_mm: float
    thick_mm: float = FINEST_MM

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        wide, high, edge = round(pen.mm(self.width_mm)), round(pen.mm(self.height_mm)), _edge(pen, self.thick_mm)
        x, y = at.x(), at.y()
        for rect in (
            QRectF(x, y, wide, edge), QRectF(x, y + high - edge, wide, edge),
            QRectF(x, y, edge, high), QRectF(x + wide - edge, y, edge, high),
        ):  # fmt: skip
            pen.fill(rect)
        return high


@dataclass(frozen=True)
class CutMarks:
    """A small cross at each corner of a rectangle: cut from one to the next."""

    width_mm: float
    height_mm: float
    arm_mm: float = 1.5

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        arm, edge = round(pen.mm(self.arm_mm)), _edge(pen, FINEST_MM)
        for x in (at.x(), round(at.x() + pen.mm(self.width_mm))):
            for y in (at.y(), round(at.y() + pen.mm(self.height_mm))):
                pen.fill(QRectF(x - arm, y, 2 * arm + edge, edge))
                pen.fill(QRectF(x, y - arm, edge, 2 * arm + edge))
        return pen.mm(self.height_mm)


def _edge(pen: Pen, thick_mm: float) -> float:
    return max(1.0, round(pen.mm(thick_mm)))
