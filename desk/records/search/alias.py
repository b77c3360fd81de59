"""Names that are one name under several written forms (Mohd, Mohammad; Krishna, Kishan), from a catalogue."""

from functools import cache

from desk.core.paths import resources
from desk.records.search.fold import words_of
from desk.records.search.phonetic import plain


@cache
def _families() -> dict[str, frozenset[str]]:
    path = resources() / "catalogues" / "names" / "aliases.tsv"
    families: dict[str, frozenset[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        forms = frozenset(plain(word) for form in line.split("\t") for word in words_of(form))
        for form in forms:
            families[form] = families.get(form, frozenset()) | forms
    return families


def aliases(plain_word: str) -> frozenset[str]:
    """The plain forms that stand for the same name as `plain_word`, itself included if it has any; else empty."""
    return _families().get(plain_word, frozenset())


def load() -> None:
    """Read the catalogue now, so that the first search need not: some 7 ms of a core."""
    _families()
