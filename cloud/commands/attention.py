"""`hims-cloud attention`: facts that were taken in but need a person's eyes."""

from __future__ import annotations

from sqlalchemy import select

from cloud.clock import instant
from cloud.commands.frame import Adder, Arguments, open_store
from cloud.schemes import checking
from cloud.tables import device, facility, op_log

_WORDS = {
    "actor-unknown": "written by someone the cloud does not know",
    "actor-inactive": "written by someone who may not act any more",
    "actor-missing": "written without saying by whom",
}


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("attention", help="show facts that were taken in but need a person's eyes")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Print one line for each: when, where, which op, why."""
    store = open_store(arguments)
    asked = (
        select(op_log.c.at, op_log.c.op_id, op_log.c.actor, op_log.c.flag, facility.c.code, device.c.letter)
        .join(facility, facility.c.id == op_log.c.facility_id)
        .join(device, device.c.id == op_log.c.device_id)
        .where(op_log.c.flag.is_not(None))
        .order_by(op_log.c.at)
    )
    with store.read() as conn:
        for row in conn.execute(asked):
            what = f"{_WORDS[row.flag]} ({row.actor!r})" if row.actor else _WORDS[row.flag]
            print(f"{instant(row.at)}\t{row.code}\tdesk {row.letter}\top {row.op_id}\t{what}")
        codes = {row.id: row.code for row in conn.execute(select(facility.c.id, facility.c.code))}
        for row in checking.disagreements(conn):
            where = f"{codes.get(row.facility_id, row.facility_id)}\tdecision {row.response_id}"
            print(f"{instant(row.at)}\t{where}\tscheme: {row.why}")
    store.close()
    return 0
