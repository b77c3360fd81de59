"""`hims-cloud migrate`: bring the database to the present form."""

from __future__ import annotations

from cloud.commands.frame import Adder, Arguments, open_store


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("migrate", help="bring the database to the present form (serve does it too)")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Migrate and say so."""
    open_store(arguments).close()
    print("The database is up to date.")
    return 0
