"""Pictures of the pharmacy's registers on paper, in English and Hindi:

    python -m tests.screens.pharmacy.register_papers FOLDER    pharmacy-paper-*.png
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from desk.kit import language, theme
from desk.kit.printing import image
from desk.kit.printing.blocks import Document
from desk.kit.printing.paper import A4
from desk.plugins.pharmacy.print import registers as papers
from desk.plugins.pharmacy.service import registers as kinds
from desk.plugins.pharmacy.service.registers import RegisterService
from desk.records.facility.service import FacilityService
from tests.support.pharmacy import AZITHROMYCIN, make_pharmacy
from tests.support.pharmacy_counter import Counter

TODAY = date(2026, 11, 22)
DPI, BY = 100, "Neha Gupta"


def registers(counter: Counter) -> Iterator[tuple[str, Document]]:
    """Each register of a day on which two prescriptions were given out."""
    pharmacy, me, at = counter.pharmacy, counter.me, counter.pharmacy.desk.clock.ms
    service = RegisterService(pharmacy.desk.store, pharmacy.settings)
    facility = FacilityService(pharmacy.desk.store).facility(me)
    supplied = service.supplies(me, kinds.H1, TODAY, TODAY)
    yield "h1", papers.supplies(facility, papers.H1, TODAY, TODAY, supplied, by=BY, at=at)
    yield "given", papers.given_out(facility, TODAY, TODAY, service.given_out(me, TODAY, TODAY), by=BY, at=at)
    yield "items", papers.given_items(facility, TODAY, TODAY, service.given_items(me, TODAY, TODAY), by=BY, at=at)
    yield "position", papers.position(facility, TODAY, service.position(me), by=BY, at=at)
    yield "expiry", papers.near_expiry(facility, TODAY, service.near_expiry(me), by=BY, at=at)


def main(folder: Path) -> None:
    """Draw them."""
    app = QApplication([])
    theme.apply(app, "light", 100)
    with TemporaryDirectory() as place:
        counter = Counter(make_pharmacy(Path(place)))
        counter.give(counter.draft())
        head = {"prescriber_address": "Delhi Polyclinic, Sector 4, New Delhi", "prescriber_reg": "DMC/30412"}
        counter.give(counter.draft(counter.typed((AZITHROMYCIN, "1 od x3d", ""), **head)))
        for code, end in (("en", ""), ("hi", "-hindi")):
            language.install(app, code)
            for name, document in registers(counter):
                image.pages(document, A4, DPI)[0].save(str(folder / f"pharmacy-paper-{name}{end}.png"))
        counter.pharmacy.desk.store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
