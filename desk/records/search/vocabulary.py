"""The words that occur in names, and which of them a misspelt word may have meant.

Every spelling that was ever stored is filed under itself and under all forms with one letter left out (the deletion
neighbourhood of Garbe's SymSpell), so that two spellings one slip apart (a letter too many, too few, wrong, or two
swapped) share a form: a handful of B-tree look-ups instead of a walk through all names. It lives in the database, in
the transaction of the patient, so there is nothing to load when the desk opens and nothing to go stale.
"""

import json
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from sqlalchemy import Connection

from desk.records.search.alias import aliases
from desk.records.search.fold import words_of
from desk.records.search.phonetic import also_written, plain, sound
from desk.records.search.tokens import MOST_WORDS

DDL = (
    "CREATE TABLE search_word (word TEXT NOT NULL PRIMARY KEY, sound TEXT NOT NULL, uses INTEGER NOT NULL) "
    "WITHOUT ROWID",
    "CREATE INDEX ix_search_word_sound ON search_word (sound, uses)",
    "CREATE TABLE search_spelling (spelling TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE search_near (piece TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (piece, word)) WITHOUT ROWID",
)

_SHORTEST_PIECE = 2
_MOST_READ = 600
_ONE_SLIP = 0.82  # one letter from a spelling that was stored


@dataclass(frozen=True, slots=True)
class Meant:
    """A word of the vocabulary that a typed word may stand for; likeness 0 to 1, uses: in how many patients' names."""

    word: str
    likeness: float
    uses: int


def pieces(form: str) -> set[str]:
    """The form, and it with each one letter left out."""
    found = {form[:at] + form[at + 1 :] for at in range(len(form))} if len(form) > _SHORTEST_PIECE else set()
    return found | {form}


def note(connection: Connection, names: Iterable[str], times: int = 1) -> None:
    """Count the words of `names` `times` more (or less, when negative), and file spellings not seen before."""
    spellings = Counter(word for name in names for word in words_of(name)[:MOST_WORDS])
    if not spellings:
        return
    uses: Counter[str] = Counter()
    for spelling, count in spellings.items():
        uses[plain(spelling)] += count * times
    connection.exec_driver_sql(
        "INSERT INTO search_word (word, sound, uses) VALUES (?, ?, ?) "
        "ON CONFLICT (word) DO UPDATE SET uses = uses + excluded.uses",
        [(word, sound(word), count) for word, count in uses.items()],
    )
    if times > 0:
        _file(connection, list(spellings))


def _file(connection: Connection, spellings: list[str]) -> None:
    fresh = connection.exec_driver_sql(
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT spelling FROM search_spelling)",
        (json.dumps(spellings),),
    ).scalars()
    new = list(fresh)
    if not new:
        return
    connection.exec_driver_sql("INSERT INTO search_spelling (spelling) VALUES (?)", [(s,) for s in new])
    near = {(piece, plain(s)) for s in new for piece in pieces(s) | pieces(plain(s))}
    connection.exec_driver_sql("INSERT OR IGNORE INTO search_near (piece, word) VALUES (?, ?)", sorted(near))


def meant(connection: Connection, spelling: str, limit: int = 16) -> list[Meant]:
    """The words of the vocabulary that the folded `spelling` may stand for, likeliest first."""
    form = plain(spelling)
    typed = pieces(spelling).union(*map(pieces, also_written(spelling)))
    alias, heard = aliases(form).union(*map(aliases, pieces(form))), sound(form)
    rows = connection.exec_driver_sql(
        "SELECT word, uses, 0 FROM search_word WHERE sound = ?1 AND uses > 0"
        " UNION ALL SELECT word, uses, 0 FROM search_word WHERE word IN (SELECT value FROM json_each(?2)) AND uses > 0"
        " UNION ALL SELECT w.word, w.uses, j.value IN (SELECT value FROM json_each(?4)) FROM json_each(?3) j"
        " CROSS JOIN search_near n ON n.piece = j.value CROSS JOIN search_word w ON w.word = n.word"
        " WHERE w.uses > 0 LIMIT ?5",
        (
            heard,
            json.dumps(sorted(alias)),
            json.dumps(sorted(typed | pieces(form))),
            json.dumps(sorted(typed)),
            _MOST_READ,
        ),
    )
    read: dict[str, tuple[int, int]] = {}
    for word, uses, by_letters in rows:
        if by_letters or word not in read:
            read[word] = (uses, by_letters)
    found = [
        Meant(word, max(_likeness(form, heard, word, alias), _ONE_SLIP if by_letters else 0.0), uses)
        for word, (uses, by_letters) in read.items()
    ]
    return sorted(found, key=lambda m: (-m.likeness, -m.uses))[:limit]


def _likeness(form: str, heard: str, word: str, alias: Container[str]) -> float:
    """How alike two plain words are; the same consonants count for more than the same letters."""
    if form == word:
        return 1.0
    close = OSA.normalized_similarity(form, word)
    if heard == sound(word):
        close = 0.75 + 0.25 * close
    return max(close, 0.7, 0.92 if word in alias else 0.0)


def beginning_with(connection: Connection, starts: Iterable[str], limit: int = 12) -> list[Meant]:
    """The commonest words of the vocabulary that begin with one of the plain `starts`."""
    found: dict[str, Meant] = {}
    for start in starts:
        rows = connection.exec_driver_sql(
            "SELECT word, uses FROM search_word WHERE word >= ? AND word < ? AND uses > 0 ORDER BY uses DESC LIMIT ?",
            (start, start + "\U0010ffff", limit),
        )
        found.update((word, Meant(word, 0.95, uses)) for word, uses in rows)
    return sorted(found.values(), key=lambda m: -m.uses)[:limit]
