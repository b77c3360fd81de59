"""The clouds that the journeys meet."""

from tests.wire.conftest import cloud, postgres, postgres_cloud, postgres_url, sqlite_cloud

__all__ = ["cloud", "postgres", "postgres_cloud", "postgres_url", "sqlite_cloud"]
