"""Pictures of the storekeeper's screens: `python -m tests.screens.pharmacy.shelf_states FOLDER`
(docs/screenshots/pharmacy-*.png). A whole desk with a storekeeper at it, in English, and in Hindi too.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desk.codes.pack import Pack
from desk.core.clock import business_date
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.printing import image
from desk.kit.printing.paper import A4
from desk.plugins.pharmacy.print import variance
from desk.plugins.pharmacy.queries import places
from desk.plugins.pharmacy.rules.dispensing import DispenseDraft, GivenLine
from desk.plugins.pharmacy.rules.items import LOCAL, PackSize, item_id
from desk.plugins.pharmacy.rules.moves import OPENING, TRANSFER
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine, ReceiptDraft, ReceiptLine, StockLine
from desk.plugins.pharmacy.screens.count import CountScreen
from desk.plugins.pharmacy.screens.indents import IndentsScreen
from desk.plugins.pharmacy.screens.quantities_dialog import QuantitiesDialog
from desk.plugins.pharmacy.screens.receive import ReceiveScreen
from desk.plugins.pharmacy.screens.returns import ReturnsScreen
from desk.plugins.pharmacy.screens.stock import StockScreen
from desk.plugins.pharmacy.service.catalogue import put_items, put_packs
from desk.plugins.pharmacy.service.desk import PharmacyDesk
from desk.records.patient.draft import PatientDraft
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor, system_actor
from tests.screens.shell.card_states import shot, sitting, wait
from tests.support.card_desk import AtDesk
from tests.support.pharmacy import (
    AMOXICILLIN,
    AMOXICILLIN_GTIN,
    IBUPROFEN,
    ITEMS,
    ORS,
    PARACETAMOL,
    PARACETAMOL_GTIN,
    SHELVES,
)
from tests.support.vouchers import voucher

S = TypeVar("S", bound=QWidget)
Save = Callable[[str], None]


@dataclass(frozen=True)
class Filled:
    """What the pictures need to know of the pharmacy."""

    services: PharmacyDesk
    boss: Actor
    store: str
    counter: str
    patient_id: str


def fill(here: AtDesk, boss: Actor) -> Filled:
    """A catalogue, shelves with good, near, expired and stopped batches, minimums, and a patient with medicine."""
    assert here.program.ui is not None
    loaded = here.program.ui.hands.host.loaded
    services: PharmacyDesk = next(one.plugin.desk for one in loaded if one.manifest.name == "pharmacy")  # type: ignore[attr-defined]
    with here.desk.store.unit(system_actor(boss.facility_id), "test.catalogue") as unit:
        packs = [
            PackSize(PARACETAMOL_GTIN, item_id(PARACETAMOL), 10, "Crocin"),
            PackSize(AMOXICILLIN_GTIN, item_id(AMOXICILLIN), 10, "Novamox"),
        ]
        put_packs(unit.connection, packs, LOCAL, unit.at, "")
        put_items(unit.connection, ITEMS, unit.at)
        store, counter = (place.account_id for place in places.first_two(unit.connection))
    stock, today = services.stock, business_date(here.desk.store.clock.now_ms())
    for account, at in ((counter, 3), (store, 4)):
        received = tuple(
            ReceiptLine(item_id(row[0]), row[1], row[2], str(row[at]), cost_paise=1250 if row[1] != "O3" else None,
                        pack_units=10)
            for row in SHELVES if row[at]
        )  # fmt: skip
        stock.receive(boss.intending(new_id()), ReceiptDraft(OPENING, account, "", "", received))
    soon = tuple(
        ReceiptLine(item_id(code), lot, (today + timedelta(days=days)).isoformat(), n, pack_units=10, cost_paise=980)
        for code, lot, days, n in ((IBUPROFEN, "I3", 21, "6"), (ORS, "O1", -5, "4"), (PARACETAMOL, "P050", -2, "12"))
    )
    draft = ReceiptDraft("receipt", store, "Delhi State Drug Store", "DC/2026/1041", soon)
    stock.receive(boss.intending(new_id()), draft)
    lines = {one.lot: one for one in stock.board(boss, store)}
    stock.hold(boss.intending(new_id()), lines["Z5"].item_id, lines["Z5"].batch_id, "hold", "Boxes were wet")
    stock.hold(boss.intending(new_id()), lines["C2"].item_id, None, "recall", "Recalled by the state")
    moved = MoveLine(lines["P200"].batch_id, "60")
    stock.move(boss.intending(new_id()), MoveDraft(TRANSFER, store, counter, (moved,)))
    for code, least in ((IBUPROFEN, "120"), (ORS, "400"), (PARACETAMOL, "3000")):
        stock.set_minimum(boss.intending(new_id()), counter, item_id(code), least)
    return Filled(services, boss, store, counter, patient(here, services, boss))


def patient(here: AtDesk, services: PharmacyDesk, boss: Actor) -> str:
    """Somebody to whom medicine was given."""
    draft = PatientDraft(name="Ram Kumar", name_native="राम कुमार", sex="1", birth_date="1984-03-12")
    patient_id = here.desk.patients.register(boss.intending(new_id()), draft, "pictures")
    department = here.desk.facility.departments(boss)[0].department_id
    visit = here.desk.visits.open(boss.intending(new_id()), VisitDraft(patient_id, department))
    asked = tuple(
        LineDraft(item_id(code), "", said) for code, said in ((PARACETAMOL, "1-1-1 x5d pc"), (AMOXICILLIN, "1-0-1 x5d"))
    )
    prescription = services.prescribing.prescribe(
        boss.intending(new_id()), PrescriptionDraft(patient_id, visit.visit_id, "Dr. Meenakshi Rao", asked)
    )
    plan = services.dispensing.plan(boss, prescription)
    given = tuple(GivenLine(one.request.request_id, one.item.item_id, one.parts) for one in plan.lines if one.item)
    services.dispensing.dispense(boss.intending(new_id()), DispenseDraft(prescription, plan.account_id, given))
    return patient_id


def at(here: AtDesk, room: str, kind: type[S], **arguments: str) -> S:
    """The screen of a room, brought to the front."""
    here.window.go(room, **arguments)
    rest(here)
    screen = here.window.rooms.currentWidget()
    assert isinstance(screen, kind)
    return screen


def rest(here: AtDesk) -> None:
    """Everything is read and painted."""
    for _ in range(4):
        QTest.qWait(90)
        here.settle()
    here.window.notices.clear()


def asked() -> QWidget:
    """The dialog in front."""
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def stock(here: AtDesk, save: Save) -> None:
    """The board, a medicine with its bin card, the tabs, and the dialogs of acts."""
    screen = at(here, "pharmacy.stock", StockScreen)
    save("stock")
    for tab in ("expired", "stopped", "low"):
        screen.card.tabs.set_value(tab)
        rest(here)
        save(f"stock-{tab}")
    screen.card.tabs.set_value("all")
    rest(here)
    line = next(one for one in screen.card.batches.rows() if one.lot == "P200" and one.quantity > 5000)
    screen.open_item(line)
    rest(here)
    save("bin-card")
    for name in ("hold", "adjust"):
        screen.acts.run(name)
        rest(here)
        save(f"stock-{name}")
        asked().close()
        rest(here)
    text = words("Stock", "Adjustment of {title}, batch {lot}, by {difference}.", title=line.title, lot=line.lot,
                 difference="-200")  # fmt: skip
    assert here.program.ui is not None
    here.program.ui._for_screens.second_person("pharmacy.stock.approve", text, lambda _: None)
    rest(here)
    save("second-person")
    asked().close()
    screen.close_item()
    rest(here)


def receive(here: AtDesk, save: Save) -> None:
    """A receipt of three packs, one of them short-dated, the next one being scanned."""
    screen = at(here, "pharmacy.receive", ReceiveScreen)
    screen.head.party.set_value("Delhi State Drug Store")
    screen.head.invoice.set_value("DC/2026/1187")
    today = business_date(here.desk.store.clock.now_ms())
    for gtin, lot, days, packs, cost in (
        (PARACETAMOL_GTIN, "P300", 640, 50, "12.50"), (AMOXICILLIN_GTIN, "A90", 25, 5, "38"),
        (PARACETAMOL_GTIN, "P301", 700, 20, "12.50"),
    ):  # fmt: skip
        screen.take_pack(Pack(gtin=gtin, lot=lot, expires=today + timedelta(days=days)))
        rest(here)
        screen.entry.packs.set_value(packs)
        screen.entry.cost.set_value(cost)
        screen.entry.add_line()
        rest(here)
    screen.take_pack(Pack(gtin=AMOXICILLIN_GTIN, lot="A91", expires=today + timedelta(days=500)))
    rest(here)
    save("receive")
    screen.forget()


def indents(here: AtDesk, filled: Filled, save: Save) -> None:
    """From what is proposed to what arrived."""
    screen = at(here, "pharmacy.indents", IndentsScreen, target=filled.counter)
    save("indent-new")
    screen.new.save()
    rest(here)
    assert screen.page.indent is not None
    screen.acts.approve(screen.page.indent)
    rest(here)
    dialog = asked()
    assert isinstance(dialog, QuantitiesDialog)
    dialog.go()
    rest(here)
    screen.acts.issue(screen.page.indent)
    rest(here)
    dialog = asked()
    assert isinstance(dialog, QuantitiesDialog)
    dialog.quantities[0].set_value(60)
    dialog.reasons[0].set_value("—")
    rest(here)
    save("indent-issue")
    dialog.go()
    rest(here)
    save("indent")
    screen.show_list()
    rest(here)
    save("indents")


def returns(here: AtDesk, filled: Filled, save: Save) -> None:
    """What a patient brings back, and the quarantine."""
    screen = at(here, "pharmacy.returns", ReturnsScreen, patient_id=filled.patient_id)
    save("returns")
    given = screen.given.rows()[0]
    stock_of = filled.services.stock
    draft = MoveDraft(
        "patient-return", "", "", (MoveLine(given.batch_id, "4", given.move_id),), reason="Rash",
        patient_id=filled.patient_id,
    )  # fmt: skip
    stock_of.move(filled.boss.intending(new_id()), draft)
    screen.tabs.set_value("quarantine")
    rest(here)
    save("quarantine")


def count(here: AtDesk, filled: Filled, folder: Path, suffix: str, save: Save) -> None:
    """A stock-take under way, its end, its report on the screen and on paper."""
    screen = at(here, "pharmacy.count", CountScreen)
    screen.begin(filled.counter)
    rest(here)
    book: dict[str, StockLine] = {
        one.batch_id: one for one in filled.services.stock.board(filled.boss, filled.counter)
    }
    lines = screen.sheet.lines()
    for n, one in enumerate(lines[:-2]):
        typed = book[one.batch_id].quantity + {1: -10, 3: 2}.get(n, 0)
        screen.sheet.counted.emit(one.batch_id, str(typed))
        rest(here)
    save("count")
    screen.finalise()
    rest(here)
    save("count-finalise")
    asked().close()
    rest(here)
    screen.finish.post(screen._count, "leave", voucher(here.desk.store, here.actor, "pharmacy.stock.approve"))
    rest(here)
    save("count-report")
    report = screen.report.report
    assert report is not None
    facility = here.desk.facility.facility(here.actor)
    paper = variance.document(variance.Paper(report, facility), by=here.actor.name, at=report.count.finalised_at or 0)
    image.pages(paper, A4, 100)[0].save(str(folder / f"pharmacy-variance{suffix}.png"))


def take(app: QApplication, folder: Path, language: str) -> None:
    """All pictures of one language."""
    suffix = "" if language == "en" else "-hindi"
    with sitting(app, language, roles=("storekeeper",)) as here:
        every = frozenset(p.action for p in here.desk.sign_in.declared)
        boss = Actor(here.actor.staff_id, "asha", "Asha", here.actor.facility_id, every)
        filled = fill(here, boss)
        here.window.resize(1366, 768)
        here.window.activateWindow()
        wait(app, lambda: False, 0.5)
        save: Save = lambda name: shot(here, folder / f"pharmacy-{name}{suffix}.png")  # noqa: E731
        stock(here, save)
        receive(here, save)
        indents(here, filled, save)
        returns(here, filled, save)
        count(here, filled, folder, suffix, save)


def main() -> None:
    """Take all of them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for language in ("en", "hi"):
        take(app, folder, language)


if __name__ == "__main__":
    main()
