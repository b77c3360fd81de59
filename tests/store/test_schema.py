"""What the models promise and what the migrations make is the same: columns, checks, keys, indexes, triggers."""

import importlib
import secrets
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import IntegrityError

from desk.core.errors import Damaged
from desk.records.base import RECORDS
from desk.store import ddl, engine, migrate
from desk.store.migrate import STORE, Room

TABLES = {"store": "desk.store.tables", "records": "desk.records.tables"}


def database(tmp_path: Path, name: str) -> Engine:
    return engine.open_writer(tmp_path / name, secrets.token_bytes(32))


def from_models(made: Engine, rooms: tuple[Room, ...]) -> dict[str, object]:
    with made.begin() as connection:
        for room in rooms:
            module = importlib.import_module(TABLES[room.name])
            for statement in ddl.statements(module.Base.metadata, tuple(getattr(module, "VIRTUAL", ()))):
                connection.exec_driver_sql(statement)
        return ddl.shape(connection)


def from_migrations(made: Engine, rooms: tuple[Room, ...]) -> dict[str, object]:
    migrate.upgrade(made, rooms)
    with made.connect() as connection:
        return ddl.shape(connection)


@pytest.mark.parametrize("rooms", [(STORE,), (RECORDS,), (STORE, RECORDS)], ids=["store", "records", "both"])
def test_the_migrations_make_what_the_models_say(tmp_path: Path, rooms: tuple[Room, ...]) -> None:
    models, migrations = database(tmp_path, "models.db"), database(tmp_path, "migrations.db")
    said, made = from_models(models, rooms), from_migrations(migrations, rooms)
    models.dispose()
    migrations.dispose()
    assert made.keys() == said.keys()
    assert {name for name in said if said[name] != made[name]} == set()
    assert any(name.startswith("trigger ") for name in said)


@pytest.mark.parametrize(
    "spoil",
    [
        "DROP TRIGGER audit_no_update",
        "DROP INDEX ix_op_lane_n",
        "ALTER TABLE draft ADD COLUMN extra TEXT",
        "ALTER TABLE op DROP COLUMN first_error",
        "CREATE TABLE stray (x)",
    ],
)
def test_a_difference_would_be_seen(tmp_path: Path, spoil: str) -> None:
    made = database(tmp_path, "desk.db")
    before = from_migrations(made, (STORE,))
    with made.begin() as connection:
        connection.exec_driver_sql(spoil)
    with made.connect() as connection:
        after = ddl.shape(connection)
    made.dispose()
    assert before != after


def test_migrating_twice_does_nothing_the_second_time(tmp_path: Path) -> None:
    made = database(tmp_path, "desk.db")
    assert migrate.upgrade(made, (STORE, RECORDS)) == ["store", "records"]
    assert migrate.pending(made, (STORE, RECORDS)) == []
    assert migrate.upgrade(made, (STORE, RECORDS)) == []
    made.dispose()


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    made = database(tmp_path, "desk.db")
    migrate.upgrade(made, (STORE,))
    with made.begin() as connection:
        connection.exec_driver_sql("UPDATE version_store SET version_num = '9999'")
        before = ddl.shape(connection)
    with pytest.raises(Damaged, match="newer program"):
        migrate.upgrade(made, (STORE,))
    with made.connect() as connection:
        assert ddl.shape(connection) == before
    made.dispose()


def test_a_room_that_is_gone_keeps_its_tables_and_stops_nothing(tmp_path: Path) -> None:
    made = database(tmp_path, "desk.db")
    migrate.upgrade(made, (STORE, RECORDS))
    assert migrate.upgrade(made, (STORE,)) == []
    with made.connect() as connection:
        assert "table patient" in ddl.shape(connection)
    made.dispose()


def test_a_migration_that_is_cut_off_leaves_the_tables_as_they_were(tmp_path: Path) -> None:
    made = database(tmp_path, "desk.db")
    migrate.upgrade(made, (STORE,))
    with made.connect() as connection:
        before = ddl.shape(connection)

    def cut(_c: Connection, _cursor: object, statement: str, *_: object) -> None:
        if "CREATE TABLE visit " in statement:
            raise KeyboardInterrupt

    event.listen(made, "before_cursor_execute", cut)
    with pytest.raises(KeyboardInterrupt):
        migrate.upgrade(made, (RECORDS,))
    event.remove(made, "before_cursor_execute", cut)
    with made.connect() as connection:
        assert ddl.shape(connection) == before
    assert migrate.upgrade(made, (RECORDS,)) == ["records"]
    made.dispose()


def test_foreign_keys_hold(tmp_path: Path) -> None:
    made = database(tmp_path, "desk.db")
    migrate.upgrade(made, (STORE, RECORDS))
    with pytest.raises(IntegrityError), made.begin() as connection:
        connection.exec_driver_sql("INSERT INTO account (staff_id, wrong, rounds) VALUES ('nobody', 0, 0)")
    made.dispose()
