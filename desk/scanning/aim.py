"""The symbology identifier (ISO/IEC 15424) that a scanner may be set to send before each code: "]Q1", "]d2"."""

import re

from desk.codes.scan import Scan, Source

_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")


def scan_of(text: str, source: Source, at: int) -> Scan:
    """A scan of what a scanner sent; an identifier at its start is taken for what it is."""
    symbology = text[:3] if _AIM.match(text) else ""
    rest = text[len(symbology) :]
    return Scan(rest, rest.encode("utf-8", "surrogatepass"), symbology, source, at)
