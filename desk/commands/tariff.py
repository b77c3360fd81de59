"""`hims-desk tariff FILE.csv`: import services and prices, try an import, turn the file into FHIR, or write the tariff.

With `--whole` the file takes the place of the tariff: so the file that `--save` wrote before an import undoes it.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desk.commands import importing
from desk.commands.frame import Subparsers, opened, signed_in

if TYPE_CHECKING:
    from desk.commands.house import Imported, ImportReport, OpenHouse, Tariff
    from desk.security.authorize import Actor


def register(subparsers: Subparsers) -> None:
    """The arguments of `tariff`."""
    parser = subparsers.add_parser("tariff", help="import services and prices (CSV), try it first, or save what stands")
    importing.add_arguments(parser, "the tariff", "hims-cloud tariff load")
    parser.add_argument("--whole", action="store_true", help="let the file take the place of the tariff")
    parser.add_argument("--save", action="store_true", help="write the tariff that stands to FILE.csv; import nothing")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, open_house: "OpenHouse") -> int:
    """Import, try, convert or save."""
    if not args.save:
        return importing.run(args, open_house, lambda house: _Way(house.tariff, args.whole), noun="services")
    with opened(args, open_house) as house, signed_in(args, house) as actor:
        data = house.tariff.export(actor)
        importing.write(Path(args.file), data)
    print(f"The tariff was written to {args.file}.")
    return 0


class _Way:
    """The tariff, asked in the way that the command line says."""

    def __init__(self, tariff: "Tariff", whole: bool) -> None:
        self._tariff, self._whole = tariff, whole

    def check(self, actor: "Actor", data: bytes, /) -> "ImportReport":
        return self._tariff.check(actor, data, self._whole)

    def import_file(self, actor: "Actor", data: bytes, /) -> "Imported":
        return self._tariff.import_file(actor, data, self._whole)

    def export_fhir(self, actor: "Actor", data: bytes, /) -> bytes:
        return self._tariff.export_fhir(actor, data)
