"""Text as it may enter the record: no control characters, nothing that turns the direction of writing."""

import unicodedata

# The joiners shape Devanagari (र्‍ and क्‍ष) and stay; every other format character goes.
_JOINERS = "‌‍"


def clean(text: str, *, lines: bool = False) -> str:
    """`text` without control, bidirectional, private and unassigned characters; `lines` keeps line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    return "".join(c for c in text if _stays(c))


def _stays(c: str) -> bool:
    return c == "\n" or c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
