"""What stands on a card, in the words of both languages: the same on the ATM-size card and on the sheet."""

from dataclasses import dataclass, field

from desk.core.clock import in_india
from desk.core.i18n import Words, words
from desk.kit.printing.blocks import Text
from desk.kit.printing.placed import Outline, Passage, Placed

TITLE = words("CardPaper", "ई-स्वास्थ्य कार्ड · e-Health Card")
TEMPORARY = words("CardPaper", "अस्थायी · TEMPORARY")
NUMBER = words("CardPaper", "संख्या · UHID")
NO_PHOTO = words("CardPaper", "फ़ोटो · Photo")
NO_PROOF = (
    words("CardPaper", "यह कार्ड पहचान का प्रमाण नहीं है।"),
    words("CardPaper", "This card is no proof of identity."),
)  # fmt: skip
_BRING = (
    words("CardPaper", "हर बार आते समय यह कार्ड साथ लाएँ।"),
    words("CardPaper", "Bring this card each time you come."),
)  # fmt: skip
_FOUND = (
    words("CardPaper", "मिलने पर किसी भी सरकारी अस्पताल या औषधालय में दे दें।"),
    words("CardPaper", "If found, hand it in at any government hospital or dispensary."),
)  # fmt: skip
_ONLY_A_YEAR = (
    words("CardPaper", "अस्थायी कार्ड: अगली बार पंजीकरण पर स्थायी कार्ड माँगें।"),
    words("CardPaper", "Temporary card: ask for a permanent one at registration next time."),
)  # fmt: skip
_YEAR = words("CardPaper", "जन्म वर्ष · Year of birth")
_AGE = words("CardPaper", "बताई आयु · Age as told")
_SEXES = {
    "1": words("CardPaper", "पुरुष · Male"), "2": words("CardPaper", "महिला · Female"),
    "9": words("CardPaper", "अन्य · Other"),
}  # fmt: skip


@dataclass(frozen=True)
class CardPaper:
    """What stands on a card. Times UTC ms; `desk_code` and `full_code` are the texts of its QR codes ("" = none).

    `birth_date` as recorded, whole or in part; where it is "", `age` is what was told, and the year in which:
    ("y" or "m", count, year). `guardian` for a child only. `photo` is a picture file, b"" where there is none.
    """

    temporary: bool
    name: str
    name_native: str
    number: str
    uhid: str
    sex: str
    birth_date: str
    age: tuple[str, int, int] | None
    guardian: str
    blood_group: str
    facility: str
    facility_native: str
    issued_at: int
    expires_at: int
    desk_code: str = field(repr=False)
    full_code: str = field(default="", repr=False)
    helpline: str = ""
    photo: bytes = field(default=b"", repr=False)


def names(card: CardPaper) -> list[Passage]:
    """The name in the patient's own script, then in Latin letters."""
    both = [one for one in dict.fromkeys((card.name_native, card.name)) if one]
    return [Passage(one, strong=number == 0, scale=1 if number == 0 else 0.9) for number, one in enumerate(both)]


def facts(card: CardPaper) -> list[Passage]:
    """Sex, birth or age (an estimate never as a date of birth), and a child's guardian."""
    sex = _SEXES.get(card.sex)  # needs no label
    return [
        *([Passage(str(sex), strong=True, after=0.2)] if sex else []),
        *_labelled(*_born(card)),
        *_labelled(words("CardPaper", "अभिभावक · Guardian"), card.guardian),
    ]


def told(card: CardPaper, *, most: int = 4) -> list[Passage]:
    """What the holder should know, at most so many sentences; first, what the card is not."""
    rest = (*((_ONLY_A_YEAR,) if card.temporary else ()), _FOUND, _BRING)[: most - 1]
    return [*_pair(NO_PROOF, strong=True), *(passage for pair in rest for passage in _pair(pair))]


def issuer(card: CardPaper) -> list[Passage]:
    """Who gave it, and whom to call."""
    both = [one for one in dict.fromkeys((card.facility_native, card.facility)) if one]
    label = Passage(str(words("CardPaper", "जारीकर्ता · Issued by")), scale=0.85)
    shown = [label, *(Passage(one, strong=True) for one in both)] if both else []
    return [*shown, *_labelled(words("CardPaper", "सहायता · Helpline"), card.helpline)]


def ends(card: CardPaper) -> list[Passage]:
    """When it was given, until when it holds, and the blood group."""
    return [
        *_labelled(words("CardPaper", "मान्य · Valid until"), day(card.expires_at)),
        *_labelled(words("CardPaper", "जारी · Issued on"), day(card.issued_at)),
        *_labelled(words("CardPaper", "रक्त समूह · Blood group"), card.blood_group.replace("-", "−")),
    ]


def marked(card: CardPaper, x_mm: float, y_mm: float, width_mm: float, size_pt: float = 8) -> list[Placed]:
    """TEMPORARY in a frame, in both languages, on a card that is."""
    if not card.temporary:
        return []
    high = size_pt * 0.6
    text = Text(str(TEMPORARY), size_pt, strong=True, align="centre")
    return [Placed(Outline(width_mm, high, 0.3), x_mm, y_mm, width_mm), Placed(text, x_mm, y_mm + 0.1, width_mm)]


def day(at: int) -> str:
    """UTC ms as 22-11-2026 in India, the same in every language."""
    return f"{in_india(at):%d-%m-%Y}"


def _pair(pair: tuple[Words, Words], *, strong: bool = False) -> tuple[Passage, Passage]:
    native, english = pair
    return Passage(str(native), strong), Passage(str(english), strong, after=0.35)


def _labelled(label: Words, value: Words | str | None) -> list[Passage]:
    return [Passage(str(label), scale=0.85), Passage(str(value), strong=True, after=0.2)] if value else []


def _born(card: CardPaper) -> tuple[Words, Words | str]:
    parts = card.birth_date.split("-")
    if len(parts) == 3:
        return words("CardPaper", "जन्म तिथि · Date of birth"), "-".join(reversed(parts))
    if card.birth_date:
        label = words("CardPaper", "जन्म माह · Month of birth") if len(parts) == 2 else _YEAR
        return label, "-".join(reversed(parts))
    if card.age is None:
        return _AGE, ""
    unit, count, year = card.age
    return _AGE, words("CardPaper", "~{age} ({year} में · in {year})", age=_told(unit, count), year=year)


def _told(unit: str, count: int) -> Words:
    if unit == "y":
        return words("CardPaper", "{number} वर्ष · years", number=count)
    return words("CardPaper", "{number} माह · months", number=count)
