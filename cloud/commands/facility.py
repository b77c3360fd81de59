"""`hims-cloud facility add|list`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from cloud.clock import now_ms
from cloud.commands.frame import Adder, Arguments, Wrong, open_store
from cloud.facilities import POLYCLINIC, Department, add_facility, read_departments
from cloud.prefixes import prefixes
from cloud.tables import facility


def add(commands: Adder) -> None:
    """Its place on the command line."""
    verbs = commands.add_parser("facility", help="hospitals and dispensaries").add_subparsers(required=True)
    parser = verbs.add_parser("add", help="add one, with its departments and rooms")
    parser.add_argument("--code", required=True, help="capital letters, digits and hyphens")
    parser.add_argument("--name", required=True, help="its name in English")
    parser.add_argument("--name-hi", required=True, help="its name in Hindi")
    parser.add_argument(
        "--bill-prefix", metavar="PREFIX",
        help="what the numbers of its bills begin with: 2 to 5 capitals and digits, the last a digit, like ROH11; "
        "without it, one made from the code",
    )  # fmt: skip
    parser.add_argument(
        "--departments", metavar="JSON",
        help='[{"name", "name_hi", "letter"}, …], or @file; without it, the departments of a polyclinic',
    )  # fmt: skip
    parser.set_defaults(run=run_add)
    verbs.add_parser("list", help="show all").set_defaults(run=run_list)


def run_add(arguments: Arguments) -> int:
    """Add a facility and print its id."""
    departments = _departments(arguments.departments)
    store = open_store(arguments)
    facility_id = store.write(
        lambda conn: add_facility(
            conn, arguments.code, arguments.name, arguments.name_hi, departments, now_ms(), arguments.bill_prefix
        )
    )
    store.close()
    print(facility_id)
    return 0


def _departments(text: str | None) -> tuple[Department, ...]:
    if text is None:
        return POLYCLINIC
    try:
        return read_departments(Path(text[1:]).read_text("utf-8") if text.startswith("@") else text)
    except (OSError, ValueError) as error:
        raise Wrong(f"The departments cannot be read: {error}.") from None


def run_list(arguments: Arguments) -> int:
    """Print code, id, names and bill prefix of each facility."""
    store = open_store(arguments)
    with store.read() as conn:
        prefix = prefixes(conn)
        for row in conn.execute(select(facility).order_by(facility.c.code)):
            print(f"{row.code}\t{row.id}\t{row.name}\t{row.name_hi}\t{prefix.get(row.id, '')}")
    store.close()
    return 0
