"""What all commands share: which database, and how they are added to the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Protocol, TypeAlias

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
