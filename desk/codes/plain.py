"""Text from outside, checked before anyone sees it: NFC, one line, no control and no bidirectional characters."""

import re
import unicodedata

# Joiners (U+200C, U+200D) stay: Devanagari needs them. Marks that turn the reading direction never do.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_SPACES = re.compile(r"\s+")


def is_clean(text: str) -> bool:
    """Whether `text` holds no control, bidirectional, private or unassigned character."""
    return not any(c in _BIDI or unicodedata.category(c) in _REFUSED_CATEGORIES for c in text)


def one_line(text: str) -> str:
    """`text` in NFC with runs of white space, line breaks included, as single spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
