"""`hims-cloud tariff load FILE.ndjson [--facility CODE]`: what is charged, for all or for one facility."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from cloud import loading, tariff
from cloud.clock import now_ms
from cloud.commands.frame import Adder, Arguments, Wrong, opened
from cloud.facilities import facility_id_of


def add(commands: Adder) -> None:
    """Its place on the command line."""
    verbs = commands.add_parser("tariff", help="services and their prices").add_subparsers(required=True)
    parser = verbs.add_parser("load", help="load what `hims-desk tariff --fhir` wrote, or nothing of it")
    parser.add_argument("file", type=Path, metavar="FILE.ndjson")
    parser.add_argument("--facility", metavar="CODE", help="for this facility alone, before the state's")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Load it and print what was new, changed, and as it was."""
    path: Path = arguments.file
    try:
        if path.stat().st_size > loading.MOST_BYTES:
            raise Wrong("The file is too large for a tariff.")
        data = path.read_bytes()
    except OSError as error:
        raise Wrong(f"The file cannot be read: {error.strerror}.") from None

    def act(conn: Connection) -> loading.Loaded:
        facility_id = facility_id_of(conn, arguments.facility) if arguments.facility else ""
        return tariff.load(conn, data, now_ms(), facility_id)

    with opened(arguments) as store:
        done = store.write(act)
    print(f"{done.new} new, {done.changed} changed, {done.same} as they were.")
    return 0
