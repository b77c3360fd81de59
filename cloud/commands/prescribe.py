"""`hims-cloud prescribe`: a prescription made by another system, put into a facility's feed."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import Connection

from cloud import prescribing, strict_json
from cloud.clock import now_ms
from cloud.commands.frame import Adder, Arguments, Wrong, opened
from cloud.facilities import facility_id_of


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("prescribe", help="put a prescription of another system into a facility's feed")
    parser.add_argument("--facility", required=True, metavar="CODE")
    parser.add_argument("file", type=Path, metavar="FILE", help="one MedicationRequest, or a Bundle of them; -: stdin")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Put it there; the ids of its lines are printed."""
    at = now_ms()
    try:
        text = sys.stdin.buffer.read() if str(arguments.file) == "-" else arguments.file.read_bytes()
    except OSError as fault:
        raise Wrong(f"{arguments.file} cannot be read: {fault.strerror}.") from None
    orders = prescribing.read(strict_json.read(text))

    def act(conn: Connection) -> list[str]:
        return prescribing.prescribe(conn, facility_id_of(conn, arguments.facility), orders, at)

    with opened(arguments) as store:
        ids = store.write(act)
    print("\n".join(ids))
    return 0
