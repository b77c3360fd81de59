"""`hims-desk`: the command line of the desk."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk.commands import frame
from desk.core.paths import Paths

if TYPE_CHECKING:
    from desk.app import Desk

COMMANDS = ("desk.commands.init", "desk.commands.doctor")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    return frame.main(COMMANDS, sys.argv[1:] if argv is None else argv, _open_desk)


def _open_desk(paths: Paths, password: str | None = None) -> "Desk":
    # Imported here: the store and its services cost 0.8 s, and `--help` needs none of them.
    from desk.app import open_desk

    return open_desk(paths, password)


if __name__ == "__main__":
    sys.exit(main())
