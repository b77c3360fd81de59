"""`hims-cloud devices`: which desks there are, and taking one out."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from cloud.cards import revoking
from cloud.cards.keys import Seal
from cloud.clock import instant, now_ms
from cloud.commands.frame import Adder, Arguments, Wrong, open_store, seal_of
from cloud.tables import device, facility


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("devices", help="show the desks that joined, or revoke one")
    parser.add_argument("--revoke", metavar="ID", help="this desk may not sync any more")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Revoke, or print facility, letter, id, name and when each was last seen."""
    store = open_store(arguments)
    if arguments.revoke:
        seal = seal_of(arguments)
        store.write(lambda conn: _revoke(conn, seal, arguments.revoke))
        print("Revoked. What the desk has not sent stays in its outbox.")
    else:
        with store.read() as conn:
            _show(conn)
    store.close()
    return 0


def _revoke(conn: Connection, seal: Seal, device_id: str) -> None:
    done = conn.execute(
        update(device).where(device.c.id == device_id, device.c.revoked_at.is_(None)).values(revoked_at=now_ms())
    )
    if done.rowcount != 1:
        raise Wrong("There is no active device with this id.")
    revoking.certificates_of(conn, seal, device_id, now_ms())


def _show(conn: Connection) -> None:
    rows = conn.execute(
        select(device, facility.c.code)
        .join(facility, facility.c.id == device.c.facility_id)
        .order_by(facility.c.code, device.c.enrolled_at)
    )
    for row in rows:
        seen = instant(row.seen_at) if row.seen_at else "never sent anything"
        state = f"revoked {instant(row.revoked_at)}" if row.revoked_at else f"last sent {seen}"
        print(f"{row.code}\t{row.letter}\t{row.id}\t{row.name}\t{state}")
