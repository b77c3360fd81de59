"""A scan: what a camera, a scanner or a person's typing handed over, before anyone knows what it means."""

from dataclasses import dataclass, field
from enum import StrEnum


class Source(StrEnum):
    """By what way a scan came in."""

    CAMERA = "camera"
    FILE = "file"
    WEDGE = "wedge"
    SERIAL = "serial"
    TYPED = "typed"


@dataclass(frozen=True)
class Scan:
    """Raw content, never logged and never in a `repr`: it may be a patient's whole card.

    `data` is what the code holds; `text` the same as characters. `symbology` is the ISO/IEC 15424 identifier
    ("]Q1" QR, "]C0" Code 128, "" when nobody knows: a keyboard wedge, typing). `at` is UTC milliseconds.
    """

    text: str = field(repr=False)
    data: bytes = field(repr=False)
    symbology: str
    source: Source
    at: int

    @classmethod
    def of_bytes(cls, data: bytes, symbology: str, source: Source, at: int) -> "Scan":
        """A scan of a decoded picture. Bytes that are not UTF-8 become one character each, for binary readers."""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
        return cls(text, data, symbology, source, at)

    @classmethod
    def of_text(cls, text: str, source: Source, at: int) -> "Scan":
        """A scan that arrived as characters: a wedge, a serial line, typing."""
        return cls(text, text.encode("utf-8", "surrogatepass"), "", source, at)
