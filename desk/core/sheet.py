"""Tables for other people's spreadsheets."""

from collections.abc import Iterable
from decimal import Decimal

_NUMBERS = (int, Decimal)
_FORMULA = tuple("=+-@＝＋－＠")
"""The wide ones count, too, where a spreadsheet speaks Chinese or Japanese."""


def to_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """Rows as CSV (RFC 4180) in UTF-8 with a mark, so that spreadsheets show Devanagari; no cell starts a formula.

    A whole number and a Decimal (an amount of money) stay numbers, also below zero; everything else is text.
    """
    lines = (",".join(str(cell) if type(cell) in _NUMBERS else _cell(str(cell)) for cell in row) for row in rows)
    return ("\ufeff" + "".join(line + "\r\n" for line in lines)).encode()


def _cell(text: str) -> str:
    # A spreadsheet runs what begins with these, also after white space (OWASP, CSV Injection).
    if text.lstrip().startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n"):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ",\"\r\n'") else text
