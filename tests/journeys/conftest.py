"""The clouds that the journeys meet, and two desks of one pharmacy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cloud import Cloud
from tests.support.pharmacies import Dispensary, dispensary, load_catalogue
from tests.wire.conftest import cloud, postgres, postgres_cloud, postgres_url, sqlite_cloud

__all__ = ["cloud", "postgres", "postgres_cloud", "postgres_url", "sqlite_cloud"]


@pytest.fixture
def desks(cloud: Cloud, tmp_path: Path) -> Iterator[tuple[Dispensary, Dispensary]]:
    """Two desks of a facility of their own, with the state's medicines."""
    load_catalogue(cloud, tmp_path)
    facility_id = cloud.add_facility(departments=1)
    with dispensary(tmp_path / "a", cloud, facility_id) as a, dispensary(tmp_path / "b", cloud, facility_id) as b:
        yield a, b
