"""Base45 (RFC 9285), strict: one text for one sequence of bytes, and no other text is taken.

Two bytes are three characters of a QR code's alphanumeric mode, a last single byte is two. Small letters, blanks
around, a length that no bytes have, and groups above 65,535 (or 255 at the end) are refused.
"""

import struct

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
BASE = len(ALPHABET)

_VALUE = {character: value for value, character in enumerate(ALPHABET)}


def encode(data: bytes) -> str:
    """The text of `data`."""
    pieces = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        rest, first = divmod(int.from_bytes(pair, "big"), BASE)
        third, second = divmod(rest, BASE)
        pieces.append(ALPHABET[first] + ALPHABET[second] + (ALPHABET[third] if len(pair) == 2 else ""))
    return "".join(pieces)


def decode(text: str) -> bytes:
    """The bytes of `text`. Raises ValueError, without the text in it."""
    if len(text) % 3 == 1:
        raise ValueError("base45: no bytes have this length")
    try:
        values = [_VALUE[character] for character in text]
    except KeyError:
        raise ValueError("base45: a character outside the alphabet") from None
    whole = len(values) // 3 * 3
    pairs = [a + b * BASE + c * BASE**2 for a, b, c in zip(*(values[at:whole:3] for at in range(3)), strict=True)]
    last = [values[-2] + values[-1] * BASE] if len(values) > whole else []
    if max(pairs, default=0) > 0xFFFF or max(last, default=0) > 0xFF:
        raise ValueError("base45: a group above its bytes")
    return struct.pack(f">{len(pairs)}H{len(last)}B", *pairs, *last)
