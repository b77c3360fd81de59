"""`hims-cloud`: the reference cloud HIMS on the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cloud.commands import (
    attention,
    catalogue,
    check,
    devices,
    enroll_code,
    epoch,
    facility,
    interest,
    issue_card,
    keys,
    migrate,
    prescribe,
    revoke_card,
    schemes,
    serve,
    sums,
    tariff,
    user,
)
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


_COMMANDS = (
    serve, migrate, facility, enroll_code, user, devices, keys, issue_card, revoke_card, check, attention, epoch,
    interest, catalogue, tariff, prescribe, sums, schemes,
)  # fmt: skip


class _Command(argparse.ArgumentParser):
    """A command: takes the place of the database after its name as well as before it."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.add_argument("--db", metavar="URL", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        self.add_argument("--data", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        self.add_argument("--key-secret", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hims-cloud", description="The reference cloud HIMS.")
    parser.add_argument("--db", metavar="URL", help="database, sqlite:///file or postgresql://…")
    parser.add_argument("--data", type=Path, default=Path("hims-cloud-data"), help="directory of the SQLite database")
    parser.add_argument(
        "--key-secret", type=Path, metavar="FILE", help="secret of the card keys (default: beside the database)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Command)
    for module in _COMMANDS:
        module.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
