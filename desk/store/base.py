"""What every room's tables are made of: naming, column types, and the triggers that hold a promise in the database."""

from sqlalchemy import DDL, BigInteger, ForeignKey, LargeBinary, MetaData, String, Table, Text, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

__all__ = [
    "BigInteger", "DeclarativeBase", "ForeignKey", "LargeBinary", "Mapped", "String", "Text",
    "append_only", "guard", "mapped_column", "naming", "relationship", "triggers",
]  # fmt: skip

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def naming() -> MetaData:
    """A fresh MetaData for one room, with the house's names for constraints."""
    return MetaData(naming_convention=_NAMES)


def guard(row: type[DeclarativeBase], name: str, when: str, sentence: str) -> None:
    """A trigger `<table>_<name>` that aborts: `when` is e.g. "BEFORE DELETE" or "BEFORE UPDATE OF a ON t WHEN …"."""
    table = row.__table__
    assert isinstance(table, Table)
    ddl = f"CREATE TRIGGER {table.name}_{name} {when} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    table.info.setdefault("triggers", []).append(ddl)
    event.listen(table, "after_create", DDL(ddl.replace("%", "%%")))  # type: ignore[no-untyped-call]


def append_only(row: type[DeclarativeBase]) -> None:
    """No UPDATE and no DELETE, held by the database itself."""
    name = row.__tablename__
    guard(row, "no_update", f"BEFORE UPDATE ON {name}", f"{name} is append-only")
    guard(row, "no_delete", f"BEFORE DELETE ON {name}", f"{name} is append-only")


def triggers(metadata: MetaData) -> list[str]:
    """The trigger statements of all tables, in order."""
    return [ddl for table in metadata.sorted_tables for ddl in table.info.get("triggers", [])]
