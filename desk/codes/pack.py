"""Medicine packs: GS1 element strings, GS1 Digital Link, EAN numbers, and India's Schedule H2 codes.

Rules: GS1 General Specifications (element strings; 7.12 for the century of a two-digit year; day 00 is the month's
last), GS1 Digital Link 1.4. Schedule H2 (G.S.R. 823(E), 2022) demands a bar or QR code on 300 brands and leaves its
form to the maker: GS1, a link, or plain text. A link is never opened.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from desk.codes import gs1, pack_text, signed
from desk.codes.plain import is_clean
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.core.clock import business_date
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

MAX_CHARACTERS = 1024
EAN_13, EAN_8 = "]E0", "]E4"
GS1_SYMBOLOGIES = frozenset({"]C1", "]d2", "]Q3", "]J1", "]e0", "]e1", "]e2"})

_AIM = re.compile(r"\][A-Za-z][0-9]")
_HUMAN = re.compile(r"\([0-9]{2,4}\)")
_BARE = re.compile(r"01[0-9]{14}(?:1[0-9]|2[0-9]|30|71|\x1d)")
_LINK = re.compile(r"https?://[^\s/?#]{1,120}/[^\s]*", re.IGNORECASE)
_LINK_GTIN = re.compile(r"/(?:01|gtin)/[0-9]{8,14}(?=[/?#]|$)")
_INDIAN = re.compile(r"890[0-9]{10}")


@dataclass(frozen=True)
class Pack:
    """What a pack's code says; "" and None where it says nothing. Nobody signs it: it finds a product, and a batch.

    `gtin` 14 digits; `expires` the last day on which the pack may be given out. `doubtful`: a separator was probably
    lost, so that lot and serial must be compared with the print; `doubt` says so. `url` is text, and never opened.
    """

    gtin: str = ""
    expires: date | None = None
    lot: str = ""
    serial: str = ""
    made: date | None = None
    doubtful: bool = False
    doubt: Words | None = None
    text: str = field(default="", repr=False)
    url: str = field(default="", repr=False)

    kind: ClassVar[str] = "pack"
    state: ClassVar[State] = State.UNSIGNED


def recognises(scan: Scan) -> bool:
    """Whether the scan starts as a pack's code does, or its symbology says so."""
    text = scan.text[:MAX_CHARACTERS].strip("\ufeff \t\r\n")
    symbology, text = _symbology(scan.symbology, text)
    if symbology in GS1_SYMBOLOGIES or text.startswith(gs1.SEPARATOR):
        return True
    if symbology in (EAN_13, EAN_8) or (not symbology and scan.source is not Source.TYPED and _INDIAN.fullmatch(text)):
        return gs1.is_gtin(text)
    if _LINK.match(text):
        return bool(_LINK_GTIN.search(text)) or pack_text.looks_like(text)
    return bool(_HUMAN.match(text) or _BARE.match(text)) or pack_text.looks_like(text)


def read(scan: Scan) -> Pack:
    """The reader of the router's table. Raises Unreadable."""
    if len(scan.text) > MAX_CHARACTERS:
        raise Unreadable(words("Pack", "This code is longer than any medicine pack's. It was not read."))
    symbology, text = _symbology(scan.symbology, scan.text.strip("\ufeff \t\r\n"))
    today = business_date(scan.at)
    bare = text.strip(gs1.SEPARATOR)
    if not is_clean(bare.replace(gs1.SEPARATOR, " ").replace("\r", " ").replace("\n", " ").replace("\t", " ")):
        raise Unreadable(words("Pack", "This pack's code holds hidden characters. It was not used."))
    if _LINK.match(bare):
        return _link(bare, today)
    if symbology in (EAN_13, EAN_8) or gs1.is_gtin(bare):
        return Pack(gtin=gs1.gtin(bare))
    if symbology in GS1_SYMBOLOGIES or text.startswith(gs1.SEPARATOR) or _HUMAN.match(bare) or _BARE.match(bare):
        return _elements(bare, today)
    return _labelled(bare, today)


def _symbology(known: str, text: str) -> tuple[str, str]:
    """Symbology and what follows it: a hand scanner may be set to send the identifier in front."""
    match = _AIM.match(text)
    return (match.group(), text[match.end() :]) if match else (known, text)


def _elements(text: str, today: date) -> Pack:
    said = gs1.parse_human(text) if _HUMAN.match(text) else gs1.parse(text)
    return _pack(said, today, doubt=gs1.doubt(said, text) if not _HUMAN.match(text) else None)


def _link(url: str, today: date) -> Pack:
    if _LINK_GTIN.search(url):
        return _pack(gs1.parse_link(url), today, url=url)
    return _labelled(url, today, url=url)


def _labelled(text: str, today: date, url: str = "") -> Pack:
    said = pack_text.parse(text)
    return Pack(
        gtin=gs1.gtin(said.gtin) if said.gtin else "",
        expires=pack_text.month_end(said.expires, today) if said.expires else None,
        lot=signed.text(said.lot, 20),
        made=pack_text.month_start(said.made, today) if said.made else None,
        text=signed.text(text, 600),
        url=url,
    )


def _pack(said: dict[str, str], today: date, *, doubt: Words | None = None, url: str = "") -> Pack:
    gtin = said.get("01") or said.get("02") or ""
    # Some makers print the product in one bar code and lot and expiry in another: either is half a pack's.
    if not gtin and not said.get("10") and not said.get("17"):
        raise Unreadable(words("Pack", "This GS1 code names no product: it is not a medicine pack's."))
    return Pack(
        gtin=gs1.gtin(gtin) if gtin else "",
        expires=gs1.day(said["17"], today) if said.get("17") else None,
        lot=said.get("10", ""),
        serial=said.get("21", ""),
        made=gs1.day(said["11"], today) if said.get("11") else None,
        doubtful=doubt is not None,
        doubt=doubt,
        url=url,
    )
