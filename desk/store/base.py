"""What every room's tables are made of: row classes, naming, column types, and the triggers that hold a promise.

    class VisitRow(Base):
        __tablename__ = "visit"
        visit_id: Mapped[str] = mapped_column(primary_key=True)
        room_id: Mapped[str | None]

A row class is written, and seen by the type checker, as a declarative class of SQLAlchemy, and is no more than its
table: `VisitRow.room_id` is the column, `VisitRow` itself may stand in select, join, insert, update and delete. Nothing
makes objects of rows (queries give frozen dataclasses), so SQLAlchemy's mappers, a fifth of the roof's time and memory,
are never loaded (docs/benchmarks.md).
"""

import types
import typing
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
)
from sqlalchemy.types import TypeEngine

__all__ = [
    "BigInteger", "DeclarativeBase", "ForeignKey", "LargeBinary", "Mapped", "String", "Text",
    "append_only", "guard", "mapped_column", "naming", "trigger", "triggers",
]  # fmt: skip

_TYPES: dict[object, type[TypeEngine[Any]]] = {
    str: String, int: Integer, bool: Boolean, float: Float, bytes: LargeBinary,
}  # fmt: skip

if TYPE_CHECKING:
    from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
else:

    class Mapped:
        """`Mapped[str]` is a column that is never NULL, `Mapped[str | None]` one that may be."""

        def __init__(self, said: object) -> None:
            among = typing.get_args(said) if isinstance(said, types.UnionType) else (said,)
            self.nullable = types.NoneType in among
            (self.kind,) = (one for one in among if one is not types.NoneType)

        def __class_getitem__(cls, said: object) -> "Mapped":
            return cls(said)

    class mapped_column:  # noqa: N801 SQLAlchemy's name
        """What else is to be said of a column: the arguments of sqlalchemy.Column without name and nullable."""

        def __init__(self, *said: object, **more: object) -> None:
            self.said, self.more = said, more

        def named(self, name: str, of: Mapped) -> Column:
            typed = any(isinstance(one, TypeEngine) or one in _TYPES.values() for one in self.said)
            kind = () if typed else (_TYPES[of.kind],)
            return Column(name, *kind, *self.said, nullable=of.nullable, **self.more)

    class _RowType(type):
        """Makes the table of a class that names one. Raises KeyError for a kind of column that has no type."""

        def __init__(cls, name: str, bases: tuple[type, ...], said: dict[str, Any]) -> None:
            super().__init__(name, bases, said)
            if "__tablename__" not in said:
                return
            columns = [
                said.get(column, mapped_column()).named(column, of)
                for column, of in said.get("__annotations__", {}).items()
                if isinstance(of, Mapped)
            ]
            more = list(said.get("__table_args__", ()))
            options = more.pop() if more and isinstance(more[-1], dict) else {}
            cls.__table__ = Table(cls.__tablename__, cls.metadata, *columns, *more, **options)
            for column in columns:
                setattr(cls, column.name, column)

        def __clause_element__(cls) -> Table:
            return cls.__table__

    class DeclarativeBase(metaclass=_RowType):
        """The base of one room's row classes: give it a `metadata` (`naming()`)."""

        metadata: MetaData


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
    trigger(row, name, when, f"SELECT RAISE(ABORT, '{sentence}')")


def trigger(row: type[DeclarativeBase], name: str, when: str, *statements: str) -> None:
    """A trigger `<table>_<name>` of several statements, done in their order."""
    table = row.__table__
    assert isinstance(table, Table)
    ddl = f"CREATE TRIGGER {table.name}_{name} {when} BEGIN {' '.join(f'{one};' for one in statements)} END"
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
