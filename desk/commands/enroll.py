"""`hims-desk enroll`: join a home server with a one-use code, and bring its staff and patients here."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from desk.commands.frame import Subparsers, add_data, opened, paths_of

if TYPE_CHECKING:
    from desk.commands.house import OpenHouse
    from desk.records.set_up import Secrets


def register(subparsers: Subparsers) -> None:
    """The arguments of `enroll`."""
    parser = subparsers.add_parser("enroll", help="join the cloud with a one-use code")
    add_data(parser)
    parser.add_argument("--server", required=True, metavar="URL", help="the cloud's address")
    parser.add_argument("--code", required=True, help="the one-use code from the cloud's administrator")
    parser.add_argument("--name", default="", help="what the cloud shall call this computer")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, open_house: "OpenHouse") -> int:
    """Join, then sync once so that staff can sign in."""
    from desk.records.set_up import Plan, set_up
    from desk.sync.enroll import enroll

    paths = paths_of(args)
    if not paths.slots.exists():  # no desk on this computer yet: the cloud brings facility and staff
        set_up(paths, Plan(), lambda told: _tell(args, told))
    with opened(args, open_house) as house:
        home = enroll(house.store, house.vault, house.key, args.server, args.code, args.name)
        report = house.cycle().run()
    result = {
        "device_id": home.device_id, "desk_letter": home.desk_letter, "facility_id": home.facility_id,
        "pushed": report.pushed, "pulled": report.pulled, "digest_equal": report.digest_equal,
    }  # fmt: skip
    if args.json:
        print(json.dumps(result))
    else:
        print(f"This desk is desk {home.desk_letter} of its facility now. {report.pulled} records came from the cloud.")
        print("Staff sign in with the user name and one-time code (or password) that the cloud gave them.")
    return 0


def _tell(args: argparse.Namespace, told: "Secrets") -> None:
    # Not on standard output: with --json that is for the result alone.
    print("Recovery password of this desk, shown only once; keep it locked away, outside:", file=sys.stderr)
    print(f"  {told.recovery}", file=sys.stderr, flush=True)
    args.recovery = told.recovery
