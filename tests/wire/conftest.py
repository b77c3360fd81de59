"""The cloud that the wire tests talk to, once over SQLite and once over PostgreSQL."""

from collections.abc import Iterator

import pytest

from tests.support.cloud import Cloud, WireDesk, running_cloud, sqlite_url
from tests.support.postgres import Postgres, postgres, postgres_url

__all__ = ["postgres", "postgres_url"]
QUICK = "tests.support.quick_cloud"


@pytest.fixture(scope="session")
def sqlite_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """A cloud over SQLite; tests keep apart by having a facility each."""
    with running_cloud(sqlite_url(tmp_path_factory.mktemp("cloud")), program=QUICK) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def postgres_cloud(postgres: Postgres) -> Iterator[Cloud]:
    """The same over PostgreSQL."""
    with running_cloud(postgres.fresh_url(), program=QUICK) as cloud:
        yield cloud


@pytest.fixture(params=["sqlite", "postgresql"])
def cloud(request: pytest.FixtureRequest) -> Iterator[Cloud]:
    """Both in turn."""
    name = {"sqlite": "sqlite_cloud", "postgresql": "postgres_cloud"}[request.param]
    found: Cloud = request.getfixturevalue(name)
    yield found
    found.close_desks()


@pytest.fixture
def desk(cloud: Cloud) -> WireDesk:
    """A desk of a facility of its own."""
    return cloud.desk()
