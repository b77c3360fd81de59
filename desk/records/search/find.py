"""The one box: text in, the patients that may be meant out."""

from sqlalchemy import Connection

from desk.core.clock import SystemClock, business_date
from desk.core.i18n import words
from desk.records.search.candidates import rows_by_name
from desk.records.search.index import kept
from desk.records.search.parse import Query, parse
from desk.records.search.rank import Hit, Ranker, page

_BY_NUMBER = 60
_WORTH_SHOWING = 0.5
_PHONE_FIRST = 5  # from so many digits on, a phone number's beginning narrows more than a name does
_LOOK_ALIKES = str.maketrans("OQISZB", "001528")


def search(connection: Connection, text: str, limit: int = 20, this_year: int | None = None) -> tuple[Hit, ...]:
    """At most `limit` patients for what was typed, best first. Any text is answered; one without meaning by ()."""
    query = parse(text, this_year or business_date(SystemClock().now_ms()).year)
    if query.is_empty:
        return ()
    numbered = _by_number(connection, query, limit)
    rows = _by_phone(connection, query, limit) if query.phone else []
    if len(rows) == 0 or (query.words and len(query.phone) < _PHONE_FIRST):
        rows += rows_by_name(connection, query, limit)
    ranker = Ranker(query)
    ranked = [(ranker.hit(known), known) for known in kept(connection, list(dict.fromkeys(rows)))] if rows else []
    if query.words:
        ranked = [found for found in ranked if found[0].score >= _WORTH_SHOWING]
    ranked.sort(key=lambda found: (-found[0].score, -found[0].row))
    alone = query.words and not (query.years or query.phone or query.fathers)
    hits = page(ranked, limit) if alone else [hit for hit, _ in ranked[:limit]]
    return tuple({hit.row: hit for hit in (*numbered, *hits)}.values())[:limit]


def _by_number(connection: Connection, query: Query, limit: int) -> list[Hit]:
    """Patients with an identifier that is, or begins with, what was typed."""
    if not query.number:
        return []
    hits: dict[int, Hit] = {}
    for number in dict.fromkeys((query.number, query.number.translate(_LOOK_ALIKES))):
        rows = connection.exec_driver_sql(
            "SELECT n.row, p.patient_id, n.number FROM search_number n JOIN search_patient p ON p.row = n.row "
            "WHERE n.number >= ? AND n.number < ? ORDER BY n.number LIMIT ?",
            (number, number + "\U0010ffff", limit),
        )
        for row, patient_id, whole in rows:
            hits.setdefault(row, Hit(row, patient_id, 2.0 if whole == number else 1.5, (words("Search", "number"),)))
    return sorted(hits.values(), key=lambda hit: -hit.score)


def _by_phone(connection: Connection, query: Query, limit: int) -> list[int]:
    most = _BY_NUMBER * 4 if query.words else limit
    if query.words and len(query.phone) < _PHONE_FIRST:
        return []
    rows = connection.exec_driver_sql(
        "SELECT row FROM search_phone WHERE phone >= ? AND phone < ? ORDER BY phone LIMIT ?",
        (query.phone, query.phone + ":", most),
    )
    return list(rows.scalars())
