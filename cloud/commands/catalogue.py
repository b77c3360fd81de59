"""`hims-cloud catalogue load FILE.ndjson`: the state's medicines for every desk."""

from __future__ import annotations

from pathlib import Path

from cloud import catalogue, loading
from cloud.clock import now_ms
from cloud.commands.frame import Adder, Arguments, Wrong, opened


def add(commands: Adder) -> None:
    """Its place on the command line."""
    verbs = commands.add_parser("catalogue", help="the medicines of the state").add_subparsers(required=True)
    parser = verbs.add_parser("load", help="load what `hims-desk catalogue --fhir` wrote, or nothing of it")
    parser.add_argument("file", type=Path, metavar="FILE.ndjson")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Load it and print what was new, changed, and as it was."""
    path: Path = arguments.file
    try:
        if path.stat().st_size > loading.MOST_BYTES:
            raise Wrong("The file is too large for a catalogue.")
        data = path.read_bytes()
    except OSError as error:
        raise Wrong(f"The file cannot be read: {error.strerror}.") from None
    with opened(arguments) as store:
        done = store.write(lambda conn: catalogue.load(conn, data, now_ms()))
    print(f"{done.new} new, {done.changed} changed, {done.same} as they were.")
    return 0
