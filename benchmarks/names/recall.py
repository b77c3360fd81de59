"""Recall at 20 of any search, per rule of misspelling, for names tuned on and names held back apart.

Two figures. *Found*: the very patient asked for is among the 20. *Named*: the patient, or one of exactly the same
true name (and year of birth, where it was typed), is: no search could tell these apart from what was typed, and the
clerk goes on by phone or father's name. *Possible* is the share of queries whose name (and year) no more than 20
patients bear.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.names.corpus import Asked, Entered

Ask = Callable[[str], Sequence[str]]
"""A search: text in, patient ids out, best first."""

TOP = 20
Group = tuple[str, str, bool, bool]
"""Script, rule, with year, held back."""


def patient_id(row: int) -> str:
    """The id of the corpus's patient of that row, in the form of a UUIDv7."""
    return f"00000000-0000-7000-8000-{row:012x}"


@dataclass
class Roll:
    """True names and year of every patient, by row, to know namesakes; filled while the corpus is built."""

    names: dict[str, list[str]] = field(default_factory=lambda: {"Latin": [""], "Devanagari": [""]})
    years: list[int] = field(default_factory=lambda: [0])
    bearers: Counter[tuple[str, int]] = field(default_factory=Counter)

    def add(self, entry: Entered) -> None:
        self.years.append(entry.year)
        for script, name in (("Latin", entry.person.name_latin), ("Devanagari", entry.person.name_deva)):
            self.names[script].append(sys.intern(name))
            self.bearers[name, 0] += 1
            self.bearers[name, entry.year] += 1

    def namesakes(self, query: Asked) -> int:
        """How many bear the name, as written in the query's script (and the year, where it was typed)."""
        return self.bearers[self._known(query, query.target)]

    def is_namesake(self, query: Asked, row: int) -> bool:
        return self._known(query, row) == self._known(query, query.target)

    def _known(self, query: Asked, row: int) -> tuple[str, int]:
        return self.names[query.script][row], self.years[row] if query.with_year else 0


@dataclass
class Score:
    """How a group of queries came out, in numbers of queries."""

    asked: int = 0
    found: int = 0
    named: int = 0
    possible: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.asked + other.asked,
            self.found + other.found,
            self.named + other.named,
            self.possible + other.possible,
        )

    def __str__(self) -> str:
        if not self.asked:
            return f"{'-':>24}"
        return (
            "".join(f"{100 * n / self.asked:7.1f}" for n in (self.found, self.named, self.possible)) + f"{self.asked:6}"
        )


def recall(ask: Ask, queries: Iterable[Asked], roll: Roll) -> tuple[dict[Group, Score], list[Asked]]:
    """The score of every group, and the queries whose name was not among the 20 at all."""
    scores: dict[Group, Score] = defaultdict(Score)
    missed = []
    for query in queries:
        rows = [int(found[-12:], 16) for found in ask(query.text)[:TOP]]
        score = scores[query.script, query.rule, query.with_year, query.held]
        named = any(roll.is_namesake(query, row) for row in rows)
        score.asked += 1
        score.found += query.target in rows
        score.named += named
        score.possible += roll.namesakes(query) <= TOP
        if not named:
            missed.append(query)
    return scores, missed


def table(scores: dict[Group, Score], held: bool) -> Iterable[str]:
    """Lines of a table for the names held back, or for those tuned on."""
    heads = [f"{head:>10}{'found':>6}{'named':>7}{'poss.':>7}{'n':>6}" for head in ("with year", "without")]
    yield f"{'script':11}{'rule':24}|" + " |".join(heads)
    for script in ("Latin", "Devanagari"):
        rules = list(dict.fromkeys(g[1] for g in scores if g[0] == script))
        for rule in [*rules, "all slips and spellings"]:
            cells = [_sum(scores, script, rule, year, held) for year in (True, False)]
            yield f"{script:11}{rule:24}|{cells[0]!s:>36} |{cells[1]!s:>36}"


def _sum(scores: dict[Group, Score], script: str, rule: str, with_year: bool, held: bool) -> Score:
    wanted = (
        score
        for (its_script, its_rule, its_year, its_held), score in scores.items()
        if (its_script, its_year, its_held) == (script, with_year, held)
        and (its_rule == rule or (rule.startswith("all") and its_rule != "as spelt"))
    )
    return sum(wanted, Score())
