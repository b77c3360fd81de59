"""`hims-cloud sums --facility CODE --day ISO`: what a facility billed and took on a day, from its resources."""

from __future__ import annotations

import sys
from datetime import date

from sqlalchemy import select

from cloud import sums
from cloud.commands.frame import Adder, Arguments, Wrong, opened
from cloud.tables import facility


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("sums", help="what a facility billed and took on a day")
    parser.add_argument("--facility", required=True, metavar="CODE")
    parser.add_argument("--day", required=True, metavar="YYYY-MM-DD", help="the day in India")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Print a line for each sum (what, of which, rupees), then how many documents; 1 when something cannot be read."""
    try:
        day = date.fromisoformat(arguments.day).isoformat()
    except ValueError:
        raise Wrong("A day is written as in 2026-11-22.") from None
    with opened(arguments) as store, store.read() as conn:
        facility_id = conn.execute(select(facility.c.id).where(facility.c.code == arguments.facility)).scalar()
        if facility_id is None:
            raise Wrong("There is no facility with this code.")
        found = sums.of_day(conn, facility_id, day)
    for (what, of), paise in sorted(found.paise.items()):
        print(f"{what}\t{of}\t{rupees(paise)}")
    for (what, of), count in sorted(found.count.items()):
        print(f"count\t{what} {of}".rstrip() + f"\t{count}")
    for address in found.unread:
        print(f"cannot be added up: {address}", file=sys.stderr)
    return 1 if found.unread else 0


def rupees(paise: int) -> str:
    """An amount in rupees with two decimals, exactly."""
    whole, rest = divmod(abs(paise), 100)
    return f"{'-' if paise < 0 else ''}{whole}.{rest:02d}"
