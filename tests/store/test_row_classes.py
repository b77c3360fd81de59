"""A row class is its table: columns by name, whole in statements, and no mapper behind it."""

import subprocess
import sys

import pytest
from sqlalchemy import ForeignKey, LargeBinary, Table, create_engine, insert, select, update

from desk.store.base import DeclarativeBase, Mapped, mapped_column, naming


class Base(DeclarativeBase):
    metadata = naming()


class OwnerRow(Base):
    __tablename__ = "owner"
    owner_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str | None]


class ThingRow(Base):
    __tablename__ = "thing"
    n: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(ForeignKey("owner.owner_id"), index=True)
    good: Mapped[bool] = mapped_column(default=True)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)


def test_a_row_says_its_table() -> None:
    table = ThingRow.__table__

    assert isinstance(table, Table)
    assert {column.name: column.nullable for column in table.columns} == {
        "n": False, "owner_id": False, "good": False, "body": True,
    }  # fmt: skip
    assert [index.name for index in table.indexes] == ["ix_thing_owner_id"]


def test_a_row_stands_in_statements() -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(OwnerRow), [{"owner_id": "a", "name": "Ram"}, {"owner_id": "b", "name": None}])
        connection.execute(insert(ThingRow).values(owner_id="a"))
        connection.execute(update(ThingRow).where(ThingRow.owner_id == "a").values(body=b"x"))
        same = OwnerRow.owner_id == ThingRow.owner_id
        joined = select(ThingRow.good, ThingRow.body, OwnerRow.name).join(OwnerRow, same)
        rows = connection.execute(joined).all()
    engine.dispose()

    assert [(row.good, row.body, row.name) for row in rows] == [(True, b"x", "Ram")]


def test_a_column_of_an_unknown_kind_is_refused_at_once() -> None:
    with pytest.raises(KeyError):

        class OddRow(Base):
            __tablename__ = "odd"
            said: Mapped[list[str]] = mapped_column(primary_key=True)


def test_the_desk_loads_no_mappers() -> None:
    look = "import desk.app, sys; sys.exit('sqlalchemy.orm' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
