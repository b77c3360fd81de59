"""The e-health card on paper: both languages stand on it, whatever the screen's; nothing of a condition does.

An ATM-size card of two faces, or an A4 sheet: the large card with the longer code, and ten stickers. The print job
keeps what stands on it as JSON: printed again, a card says what it said (and its code holds). A reprint is the same
card, and carries no mark; the job counts it.
"""

import msgspec

from desk.core.i18n import words
from desk.kit.printing.blocks import Document, Qr, Text
from desk.kit.printing.paper import A4, CR80
from desk.kit.printing.placed import Code128, Face, Fitted, Outline, Photo, Placed
from desk.plugins.registration.print import card_words as said
from desk.plugins.registration.print.card_sheet import sheet
from desk.plugins.registration.print.card_words import CardPaper
from desk.records.prints.rules import PrintJob

CARD = "registration.card"
PAPERS = (CR80, A4)
EDGE = 3.0
QR_MM = 31.2
"""Six dots of 300 dpi a module and four of 203 dpi a module up to QR version 11."""


def read(body: bytes) -> CardPaper:
    """The card in a print job's body. Raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(body, type=CardPaper)


def write(card: CardPaper) -> bytes:
    """The body of a print job that prints this card."""
    return msgspec.json.encode(card)


def of_job(job: PrintJob) -> Document:
    """The paper of a print job of this kind."""
    return document(read(job.body), job.paper)


def document(card: CardPaper, paper: str) -> Document:
    """The card laid out for `paper`: the id of CR80 (front, then back) or of A4 (the sheet)."""
    title = str(words("CardPaper", "e-Health Card"))
    if paper == A4.id:
        return Document(title, [sheet(card)])
    return Document(title, [_front(card), _back(card)])


def _front(card: CardPaper) -> Face:
    right = CR80.width_mm - EDGE - QR_MM
    parts: list[Placed] = [
        Placed(Text(str(said.TITLE), 7, strong=True), EDGE, 2.4, 46),
        Placed(Fitted(said.names(card), 12.5, (12, 11, 10, 9, 8, 7, 6, 5)), EDGE, 7.2, 46),
        Placed(Photo(card.photo, 20, str(said.NO_PHOTO)), EDGE, 21, 20),
        Placed(Fitted(said.facts(card), 20.5, (7.5, 7, 6.5, 6, 5)), 24.5, 20.6, 25),
        Placed(Code128(card.uhid, 34.1, 7), 5.6, 44, 40),
        Placed(Qr(card.desk_code, QR_MM, "right"), right, 8, QR_MM),
        Placed(Text(str(said.NUMBER), 6, align="centre"), right - 1.5, 42.2, QR_MM + 3),
        Placed(Text(card.number, 13, strong=True, align="centre"), right - 1.5, 44.8, QR_MM + 3),
    ]
    return Face(CR80.height_mm or 0, [*parts, *said.marked(card, right, 2, QR_MM)])


def _back(card: CardPaper) -> Face:
    wide = CR80.width_mm - 2 * EDGE
    half = wide / 2 - 1.5
    parts = [
        Placed(Fitted(said.told(card), 27, (8, 7.5, 7, 6.5, 6)), EDGE, 3, wide),
        Placed(Outline(wide, 0.1), EDGE, 31, wide),
        Placed(Fitted(said.issuer(card), 19, (7.5, 7, 6.5, 6, 5)), EDGE, 32.2, half + 8),
        Placed(Fitted(said.ends(card), 19, (7.5, 7, 6.5, 6)), EDGE + half + 11, 32.2, half - 8),
    ]
    return Face(CR80.height_mm or 0, parts)
