"""Upkeep of the index, inside the unit that changes the patient; a full-text table and small ones beside it.

`search_terms` is a contentless FTS5 table (posting lists only; needs SQLite 3.43), its rowid the patient's row.
`search_patient` keeps the few folded words by which candidates are ranked, and what a list shows of them: its pages are
read and deciphered for the ranking anyway, so the lines cost nothing more. The search needs nothing else of the store.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection

from desk.records.search import vocabulary
from desk.records.search.fold import number_of, phone_of, words_of
from desk.records.search.tokens import SearchDocument, Shown, terms

BATCH = 5_000
_LARGE, _MOST_LARGE = 64, 3  # pages of a segment: some fifteen thousand patients; segments of that size

_DDL = (
    "CREATE VIRTUAL TABLE search_terms USING fts5(terms, content='', contentless_delete=1, detail=none, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co M*' tokenchars '_'\")",
    "CREATE TABLE search_patient (row INTEGER NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, names TEXT NOT NULL, "
    "fathers TEXT NOT NULL, birth_year INTEGER, sex TEXT NOT NULL, phones TEXT NOT NULL, numbers TEXT NOT NULL, "
    "name TEXT NOT NULL, name_native TEXT NOT NULL, birth_date TEXT, age_months INTEGER, age_told_on TEXT, "
    "locality TEXT NOT NULL)",
    "CREATE TABLE search_phone (phone TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (phone, row)) WITHOUT ROWID",
    "CREATE TABLE search_number (number TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (number, row)) WITHOUT ROWID",
)


class Kept(NamedTuple):
    """What is ranked of `search_patient`: names, fathers as folded words, "|" between; phones, numbers by spaces."""

    row: int
    patient_id: str
    names: str
    fathers: str
    birth_year: int | None
    sex: str
    phones: str
    numbers: str


class Line(NamedTuple):
    """What is shown of a row of `search_patient`."""

    row: int
    patient_id: str
    sex: str
    shown: Shown


_KEPT = ", ".join(f"p.{column}" for column in Kept._fields)
_SHOWN = ", ".join(f"p.{column}" for column in Shown._fields)
_SHOW = ", ".join(f"{column} = ?" for column in Shown._fields)
_AMONG = "FROM json_each(?) j CROSS JOIN search_patient p ON p.row = j.value"
_ADD = f"INSERT INTO search_patient VALUES ({', '.join('?' * len((*Kept._fields, *Shown._fields)))})"  # noqa: S608


def ddl() -> tuple[str, ...]:
    """The statements that make all tables of the search, for the models and for the migration."""
    return (*_DDL, *vocabulary.DDL)


def put(connection: Connection, document: SearchDocument) -> None:
    """Make the index say of the patient what `document` says, whatever it said before."""
    before = kept(connection, [document.row])
    fresh = _kept(document)
    if before and before[0] == fresh:
        _show(connection, document)
        return
    if before:
        _forget(connection, before[0])
    _add(connection, [(document, fresh)])


def put_many(connection: Connection, documents: Iterable[SearchDocument]) -> int:
    """Add patients whose rows are not in the index yet, in batches; how many."""
    count = 0
    source = iter(documents)
    while batch := [(document, _kept(document)) for document in islice(source, BATCH)]:
        _add(connection, batch)
        count += len(batch)
    return count


def remove(connection: Connection, row: int) -> None:
    """Forget the patient of that row, if it is there."""
    for found in kept(connection, [row]):
        _forget(connection, found)


def tidy(connection: Connection) -> None:
    """Merge the full-text index into one segment. Takes seconds a million."""
    connection.exec_driver_sql("INSERT INTO search_terms (search_terms) VALUES ('optimize')")


def scattered(connection: Connection) -> bool:
    """Whether the full-text index lies in so many large segments that it is worth a `tidy`.

    Every term is looked for in every segment. Registering one by one leaves only small ones; many patients taken over
    at once leave large ones, and a first search then reads three times the pages (docs/decisions/search.md).
    """
    large = connection.exec_driver_sql(
        "SELECT count(*) FROM (SELECT 1 FROM search_terms_idx GROUP BY segid HAVING count(*) > ?)", (_LARGE,)
    ).scalar_one()
    return bool(large > _MOST_LARGE)


def kept(connection: Connection, rows: Sequence[int]) -> list[Kept]:
    """What is kept of the patients of `rows`, in no order that is promised."""
    run = connection.exec_driver_sql
    if len(rows) == 1:
        found = run(f"SELECT {_KEPT} FROM search_patient p WHERE p.row = ?", (rows[0],))  # noqa: S608 our own names
    else:
        among = json.dumps(sorted(rows))  # one way through the file: a cold disk reads ahead
        found = run(f"SELECT {_KEPT} {_AMONG}", (among,))
    return [Kept(*row) for row in found]


def lines(connection: Connection, rows: Sequence[int]) -> list[Line]:
    """What lists show of the patients of `rows`, in this order; rows that are not in the index are left out."""
    if not rows:
        return []
    found = connection.exec_driver_sql(
        f"SELECT p.row, p.patient_id, p.sex, {_SHOWN} {_AMONG}",
        (json.dumps(sorted(rows)),),
    )
    by_row = {row: Line(row, patient_id, sex, Shown(*shown)) for row, patient_id, sex, *shown in found}
    return [by_row[row] for row in rows if row in by_row]


def _kept(document: SearchDocument) -> Kept:
    return Kept(
        document.row,
        document.patient_id,
        "|".join(dict.fromkeys(" ".join(words_of(name)) for name in document.names)),
        "|".join(dict.fromkeys(" ".join(words_of(name)) for name in document.fathers)),
        document.birth_year,
        document.sex,
        " ".join(sorted({phone for phone in map(phone_of, document.phones) if phone})),
        " ".join(sorted({number for number in map(number_of, document.identifiers) if number})),
    )


def _add(connection: Connection, batch: list[tuple[SearchDocument, Kept]]) -> None:
    run = connection.exec_driver_sql
    run(_ADD, [(*fresh, *document.shown) for document, fresh in batch])
    run("INSERT INTO search_terms (rowid, terms) VALUES (?, ?)", [(d.row, terms(d)) for d, _ in batch])
    if phones := [(phone, fresh.row) for _, fresh in batch for phone in fresh.phones.split()]:
        run("INSERT OR IGNORE INTO search_phone VALUES (?, ?)", sorted(phones))
    if numbers := [(number, fresh.row) for _, fresh in batch for number in fresh.numbers.split()]:
        run("INSERT OR IGNORE INTO search_number VALUES (?, ?)", sorted(numbers))
    vocabulary.note(connection, [name for _, fresh in batch for name in fresh.names.split("|")])


def _show(connection: Connection, document: SearchDocument) -> None:
    """Let lists show what `document` says; nothing is written where they do already."""
    line = lines(connection, [document.row])[0]
    if line.shown != document.shown:
        connection.exec_driver_sql(
            f"UPDATE search_patient SET {_SHOW} WHERE row = ?",  # noqa: S608 our own names
            (*document.shown, document.row),
        )


def _forget(connection: Connection, before: Kept) -> None:
    run = connection.exec_driver_sql
    run("DELETE FROM search_patient WHERE row = ?", (before.row,))
    run("DELETE FROM search_terms WHERE rowid = ?", (before.row,))
    for phone in before.phones.split():
        run("DELETE FROM search_phone WHERE phone = ? AND row = ?", (phone, before.row))
    for number in before.numbers.split():
        run("DELETE FROM search_number WHERE number = ? AND row = ?", (number, before.row))
    vocabulary.note(connection, before.names.split("|"), times=-1)
