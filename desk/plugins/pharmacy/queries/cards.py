"""The bin card of a batch at a place: every move with the balance after it."""

from sqlalchemy import Connection

from desk.plugins.pharmacy.queries import movements, places
from desk.plugins.pharmacy.rules.stock import CardLine
from desk.records.staff import queries as staff
from desk.store import ledger


def bin_card(connection: Connection, batch_id: str, account_id: str) -> tuple[CardLine, ...]:
    """What came and went, oldest first. `other` names the other end (supplier, place, or its kind), `by` a person."""
    lines = ledger.movements(connection, batch_id, (account_id,))
    known = movements.by_id(connection, (line.posting_id for line in lines))
    named = places.by_id(connection)
    people = staff.names(connection, {line.by for line in lines})
    found = []
    for line in lines:
        move = known.get(line.posting_id)
        other = (move.target if line.amount < 0 else move.source) if move else ""
        place, party = named.get(other), move.party if move else ""
        found.append(
            CardLine(
                line.posting_id, line.at, line.kind, max(line.amount, 0), max(-line.amount, 0), line.balance,
                party or (place.name or place.kind if place else ""), line.document, line.reason,
                people.get(line.by, ""), place.name_native if place and not party else "",
            )
        )  # fmt: skip
    return tuple(found)
