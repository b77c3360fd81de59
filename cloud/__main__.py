"""`hims-cloud`: the reference cloud HIMS on the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cloud.commands import attention, check, devices, enroll_code, epoch, facility, interest, migrate, serve, user
from cloud.commands.frame import Wrong
from cloud.outcome import Problem


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 1 when not, 2 for a command line that makes no sense."""
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except (Wrong, Problem) as error:
        print(error, file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hims-cloud", description="The reference cloud HIMS.")
    parser.add_argument("--db", metavar="URL", help="database, sqlite:///file or postgresql://…")
    parser.add_argument("--data", type=Path, default=Path("hims-cloud-data"), help="directory of the SQLite database")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (serve, migrate, facility, enroll_code, user, devices, check, attention, epoch, interest):
        module.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
