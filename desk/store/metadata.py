"""The MetaData of the store's own tables: one room, one version."""

from desk.store.base import DeclarativeBase, naming


class Base(DeclarativeBase):
    metadata = naming()
