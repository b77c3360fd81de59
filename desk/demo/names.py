"""The stock of names, read from resources/catalogues/names: who may be called what, and how often."""

import csv
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Generic, NamedTuple, TypeVar

from desk.core.paths import resources

T = TypeVar("T")

# Delhi's communities in rough proportion (Census of India 2011, table C-1 for religion; language tables for the rest).
COMMUNITIES = (
    ("hindu", 0.735),
    ("muslim", 0.14),
    ("sikh", 0.035),
    ("bengali", 0.04),
    ("southern", 0.025),
    ("christian", 0.015),
    ("northeastern", 0.01),
)

# Given names have a long tail, surnames a few giants: exponents of Zipf's law chosen so that the ten commonest of each
# cover about a third and a half.
GIVEN_SLOPE, SURNAME_SLOPE = 0.75, 0.95


class Name(NamedTuple):
    """One word of a name in both scripts."""

    latin: str
    deva: str


class Locality(NamedTuple):
    """A place in Delhi with its PIN code."""

    latin: str
    deva: str
    district: str
    pin: str


@dataclass(frozen=True)
class Drawn(Generic[T]):
    """Things that are drawn by weight."""

    items: tuple[T, ...]
    upto: tuple[float, ...]

    @classmethod
    def of(cls, items: list[T], weights: list[float]) -> "Drawn[T]":
        return cls(tuple(items), tuple(accumulate(weights)))

    def one(self, random: Random) -> T:
        return self.items[bisect_right(self.upto, random.random() * self.upto[-1])]


@dataclass(frozen=True)
class Stock:
    """Everything a person is made of. Keys of `given` are (community, sex)."""

    communities: Drawn[str]
    given: dict[tuple[str, str], Drawn[Name]]
    surnames: dict[str, Drawn[Name]]
    localities: Drawn[Locality]


@cache
def stock() -> Stock:
    """The whole stock, read once."""
    given: dict[tuple[str, str], list[Name]] = {}
    for row in _rows("given"):
        given.setdefault((row["community"], row["sex"]), []).append(Name(row["latin"], row["deva"]))
    surnames: dict[str, list[Name]] = {}
    for row in _rows("surnames"):
        surnames.setdefault(row["community"], []).append(Name(row["latin"], row["deva"]))
    places = _rows("localities")
    return Stock(
        communities=Drawn.of([c for c, _ in COMMUNITIES], [w for _, w in COMMUNITIES]),
        given={key: _zipf(names, GIVEN_SLOPE) for key, names in given.items()},
        surnames={key: _zipf(names, SURNAME_SLOPE) for key, names in surnames.items()},
        localities=Drawn.of(
            [Locality(p["locality"], p["deva"], p["district"], p["pin"]) for p in places],
            [float(p["weight"]) for p in places],
        ),
    )


def _zipf(names: list[Name], slope: float) -> Drawn[Name]:
    return Drawn.of(names, [1 / (rank + 2) ** slope for rank in range(len(names))])


def _rows(name: str) -> list[dict[str, str]]:
    path = resources() / "catalogues" / "names" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
