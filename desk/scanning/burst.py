"""Person or machine? A scanner types faster than anyone, and this is all that tells it apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

SHORTEST = 6
SILENCE_MS = 120
# Whoever keeps this up over six keys is no person. Above it (a slow scanner's setting) the text must make sense too.
CERTAIN_MEAN_MS = 60.0


@dataclass(frozen=True)
class Key:
    """A character key: what its place on a US keyboard says, what the system made of it, when (milliseconds)."""

    by_place: str
    by_text: str
    at: int


def limit_ms(held: int, gap_ms: int) -> int:
    """How long after the last of `held` keys the next still belongs to them."""
    return gap_ms if held < SHORTEST else max(SILENCE_MS, gap_ms)


def scanned_text(keys: Sequence[Key], readable: Callable[[str], bool]) -> str | None:
    """What a scanner typed, or None when a person did. `readable` tells whether the desk can read a text as a code."""
    if len(keys) < SHORTEST:
        return None
    text = _chosen(keys, readable)
    mean = (keys[-1].at - keys[0].at) / (len(keys) - 1)
    return text if mean <= CERTAIN_MEAN_MS or readable(text) else None


def _chosen(keys: Sequence[Key], readable: Callable[[str], bool]) -> str:
    by_text = "".join(key.by_text for key in keys)
    if not all(key.by_place for key in keys):
        return by_text if not any(key.by_place for key in keys) else "".join(k.by_place or k.by_text for k in keys)
    by_place = "".join(key.by_place for key in keys)
    # A scanner set to the layout of this desk types right text; then the places spell nonsense.
    return by_text if readable(by_text) and not readable(by_place) else by_place
