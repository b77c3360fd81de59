"""What is counted of a cell, decoder by decoder, and how it is written as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.names.timing import percentile


@dataclass
class Tally:
    """Frames of one decoder in one cell, or in several."""

    frames: int = 0
    hits: int = 0
    wrong: int = 0
    ms: list[float] = field(default_factory=list)
    bursts: dict[tuple[str, int], bool] = field(default_factory=dict)

    def add(self, burst: tuple[str, int], found: Sequence[bytes], right: bytes, also: bytes, ms: float) -> None:
        """One frame: a hit is the signed text, whole; anything that stands nowhere on the paper is wrong."""
        hit = right in found
        self.frames += 1
        self.hits += hit
        self.wrong += sum(one not in (right, also) for one in found)
        self.ms.append(ms)
        self.bursts[burst] = self.bursts.get(burst, False) or hit

    def join(self, other: "Tally") -> None:
        """Take another cell's frames in."""
        self.frames, self.hits, self.wrong = (
            self.frames + other.frames, self.hits + other.hits, self.wrong + other.wrong,
        )  # fmt: skip
        self.ms += other.ms
        for burst, hit in other.bursts.items():
            self.bursts[burst] = self.bursts.get(burst, False) or hit

    @property
    def burst_hits(self) -> int:
        return sum(self.bursts.values())

    def text(self) -> str:
        """`frames % / bursts % · wrong · median/p95 ms`."""
        if not self.frames:
            return "–"
        return (
            f"{share(self.hits, self.frames)} / {share(self.burst_hits, len(self.bursts))} · {self.wrong} · "
            f"{median(self.ms):.1f}/{percentile(self.ms, 0.95):.0f}"
        )


def share(part: int, whole: int) -> str:
    """In percent; all and nothing only when it is exactly so."""
    value = 100 * part / whole
    text = f"{value:.0f}" if len(str(whole)) < 4 else f"{value:.1f}"
    return text if part in (0, whole) or text not in ("0", "100", "100.0") else f"{value:.2f}"


def line(name: str, module_px: Sequence[float], tallies: dict[str, Tally]) -> str:
    """One line of the table."""
    small, large = min(module_px), max(module_px)
    size = f"{small:.1f}" if large - small < 0.15 else f"{small:.1f}–{large:.1f}"
    frames = next(iter(tallies.values())).frames
    return f"| {name} | {size} | {frames} | " + " | ".join(one.text() for one in tallies.values()) + " |"


def head(names: Sequence[str]) -> str:
    """The table's head; each decoder: frames % / bursts % · wrong · ms median/p95."""
    return f"| cell | px a module | frames | {' | '.join(names)} |\n|---|---|---|{'---|' * len(names)}"
