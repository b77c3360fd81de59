"""`hims-cloud issue-card`: a permanent card, by an administrator's hand."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from cloud.auth import Caller
from cloud.cards import issuing
from cloud.cards.issuing import REASONS, Wanted
from cloud.clock import new_id, now_ms
from cloud.commands.frame import Adder, Arguments, Wrong, opened, seal_of
from cloud.facilities import facility_id_of
from cloud.outcome import EXTENSION
from cloud.rules import is_uuid
from cloud.tables import identifier


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("issue-card", help="issue a permanent card for a patient of a facility")
    parser.add_argument("--facility", required=True, metavar="CODE")
    parser.add_argument("--patient", required=True, metavar="ID", help="the patient's id, or UHID")
    parser.add_argument("--reason", choices=REASONS, default="new")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Issue it; what its QR codes hold is printed as JSON."""
    seal, at = seal_of(arguments), now_ms()

    def act(conn: Connection) -> dict[str, object]:
        wanted = Wanted(new_id(), _patient(conn, arguments.patient), arguments.reason, "cloud")
        caller = Caller(None, facility_id_of(conn, arguments.facility))
        return issuing.issue(conn, seal, caller, wanted, at, by_hand=True)

    with opened(arguments) as store:
        issued = store.write(act)
    print(json.dumps(issued["texts"]))
    return 0


def _patient(conn: Connection, text: str) -> str:
    if is_uuid(text):
        return text
    compact = text.replace("-", "").upper()
    printed = "-".join(compact[at : at + 3] for at in range(0, len(compact), 3))
    mine = (identifier.c.system == EXTENSION + "uhid", identifier.c.value.in_([compact, printed]))
    found = conn.execute(select(identifier.c.patient_id).where(*mine)).scalars().all()
    if len(found) != 1:
        raise Wrong("There is no patient, or more than one, with this UHID.")
    return str(found[0])
