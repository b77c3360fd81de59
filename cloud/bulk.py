"""Many rows in one statement: what a push spends its time on, without a round trip or a compiled parameter per row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, String, Table, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Dialect

Values = Sequence[Sequence[Any]]


def insert_rows(conn: Connection, table: Table, rows: Values) -> None:
    """Insert rows whose values stand in the order of the table's columns."""
    if not rows:
        return
    if conn.dialect.name == "postgresql":
        # One array a column: one statement, one round trip, one plan.
        conn.exec_driver_sql(
            _insert_arrays(table, conn.dialect), tuple(list(column) for column in zip(*rows, strict=True))
        )
    else:
        conn.exec_driver_sql(_insert_values(table), [tuple(row) for row in rows])


def _names(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


@cache
def _insert_values(table: Table) -> str:
    places = ", ".join("?" for _ in table.columns)
    return f'INSERT INTO "{table.name}" ({_names(table)}) VALUES ({places})'  # noqa: S608 - names of our own tables


@cache
def _insert_arrays(table: Table, dialect: Dialect) -> str:
    # %b sends the values as they are; written out as text, every one of them would be searched for quotes and escaped.
    arrays = ", ".join(f"%b::{column.type.compile(dialect)}[]" for column in table.columns)
    return f'INSERT INTO "{table.name}" ({_names(table)}) SELECT * FROM unnest({arrays})'  # noqa: S608 - as above


class Among:
    """A select narrowed to the rows whose `column` is one of many texts, passed as one parameter."""

    def __init__(self, statement: Select[*tuple[Any, ...]], column: ColumnElement[Any], *, lock: bool = False) -> None:
        each = func.json_each(bindparam("wanted", type_=String)).table_valued("value")
        self._on_sqlite = statement.where(column.in_(select(each.c.value)))
        on_postgres = statement.where(column == any_(bindparam("wanted", type_=ARRAY(String))))
        # Locked in one order by everybody.
        self._on_postgres = on_postgres.order_by(column).with_for_update() if lock else on_postgres

    def rows(self, conn: Connection, wanted: Collection[str], **more: Any) -> Sequence[Row[*tuple[Any, ...]]]:
        """The rows found; `more` are the statement's other parameters."""
        if not wanted:
            return []
        if conn.dialect.name == "postgresql":
            return conn.execute(self._on_postgres, {"wanted": sorted(wanted), **more}).all()
        return conn.execute(self._on_sqlite, {"wanted": msgspec.json.encode(sorted(wanted)).decode(), **more}).all()
