"""The A4 sheet: the large card at the head, ten stickers under it, a cross at every corner to cut by."""

from desk.core.i18n import words
from desk.kit.printing.blocks import Qr, Text
from desk.kit.printing.paper import A4
from desk.kit.printing.placed import Code128, CutMarks, Face, Fitted, Outline, Photo, Placed
from desk.plugins.registration.print import card_words as said
from desk.plugins.registration.print.card_words import CardPaper

WIDE, HIGH = 148.0, 105.0
"""The large card, in mm (A6)."""
STICKER_WIDE, STICKER_HIGH, ACROSS, DOWN = 88.0, 30.0, 2, 5
_LEFT, _TOP = 17.0, 2.0
_STICKERS_LEFT, _STICKERS_TOP = 3.0, 114.0
_PAD = 6.0
_SMALL = (8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5)


def sheet(card: CardPaper) -> Face:
    """The page: as high as A4 inside its margins."""
    parts = [Placed(CutMarks(WIDE, HIGH), _LEFT, _TOP, WIDE), Placed(_large(card), _LEFT, _TOP, WIDE)]
    for number in range(ACROSS * DOWN):
        x = _STICKERS_LEFT + number % ACROSS * STICKER_WIDE
        y = _STICKERS_TOP + number // ACROSS * STICKER_HIGH
        parts.append(Placed(CutMarks(STICKER_WIDE, STICKER_HIGH), x, y, STICKER_WIDE))
        parts.append(Placed(_sticker(card), x, y, STICKER_WIDE))
    return Face((A4.height_mm or 0) - 2 * A4.margin_mm, parts)


def _large(card: CardPaper) -> Face:
    code, right = 42.0, WIDE - _PAD - 42.0
    parts = [
        Placed(Text(str(said.TITLE), 11, strong=True), _PAD, 4.5, 84),
        Placed(Fitted(said.names(card), 22, (19, 17, 15, 13, 11, 10, 9, 8, 7, 6)), _PAD, 11, 84),
        Placed(Photo(card.photo, 30, str(said.NO_PHOTO)), _PAD, 35, 30),
        Placed(Fitted(said.facts(card), 31, (11, 10, 9, 8, 7, 6)), _PAD + 34, 34, 50),
        Placed(Qr(card.full_code or card.desk_code, code, "right"), right, 13, code),
        Placed(Text(str(said.NUMBER), 7, align="centre"), right, 57.5, code),
        Placed(Text(card.number, 17, strong=True, align="centre"), right - 2, 60.5, code + 4),
        Placed(Code128(card.uhid, 46, 9), _PAD + 3, 69, 50),
        Placed(Outline(WIDE - 2 * _PAD, 0.1), _PAD, 80.5, WIDE),
        Placed(Fitted(said.told(card, most=3), 21.5, _SMALL), _PAD, 82, 64),
        Placed(Fitted(said.issuer(card), 21.5, _SMALL), 72, 82, 38),
        Placed(Fitted(said.ends(card), 21.5, _SMALL), 113, 82, 31),
    ]
    return Face(HIGH, [*parts, *said.marked(card, right, 4.5, code, 10)])


def _sticker(card: CardPaper) -> Face:
    code, text = 26.0, 31.5
    wide = STICKER_WIDE - text - 2
    parts = [
        Placed(Qr(card.desk_code, code), 2.5, 1, code),
        Placed(Text(card.number, 13, strong=True), text, 2, wide),
        Placed(Fitted(said.names(card), 11, (9, 8, 7, 6)), text, 9, wide),
        Placed(Code128(card.uhid, 34.1, 7), text + 2.5, 21, wide),
    ]
    if card.temporary:
        mark = Text(str(words("CardPaper", "अस्थायी\nTEMPORARY")), 6, strong=True, align="right")
        parts.append(Placed(mark, STICKER_WIDE - 19, 22, 17))
    return Face(STICKER_HIGH, parts)
