"""What all commands share: which database, and how they are added to the command line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeAlias

from sqlalchemy.engine import make_url

from cloud.cards.keys import Seal
from cloud.migrate import migrate
from cloud.store import Store, default_url


class Adder(Protocol):
    """`add_parser` of argparse's sub-commands."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:
        """A parser for one more command."""
        ...


Arguments: TypeAlias = argparse.Namespace


class Wrong(Exception):
    """The command cannot do what was asked; its text is for the person at the terminal."""


def open_store(arguments: Arguments) -> Store:
    """The migrated database that `--db` or `--data` names."""
    url: str | None = arguments.db
    data: Path = arguments.data
    store = Store(url or default_url(data))
    migrate(store)
    return store


@contextmanager
def opened(arguments: Arguments) -> Iterator[Store]:
    """`open_store` for the time of a block; closed however the block ends."""
    store = open_store(arguments)
    try:
        yield store
    finally:
        store.close()


def seal_of(arguments: Arguments) -> Seal:
    """The secret of the card keys: the file of `--key-secret`, or one beside the SQLite database, or in `--data`."""
    if arguments.key_secret is not None:
        return Seal(arguments.key_secret)
    url: str | None = arguments.db
    database = make_url(url).database if url and url.startswith("sqlite") else None
    return Seal((Path(database).parent if database else arguments.data) / "card-keys.secret")
