"""Person or machine? A scanner types faster than anyone, and this is all that tells it apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

SHORTEST = 6
SILENCE_MS = 120
GAPS_MS = (60, 80, 100, 120, 150)
"""What a desk may be set to: the longest pause between two keys of its scanner."""
# Whoever keeps this up over six keys is no person. Above it (a slow scanner's setting) the text must make sense too.
CERTAIN_MEAN_MS = 60.0

STRUCK_MEAN_MS = 30.0
"""Enter, Tab and commands in this rhythm are a code made of them: no finger strikes a key thirty times a second."""

Readable = Callable[[str], bool]
"""Whether the desk can read a text as a code."""


class Sort(Enum):
    """What a key is to a scan: a character of it, the end of a line, or something that belongs to no code."""

    CHARACTER = "character"
    END = "end"
    OTHER = "other"


@dataclass(frozen=True)
class Key:
    """A key: what its place on a US keyboard says, what the system made of it, when (milliseconds)."""

    by_place: str
    by_text: str
    at: int
    sort: Sort = Sort.CHARACTER


@dataclass(frozen=True)
class Heard:
    """What a scanner sent, as far as it can be told: for whoever sets one up.

    `by_place` reads the keys as a US keyboard's, `by_text` as this computer's layout makes them. `end` is "\\r", "\\n",
    "\\t" or "". Times in milliseconds between two keys; 0 for a scanner that is no keyboard.
    """

    by_place: str
    by_text: str
    end: str
    mean_ms: float = 0.0
    longest_ms: int = 0
    keyboard: bool = True


def characters(keys: Sequence[Key]) -> int:
    """How many of them are characters of a code."""
    return sum(key.sort is Sort.CHARACTER for key in keys)


def limit_ms(held: int, gap_ms: int, *, ended: bool = False) -> int:
    """How long after the last of `held` characters the next key still belongs to them."""
    return gap_ms if held < SHORTEST or ended else max(SILENCE_MS, gap_ms)


def is_machine(keys: Sequence[Key], readable: Readable) -> bool:
    """Whether a scanner typed these."""
    if characters(keys) < SHORTEST:
        return len(keys) - characters(keys) >= SHORTEST and mean_ms(keys) <= STRUCK_MEAN_MS
    return mean_ms(keys) <= CERTAIN_MEAN_MS or any(readable(text) for text in _lines(keys, readable))


def mean_ms(keys: Sequence[Key]) -> float:
    """Milliseconds from key to key."""
    return (keys[-1].at - keys[0].at) / (len(keys) - 1) if len(keys) > 1 else 0.0


def scanned_texts(keys: Sequence[Key], readable: Readable) -> tuple[str, ...]:
    """What a scanner typed: each line that is a code of its own, or all of it as one."""
    lines = _lines(keys, readable)
    whole = "\n".join(lines)
    known = tuple(line for line in lines if readable(line))
    if known and (len(known) == len(lines) or not readable(whole)):
        return known
    return (whole,) if whole else ()


def heard(keys: Sequence[Key]) -> Heard:
    """The account of a scan for whoever sets up the scanner."""
    first = _split(keys)[0]
    gaps = [later.at - earlier.at for earlier, later in pairwise(keys)]
    end = "".join(key.by_place for key in keys if key.sort is Sort.END)[:1]
    return Heard(_by_place(first), "".join(key.by_text for key in first), end, mean_ms(keys), max(gaps, default=0))


def _lines(keys: Sequence[Key], readable: Readable) -> list[str]:
    return [text for line in _split(keys) if (text := _chosen(line, readable))]


def _split(keys: Sequence[Key]) -> list[list[Key]]:
    lines: list[list[Key]] = [[]]
    for key in keys:
        if key.sort is Sort.END:
            lines.append([])
        elif key.sort is Sort.CHARACTER:
            lines[-1].append(key)
    return lines


def _by_place(keys: Sequence[Key]) -> str:
    return "".join(key.by_place or key.by_text for key in keys)


def _chosen(keys: Sequence[Key], readable: Readable) -> str:
    by_place, by_text = _by_place(keys), "".join(key.by_text for key in keys)
    # A scanner set to the layout of this desk types right text; then the places spell nonsense.
    return by_text if by_text != by_place and readable(by_text) and not readable(by_place) else by_place
