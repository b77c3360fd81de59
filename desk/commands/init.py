"""`hims-desk init`: a new desk in an empty folder. Prints the recovery password and a one-time code, once."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from desk.commands.frame import Subparsers, paths_of
from desk.core.errors import Refused
from desk.core.i18n import words

if TYPE_CHECKING:
    from desk.commands.house import OpenHouse
    from desk.records.set_up import Plan, Secrets


def register(subparsers: Subparsers) -> None:
    """The arguments of `init`."""
    parser = subparsers.add_parser("init", help="set up a new desk in an empty folder")
    parser.add_argument("--data", metavar="DIR", help="the desk's folder (default: this person's own)")
    parser.add_argument("--facility", metavar="NAME", help="the facility's name, for a desk that stands alone")
    parser.add_argument("--facility-hi", metavar="NAME", default="", help="its name in Hindi")
    parser.add_argument("--code", help="its code in the state's register")
    parser.add_argument("--address", default="", help="its address")
    parser.add_argument("--departments", choices=("polyclinic", "none"), default="polyclinic")
    parser.add_argument("--user", help="the first administrator's user name")
    parser.add_argument("--name", help="the first administrator's full name")
    parser.add_argument("--json", action="store_true", help="print the two secrets as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _open_house: "OpenHouse") -> int:
    """Set up; the secrets are printed before the desk is put in its place."""
    from desk.records.set_up import set_up

    paths = paths_of(args)
    plan = _plan(args)

    def tell(told: "Secrets") -> None:
        if args.json:
            print(json.dumps({"user": told.user, "code": told.code, "recovery_password": told.recovery}))
        else:
            print(_letter(told))
        sys.stdout.flush()

    set_up(paths, plan, tell)
    if not args.json:
        print(f"The desk stands in {paths.root}.")
    return 0


def _plan(args: argparse.Namespace) -> "Plan":
    from desk.records.facility.rules import POLYCLINIC, FacilityDraft
    from desk.records.set_up import Plan

    facility = None
    if bool(args.facility) != bool(args.code):
        raise Refused(words("Command", "Give the facility's name and its code together (--facility, --code)."))
    if args.facility:
        facility = FacilityDraft(args.facility, args.code, args.facility_hi, args.address)
    departments = POLYCLINIC if args.departments == "polyclinic" else ()
    user = args.user or _ask("First administrator's user name (small letters): ", "--user")
    name = args.name or _ask("First administrator's full name: ", "--name")
    return Plan(user, name, facility, departments)


def _ask(prompt: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise Refused(words("Command", "Say who the first administrator is: {option}.", option=option))
    return input(prompt)


def _letter(told: "Secrets") -> str:
    return "\n".join(
        [
            "Write both down now. They are shown only once.",
            "",
            f"  Recovery password of the desk:   {told.recovery}",
            "    Opens the data when the keyring of this computer is lost. Keep it locked away, outside of it.",
            "",
            f"  One-time code of {told.user}:   {told.code}",
            "    Sign in with it once and choose a password.",
            "",
        ]
    )
