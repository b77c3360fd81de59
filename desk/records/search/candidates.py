"""Which rows are worth ranking: a ladder of full-text questions, the surest first, each over short lists.

A typed word is first turned into words of the vocabulary (those it begins, those it may have meant), so that every
question is an OR and AND of whole terms. Prefix scans and long lists (a common word alone) are what makes it slow.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sqlalchemy import Connection

from desk.records.search.parse import Query, Word
from desk.records.search.tokens import joined, pair_term, year_term
from desk.records.search.vocabulary import Meant, beginning_with, meant

MOST = 140
ENOUGH = 60
_PAGE, _FEW = 20, 5
_LETTERS = 2
_SURE = 0.8
_YEAR_SLIP = 1
_MOST_PAIRS = 96
_BEGUN, _BEGUN_WHOLE, _BEGUN_IN_YEAR = 12, 4, 16

Rung = tuple[str, int]
"""A full-text expression and how many rows to take of it."""
Options = Sequence[Meant]


def rows_by_name(connection: Connection, query: Query, shown: int = _PAGE) -> list[int]:
    """At most about MOST rows whose names, and year where one was typed, may be meant; best rungs first.

    `shown`: how many of them a list will show at most.
    """
    worth, found = _worth_ranking(query, shown), dict[int, None]()
    for expression, most in _ladder(connection, query, found):
        found.update(dict.fromkeys(_taken(connection, expression, most * worth // MOST)))
        if len(found) >= worth:
            break
    return list(found)


def _worth_ranking(query: Query, shown: int) -> int:
    """How many rows can matter: of a year alone the newest are shown, and a letter or two are typed on the way to more.

    Each row is a page read and deciphered on a cold disk.
    """
    if query.fathers or query.phone:
        return MOST
    if not query.words:
        return min(shown, MOST)
    short = len(query.words) == 1 and not query.years and len(query.words[0].plain) <= _LETTERS
    return max(shown, ENOUGH) if short else MOST


def rows_alike(connection: Connection, query: Query) -> list[int]:
    """Rows that may be the same person: all words alike, and the year, where known, off by one at most.

    Only likely words: a name farther off makes no duplicate by itself, and a shared phone or number finds it anyway.
    """
    guesses = [[m for m in meant(connection, word.spelling) if m.likeness >= _SURE] for word in query.words]
    if query.years:
        rows = _taken(connection, _in_years(_years(query), guesses), MOST // 2)
        near = [year for year in _years(query, _YEAR_SLIP) if year not in _years(query)]
        return rows + _taken(connection, _in_years(near, guesses), ENOUGH // 2)
    if len(guesses) > 1:
        return _taken(connection, _beside(guesses), MOST // 2)
    return _taken(connection, _any([_term(m.word) for options in guesses for m in options]), MOST // 2)


def _taken(connection: Connection, expression: str, most: int) -> list[int]:
    """The newest rows for a full-text expression; none for ""."""
    if not expression:
        return []
    found = connection.exec_driver_sql(
        "SELECT rowid FROM search_terms WHERE search_terms MATCH ? ORDER BY rowid DESC LIMIT ?", (expression, most)
    )
    return list(found.scalars())


def _ladder(connection: Connection, query: Query, found: dict[int, None]) -> Iterator[Rung]:
    words = query.words
    if not words:
        if query.years:
            yield _any([_term(year_term(y, "")) for y in _years(query)]), MOST
        return
    guesses = [meant(connection, word.spelling) for word in words]
    begun = [_begun(connection, word, options, bool(query.years)) for word, options in zip(words, guesses, strict=True)]
    if query.years:
        yield from _with_year(query, begun, guesses, found)
        if len(found) >= _FEW:
            return
    if len(words) > 1:
        yield from _pairs(words, begun, guesses, found)
    if len(words) == 1 or len(found) < _FEW:
        yield from _singles(begun, guesses)


def _begun(connection: Connection, word: Word, guesses: Options, in_year: bool) -> list[Meant]:
    """The words that the typed one begins: many for half a word, few where it is a word already."""
    whole = bool(guesses) and guesses[0].word == word.plain and len(word.plain) > 3
    most = _BEGUN_WHOLE if whole else (_BEGUN_IN_YEAR if in_year else _BEGUN)
    found = beginning_with(connection, word.begins, most)
    return [*guesses[:1], *(m for m in found if m.word != guesses[0].word)] if whole else found


def _with_year(
    query: Query, begun: list[list[Meant]], guesses: list[list[Meant]], found: dict[int, None]
) -> Iterator[Rung]:
    years = _years(query)
    wide = [[*b, *g] for b, g in zip(begun, guesses, strict=True)]
    yield _in_years(years, begun), MOST
    yield _in_years(years, wide), MOST
    if run := joined([w.plain for w in query.words]):
        yield _any([_term(year_term(y, word)) for y in years for word in run]), _PAGE
    if len(found) >= _PAGE:
        return
    yield _in_years([y for y in _years(query, _YEAR_SLIP) if y not in years], begun), _PAGE
    if len(found) < _FEW and len(wide) > 1:
        for left in sorted(range(len(wide)), key=lambda at: -_most_used(wide[at])):
            yield _in_years(years, wide[:left] + wide[left + 1 :]), ENOUGH


def _most_used(options: Options) -> int:
    return max((m.uses for m in options), default=0)


def _pairs(
    words: tuple[Word, ...], begun: list[list[Meant]], guesses: list[list[Meant]], found: dict[int, None]
) -> Iterator[Rung]:
    yield _beside(begun), ENOUGH
    sure = [[m for m in options if m.likeness >= _SURE] for options in guesses]
    yield _beside([*sure[:-1], [*sure[-1], *begun[-1]]], but_as_typed=len(words) == 2), MOST // 2
    if len(found) >= _PAGE:
        return
    loose = [*guesses[:-1], [*guesses[-1], *begun[-1]]]
    yield _beside(loose), MOST // 2
    if run := joined([w.plain for w in words]):
        yield _any([_term(word) for word in run]), ENOUGH
    if len(words) > 2 and len(found) < _PAGE:
        for at, first in enumerate(loose):
            for second in loose[at + 1 :]:
                yield _beside([first, second]), ENOUGH // 2


def _singles(begun: list[list[Meant]], guesses: list[list[Meant]]) -> Iterator[Rung]:
    share = MOST // (2 * len(guesses))
    for starts, options in zip(begun, guesses, strict=True):
        if options and options[0].likeness == 1:
            yield _term(options[0].word), share
        yield _any([_term(m.word) for m in starts]), share
        for option in [m for m in options if m.likeness < 1][:5]:
            yield _term(option.word), share // 4


def _beside(options: list[list[Meant]], *, but_as_typed: bool = False) -> str:
    """A word of each option beside one of the next, in one name; on request without the pair that was typed."""
    return _all([_any(_pair_terms(first, second, but_as_typed)) for first, second in pairwise(options)])


def _pair_terms(first: Options, second: Options, but_as_typed: bool) -> list[str]:
    """The likeliest pairs, at most _MOST_PAIRS of them."""
    pairs = {pair_term(a.word, b.word): a.likeness * b.likeness for a in first for b in second if a.word != b.word}
    if but_as_typed:
        pairs = {pair: likeness for pair, likeness in pairs.items() if likeness < 1}
    likeliest = sorted(pairs, key=lambda pair: -pairs[pair]) if len(pairs) > _MOST_PAIRS else list(pairs)
    return [_term(pair) for pair in likeliest[:_MOST_PAIRS]]


def _in_years(years: Sequence[int], options: list[list[Meant]]) -> str:
    """A word of each option, each with one of the years."""
    return _all([_any([_term(year_term(y, word)) for y in years for word in _distinct(o)]) for o in options])


def _distinct(options: Options) -> dict[str, None]:
    return {m.word: None for m in options}


def _years(query: Query, slip: int = 0) -> range:
    first, last = query.years or (0, -1)
    return range(first - slip, last + 1 + slip)


def _term(word: str) -> str:
    return '"' + word.replace('"', "") + '"'


def _any(expressions: list[str]) -> str:
    return "(" + " OR ".join(expressions) + ")" if expressions else ""


def _all(expressions: list[str]) -> str:
    return " AND ".join(expressions) if all(expressions) else ""
