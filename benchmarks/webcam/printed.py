"""The papers that are photographed: what the desk prints, dot by dot, with signed codes of made-up people.

The dots are the printing kit's own picture of the page at 300 dpi (203 for the slip's roll): what a printer is given,
without what its ink makes of them. The kit's PDF gives the same picture (tests/screens/registration/test_print_a_card).
"""

import functools
import os
import random
from typing import TYPE_CHECKING, Any

import segno

from benchmarks.webcam.cards import INK, PAPER, Printed

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QApplication

    from desk.codes.claims import Claims
    from desk.plugins.registration.print.card_words import CardPaper

PROFILES = ("card", "large", "slip")
YEAR_MS = 365 * 24 * 3600 * 1000


@functools.lru_cache(maxsize=64)
def card_picture(profile: str, number: int = 0) -> Printed:
    """The paper of a profile: the ATM-size card's front, the sheet's large card, the slip. `number` says whose."""
    from desk.codes import card
    from desk.codes.claims import Profile
    from tests.support import issuing

    chance = random.Random(f"{profile} {number}")
    kinds = {"card": Profile.DESK, "large": Profile.FULL, "slip": Profile.SLIP}
    said = issuing.claims(chance, kinds[profile], issuing.DESK if profile == "slip" else issuing.ISSUER)
    text = card.encode(said, issuing.eddsa("desk" if profile == "slip" else "cards"))
    return _slip(said, text) if profile == "slip" else card_of(_paper(said, text), large=profile == "large")


def card_of(paper: "CardPaper", large: bool = False) -> Printed:
    """A card as it is printed; `large`: the one at the head of the A4 sheet, cut out."""
    from desk.kit.printing import image
    from desk.kit.printing.paper import A4, CR80, MM_PER_INCH
    from desk.plugins.registration.print import card, card_sheet

    _application()
    sheet = A4 if large else CR80
    page = _dots(image.pages(card.document(paper, sheet.id), sheet)[0])
    if large:
        left, top, wide, high = (
            round(mm * sheet.dpi / MM_PER_INCH)
            for mm in (A4.margin_mm + 17, A4.margin_mm + 2, card_sheet.WIDE, card_sheet.HIGH)
        )
        page = page[top : top + high, left : left + wide]
    code = (paper.full_code or paper.desk_code) if large else paper.desk_code
    return _found(page, sheet.dpi / MM_PER_INCH, code, paper.uhid)


def _slip(said: "Claims", text: str) -> Printed:
    from desk.kit.printing import image
    from desk.kit.printing.paper import MM_PER_INCH, ROLL_80
    from desk.plugins.registration.print import token_slip
    from desk.plugins.registration.rules import TokenSlip

    _application()
    who = said.person
    slip = TokenSlip(
        "Delhi Polyclinic", "दिल्ली पॉलीक्लिनिक", said.token, who.name, who.native_name, who.sex, None, who.uhid,
        "Medicine", "मेडिसिन", "Room 4", "कमरा 4", said.issued * 1000, 7, "opd", False, False, text,
    )  # fmt: skip
    page = _dots(image.pages(token_slip.document(slip, ROLL_80.id), ROLL_80)[0])
    return _found(page, ROLL_80.dpi / MM_PER_INCH, text, "")


def _paper(said: "Claims", text: str) -> "CardPaper":
    from desk.plugins.registration.print.card_words import CardPaper

    who = said.person
    born = str(who.birth_date or who.birth_year or "")
    return CardPaper(
        False, who.name, who.native_name, who.uhid, who.uhid, who.sex, born, None, "", who.blood_group,
        "Delhi Polyclinic", "दिल्ली पॉलीक्लिनिक", said.issued * 1000, said.issued * 1000 + YEAR_MS,
        text, text,
    )  # fmt: skip


def _dots(picture: object) -> "NDArray[Any]":
    """A page as reflectance: ink is not quite black, paper not quite white."""
    import numpy as np
    from PySide6.QtGui import QImage

    assert isinstance(picture, QImage)
    whole = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    light = whole[:, : picture.width()].astype(np.float32) / 255
    return (INK + (PAPER - INK) * light).round().astype(np.uint8)


def _found(page: "NDArray[Any]", dots_a_mm: float, text: str, bar_text: str) -> Printed:
    """The page with the place of its code: there is one, as the printing kit draws it in whole dots."""
    import numpy as np

    from desk.scanning import opencv

    cv2 = opencv.load()
    modules = np.array([list(row) for row in segno.make_qr(text, error="m").matrix], np.uint8)
    for a_module in range(8, 2, -1):
        code = np.where(modules.repeat(a_module, 0).repeat(a_module, 1) == 1, INK, PAPER).astype(np.uint8)
        if max(code.shape) > min(page.shape):
            continue
        _, _, _, (left, top) = cv2.minMaxLoc(-cv2.matchTemplate(page, code, cv2.TM_SQDIFF))
        if np.array_equal(page[top : top + len(code), left : left + len(code)], code):
            return Printed(page, dots_a_mm, left / dots_a_mm, top / dots_a_mm, len(code) / dots_a_mm, len(modules),
                           text, bar_text)  # fmt: skip
    raise ValueError("the code does not stand on the page in whole dots")


@functools.lru_cache(maxsize=1)
def _application() -> "QApplication":
    """Fonts need one; that of the tests or of the program is taken where it runs already."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desk.kit import language

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["benchmarks"])
    language.install(app, "en")
    return app
