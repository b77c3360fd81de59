"""When money stops because of the clock: it ran backwards, or the cloud's says another day. UTC ms."""

from dataclasses import dataclass

from desk.core.clock import in_india
from desk.core.i18n import Words, words

BACK_MS = 5 * 60_000
"""Computers of a facility differ by minutes, and a clock is set right by minutes."""
OFF_MS = 24 * 3_600_000
BACKWARDS, CLOUD = "backwards", "cloud"


@dataclass(frozen=True)
class ClockState:
    """What is wrong with the clock: "" (nothing), BACKWARDS (by `newest`, the latest moment of money) or CLOUD.

    accepted: a supervisor has looked, and money goes on.
    """

    trouble: str
    now: int
    newest: int | None = None
    off_ms: int = 0
    accepted: bool = False

    @property
    def stops(self) -> bool:
        """Whether no money is taken."""
        return bool(self.trouble) and not self.accepted

    @property
    def sentence(self) -> Words | None:
        """What is wrong and what to do; None where nothing is."""
        if self.trouble == BACKWARDS:
            return words(
                "Clock",
                "The computer's clock shows {now}, but there is a document of {newest}. Set the clock right. If it is"
                " right, a supervisor confirms it; then money can be taken again.",
                now=_shown(self.now), newest=_shown(self.newest or 0),
            )  # fmt: skip
        if self.trouble == CLOUD:
            return words(
                "Clock",
                "The computer's clock shows {now}, the cloud's showed {cloud}. Set the clock right and connect once."
                " If it is right, a supervisor confirms it for today.",
                now=_shown(self.now), cloud=_shown(self.now + self.off_ms),
            )  # fmt: skip
        return None


def _shown(at: int) -> str:
    return in_india(at).strftime("%d/%m/%Y %H:%M")
