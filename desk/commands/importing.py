"""What commands share that import a file line by line: try it, import it, turn it into FHIR for the cloud.

Exit codes: 0 done; 1 a dry run found lines that are wrong; 2 refused, and nothing was imported.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desk.commands.frame import NOT_WELL, add_data, add_user, opened, signed_in
from desk.core.errors import Refused
from desk.core.i18n import words

if TYPE_CHECKING:
    from desk.commands.house import House, ImportReport, Imports, OpenHouse

MOST_BYTES = 16_000_000
"""More is not even read; how large a file may be is its own rule."""


def add_arguments(parser: argparse.ArgumentParser, what: str, load: str) -> None:
    """The arguments of every import. `what` the file is; `load`: the cloud's command that takes the FHIR."""
    add_data(parser)
    add_user(parser)
    parser.add_argument("file", metavar="FILE.csv", help=f"{what}, CSV in UTF-8")
    parser.add_argument("--dry-run", action="store_true", help="say line by line what would be done; change nothing")
    parser.add_argument("--fhir", metavar="OUT.ndjson", help=f"write it for `{load}`; import nothing")
    parser.add_argument("--json", action="store_true", help="print what was found or done as JSON")


def run(
    args: argparse.Namespace, open_house: "OpenHouse", pick: Callable[["House"], "Imports"], *, noun: str = "items"
) -> int:
    """Import, try or convert the file; `pick`: the service of the house that does it."""
    data = read(Path(args.file))
    with opened(args, open_house) as house, signed_in(args, house) as actor:
        service = pick(house)
        if args.fhir:
            out = service.export_fhir(actor, data)
            write(Path(args.fhir), out)
            print(f"{len(out.splitlines())} {noun} written to {args.fhir}.")
            return 0
        if args.dry_run:
            return _tell(service.check(actor, data), as_json=args.json)
        done = service.import_file(actor, data)
    if args.json:
        print(json.dumps({"new": done.new, "changed": done.changed, "ended": done.ended, "same": done.same}))
    else:
        print(f"{done.new} new, {done.changed} changed, {done.ended} ended, {done.same} as they were.")
    return 0


def read(path: Path) -> bytes:
    """A file from outside. Raises Refused."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(words("Command", "The file is too large."))
        return path.read_bytes()
    except (OSError, ValueError):
        raise Refused(words("Command", "The file cannot be read: {file}", file=str(path))) from None


def write(path: Path, data: bytes) -> None:
    """A file for others. Raises Refused."""
    try:
        path.write_bytes(data)
    except (OSError, ValueError):
        raise Refused(words("Command", "The file cannot be written: {file}", file=str(path))) from None


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
