"""When a code that was read is believed. QR codes correct their errors; a bar code has one weak check, or none.

Of blurry EAN frames 4 to 12 % gave a wrong value, and now and then one of Code 128 (cards.md, docs/benchmarks.md).
So a bar code is believed when two frames within a second say the same. And it is not signed: on a card whose signed
square code a lamp hides, it would open the record by its number alone. So it waits a moment for a square code.
"""

from collections.abc import Sequence

from desk.scanning.decode import Decoded
from desk.scanning.stages import is_square

WITHIN_SECONDS = 1.0
WAIT_SECONDS = 0.5


class Agreement:
    """The bar codes of the last second. One for each time that a card is shown."""

    def __init__(self) -> None:
        self._read_at: dict[tuple[str, bytes], float] = {}

    def believed(self, codes: Sequence[Decoded], now: float) -> tuple[Decoded, ...]:
        """The codes of a frame that are believed at `now`, monotonic seconds."""
        believed = tuple(code for code in codes if is_square(code.symbology) or self._again(code, now))
        for code in codes:
            self._read_at[code.symbology[:2], code.data] = now
        return believed

    def _again(self, code: Decoded, now: float) -> bool:
        at = self._read_at.get((code.symbology[:2], code.data))
        return at is not None and now - at <= WITHIN_SECONDS


class SquareFirst:
    """A believed bar code waits for the square code that may stand beside it. One for each showing of a card."""

    def __init__(self) -> None:
        self._bar: Decoded | None = None
        self._since = 0.0

    def meant(self, code: Decoded | None, now: float) -> Decoded | None:
        """The code to take at `now`, monotonic seconds; `code` is what was believed of this frame, if anything."""
        if code and is_square(code.symbology):
            return code
        if code and (self._bar is None or self._bar.data != code.data):
            self._bar, self._since = code, now
        return self._bar if self._bar and now - self._since >= WAIT_SECONDS else None
