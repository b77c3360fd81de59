"""A search index of its own for each test, encrypted as the store's is, in memory."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desk.records.search.find import search
from desk.records.search.index import ddl, put
from desk.records.search.tokens import SearchDocument

Enter = Callable[..., SearchDocument]
Find = Callable[[str], list[str]]


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: dbapi2.connect(":memory:", isolation_level=None),
        poolclass=StaticPool,
    )
    with engine.connect() as opened:
        for statement in ddl():
            opened.exec_driver_sql(statement)
        yield opened
    engine.dispose()


@pytest.fixture
def enter(connection: Connection) -> Enter:
    """Enter a patient by name, year and what else; ids are p1, p2, …"""
    entered: list[SearchDocument] = []

    def enter(*names: str, year: int | None = 1984, **more: Any) -> SearchDocument:
        row = len(entered) + 1
        document = SearchDocument(f"p{row}", row, names, year, **more)
        entered.append(document)
        put(connection, document)
        return document

    return enter


@pytest.fixture
def find(connection: Connection) -> Find:
    """The ids found for a text in the year 2026, best first."""
    return lambda text: [hit.patient_id for hit in search(connection, text, this_year=2026)]
