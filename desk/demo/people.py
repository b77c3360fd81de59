"""Synthetic people of Delhi: the same seed gives the same people, in any number.

Names follow how people of each community are in fact entered at a counter: "Sunita Devi", "Mohd Imran",
"Gurpreet Kaur", "Ramesh" alone. Families share a phone and a surname; the old tell an age instead of a date of birth.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from desk.demo.names import Drawn, Locality, Name, Stock, stock

TODAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Person:
    """One synthetic patient. `sex` as in domain.md ("1" male, "2" female, "9" other).

    Exactly one of `birth_date` and `age_years` (told on the day the people are made for) is set. `phone` is ten digits
    or "".
    """

    name_latin: str
    name_deva: str
    sex: str
    birth_date: date | None
    age_years: int | None
    phone: str
    father_latin: str
    father_deva: str
    locality: str
    locality_deva: str
    district: str
    pin: str

    def birth_year(self, today: date = TODAY) -> int:
        """The year of birth, estimated from the age if that is all that was told."""
        return self.birth_date.year if self.birth_date else today.year - (self.age_years or 0)


def _one(latin: str, deva: str) -> Name:
    return Name(latin, deva)


# What stands between or after given name and surname, by community and sex: (words, surname follows, weight).
Shape = tuple[tuple[Name, ...], tuple[Name, ...], bool]
_KUMAR, _SINGH, _LAL = _one("Kumar", "कुमार"), _one("Singh", "सिंह"), _one("Lal", "लाल")
_PRASAD, _CHAND, _NATH = _one("Prasad", "प्रसाद"), _one("Chand", "चंद"), _one("Nath", "नाथ")
_DEVI, _KUMARI, _RANI = _one("Devi", "देवी"), _one("Kumari", "कुमारी"), _one("Rani", "रानी")
_KAUR, _MOHD, _MD = _one("Kaur", "कौर"), _one("Mohd", "मोहम्मद"), _one("Md", "मो")
_MOHAMMAD, _ABDUL = _one("Mohammad", "मोहम्मद"), _one("Abdul", "अब्दुल")
_BANO, _KHATOON, _BEGUM = _one("Bano", "बानो"), _one("Khatoon", "खातून"), _one("Begum", "बेगम")


def _shapes(*rows: tuple[tuple[Name, ...], tuple[Name, ...], bool, float]) -> Drawn[Shape]:
    return Drawn.of([(before, after, surname) for before, after, surname, _ in rows], [row[3] for row in rows])


_PLAIN = _shapes(((), (), True, 0.9), ((), (), False, 0.1))
_SHAPES: dict[tuple[str, str], Drawn[Shape]] = {
    ("hindu", "1"): _shapes(
        ((), (), True, 0.42),
        ((), (_KUMAR,), False, 0.2),
        ((), (_KUMAR,), True, 0.12),
        ((), (), False, 0.09),
        ((), (_SINGH,), True, 0.04),
        ((), (_LAL,), False, 0.04),
        ((), (_LAL,), True, 0.02),
        ((), (_PRASAD,), False, 0.02),
        ((), (_CHAND,), True, 0.03),
        ((), (_NATH,), True, 0.02),
    ),
    ("hindu", "2"): _shapes(
        ((), (), True, 0.36),
        ((), (_DEVI,), False, 0.24),
        ((), (), False, 0.18),
        ((), (_KUMARI,), False, 0.12),
        ((), (_KUMARI,), True, 0.04),
        ((), (_RANI,), False, 0.06),
    ),
    ("muslim", "1"): _shapes(
        ((_MOHD,), (), False, 0.3),
        ((), (), True, 0.3),
        ((_MOHD,), (), True, 0.12),
        ((_MD,), (), False, 0.08),
        ((_MOHAMMAD,), (), False, 0.08),
        ((_ABDUL,), (), False, 0.05),
        ((), (), False, 0.07),
    ),
    ("muslim", "2"): _shapes(
        ((), (), False, 0.25),
        ((), (_BANO,), False, 0.15),
        ((), (_KHATOON,), False, 0.15),
        ((), (_BEGUM,), False, 0.15),
        ((), (), True, 0.3),
    ),
    ("sikh", "1"): _shapes(((), (_SINGH,), False, 0.65), ((), (_SINGH,), True, 0.35)),
    ("sikh", "2"): _shapes(((), (_KAUR,), False, 0.8), ((), (_KAUR,), True, 0.2)),
}


@dataclass(frozen=True, slots=True)
class _Household:
    community: str
    family: Name
    home: Locality
    phone: str


def people(count: int, seed: int = 1, today: date = TODAY) -> Iterator[Person]:
    """`count` people, one after another; about 15 in 100 live with the one before: one phone, one home, one surname."""
    random = Random(seed)  # noqa: S311 - the same people every time is the point
    names = stock()
    household: _Household | None = None
    for _ in range(count):
        if household is None or random.random() >= 0.15:
            household = _move_in(random, names)
        yield _person(random, names, today, household)


def _move_in(random: Random, names: Stock) -> _Household:
    community = names.communities.one(random)
    return _Household(community, names.surnames[community].one(random), names.localities.one(random), _phone(random))


def _person(random: Random, names: Stock, today: date, household: _Household) -> Person:
    community, family = household.community, household.family
    sex = random.choices(("1", "2", "9"), (48.9, 51, 0.1))[0]
    latin, deva = _full(random, names, community, sex, family)
    father_latin, father_deva = _full(random, names, community, "1", family)
    birth_date, age = _born(random, today)
    return Person(latin, deva, sex, birth_date, age, household.phone, father_latin, father_deva, *household.home)


def _full(random: Random, names: Stock, community: str, sex: str, family: Name) -> tuple[str, str]:
    kind = sex if sex in "12" else random.choice("12")
    before, after, surname = _SHAPES.get((community, kind), _PLAIN).one(random)
    given = names.given[community, kind].one(random)
    words = (*before, given, *after, *((family,) if surname and family not in after else ()))
    return " ".join(w.latin for w in words), " ".join(w.deva for w in words)


def _born(random: Random, today: date) -> tuple[date | None, int | None]:
    """Ages as at an out-patient counter: many small children, most adults, a thin end of the old."""
    years = min(104.0, random.random() * 6 if random.random() < 0.1 else random.gammavariate(3.2, 11.5))
    if years > 5 and random.random() < min(0.75, years / 90):
        return None, int(years)
    return today - timedelta(days=int(years * 365.25)), None


def _phone(random: Random) -> str:
    if random.random() < 0.08:
        return ""
    return random.choices("9876", (55, 22, 17, 6))[0] + f"{random.randrange(10**9):09d}"
