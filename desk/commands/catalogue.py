"""`hims-desk catalogue FILE.csv`: import a catalogue of medicines, try an import, or turn the file into FHIR.

Exit codes: 0 done; 1 a dry run found lines that are wrong; 2 refused, and nothing was imported.
"""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from desk.commands.frame import NOT_WELL, Subparsers, add_data, add_user, opened, signed_in
from desk.core.errors import Refused
from desk.core.i18n import words

if TYPE_CHECKING:
    from desk.commands.house import ImportReport, OpenHouse

MOST_BYTES = 16_000_000
"""More is not even read; how large a catalogue may be is the catalogue's rule."""


def register(subparsers: Subparsers) -> None:
    """The arguments of `catalogue`."""
    parser = subparsers.add_parser("catalogue", help="import a catalogue of medicines (CSV), or try it first")
    add_data(parser)
    add_user(parser)
    parser.add_argument("file", metavar="FILE.csv", help="the catalogue, CSV in UTF-8")
    parser.add_argument("--dry-run", action="store_true", help="say line by line what would be done; change nothing")
    parser.add_argument("--fhir", metavar="OUT.ndjson", help="write it for `hims-cloud catalogue load`; import nothing")
    parser.add_argument("--json", action="store_true", help="print what was found or done as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, open_house: "OpenHouse") -> int:
    """Import, try or convert the file."""
    data = _read(Path(args.file))
    with opened(args, open_house) as house, signed_in(args, house) as actor:
        if args.fhir:
            out = house.catalogue.export_fhir(actor, data)
            _write(Path(args.fhir), out)
            print(f"{len(out.splitlines())} items written to {args.fhir}.")
            return 0
        if args.dry_run:
            return _tell(house.catalogue.check(actor, data), as_json=args.json)
        done = house.catalogue.import_file(actor, data)
    if args.json:
        print(json.dumps({"new": done.new, "changed": done.changed, "ended": done.ended, "same": done.same}))
    else:
        print(f"{done.new} new, {done.changed} changed, {done.ended} ended, {done.same} as they were.")
    return 0


def _tell(report: "ImportReport", *, as_json: bool) -> int:
    """Print a dry run; 1 when a line is wrong."""
    wrong = [(problem.line, problem.field, str(problem.said)) for problem in report.problems]
    if as_json:
        changes = [{"line": c.line, "code": c.code, "kind": c.kind, "fields": c.fields} for c in report.changes]
        problems = [{"line": line, "field": field, "sentence": said} for line, field, said in wrong]
        print(json.dumps({"changes": changes, "same": report.same, "problems": problems}, ensure_ascii=False))
        return NOT_WELL if wrong else 0
    for line, field, said in wrong:
        print(f"line {line}, {field}: {said}" if field else f"line {line}: {said}")
    for change in report.changes:
        what = f" ({', '.join(change.fields)})" if change.fields else ""
        print(f"line {change.line}: {change.kind} {change.code} {change.title}{what}")
    print(f"{len(report.changes)} would change, {report.same} would stay, {len(wrong)} things are wrong.")
    return NOT_WELL if wrong else 0


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(words("Command", "The file is too large."))
        return path.read_bytes()
    except (OSError, ValueError):
        raise Refused(words("Command", "The file cannot be read: {file}", file=str(path))) from None


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except (OSError, ValueError):
        raise Refused(words("Command", "The file cannot be written: {file}", file=str(path))) from None
