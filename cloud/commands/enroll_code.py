"""`hims-cloud enroll-code`: a code with which one desk joins."""

from __future__ import annotations

from sqlalchemy import Connection

from cloud import settings
from cloud.clock import now_ms
from cloud.commands.frame import Adder, Arguments, Wrong, open_store
from cloud.enroll import DEFAULT_HOURS, new_enroll_code
from cloud.facilities import facility_id_of


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("enroll-code", help="make a code with which one desk joins a facility")
    parser.add_argument("--facility", required=True, metavar="CODE")
    parser.add_argument("--hours", type=int, default=DEFAULT_HOURS, help="how long it is good for (default 48)")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Print a fresh code; it is not kept in a form that could be printed again."""
    if not 0 <= arguments.hours <= 24 * 31:
        raise Wrong("A code is good for 31 days at most.")
    store = open_store(arguments)

    def act(conn: Connection) -> str:
        facility_id = facility_id_of(conn, arguments.facility)
        return new_enroll_code(conn, settings.read_secrets(conn), facility_id, arguments.hours, now_ms())

    print(store.write(act))
    store.close()
    return 0
