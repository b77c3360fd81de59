"""The papers that are photographed: real size, real printer dots, random contents of the real length.

One function, `card_picture`, says what a profile looks like. It draws the code and the paper around it; it is the place
where the printed PDF, rendered at the printer's dots, comes in.
"""

import functools
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import segno

from desk.scanning import opencv

if TYPE_CHECKING:
    from numpy.typing import NDArray

BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
# Reflectance of 255: laser or thermal black on white stock.
INK, PAPER = 14, 220
QUIET = 4


@dataclass(frozen=True)
class Profile:
    """One kind of paper: size in mm, the printer's dots, and the signed bytes that its code carries."""

    name: str
    width_mm: float
    height_mm: float
    dots_a_mm: float
    dots_a_module: int
    payload_bytes: int
    code_at_mm: tuple[float, float]
    bar_at_mm: tuple[float, float]
    writing_at_mm: tuple[float, float]


# 300 dpi for cards (6 dots a module: v10-M, 29.0 mm; 5 dots: v13-M, 29.2 mm), 8 dots a mm for the slip's roll of 80 mm.
PROFILES = (
    Profile("card", 85.6, 54.0, 300 / 25.4, 6, 180, (52.0, 4.0), (50.0, 38.0), (4.0, 8.0)),
    Profile("large", 148.0, 105.0, 300 / 25.4, 5, 311, (110.0, 8.0), (100.0, 44.0), (8.0, 14.0)),
    Profile("slip", 80.0, 120.0, 8.0, 4, 180, (25.0, 76.0), (16.0, 62.0), (6.0, 12.0)),
)


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


@functools.lru_cache(maxsize=64)
def card_picture(profile: str, number: int = 0) -> Printed:
    """The paper of a profile; `number` chooses its contents."""
    kind = next(one for one in PROFILES if one.name == profile)
    chance = random.Random(f"{profile} {number}")
    # base45: three characters for two bytes, two for a last one.
    length = kind.payload_bytes // 2 * 3 + kind.payload_bytes % 2 * 2
    text = "HIM1:" + "".join(chance.choices(BASE45, k=length))
    return paper_of(profile, text, "".join(chance.choices("0123456789ACDEFGHJKLMNPRTUVWXY", k=9)))


def paper_of(profile: str, text: str, bar_text: str) -> Printed:
    """The paper of a profile with these two codes on it."""
    import numpy as np

    kind = next(one for one in PROFILES if one.name == profile)
    chance = random.Random(text)
    size = round(kind.height_mm * kind.dots_a_mm), round(kind.width_mm * kind.dots_a_mm)
    dots = np.full(size, PAPER, np.uint8)
    modules = np.array(list(segno.make(text, error="m", micro=False, boost_error=False).matrix), np.uint8)
    _put(dots, _square(modules, kind.dots_a_module), _dot(kind, kind.code_at_mm))
    _put(dots, _bars(bar_text, 3 if kind.dots_a_mm > 10 else 2, round(8 * kind.dots_a_mm)), _dot(kind, kind.bar_at_mm))
    _write(dots, kind, chance)
    left, top = (dot / kind.dots_a_mm for dot in _dot(kind, kind.code_at_mm))
    side = len(modules) * kind.dots_a_module / kind.dots_a_mm
    return Printed(dots, kind.dots_a_mm, left, top, side, len(modules), text, bar_text)


def _dot(kind: Profile, at_mm: tuple[float, float]) -> tuple[int, int]:
    return round(at_mm[0] * kind.dots_a_mm), round(at_mm[1] * kind.dots_a_mm)


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


def _write(dots: "NDArray[Any]", kind: Profile, chance: random.Random) -> None:
    """Lines of writing, so that the paper holds edges that are no code."""
    cv2 = opencv.load()
    left, top = _dot(kind, kind.writing_at_mm)
    for line in range(5):
        words = "".join(chance.choices("ABCDEFGHIKLMNOPRSTU  ", k=14 if kind.name != "slip" else 12))
        at = left, top + round(line * 6 * kind.dots_a_mm)
        cv2.putText(dots, words, at, cv2.FONT_HERSHEY_SIMPLEX, kind.dots_a_mm / 10, INK, 2, cv2.LINE_AA)
