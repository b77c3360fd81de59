"""What a photographed paper is; and a card drawn here with any code, for what no desk prints, such as a bare number."""

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import segno

from desk.scanning import opencv

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Reflectance of 255: laser or thermal black on white stock.
INK, PAPER = 14, 220


# An ATM-size card at 300 dpi, in mm and printer's dots: 6 dots a module, 3 a bar.
WIDTH_MM, HEIGHT_MM, DOTS_A_MM, DOTS_A_MODULE = 85.6, 54.0, 300 / 25.4, 6
CODE_AT_MM, BAR_AT_MM, WRITING_AT_MM = (52.0, 4.0), (50.0, 38.0), (4.0, 8.0)


@dataclass(frozen=True)
class Printed:
    """A paper as its printer's dots, grey bytes; where the code stands in it, in mm, and its width in modules."""

    dots: "NDArray[Any]" = field(repr=False)
    dots_a_mm: float
    code_left_mm: float
    code_top_mm: float
    code_side_mm: float
    modules: int
    text: str = field(repr=False)
    bar_text: str = field(repr=False)


def drawn(text: str, bar_text: str) -> Printed:
    """A card with these two codes on it."""
    import numpy as np

    chance = random.Random(text)
    dots = np.full((round(HEIGHT_MM * DOTS_A_MM), round(WIDTH_MM * DOTS_A_MM)), PAPER, np.uint8)
    modules = np.array(list(segno.make(text, error="m", micro=False, boost_error=False).matrix), np.uint8)
    _put(dots, _square(modules, DOTS_A_MODULE), _dot(CODE_AT_MM))
    _put(dots, _bars(bar_text, 3, round(8 * DOTS_A_MM)), _dot(BAR_AT_MM))
    _write(dots, chance)
    left, top = (dot / DOTS_A_MM for dot in _dot(CODE_AT_MM))
    side = len(modules) * DOTS_A_MODULE / DOTS_A_MM
    return Printed(dots, DOTS_A_MM, left, top, side, len(modules), text, bar_text)


def _dot(at_mm: tuple[float, float]) -> tuple[int, int]:
    return round(at_mm[0] * DOTS_A_MM), round(at_mm[1] * DOTS_A_MM)


def _square(modules: "NDArray[Any]", dots: int) -> "NDArray[Any]":
    import numpy as np

    return np.where(modules.repeat(dots, 0).repeat(dots, 1), INK, PAPER).astype(np.uint8)


def _bars(text: str, dots: int, height: int) -> "NDArray[Any]":
    import numpy as np
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    line = np.array(zxingcpp.write_barcode_to_image(code, scale=dots, add_quiet_zones=False))[0]
    return np.where(np.tile(line, (height, 1)) < 128, INK, PAPER).astype(np.uint8)


def _put(dots: "NDArray[Any]", part: "NDArray[Any]", at: tuple[int, int]) -> None:
    left, top = at
    dots[top : top + part.shape[0], left : left + part.shape[1]] = part


def _write(dots: "NDArray[Any]", chance: random.Random) -> None:
    """Lines of writing, so that the paper holds edges that are no code."""
    cv2 = opencv.load()
    left, top = _dot(WRITING_AT_MM)
    for line in range(5):
        words = "".join(chance.choices("ABCDEFGHIKLMNOPRSTU  ", k=14))
        at = left, top + round(line * 6 * DOTS_A_MM)
        cv2.putText(dots, words, at, cv2.FONT_HERSHEY_SIMPLEX, DOTS_A_MM / 10, INK, 2, cv2.LINE_AA)
