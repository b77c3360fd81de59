"""Cards that this version knows by their first characters only, and says so instead of guessing."""

from collections.abc import Callable
from typing import NoReturn

from desk.codes.scan import Scan
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

# The shortest Aadhaar secure QR holds a 2,048-bit signature, which alone is 600 decimal digits and more.
AADHAAR_DIGITS = 600

OWN_CARD = words("Later", "the state's signed e-health card")
SMART_CARD = words("Later", "SMART Health Card")
SMART_LINK = words("Later", "SMART Health Link, which needs the internet")
EU_CERTIFICATE = words("Later", "EU or WHO health certificate")
AADHAAR = words("Later", "Aadhaar code")


def begins(*prefixes: str) -> Callable[[Scan], bool]:
    """A test whether a scan begins with one of the prefixes, in any case."""
    return lambda scan: scan.text[:64].lstrip("\ufeff \t\r\n").upper().startswith(prefixes)


def is_aadhaar(scan: Scan) -> bool:
    """Whether the scan is an Aadhaar secure QR (one long decimal number) or the older XML form."""
    text = scan.text.strip()
    if len(text) >= AADHAAR_DIGITS and text.isascii() and text.isdecimal():
        return True
    return text[:200].lstrip("\ufeff").startswith("<") and "PrintLetterBarcodeData" in text[:200]


def not_yet(card: Words) -> Callable[[Scan], NoReturn]:
    """A reader that raises Unreadable, naming the card."""

    def read(_scan: Scan) -> NoReturn:
        raise Unreadable(words("Later", "Not read by this version: {card}. Search by name or phone.", card=card))

    return read
