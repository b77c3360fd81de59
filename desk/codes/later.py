"""Cards that this version knows by their first characters only, and says so instead of guessing."""

from collections.abc import Callable
from typing import NoReturn

from desk.codes.scan import Scan
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

SMART_LINK = words("Later", "SMART Health Link, which needs the internet")


def begins(*prefixes: str) -> Callable[[Scan], bool]:
    """A test whether a scan begins with one of the prefixes, in any case."""
    return lambda scan: scan.text[:64].lstrip("\ufeff \t\r\n").upper().startswith(prefixes)


def not_yet(card: Words) -> Callable[[Scan], NoReturn]:
    """A reader that raises Unreadable, naming the card."""

    def read(_scan: Scan) -> NoReturn:
        raise Unreadable(words("Later", "Not read by this version: {card}. Search by name or phone.", card=card))

    return read
