"""`hims-cloud schemes publish|export|list|check`: who pays for whom, signed for every desk."""

from __future__ import annotations

from pathlib import Path

from cloud.clock import now_ms
from cloud.commands.frame import Adder, Arguments, Wrong, opened, seal_of
from cloud.schemes import checking, definitions, publishing


def add(commands: Adder) -> None:
    """Its place on the command line."""
    verbs = commands.add_parser("schemes", help="the schemes that pay for patients").add_subparsers(required=True)
    parser = verbs.add_parser("publish", help="check definitions, and sign them with all others as one list")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.json")
    parser.set_defaults(run=run_publish)
    parser = verbs.add_parser("export", help="write the signed list, for carrying to a desk by hand")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(run=run_export)
    verbs.add_parser("list", help="show all versions").set_defaults(run=run_list)
    verbs.add_parser("check", help="look at desks' decisions now, not in its time").set_defaults(run=run_check)


def run_publish(arguments: Arguments) -> int:
    """Publish all of the files or none."""
    found = [definitions.read(_bytes(file)) for file in arguments.files]
    seal = seal_of(arguments)
    with opened(arguments) as store:
        done = store.write(lambda conn: publishing.publish(conn, seal, found, now_ms()))
    print("\n".join(done.fresh) or "They were published already.")
    print(f"The list has sequence {done.sequence}. The desks take it with their next sync.")
    return 0


def run_export(arguments: Arguments) -> int:
    """The signed list as a file."""
    with opened(arguments) as store, store.read() as conn:
        body = publishing.signed(conn)
    try:
        arguments.file.write_bytes(body)
    except OSError as error:
        raise Wrong(f"The file cannot be written: {error.strerror}.") from None
    return 0


def run_list(arguments: Arguments) -> int:
    """Print scheme, version, first and last day, priority and name of each."""
    with opened(arguments) as store, store.read() as conn:
        for one in publishing.every(conn):
            days = f"{one.read['valid_from']}\t{one.read.get('valid_to') or '-'}"
            print(f"{one.scheme}\t{one.version}\t{days}\t{one.read['priority']}\t{one.read['name']['en']}")
    return 0


def run_check(arguments: Arguments) -> int:
    """Look at all decisions that wait."""
    with opened(arguments) as store:
        done = checking.run(store, now_ms(), all_of_them=True)
    print(f"{done} looked at.")
    return 0


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > definitions.MOST_BYTES:
            raise Wrong(f"{file} is too large for the definition of a scheme.")
        return file.read_bytes()
    except OSError as error:
        raise Wrong(f"{file} cannot be read: {error.strerror}.") from None
