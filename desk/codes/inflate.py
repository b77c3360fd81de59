"""Unpacking that stops at a cap: 3 kB may unfold to 3 MB, and no code that a patient holds needs more than 64 KiB."""

import zlib

from desk.core.errors import Unreadable
from desk.core.i18n import words

CAP = 64 * 1024

RAW = -zlib.MAX_WBITS
"""Bare DEFLATE (RFC 1951), as a SMART Health Card has it."""
ZLIB = zlib.MAX_WBITS
"""RFC 1950, as an EU certificate has it."""
ZLIB_OR_GZIP = 32 + zlib.MAX_WBITS
"""RFC 1950 or 1952, told apart by the first bytes, as Aadhaar codes have them."""


def inflate(packed: bytes, form: int, cap: int = CAP) -> bytes:
    """`packed` unfolded, whole, with nothing behind it. Raises Unreadable when it is damaged or larger than `cap`."""
    unpacker = zlib.decompressobj(form)
    try:
        plain = unpacker.decompress(packed, cap + 1)
    except zlib.error:
        raise _damaged() from None
    if len(plain) > cap:
        raise Unreadable(words("Codes", "This code unfolds to far more than any card holds. It was not read."))
    if not unpacker.eof or unpacker.unused_data:
        raise _damaged()
    return plain


def _damaged() -> Unreadable:
    return Unreadable(words("Codes", "This code is damaged. Scan it again."))
