"""The statements that make a room's tables, for writing a migration and for comparing schemas.

`python -m desk.store.ddl desk.store.tables` prints what a first migration of those tables holds.
"""

import importlib
import sys
from typing import Any

from sqlalchemy import Connection, MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from desk.store.base import triggers


def statements(metadata: MetaData, more: tuple[str, ...] = ()) -> list[str]:
    """CREATE statements of all tables, their indexes, their triggers, then `more` (virtual tables)."""
    dialect = sqlite.dialect()
    made: list[str] = []
    for table in metadata.sorted_tables:
        made.append(_tidy(str(CreateTable(table).compile(dialect=dialect))))
        indexes = sorted(table.indexes, key=lambda i: str(i.name))
        made += [_tidy(str(CreateIndex(index).compile(dialect=dialect))) for index in indexes]
    return made + triggers(metadata) + list(more)


def shape(connection: Connection) -> dict[str, Any]:
    """Everything that a schema promises, in a form in which two databases can be compared."""
    found: dict[str, Any] = {}
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").all()
    for kind, name, table, sql in rows:
        if name.startswith(("version_", "sqlite_")) or table.startswith("version_"):
            continue
        if kind == "table" and not sql.upper().startswith("CREATE VIRTUAL"):
            found[f"table {name}"] = {
                part: sorted(str(tuple(r)) for r in connection.exec_driver_sql(f"PRAGMA {part}({name})"))
                for part in ("table_xinfo", "foreign_key_list")
            } | {
                "checks": sorted(p for p in _tidy(sql).split("CONSTRAINT ") if " CHECK " in p),
                "without rowid": _tidy(sql).upper().endswith("WITHOUT ROWID"),
            }
        else:
            found[f"{kind} {name}"] = _tidy(sql or "")
    return found


def _tidy(sql: str) -> str:
    return " ".join(sql.split())


def main() -> None:
    """Print the statements of each tables module named on the command line."""
    for name in sys.argv[1:]:
        module = importlib.import_module(name)
        made = statements(module.Base.metadata, tuple(getattr(module, "VIRTUAL", ())))
        sys.stdout.write("".join(f'    """{statement}""",\n' for statement in made))


if __name__ == "__main__":
    main()
