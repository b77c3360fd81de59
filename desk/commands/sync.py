"""`hims-desk sync --once`: one cycle with the home server, for scripts and for IT."""

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from desk.commands.frame import NOT_WELL, Subparsers, add_data, opened
from desk.core.errors import Unreachable

if TYPE_CHECKING:
    from desk.commands.house import OpenHouse


def register(subparsers: Subparsers) -> None:
    """The arguments of `sync`."""
    parser = subparsers.add_parser("sync", help="send what waits and fetch what is new, once")
    add_data(parser)
    parser.add_argument("--once", action="store_true", required=True, help="one cycle (the window does it by itself)")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, open_house: "OpenHouse") -> int:
    """Run a cycle; 1 when the cloud cannot be reached, or when something waits for a person."""
    with opened(args, open_house) as house:
        try:
            report = house.cycle().run()
        except Unreachable as away:
            if args.json:
                print(json.dumps({"reached": False, "reason": str(away)}))
            else:
                print(away, file=sys.stderr)
            return NOT_WELL
    if args.json:
        print(json.dumps({"reached": True} | asdict(report)))
    else:
        print(f"Sent {report.pushed}, fetched {report.pulled}, {report.waiting} wait, {report.attention} to look at.")
    return NOT_WELL if report.attention or report.digest_equal is False else 0
