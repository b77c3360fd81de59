"""`hims-desk search TEXT`: the one search box at the command line. Asks who you are; what is shown is audited."""

import argparse
import json
from typing import TYPE_CHECKING

from desk.commands.frame import Subparsers, add_data, add_user, opened, signed_in

if TYPE_CHECKING:
    from desk.commands.house import OpenHouse


def register(subparsers: Subparsers) -> None:
    """The arguments of `search`."""
    parser = subparsers.add_parser("search", help="find patients by name, number, phone or year")
    add_data(parser)
    add_user(parser)
    parser.add_argument("text", help='what you would type into the box, e.g. "ram kum 1984"')
    parser.add_argument("--limit", type=int, default=20, help="how many at the most (default 20)")
    parser.add_argument("--json", action="store_true", help="print as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, open_house: "OpenHouse") -> int:
    """Print name, sex, age and locality of who was found: no more is shown of a search."""
    with opened(args, open_house) as house, signed_in(args, house) as actor:
        found = house.patients.search(actor, args.text, args.limit)
    if args.json:
        rows = [
            {
                "patient_id": one.patient_id, "name": one.name, "name_native": one.name_native, "sex": one.sex,
                "age": str(one.age) if one.age else None, "locality": one.locality,
            }
            for one in found
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for one in found:
            print("  ".join(str(part) for part in (one.name, one.name_native, one.age, one.locality) if part))
        print(f"{len(found)} found.")
    return 0
