"""One reader under fire: what it did that no reader may do, and what it cost.

A finding is an exception that is not Unreadable; a spoilt code taken for genuine; a meaning or sentence that cannot be
shown; memory above the cap; time above the limit. The clock and the meter of memory are handed in: the suite measures
bytes exactly and no milliseconds, the long run milliseconds, and bytes in some of its blocks.
"""

import math
import random
import resource
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from desk.codes.person import Person
from desk.codes.read import Reader, Unknown, read
from desk.codes.scan import Scan
from desk.codes.state import Meaning, State
from desk.codes.trust import Trust
from desk.core.errors import Unreadable
from tests.fuzz.makers import Case, cases

BLOCK = 500
BYTE_CAP = 4 * 1024 * 1024
"""What one input may cost in memory at its peak; a code is at most 8 KiB, and unfolds to at most 64."""
SLOW_MS = 1000.0
GROWTH_CAP_MB = 50.0
"""What a process may grow by over a whole run (security.md)."""

_PROVEN = frozenset({State.VERIFIED, State.EXPIRED, State.REVOKED})
_PER_TEN = 20  # buckets a factor of ten, from a microsecond on: within 12 % of the truth, in constant memory


def cpu_ms() -> float:
    """Milliseconds of processor time of this thread: a busy machine does not count as a slow reader."""
    return time.thread_time_ns() / 1e6


@dataclass
class Tally:
    """What a run amounts to so far. Times are milliseconds of processor time."""

    kind: str
    inputs: int = 0
    reached: int = 0
    states: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    findings: list[str] = field(default_factory=list)
    buckets: Counter[int] = field(default_factory=Counter)

    def took(self, ms: float) -> None:
        """Count one reading's time."""
        self.slowest = max(self.slowest, ms)
        self.buckets[_bucket(ms)] += 1

    def percentile(self, share: float) -> float:
        """Milliseconds under which `share` of the readings stayed, to the width of a bucket."""
        left = share * self.buckets.total()
        for bucket in sorted(self.buckets):
            left -= self.buckets[bucket]
            if left <= 0:
                return min(_top(bucket), self.slowest)
        return self.slowest


def _bucket(ms: float) -> int:
    return int(math.log10(max(ms, 0.001) / 0.001) * _PER_TEN)


def _top(bucket: int) -> float:
    return 0.001 * 10 ** ((bucket + 1) / _PER_TEN)


class Memory:
    """Bytes at the peak of one reading, exactly. Slow: for slices."""

    def __enter__(self) -> "Memory":
        tracemalloc.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        tracemalloc.stop()

    def reset(self) -> None:
        """A reading begins."""
        tracemalloc.reset_peak()
        self._before = tracemalloc.get_traced_memory()[0]

    def peak(self) -> int:
        """Bytes that the reading needed."""
        return tracemalloc.get_traced_memory()[1] - self._before


def rss_mb() -> float:
    """The most memory that this process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def block(
    reader: Reader,
    number: int,
    seed: int,
    trust: Trust,
    tally: Tally,
    clock: Callable[[], float] = cpu_ms,
    memory: Memory | None = None,
    inputs: Iterable[Case] | None = None,
) -> None:
    """Feed block `number` of a seed's inputs to `reader`, up to the first finding; the same block is the same inputs on
    every machine.
    """
    # Seeded randomness: a finding can be repeated from the report's line.
    rng = random.Random(f"{seed}/{reader.kind}/{number}")
    for index, case in enumerate(inputs if inputs is not None else cases(reader.kind, rng, BLOCK)):
        tally.inputs += 1
        if memory:
            memory.reset()
        begun = clock()
        wrong = _one(reader, case, trust, tally)
        took = clock() - begun
        tally.took(took)
        if not wrong and memory and memory.peak() > BYTE_CAP:
            wrong = f"{memory.peak() // 1024} KiB of memory"
        if not wrong and took > SLOW_MS:
            wrong = f"{took:.0f} ms"
        if wrong:
            tally.findings.append(f"{reader.kind} seed {seed} block {number} input {index}: {wrong}")
            return


def _one(reader: Reader, case: Case, trust: Trust, tally: Tally) -> str:
    """What was wrong with one reading; "" when nothing was."""
    try:
        meaning = read(case.scan, (reader,), trust)
        tally.reached += not isinstance(meaning, Unknown)
        tally.states[meaning.state.value] += 1
        return _shown(meaning, case.scan) or _too_trusting(reader, meaning, case, trust)
    except Unreadable as error:
        tally.reached += 1
        tally.states["unreadable"] += 1
        return "" if str(error) else "no sentence for the clerk"
    except Exception as error:  # noqa: BLE001 - whatever else a reader raises is what this program looks for
        return f"{type(error).__name__} at {_place(error)}"


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else "?"


def _shown(meaning: Meaning, scan: Scan) -> str:
    """The meaning can be drawn and logged, and its `repr` does not hold the code."""
    lines: tuple[Any, ...] = getattr(meaning, "lines", ())
    " ".join(map(str, lines)).encode("utf-8")
    return "its repr holds the code" if len(scan.text) > 20 and scan.text in repr(meaning) else ""


def _too_trusting(reader: Reader, meaning: Meaning, case: Case, trust: Trust) -> str:
    person = getattr(meaning, "person", None)
    if meaning.state is State.TAMPERED and person not in (None, Person()):
        return "facts of a forged code"
    if not case.genuine or meaning.state not in _PROVEN:
        return ""
    seed = Scan.of_text(case.genuine, case.scan.source, case.scan.at)
    return "" if meaning == reader.read(seed, trust) else "a spoilt code is taken for genuine"
