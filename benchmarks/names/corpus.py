"""The patients that the search is measured over, and what is asked of them.

Patients are entered as clerks enter them: half in both scripts, a third in Latin only, the rest in Devanagari only; one
stored Latin word in twelve already carries another clerk's spelling.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.names.misspell import DEVANAGARI, LATIN, held_back
from desk.demo.people import Person, people

_SPELLINGS = [name for name in LATIN if name not in ("insert", "delete", "swap", "neighbour")]


@dataclass(frozen=True, slots=True)
class Entered:
    """A person as entered: what is stored, and what the true spellings were."""

    row: int
    latin: str
    deva: str
    person: Person
    year: int

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.latin, self.deva) if name)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: `text` is typed, `target` wanted; `held` when the misspelt word was kept away from tuning."""

    text: str
    target: int
    rule: str
    script: str
    with_year: bool
    held: bool


def entered(count: int, seed: int = 1) -> Iterator[Entered]:
    """`count` entered patients; rows run from 1."""
    random = Random(seed + 7_001)
    for row, person in enumerate(people(count, seed), start=1):
        scripts = random.random()
        latin = " ".join(_respelt(word, random) for word in person.name_latin.split())
        yield Entered(
            row=row,
            latin="" if scripts >= 0.85 else latin,
            deva="" if 0.5 <= scripts < 0.85 else person.name_deva,
            person=person,
            year=person.birth_year(),
        )


def _respelt(word: str, random: Random) -> str:
    if random.random() >= 1 / 12:
        return word
    fresh = LATIN[random.choice(_SPELLINGS)](word, random)
    return fresh.title() if fresh else word


def asked(sample: list[Entered], per_rule: int, seed: int = 2) -> Iterator[Asked]:
    """For each script and rule up to `per_rule` queries with a year and as many without.

    A query is the true name of a sampled patient with two words or more, one word of it spelt wrong by the rule; its
    script has nothing to do with the scripts the patient was entered in. "as spelt" is the rule of no mistake.
    """
    random = Random(seed)
    named = [e for e in sample if " " in e.person.name_latin]
    for script, rules in (("Latin", LATIN), ("Devanagari", DEVANAGARI)):
        for rule in ("as spelt", *rules):
            for with_year in (True, False):
                made = 0
                for entry in random.sample(named, len(named)):
                    query = _ask(entry, script, rule, with_year, random)
                    if query:
                        yield query
                        made += 1
                    if made == per_rule:
                        break


def _ask(entry: Entered, script: str, rule: str, with_year: bool, random: Random) -> Asked | None:
    truth = entry.person.name_latin.split()
    words = truth[:] if script == "Latin" else entry.person.name_deva.split()
    at = random.randrange(len(words))
    if rule != "as spelt":
        rules = LATIN if script == "Latin" else DEVANAGARI
        wrong = rules[rule](words[at], random)
        if not wrong or len(wrong) < 2 or wrong == words[at]:
            return None
        words[at] = wrong
    text = " ".join(words) + (f" {entry.year}" if with_year else "")
    return Asked(text.lower(), entry.row, rule, script, with_year, held_back(truth[at]))
