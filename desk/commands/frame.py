"""The frame of the command line: arguments in, a number out, and every error of the house as a sentence.

Exit codes: 0 done, 1 done but something is not well (doctor, sync), 2 refused or not possible, 130 interrupted.
What a command needs beyond this file it imports in its `run`, so that `hims-desk --help` is quick.
"""

import argparse
import getpass
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from desk import __version__
from desk.core.errors import DeskError, Problems, Refused
from desk.core.i18n import words
from desk.core.paths import Paths, default_root

if TYPE_CHECKING:
    from desk.commands.house import House, OpenHouse
    from desk.security.authorize import Actor

Subparsers = Any
"""argparse's own class for this is private; what is used of it is `add_parser`."""
NOT_WELL, REFUSED, INTERRUPTED = 1, 2, 130


class Command(Protocol):
    """What the file of a command offers."""

    def register(self, subparsers: Subparsers) -> None:
        """Add the command's arguments, and `run` as the default of `run`."""
        ...

    def run(self, args: argparse.Namespace, open_house: "OpenHouse") -> int:
        """Do it; gives the exit code."""
        ...


def main(commands: Sequence[str], argv: Sequence[str], open_house: "OpenHouse") -> int:
    """Run the command line `argv`; `commands` are the modules of the commands, in the order of the help."""
    parser = argparse.ArgumentParser(
        prog="hims-desk", description="HIMS Desk: registration, queue and tokens for a health facility."
    )
    parser.add_argument("--version", action="version", version=f"HIMS Desk {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in commands:
        command: Command = importlib.import_module(name)
        command.register(subparsers)
    args = parser.parse_args(argv)
    try:
        return int(args.run(args, open_house))
    except Problems as problems:
        for field, sentence in problems.by_field.items():
            print(f"{field}: {sentence}", file=sys.stderr)
        return REFUSED
    except DeskError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED


def add_data(parser: argparse.ArgumentParser) -> None:
    """`--data DIR`: the folder of the desk."""
    parser.add_argument("--data", metavar="DIR", help="the desk's folder (default: this person's own)")
    parser.add_argument(
        "--recovery-stdin",
        action="store_true",
        help="read the recovery password from the first line of standard input",
    )


def add_user(parser: argparse.ArgumentParser) -> None:
    """`--user NAME`, for commands that show or change what belongs to patients."""
    parser.add_argument("--user", required=True, help="who you are; the password is asked for")
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the password from the next line of standard input"
    )


def paths_of(args: argparse.Namespace) -> Paths:
    """The folder that was named, or this person's own. Raises Refused for what cannot be a folder."""
    from pathlib import Path

    try:
        root = Path(args.data).expanduser().absolute() if args.data else default_root()
        fits = root.is_dir() if root.exists() else not any(above.is_file() for above in root.parents)
    except (OSError, ValueError, RuntimeError):  # a name too long, a character that no name has, no such person
        fits = False
    if not fits:
        raise Refused(words("SetUp", "The folder cannot be written. Choose another one, or ask IT."))
    return Paths(root)


@contextmanager
def opened(args: argparse.Namespace, open_house: "OpenHouse") -> Iterator["House"]:
    """The desk of `--data`, open; asks for the recovery password where this account holds no key."""
    from desk.security.vault import KeyMissing

    paths = paths_of(args)
    recovery = getattr(args, "recovery", None) or (next_line() if args.recovery_stdin else None)
    try:
        house = open_house(paths, recovery)
    except KeyMissing:
        if recovery is not None or not sys.stdin.isatty():
            raise
        house = open_house(paths, getpass.getpass("Recovery password: "))
    try:
        yield house
    finally:
        house.close()


@contextmanager
def signed_in(args: argparse.Namespace, house: "House") -> Iterator["Actor"]:
    """Who `--user` is, proved by their password; signed out at the end."""
    password = next_line() if args.password_stdin else _ask("Password: ")
    actor = house.sign_in.sign_in(args.user, password).actor
    try:
        yield actor
    finally:
        house.sign_in.sign_out(actor)


def next_line() -> str:
    """The next line of standard input, without its end."""
    return sys.stdin.readline().rstrip("\r\n")


def _ask(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise Refused(words("Command", "Say who you are at a terminal, or use --password-stdin."))
    return getpass.getpass(prompt)
