"""Whether what a patient is allergic to is in a medicine: by ingredient, by class, by what may cross-react. Pure.

Every word of the record counts, in either script and with a slip of a letter: a warning too many costs a sentence, one
too few may cost a life.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from desk.core.i18n import Words, words
from desk.plugins.pharmacy.rules.allergens import CODES, CROSS, NAMES, SAME
from desk.plugins.pharmacy.rules.items import Item

UNREADABLE = re.compile(r"SNOMED CT [0-9]{6,18}")
"""How the record says an allergy of a card of which it knows the code only."""
_SHORTEST, _FORGIVING = 3, 7
_IDLE = frozenset({
    "acid", "sodium", "potassium", "calcium", "magnesium", "zinc", "silver", "chloride", "hydrochloride", "sulfate",
    "sulphate", "phosphate", "oral", "solution", "human", "water", "allergy", "allergic", "with", "from", "tablet",
    "tablets", "medicine", "medicines", "drug", "drugs", "injection", "syrup", "rash", "एसिड", "एलर्जी", "दवा",
})  # fmt: skip
"""Words that name no substance by themselves."""
_KINDS = frozenset({
    "insulin", "vaccine", "vitamin", "salts", "salt", "anti", "immunoglobulin", "peroxide", "toxoid", "valerate",
    "fumarate", "disoproxil", "iron",
})  # fmt: skip
"""Words that say of what kind a medicine is: two of a kind are not the same twice (a basal and a quick insulin)."""
_LONG_VOWELS = str.maketrans("ीूैौॉॅईऊऐऔऑँ", "िुेोााइउएओआं")


@dataclass(frozen=True)
class Allergy:
    """An allergy on record: as it is told, and its code where it has one."""

    text: str
    code: str = ""


def against(allergies: Sequence[Allergy], item: Item) -> tuple[Words, ...]:
    """A sentence for each allergy that `item` may be about."""
    return tuple(said for allergy in allergies if (said := _against(allergy, item)) is not None)


def _against(allergy: Allergy, item: Item) -> Words | None:
    told = _told(allergy)
    if allergy.code not in CODES and UNREADABLE.search(allergy.text):
        return words(
            "Caution", "The record names an allergy by a code that this desk cannot read ({allergy}). Ask the patient.",
            allergy=allergy.text,
        )  # fmt: skip
    classes = _classes(told)
    if _share(told, ingredients(item)) or classes & set(item.allergens):
        return words(
            "Caution", "Allergy on record: {allergy}. {medicine} is or contains it.", allergy=allergy.text,
            medicine=item.title,
        )  # fmt: skip
    if {near for one in classes for near in CROSS.get(one, ())} & set(item.allergens):
        return words(
            "Caution", "Allergy on record: {allergy}. {medicine} may cause the same reaction.", allergy=allergy.text,
            medicine=item.title,
        )  # fmt: skip
    return None


def ingredients(item: Item) -> frozenset[str]:
    """The words that name what an item is made of, as they are compared."""
    return _named(item.generic) | _named(item.generic_native)


def share(one: Item, other: Item) -> bool:
    """Whether two items have an ingredient in common."""
    if one.generic.casefold() == other.generic.casefold():
        return True
    return bool((_named(one.generic) & _named(other.generic)) - _kinds())


@cache
def _kinds() -> frozenset[str]:
    return frozenset(map(folded, _KINDS))


def _told(allergy: Allergy) -> frozenset[str]:
    return _named(allergy.text) | _named(CODES.get(allergy.code, ""))


@lru_cache(maxsize=5_000)
def _named(text: str) -> frozenset[str]:
    """The words of a text that name a substance, folded, with the other names of the same one."""
    plain = {*_words(text), *_words(text.replace("-", ""))}
    found = {folded(word) for word in plain if len(word) >= _SHORTEST and word.casefold() not in _IDLE}
    return frozenset(found.union(*(names for names in _same() if names & found)))


@cache
def _same() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(folded, names)) for names in SAME)


@cache
def _class_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(map(folded, said.split())) for name, said in NAMES.items()}


@lru_cache(maxsize=1_000)
def _classes(told: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name, said in _class_words().items() if _share(told, said))


def _share(told: Iterable[str], known: frozenset[str]) -> bool:
    return any(word in known or any(_near(word, other) for other in known) for word in told)


def _near(word: str, other: str) -> bool:
    """Misspelt by a letter, or part of a longer name: penicillin of benzylpenicillin."""
    return _close(word, other) or (len(word) >= _FORGIVING and word in other)


def folded(word: str) -> str:
    """A word as it is compared: spellings that differ by school or keyboard only are one."""
    low = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(c for c in low if c != "\u093c" and (not unicodedata.combining(c) or "\u0900" <= c <= "\u097f"))
    if not bare.isascii():
        return bare.translate(_LONG_VOWELS)
    for old, new in (("ph", "f"), ("ae", "e"), ("oe", "e"), ("y", "i"), ("th", "t"), ("k", "c")):
        bare = bare.replace(old, new)
    return re.sub(r"(.)\1", r"\1", bare)


def _words(text: str) -> list[str]:
    """Runs of letters with their vowel signs: Python's \\w would break Devanagari at every one of them."""
    letters = "".join(c if unicodedata.category(c)[0] in "LM" else " " for c in text)
    return letters.split()


def _close(one: str, other: str) -> bool:
    """Whether two long words differ by one letter at most."""
    if min(len(one), len(other)) < _FORGIVING or abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) == len(longer):
        return shorter[at + 1 :] == longer[at + 1 :]
    return shorter[at:] == longer[at + 1 :]
