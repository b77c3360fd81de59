"""`hims-cloud user add|deactivate`."""

from __future__ import annotations

import argparse
import sys

from sqlalchemy import Connection

from cloud import settings
from cloud.clock import now_ms
from cloud.commands.frame import Adder, Arguments, open_store
from cloud.facilities import facility_id_of
from cloud.staff import CODE_DAYS, ROLES, add_user, deactivate


def add(commands: Adder) -> None:
    """Its place on the command line."""
    verbs = commands.add_parser("user", help="staff of a facility").add_subparsers(required=True)
    parser = verbs.add_parser("add", help="add a person; prints the one-time code to set a password with")
    _who(parser)
    parser.add_argument("--name", required=True, help="the person's name in English")
    parser.add_argument("--name-hi", required=True, help="the person's name in Hindi")
    parser.add_argument("--role", required=True, action="append", choices=ROLES, help="may be given again")
    parser.add_argument(
        "--password-stdin", action="store_true", help="for scripts: take a password from standard input"
    )
    parser.set_defaults(run=run_add)
    parser = verbs.add_parser("deactivate", help="the person may not act any more")
    _who(parser)
    parser.set_defaults(run=run_deactivate)


def _who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--facility", required=True, metavar="CODE")
    parser.add_argument("--user", required=True, help="the name to sign in with, in small letters")


def run_add(arguments: Arguments) -> int:
    """Print the one-time code, or nothing when the password came in."""
    password = sys.stdin.readline().rstrip("\r\n") if arguments.password_stdin else None
    store = open_store(arguments)

    def act(conn: Connection) -> str | None:
        facility_id = facility_id_of(conn, arguments.facility)
        names = (arguments.name, arguments.name_hi)
        roles = list(dict.fromkeys(arguments.role))
        secrets = settings.read_secrets(conn)
        return add_user(conn, secrets, facility_id, arguments.user, names, roles, now_ms(), password)[1]

    code = store.write(act)
    store.close()
    if code is not None:
        print(code)
        print(f"Good for {CODE_DAYS} days, at a desk that is on line.", file=sys.stderr)
    return 0


def run_deactivate(arguments: Arguments) -> int:
    """Deactivate and say so."""
    store = open_store(arguments)
    store.write(lambda conn: deactivate(conn, facility_id_of(conn, arguments.facility), arguments.user, now_ms()))
    store.close()
    print(f"{arguments.user} may not act any more; desks learn it with their next sync.")
    return 0
