"""Which rows are worth ranking: a ladder of full-text questions, the surest first, each over short lists."""

from collections.abc import Iterator
from itertools import pairwise

from sqlalchemy import Connection

from desk.records.search.parse import Query, Word
from desk.records.search.tokens import HEAD, joined, pair_term, year_term
from desk.records.search.vocabulary import Meant, beginning_with, meant

MOST = 160
ENOUGH = 60
_PAGE, _FEW = 20, 5
_SURE = 0.8
_YEAR_SLIP = 1

Rung = tuple[str, int]
"""A full-text expression and how many rows to take of it."""


def rows_by_name(connection: Connection, query: Query) -> list[int]:
    """At most about MOST rows whose names, and year where one was typed, may be meant; best rungs first."""
    found: dict[int, None] = {}
    for expression, most in _ladder(connection, query, found):
        if expression:
            found.update(dict.fromkeys(_take(connection, expression, most)))
        if len(found) >= MOST:
            break
    return list(found)


def rows_alike(connection: Connection, query: Query) -> list[int]:
    """At most MOST rows that may be the same person: all words alike, and the year, where known, off by one at most."""
    guesses = [meant(connection, word.spelling) for word in query.words]
    if query.years:
        years = _years(query, _YEAR_SLIP)
        expression = _all([_any([_term(year_term(y, m.word)) for y in years for m in options]) for options in guesses])
    elif len(guesses) > 1:
        expression = _all([_pair(a, b) for a, b in pairwise(guesses)])
    else:
        expression = _any([_term(m.word) for options in guesses for m in options])
    return _take(connection, expression, MOST) if expression else []


def _take(connection: Connection, expression: str, most: int) -> list[int]:
    """The newest rows for a full-text expression."""
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
    if query.years:
        yield from _with_year(query, guesses, found)
        if len(found) >= _FEW:
            return
    if len(words) > 1:
        yield from _pairs(connection, words, guesses, found)
    if len(words) == 1 or len(found) < _FEW:
        yield from _singles(connection, words, guesses)


def _with_year(query: Query, guesses: list[list[Meant]], found: dict[int, None]) -> Iterator[Rung]:
    years = _years(query)
    begun = [_any([_term(year_term(y, b)) + "*" for y in years for b in w.begins]) for w in query.words]
    yield _all(begun), MOST
    wide = [
        _any([start, *(_term(year_term(y, m.word)) for y in years for m in options)])
        for start, options in zip(begun, guesses, strict=True)
    ]
    yield _all(wide), MOST
    if run := joined([w.plain for w in query.words]):
        yield _any([_term(year_term(y, word)) + "*" for y in years for word in run]), ENOUGH
    near = [y for y in _years(query, _YEAR_SLIP) if y not in years]
    yield _all([_any([_term(year_term(y, b)) + "*" for y in near for b in w.begins]) for w in query.words]), _PAGE
    if len(found) >= _FEW:
        return
    if len(wide) > 2:
        for left in range(len(wide)):
            yield _all(wide[:left] + wide[left + 1 :]), ENOUGH
    elif len(wide) == 2:
        rarer = min((0, 1), key=lambda at: _most_used(guesses[at]))
        for at in (rarer, 1 - rarer):
            yield wide[at], ENOUGH


def _most_used(options: list[Meant]) -> int:
    return max((m.uses for m in options), default=0)


def _pairs(
    connection: Connection, words: tuple[Word, ...], guesses: list[list[Meant]], found: dict[int, None]
) -> Iterator[Rung]:
    begun = [beginning_with(connection, word.begins) for word in words]
    yield _all([_begun_pair(a, b, g) for (a, b), g in zip(pairwise(words), begun, strict=False)]), ENOUGH
    sure = [[m for m in options if m.likeness >= _SURE] for options in guesses]
    last = [*sure[-1], *begun[-1]]
    yield _all([_pair(a, b) for a, b in pairwise([*sure[:-1], last])]), MOST // 2
    if len(found) >= _PAGE:
        return
    loose = [*guesses[:-1], [*guesses[-1], *begun[-1]]]
    yield _all([_pair(a, b) for a, b in pairwise(loose)]), MOST // 2
    if run := joined([w.plain for w in words]):
        yield _any([_term(word) + "*" for word in run]), ENOUGH
    if len(words) > 2 and len(found) < _PAGE:
        for at, a in enumerate(loose):
            for b in loose[at + 1 :]:
                yield _pair(a, b), ENOUGH // 2


def _begun_pair(first: Word, second: Word, begun: list[Meant]) -> str:
    """Both words typed in part: the pair's prefix, narrowed by the first word where it is longer than its head."""
    if len(first.plain) < HEAD <= len(second.plain):
        first, second, begun = second, first, []
    pair = _any([_term(pair_term(a, b)) + "*" for a in first.begins for b in second.begins])
    if len(first.plain) <= HEAD or not begun:
        return pair
    return _all([pair, _any([_term(m.word) for m in begun])])


def _pair(first: list[Meant], second: list[Meant]) -> str:
    """Some word of `first` beside some word of `second`."""
    if not first or not second:
        return ""
    pairs = dict.fromkeys(_term(pair_term(a.word, b.word)) for a in first for b in second)
    return _all([_any(list(pairs)), _any([_term(m.word) for m in first])])


def _singles(connection: Connection, words: tuple[Word, ...], guesses: list[list[Meant]]) -> Iterator[Rung]:
    for word, options in zip(words, guesses, strict=True):
        share = MOST // (2 * len(words))
        yield _term(word.plain), share
        for option in options[:6]:
            yield _term(option.word), share // 4
        begun = beginning_with(connection, word.begins)
        yield _any([_term(m.word) for m in begun]), share


def _years(query: Query, slip: int = 0) -> range:
    first, last = query.years or (0, -1)
    return range(first - slip, last + 1 + slip)


def _term(word: str) -> str:
    return '"' + word.replace('"', "") + '"'


def _any(expressions: list[str]) -> str:
    return "(" + " OR ".join(expressions) + ")" if expressions else ""


def _all(expressions: list[str]) -> str:
    return " AND ".join(expressions) if all(expressions) else ""
