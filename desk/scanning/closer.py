"""A second look at the one busy square of a frame: found cheaply, then unblurred in several guesses.

A QR code that a lens or a hand has blurred is not lost: its modules are only mixed. Unmixing (Wiener's filter) needs to
know how, so a few blurs are tried that a card in a hand has: out of focus by so much, moved by so much, in four
directions; all in modules of the code, whose size follows from the square's. The square alone is small, so that a guess
costs a tenth of the whole frame doubled. Measured with benchmarks/frames.py; chosen on other frames than it reports.
"""

import math
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Widths of codes in modules: what is counted is below the first number: the width that is then taken, which is a little
# more than the code's, as the square found is larger than the code. The own codes have 57 to 69 modules; a bare number
# has 21 to 29; the last are the codes of a kilobyte and more.
WIDTHS = ((31, 28), (44, 38), (110, 61), (math.inf, 115))
# A line through a code changes its colour at half of the modules; where blur has run small ones together, at fewer.
RUN_TOGETHER = 1.25
INSIDE, AROUND = 0.75, 31
CELL = 8
MARGIN = 14
SMALLEST, LARGEST = 48, 640
# Half of the busiest place's busyness still belongs to the code; what is calmer than this anywhere holds no code.
SHARE, CALM = 0.5, 3.0
# Modules above this size need no doubling.
LARGE_MODULE = 4.5
KEPT = 48


@dataclass(frozen=True)
class Blur:
    """One guess: radius of the defocus disc, length of the streak, its angle; signal to noise, as power."""

    defocus: float
    motion: float
    angle: float
    clean: float


# The first helps most often; the others fill in what it leaves, the most helpful first.
FIRST = Blur(0.6, 1.0, 45, 40)
OTHERS = (
    Blur(0.8, 1.4, 90, 100),
    Blur(0.6, 1.0, 0, 40),
    Blur(0.8, 1.4, 0, 100),
    Blur(0.6, 1.0, 135, 100),
    Blur(0.6, 1.0, 90, 40),
    Blur(0.8, 1.4, 45, 100),
)


@dataclass(frozen=True)
class Square:
    """Where a frame is busy in both directions, as a code is: corners in pixels, and the guessed width in modules."""

    corners: tuple[tuple[int, int], ...]
    side: float
    modules: int

    @property
    def module_px(self) -> float:
        return (self.side + CELL) / self.modules


