"""`hims-desk catalogue FILE.csv`: import a catalogue of medicines, try an import, or turn the file into FHIR."""

import argparse
from typing import TYPE_CHECKING

from desk.commands import importing
from desk.commands.frame import Subparsers

if TYPE_CHECKING:
    from desk.commands.house import OpenHouse


def register(subparsers: Subparsers) -> None:
    """The arguments of `catalogue`."""
    parser = subparsers.add_parser("catalogue", help="import a catalogue of medicines (CSV), or try it first")
    importing.add_arguments(parser, "the catalogue", "hims-cloud catalogue load")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, open_house: "OpenHouse") -> int:
    """Import, try or convert the file."""
    return importing.run(args, open_house, lambda house: house.catalogue)
