"""`hims-cloud interest end`: a facility no longer sees a patient."""

from __future__ import annotations

from sqlalchemy import Connection

from cloud.clock import now_ms
from cloud.commands.frame import Adder, Arguments, open_store
from cloud.facilities import facility_id_of
from cloud.publish import end_interest


def add(commands: Adder) -> None:
    """Its place on the command line."""
    verbs = commands.add_parser("interest", help="which facility sees which patient").add_subparsers(required=True)
    parser = verbs.add_parser("end", help="take a patient out of a facility's feed")
    parser.add_argument("--facility", required=True, metavar="CODE")
    parser.add_argument("--patient", required=True, metavar="ID")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """End it and say so."""
    store = open_store(arguments)

    def act(conn: Connection) -> None:
        facility_id = facility_id_of(conn, arguments.facility)
        end_interest(conn, facility_id, arguments.patient, now_ms())

    store.write(act)
    store.close()
    print("The facility's desks hide this patient with their next sync; the patient's record stays.")
    return 0
