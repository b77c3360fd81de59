"""Who may be the patient already: close matches with reasons, shown before anyone is entered a second time.

The weights follow the order in which clerks trust what people say (domain.md, Identity): a number settles it, a name
with a year nearly does, a phone is shared by a family and never settles anything by itself.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from desk.core.i18n import Words, words
from desk.records.search.candidates import rows_alike
from desk.records.search.fold import number_of, phone_of, words_of
from desk.records.search.index import Kept, kept
from desk.records.search.parse import Query, Word
from desk.records.search.rank import Ranker
from desk.records.search.tokens import MOST_WORDS, SearchDocument

SHOWN_FROM = 0.6
_BY_PHONE = 40
_SAME, _CLOSE = 0.99, 0.7
_UNLIKE_NAME = 0.55
_SIMILAR = 0.75  # Rajesh is not Ramesh, however few letters lie between
_SOUNDS_AT_LEAST = 0.9
_NAME, _YEAR, _PHONE, _FATHER, _NUMBER = 0.55, 0.2, 0.15, 0.15, 0.9
_OTHER_SEX, _FAR_YEAR, _OTHER_FATHER = -0.25, -0.2, -0.1
_YEARS_NEAR, _YEARS_FAR = 2, 8
_ROUNDED = 0.001


@dataclass(frozen=True, slots=True)
class Close:
    """A patient who may be the one at the counter. `score` 0 to 1; reasons in the order of their weight."""

    row: int
    patient_id: str
    score: float
    reasons: tuple[Words, ...]


def duplicates(connection: Connection, document: SearchDocument, limit: int = 5) -> tuple[Close, ...]:
    """At most `limit` patients as close as SHOWN_FROM to `document`, closest first; its own row is left out."""
    asked = _asked(document)
    rows: dict[int, None] = {}
    for query in asked:
        rows.update(dict.fromkeys(rows_alike(connection, query)))
    rows.update(dict.fromkeys(_sharing(connection, document)))
    rows.pop(document.row, None)
    if not rows:
        return ()
    rankers = [Ranker(query) for query in asked]
    fathers = [Ranker(_words(name, None)) for name in document.fathers if words_of(name)]
    found = [_close(document, candidate, rankers, fathers) for candidate in kept(connection, list(rows))]
    return tuple(sorted((c for c in found if c.score >= SHOWN_FROM), key=lambda c: (-c.score, -c.row))[:limit])


def _asked(document: SearchDocument) -> list[Query]:
    years = None if document.birth_year is None else (document.birth_year, document.birth_year)
    queries = {tuple(w.plain for w in query.words): query for query in (_words(n, years) for n in document.names)}
    return [query for sounds, query in queries.items() if sounds]


def _words(name: str, years: tuple[int, int] | None) -> Query:
    return Query(words=tuple(Word.of(w) for w in dict.fromkeys(words_of(name)[:MOST_WORDS])), years=years)


def _sharing(connection: Connection, document: SearchDocument) -> list[int]:
    """Rows with one of the document's phones or identifiers."""
    rows: list[int] = []
    for phone in filter(None, map(phone_of, document.phones)):
        found = connection.exec_driver_sql("SELECT row FROM search_phone WHERE phone = ? LIMIT ?", (phone, _BY_PHONE))
        rows.extend(found.scalars())
    for number in filter(None, map(number_of, document.identifiers)):
        found = connection.exec_driver_sql(
            "SELECT row FROM search_number WHERE number = ? LIMIT ?", (number, _BY_PHONE)
        )
        rows.extend(found.scalars())
    return rows


def _close(document: SearchDocument, other: Kept, rankers: list[Ranker], fathers: list[Ranker]) -> Close:
    name = max((ranker.name(other.names) for ranker in rankers), default=0.0)
    number = _number(document, other)
    if name < _UNLIKE_NAME and not number:
        return Close(other.row, other.patient_id, 0.0, ())  # a family shares phone and father, not the name
    sounds = any(ranker.sounds_the_same(other.names) for ranker in rankers)
    otherwise = _OTHER_SEX if {document.sex, other.sex} == {"1", "2"} else 0.0
    parts = [*number, *_name(name, sounds), *_year(document.birth_year, other.birth_year)]
    phone = _phone(document, other)
    if sum(weight for weight, _ in (*parts, *phone)) + otherwise + _FATHER < SHOWN_FROM - _ROUNDED:
        return Close(other.row, other.patient_id, 0.0, ())  # not even the same father could make up for it
    parts += [*_father(fathers, other.fathers), *phone]
    score = sum(weight for weight, _ in parts) + otherwise
    reasons = tuple(why for _, why in sorted(parts, key=lambda part: -part[0]) if why is not None)
    return Close(other.row, other.patient_id, round(min(1.0, max(0.0, score)), 3), reasons)


Part = tuple[float, Words | None]


def _number(document: SearchDocument, other: Kept) -> list[Part]:
    theirs = set(other.numbers.split())
    same = any(number_of(number) in theirs for number in document.identifiers if number)
    return [(_NUMBER, words("Duplicates", "same number"))] if same else []


def _name(likeness: float, sounds: bool) -> list[Part]:
    if likeness >= _SAME:
        return [(_NAME, words("Duplicates", "same name"))]
    if sounds:
        return [(_NAME * max(likeness, _SOUNDS_AT_LEAST), words("Duplicates", "name sounds the same"))]
    if likeness >= _CLOSE:
        return [(_NAME * likeness * _SIMILAR, words("Duplicates", "similar name"))]
    return [(_NAME * likeness * _SIMILAR, None)]


def _year(mine: int | None, theirs: int | None) -> list[Part]:
    if mine is None or theirs is None:
        return []
    away = abs(mine - theirs)
    if away == 0:
        return [(_YEAR, words("Duplicates", "same year of birth"))]
    if away <= _YEARS_NEAR:
        return [(_YEAR / 2, words("Duplicates", "nearly the same year of birth"))]
    return [(_FAR_YEAR if away > _YEARS_FAR else 0.0, None)]


def _father(mine: list[Ranker], theirs: str) -> list[Part]:
    if not mine or not theirs:
        return []
    if any(ranker.sounds_the_same(theirs) for ranker in mine):
        return [(_FATHER, words("Duplicates", "same father's name"))]
    likeness = max(ranker.name(theirs) for ranker in mine)
    if likeness >= _SAME:
        return [(_FATHER, words("Duplicates", "same father's name"))]
    return [(_OTHER_FATHER if likeness < _UNLIKE_NAME else 0.0, None)]


def _phone(document: SearchDocument, other: Kept) -> list[Part]:
    theirs = set(other.phones.split())
    same = any(phone_of(phone) in theirs for phone in document.phones if phone)
    return [(_PHONE, words("Duplicates", "same phone"))] if same else []
