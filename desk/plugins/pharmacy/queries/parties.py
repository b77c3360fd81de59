"""Reads of suppliers, for the type-ahead of a receipt."""

from sqlalchemy import Connection

from desk.plugins.pharmacy.rules.moves import RECEIPT

_RECENT = """
    SELECT party FROM (
        SELECT party, day FROM pharmacy_move WHERE kind = ? AND party <> '' ORDER BY day DESC LIMIT 2000)
    GROUP BY party ORDER BY max(day) DESC, count(*) DESC, party LIMIT ?
"""


def suppliers(connection: Connection, most: int = 50) -> tuple[str, ...]:
    """Who delivered lately, the last one first."""
    return tuple(connection.exec_driver_sql(_RECENT, (RECEIPT, most)).scalars())
