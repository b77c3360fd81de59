"""Questions: what one plugin may ask of all others, through one hook. Frozen; they name their answer's type."""

from dataclasses import dataclass

from desk.core.i18n import Words


@dataclass(frozen=True)
class MayMerge:
    """May `duplicate_id` become known as `survivor_id`? Asked of all; any refusal wins.

    Answer: `Refusal` or None.
    """

    duplicate_id: str
    survivor_id: str


@dataclass(frozen=True)
class Refusal:
    """Why not, in words for the clerk."""

    reason: Words


Question = MayMerge
Answer = Refusal
