"""The cloud's database: made step by step or at once it is the same, and it keeps what it is told."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from cloud import tables
from cloud.migrate import migrate, newest
from cloud.store import Store
from tests.support.cloud import sqlite_url
from tests.truth.sources import ROOT

_DEFINITIONS = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' AND name NOT LIKE 'sqlite_auto%'"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    found: str = sqlite_url(tmp_path) if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    return found


def test_the_migrated_form_is_the_form_of_the_tables(url: str) -> None:
    store = Store(url)
    migrate(store)
    migrate(store)
    with store.read() as conn:
        assert compare_metadata(MigrationContext.configure(conn, opts={"compare_type": True}), tables.metadata) == []
    store.close()


def test_a_database_of_the_oldest_form_is_brought_to_the_newest(url: str) -> None:
    config, store = Config(), Store(url)
    config.set_main_option("script_location", str(ROOT / "cloud" / "migrations"))
    steps = ScriptDirectory.from_config(config)

    def begin(conn: Connection) -> None:
        config.attributes["connection"] = conn
        command.upgrade(config, str(steps.get_base()))

    store.write(begin)
    migrate(store)
    with store.read() as conn:
        found = conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
        assert found == newest() == steps.get_current_head() != steps.get_base()
        assert compare_metadata(MigrationContext.configure(conn, opts={"compare_type": True}), tables.metadata) == []
    store.close()


def test_every_detail_of_the_form_is_the_same(tmp_path: Path) -> None:
    """What comparing columns does not see: partial indexes, tables without row ids."""
    store = Store(sqlite_url(tmp_path))
    migrate(store)
    at_once = create_engine("sqlite://")
    tables.metadata.create_all(at_once)
    with store.read() as stepped, at_once.connect() as whole:
        assert dict(stepped.execute(text(_DEFINITIONS)).all()) == dict(whole.execute(text(_DEFINITIONS)).all())
    at_once.dispose()
    store.close()


def test_a_failed_write_leaves_nothing(url: str) -> None:
    store = Store(url)
    migrate(store)

    def half(conn: Connection) -> None:
        conn.execute(tables.series.insert().values(name="x", next=1))
        raise LookupError

    with pytest.raises(LookupError):
        store.write(half)
    with store.read() as conn:
        assert conn.execute(tables.series.select()).all() == []
    store.close()


def test_sqlite_writes_through_to_the_disk(tmp_path: Path) -> None:
    store = Store(sqlite_url(tmp_path))
    for _ in range(3):
        with store.read() as conn:
            found = [conn.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
            assert found == ["wal", 2]
    store.close()


def test_reading_sees_one_moment(url: str) -> None:
    store = Store(url)
    migrate(store)
    with store.read() as conn:
        before = conn.execute(tables.series.select()).all()
        store.write(lambda other: other.execute(tables.series.insert().values(name="x", next=1)))
        assert conn.execute(tables.series.select()).all() == before == []
    with store.read() as conn:
        assert len(conn.execute(tables.series.select()).all()) == 1
    store.close()
