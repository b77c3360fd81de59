"""The MetaData of the spine's tables: one room, one version."""

from desk.store.base import DeclarativeBase, naming
from desk.store.migrate import Room

RECORDS = Room("records", "desk.records.migrations")


class Base(DeclarativeBase):
    metadata = naming()
