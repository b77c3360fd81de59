"""`hims-desk`: the command line of the desk."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desk.commands import frame
from desk.core.paths import Paths, default_root

if TYPE_CHECKING:
    from desk.app import Desk

_NAMES = ("init", "enroll", "sync", "search", "read_card", "catalogue", "tariff", "doctor")
COMMANDS = (
    *(f"desk.commands.{name}" for name in _NAMES),
    "desk.demo.command",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; without a command, open the window. Gives the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    window = _for_window(given)
    return frame.main(COMMANDS, given, _open_desk) if window is None else window


def _for_window(given: list[str]) -> int | None:
    """Open the window for `hims-desk [--data DIR]`; None when it is a command."""
    if given and given[0] != "--data":
        return None
    if given and len(given) != 2:
        return None
    from desk.program import run

    root = Path(given[1]).expanduser().absolute() if given else default_root()
    return run(Paths(root))


def _open_desk(paths: Paths, password: str | None = None) -> "Desk":
    # Imported here: the store and its services cost 0.8 s, and `--help` needs none of them.
    from desk.app import open_desk

    return open_desk(paths, password)


if __name__ == "__main__":
    sys.exit(main())