class Closer:
    """Finds the square and unblurs it; keeps the filters that it has worked out."""

    def __init__(self, np: Any, cv2: Any) -> None:
        self._np, self._cv2 = np, cv2
        self._filters: OrderedDict[tuple[int, float, Blur], NDArray[Any]] = OrderedDict()

    def square(self, gray: "NDArray[Any]") -> Square | None:
        """The busiest squarish place; None when there is none that could be a code."""
        np, cv2 = self._np, self._cv2
        height, width = gray.shape[0] // CELL, gray.shape[1] // CELL
        if min(height, width) < SMALLEST // CELL:
            return None
        half = cv2.resize(gray, (width * CELL // 2, height * CELL // 2), interpolation=cv2.INTER_AREA)
        across = cv2.resize(cv2.absdiff(half[:, 1:], half[:, :-1]), (width, height), interpolation=cv2.INTER_AREA)
        down = cv2.resize(cv2.absdiff(half[1:], half[:-1]), (width, height), interpolation=cv2.INTER_AREA)
        # Writing and edges are busy in one direction more than in the other; a code is in both.
        busy = cv2.boxFilter(np.minimum(across, down).astype(np.float32), -1, (3, 3))
        _, _, _, (x, y) = cv2.minMaxLoc(cv2.boxFilter(busy, -1, (7, 7)))
        if busy[y, x] < CALM:
            return None
        mask = (busy > busy[y, x] * SHARE).astype(np.uint8)
        mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
        _, parts = cv2.connectedComponents(mask)
        if parts[y, x] == 0:
            return None
        return self._squarish(gray, cv2.findNonZero((parts == parts[y, x]).astype(np.uint8)))

    def _squarish(self, gray: "NDArray[Any]", cells: "NDArray[Any]") -> Square | None:
        np, cv2 = self._np, self._cv2
        box = cv2.minAreaRect(cells.astype(np.float32) * CELL + CELL / 2)
        long, short = max(box[1]) + CELL, min(box[1]) + CELL
        filled = len(cells) * CELL * CELL / (long * short)
        side = math.sqrt(long * short)
        if long > 2 * short or filled < 0.6 or not SMALLEST <= side <= LARGEST:
            return None
        counted = self._counted(gray, box, side)
        modules = next(width for below, width in WIDTHS if counted < below)
        return Square(tuple((int(x), int(y)) for x, y in cv2.boxPoints(box)), side, modules)

    def _counted(self, gray: "NDArray[Any]", box: Any, side: float) -> float:
        """About how many modules wide a code in this box is: from how often lines through its inside change colour."""
        np, cv2 = self._np, self._cv2
        middle, (wide, high), turn = box
        inside = int(side * INSIDE)
        corners = cv2.boxPoints((middle, (wide * INSIDE, high * INSIDE), turn))[:3]
        upright = cv2.getAffineTransform(corners, np.array([[0, 0], [inside, 0], [inside, inside]], np.float32))
        flat = cv2.warpAffine(gray, upright, (inside, inside))
        light = flat > cv2.boxFilter(flat, -1, (AROUND, AROUND))
        changes = np.count_nonzero(light[:, 1:] != light[:, :-1]) + np.count_nonzero(light[1:] != light[:-1])
        return float(changes / light.size * RUN_TOGETHER * side)

    def cut(self, gray: "NDArray[Any]", square: Square) -> tuple["NDArray[Any]", int, int]:
        """The square with its quiet zone, upright, and where it was cut out."""
        xs, ys = zip(*square.corners, strict=True)
        left, top = max(0, min(xs) - MARGIN), max(0, min(ys) - MARGIN)
        return gray[top : max(ys) + MARGIN, left : max(xs) + MARGIN], left, top

    def unblurred(self, part: "NDArray[Any]", square: Square, blur: Blur) -> "NDArray[Any]":
        """The part as it may have been before this blur."""
        np, cv2 = self._np, self._cv2
        height, width = part.shape
        size = next(n for n in range(128, 4096, 64) if n >= max(height, width) + 2 * CELL)
        framed = cv2.copyMakeBorder(part, 0, size - height, 0, size - width, cv2.BORDER_REFLECT_101)
        spectrum = np.fft.rfft2(framed.astype(np.float32) - 128)
        spectrum *= self._filter(size, square.module_px, blur)
        sharp = np.fft.irfft2(spectrum, (size, size))[:height, :width]
        return np.clip(sharp + 128, 0, 255).astype(np.uint8)  # type: ignore[no-any-return]

    def _filter(self, size: int, module_px: float, blur: Blur) -> "NDArray[Any]":
        # In steps of a twentieth: a guess is no finer, and a hand that wanders meets the same filters again.
        step = round(math.log(max(module_px, 0.5)) * 20) / 20
        key = size, step, blur
        made = self._filters.get(key)
        if made is None:
            made = self._filters[key] = self._made(size, math.exp(step), blur)
            if len(self._filters) > KEPT:
                self._filters.popitem(last=False)
        self._filters.move_to_end(key)
        return made

    def _made(self, size: int, module_px: float, blur: Blur) -> "NDArray[Any]":
        """Wiener: H / (H² + 1 / clean). Both blurs are symmetric, so that their spectrum H has no imaginary part."""
        np = self._np
        y, x = np.fft.fftfreq(size)[:, None], np.fft.rfftfreq(size)[None, :]
        angle = math.radians(blur.angle)
        spectrum = np.sinc((x * math.cos(angle) + y * math.sin(angle)) * blur.motion * module_px)
        spectrum = spectrum * self._disc(np.hypot(x, y) * blur.defocus * module_px)
        return (spectrum / (spectrum**2 + 1 / blur.clean)).astype(np.float32)  # type: ignore[no-any-return]

    def _disc(self, r: "NDArray[Any]") -> "NDArray[Any]":
        """The spectrum of a disc, 2 J1(z) / z with z = 2 pi r: the integral of its chords, by the midpoint rule."""
        np = self._np
        t = (np.arange(24) + 0.5) / 24
        weight = np.sqrt(1 - t * t)
        flat = r.ravel()
        total = np.zeros_like(flat)
        for at, chord in zip(t, weight, strict=True):
            total += chord * np.cos(2 * math.pi * at * flat)
        return (total / weight.sum()).reshape(r.shape)  # type: ignore[no-any-return]
