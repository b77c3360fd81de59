"""The MetaData of the spine's tables: one room, one version."""

from desk.store.base import DeclarativeBase, naming


class Base(DeclarativeBase):
    metadata = naming()
