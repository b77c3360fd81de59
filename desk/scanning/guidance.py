"""How to hold the card better, told from frames in which nothing was read."""

from enum import Enum

from desk.core.i18n import Words, words
from desk.scanning.decode import Seen

# A module below this many pixels is rarely read (cards.md, docs/benchmarks.md).
SMALLEST_MODULE = 2.2
# Of 255: paper darker than this, or ink as good as paper, wants a lamp; a frame darker than this wants one in any case.
DARK_PAPER, FAINT, DARK_FRAME = 80.0, 30.0, 25.0
# A sharp edge is as wide as a pixel; one wider than a module belongs to a code that moves or is out of focus.
BLURRED_EDGE = 1.0
# As many frames in a row must say the same before it is said, so that the words do not flicker.
STEADY = 3
# A code of which nothing is seen for so many frames has been taken away.
GONE = 6


class Advice(Enum):
    """What is said, most helpful first."""

    CLOSER = "closer"
    LIGHT = "light"
    STILL = "still"
    TURN = "turn"

    @property
    def sentence(self) -> Words:
        """What the person reads."""
        return {
            Advice.CLOSER: words("Guidance", "Closer, please: the code is too small."),
            Advice.LIGHT: words("Guidance", "More light, please: the picture is too dark."),
            Advice.STILL: words("Guidance", "Hold the card still."),
            Advice.TURN: words("Guidance", "Turn the card a little: a lamp is mirrored, or the code is damaged."),
        }[self]


def advice(seen: Seen) -> Advice | None:
    """What one frame says; None when it shows nothing that looks like a code, in good light."""
    if not seen.corners:
        return Advice.LIGHT if seen.bright < DARK_FRAME else None
    if seen.bright < DARK_PAPER or seen.contrast < FAINT:
        return Advice.LIGHT
    if seen.module_px < SMALLEST_MODULE:
        return Advice.CLOSER
    return Advice.STILL if seen.edge > BLURRED_EDGE else Advice.TURN


class Guide:
    """Follows the frames; `now` is what to say, `corners` where the code is seen (empty: nowhere)."""

    def __init__(self) -> None:
        self.now: Advice | None = None
        self.corners: tuple[tuple[int, int], ...] = ()
        self._last: Advice | None = None
        self._row = 0
        self._unseen = 0

    def saw(self, seen: Seen | None) -> None:
        """A frame without a believed code; None: nothing is known of it."""
        said = advice(seen) if seen else None
        self._row = self._row + 1 if said is self._last else 1
        self._last = said
        if self._row >= STEADY:
            self.now = said
        self._unseen = 0 if seen and seen.corners else self._unseen + 1
        if seen and seen.corners:
            self.corners = seen.corners
        elif self._unseen >= GONE:
            self.corners = ()
