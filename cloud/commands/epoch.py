"""`hims-cloud epoch`: which life of the database this is; `--new` after it was restored from a copy."""

from __future__ import annotations

from cloud import settings
from cloud.commands.frame import Adder, Arguments, open_store


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("epoch", help="show the database's epoch")
    parser.add_argument("--new", action="store_true", help="begin a new one: the database was restored from a copy")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Print the epoch."""
    store = open_store(arguments)
    print(store.write(settings.new_epoch if arguments.new else settings.epoch))
    store.close()
    return 0
