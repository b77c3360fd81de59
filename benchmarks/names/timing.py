"""How long a search takes, by kind of query: what clerks type, drawn from the corpus."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.names.corpus import Entered
from benchmarks.names.misspell import swap
from benchmarks.names.recall import Ask

Kinds = dict[str, list[str]]


def kinds(sample: list[Entered], each: int, seed: int = 3) -> Kinds:
    """`each` queries of every kind."""
    random = Random(seed)
    named = [e for e in sample if " " in e.person.name_latin and e.person.phone]
    made: Kinds = {}
    for name, make in _KINDS.items():
        made[name] = [make(entry, random) for entry in random.choices(named, k=each)]
    return made


def _latin(entry: Entered) -> list[str]:
    return entry.person.name_latin.lower().split()


def _slip(words: list[str], random: Random) -> str:
    at = random.randrange(len(words))
    return " ".join((*words[:at], swap(words[at], random) or words[at], *words[at + 1 :]))


_KINDS: dict[str, Callable[[Entered, Random], str]] = {
    "name": lambda e, r: " ".join(_latin(e)),
    "name + year": lambda e, r: f"{' '.join(_latin(e))} {e.year}",
    "half words (ram kum)": lambda e, r: " ".join(w[:3] for w in _latin(e)),
    "half words + year": lambda e, r: " ".join(w[:3] for w in _latin(e)) + f" {e.year}",
    "slip": lambda e, r: _slip(_latin(e), r),
    "slip + year": lambda e, r: f"{_slip(_latin(e), r)} {e.year}",
    "Devanagari": lambda e, r: e.person.name_deva,
    "Devanagari + year": lambda e, r: f"{e.person.name_deva} {e.year}",
    "Devanagari slip": lambda e, r: _slip(e.person.name_deva.split(), r),
    "one word": lambda e, r: _latin(e)[0],
    "one letter": lambda e, r: _latin(e)[0][0],
    "two letters": lambda e, r: _latin(e)[0][:2],
    "name + age": lambda e, r: f"{' '.join(_latin(e))} {2026 - e.year}y",
    "name + father": lambda e, r: f"{' '.join(_latin(e))} s/o {e.person.father_latin}",
    "name + phone (98)": lambda e, r: f"{_latin(e)[0]} 98",
    "name + phone (6)": lambda e, r: f"{_latin(e)[0]} {e.person.phone[:6]}",
    "year": lambda e, r: str(e.year),
    "phone (2)": lambda e, r: e.person.phone[:2],
    "phone (5)": lambda e, r: e.person.phone[:5],
    "phone": lambda e, r: e.person.phone,
    "UHID": lambda e, r: uhid(e.row),
    "ABHA": lambda e, r: abha(e.row),
    "nobody": lambda e, r: "".join(r.choices("bcdfghjklmnpqrstvwxz", k=9)) + " qwzxv",
}


def uhid(row: int) -> str:
    """A number in the shape of a UHID for the corpus's patient."""
    return f"{row:09d}"[:3] + "-" + f"{row:09d}"[3:6] + "-" + f"{row:09d}"[6:]


def abha(row: int) -> str:
    """A number in the shape of an ABHA number for the corpus's patient."""
    digits = f"{91_0000_0000_0000 + row * 7_919:014d}"
    return f"{digits[:2]}-{digits[2:6]}-{digits[6:10]}-{digits[10:]}"


@dataclass
class Taken:
    """Milliseconds of a number of queries, by the clock on the wall and by this thread's use of a core."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def __iadd__(self, other: "Taken") -> "Taken":
        self.wall += other.wall
        self.cpu += other.cpu
        return self


def timed(ask: Ask, queries: list[str]) -> Taken:
    """How long each query took."""
    taken = Taken()
    for text in queries:
        wall, cpu = time.perf_counter(), time.thread_time()
        ask(text)
        taken.cpu.append((time.thread_time() - cpu) * 1000)
        taken.wall.append((time.perf_counter() - wall) * 1000)
    return taken


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie."""
    if len(values) < 2:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[min(98, max(0, round(share * 100) - 1))]
