"""Pictures of the dispensing counter: `python -m tests.screens.pharmacy.counter_states FOLDER`
(docs/screenshots/pharmacy-*.png). A whole desk with a pharmacist at it, in English, and in Hindi too; labels on paper.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.core.ids import new_id
from desk.kit.printing import image
from desk.kit.printing.paper import A4, LABEL
from desk.plugins.pharmacy.print import labels
from desk.plugins.pharmacy.queries import places
from desk.plugins.pharmacy.rules.items import LOCAL, PackSize, item_id
from desk.plugins.pharmacy.rules.labels import KIND
from desk.plugins.pharmacy.rules.moves import OPENING
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.rules.stock import ReceiptDraft, ReceiptLine
from desk.plugins.pharmacy.screens.dispense import DispenseScreen
from desk.plugins.pharmacy.screens.registers import RegistersScreen
from desk.plugins.pharmacy.service.catalogue import put_items, put_packs
from desk.plugins.pharmacy.service.prescribing import PrescribingService
from desk.plugins.pharmacy.service.registers import DAY
from desk.plugins.pharmacy.service.stock import StockService
from desk.records.health.rules import HealthDraft
from desk.records.patient.draft import Address, PatientDraft
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor, system_actor
from tests.screens.shell.card_states import shot, sitting, tidy, wait
from tests.support.card_desk import AtDesk
from tests.support.pharmacy import (
    AMOXICILLIN,
    AMOXICILLIN_GTIN,
    AZITHROMYCIN,
    IBUPROFEN,
    ITEMS,
    METFORMIN,
    ORS,
    PARACETAMOL,
    SHELVES,
)

PEOPLE = (
    ("Ram Kumar", "राम कुमार", "1", "1984-03-12"), ("Sunita Devi Sharma", "सुनीता देवी शर्मा", "2", "1990-05-02"),
    ("Mohammad Zakir Khan", "मोहम्मद ज़ाकिर ख़ान", "1", "1959-01-01"),
    ("Lakshmi Srivastava", "लक्ष्मी श्रीवास्तव", "2", "1997-07-19"),
)  # fmt: skip
LINES = (
    ((PARACETAMOL, "1-1-1 x5d pc"), (AMOXICILLIN, "1-0-1 x5d"), (ORS, "1 od x3d")),
    ((AMOXICILLIN, "1-0-1 x5d pc"), (AZITHROMYCIN, "1 od x3d"), (PARACETAMOL, "1-1-1 x20d"), (IBUPROFEN, "1 bd x3d")),
    ((METFORMIN, "1-0-1 x30d pc"), (PARACETAMOL, "1 sos x5d")),
)  # fmt: skip


def fill(here: AtDesk, boss: Actor) -> list[str]:
    """A catalogue, shelves, four people with visits, three of them with prescriptions; gives the visits' ids."""
    store, settings = here.desk.store, here.desk.settings
    with store.unit(system_actor(boss.facility_id), "test.catalogue") as unit:
        pack = PackSize(AMOXICILLIN_GTIN, item_id(AMOXICILLIN), 10, "Novamox")
        put_packs(unit.connection, [pack], LOCAL, unit.at, "")
        put_items(unit.connection, ITEMS, unit.at)
        shelf, counter = (place.account_id for place in places.first_two(unit.connection))
    stock, prescribing = StockService(store, settings), PrescribingService(store)
    for account, at in ((counter, 3), (shelf, 4)):
        received = tuple(ReceiptLine(item_id(row[0]), row[1], row[2], str(row[at])) for row in SHELVES if row[at])
        stock.receive(boss.intending(new_id()), ReceiptDraft(OPENING, account, "", "", received))
    departments = here.desk.facility.departments(boss)
    visits = []
    for n, (name, native, sex, born) in enumerate(PEOPLE):
        draft = PatientDraft(
            name=name, name_native=native, sex=sex, birth_date=born,
            address=Address(locality="Rohini", district="North West Delhi", state="Delhi"),
        )  # fmt: skip
        patient_id = here.desk.patients.register(boss.intending(new_id()), draft, "pictures")
        if n == 1:
            allergy = HealthDraft("allergy", "Penicillin", "told", "severe")
            here.desk.health.record(boss.intending(new_id()), patient_id, allergy)
        visit = here.desk.visits.open(boss.intending(new_id()), VisitDraft(patient_id, departments[0].department_id))
        visits.append(visit.visit_id)
        if n < len(LINES):
            asked = tuple(LineDraft(item_id(code), "", said, "10" if "sos" in said else "") for code, said in LINES[n])
            prescribing.prescribe(
                boss.intending(new_id()), PrescriptionDraft(patient_id, visit.visit_id, "Dr. Meenakshi Rao", asked)
            )
    return visits


def press(here: AtDesk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the keyboard is, not in the middle of what a scanner might be typing."""
    QTest.qWait(90)
    QTest.keyClick(QApplication.focusWidget() or here.window, key, modifier)
    QTest.qWait(90)
    here.settle()


def typed(here: AtDesk, text: str) -> None:
    """Text where the keyboard is; the scanner's watch lets it through one by one."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget() or here.window, letter)
        QTest.qWait(90)
    QTest.qWait(150)
    here.settle()


def states(here: AtDesk, visits: list[str], save: Callable[[str], None]) -> None:
    """One picture after the other."""
    screen = here.window.rooms.currentWidget()
    assert isinstance(screen, DispenseScreen)
    here.window.open_visit(visits[0], patient_of(here, visits[0]))
    here.settle()
    save("dispense")
    press(here, Qt.Key.Key_Return)
    wait_here(here)
    here.window.notices.clear()
    save("dispensed")
    press(here, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    wait_here(here)
    save("labels-again")
    tidy(here)
    registers(here)
    save("registers")
    here.window.open_visit(visits[1], patient_of(here, visits[1]))
    here.settle()
    save("dispense-warning")
    screen.give()
    wait_here(here)
    save("dispense-reason")
    tidy(here)
    here.window.open_visit(visits[1], patient_of(here, visits[1]))
    here.settle()
    screen.panel.lines.select(2)
    for name, act in (("dispense-batch", screen.acts.batch), ("dispense-substitute", screen.acts.substitute)):
        act()
        wait_here(here)
        save(name)
        for dialog in QApplication.topLevelWidgets():
            if dialog.isModal():
                dialog.close()
        here.settle()
    here.window.open_visit(visits[3], patient_of(here, visits[3]))
    here.settle()
    here.window.activateWindow()
    wait_here(here)
    screen.form.prescriber.set_value("Dr. A. Verma")
    screen.form.entry.form.focus_first()
    for medicine, said in (("para 500", "1-0-1 x5d pc"), ("ors", "1 od x3d")):
        typed(here, medicine)
        press(here, Qt.Key.Key_Return)
        typed(here, said)
        press(here, Qt.Key.Key_Return)
        press(here, Qt.Key.Key_Return)
    typed(here, "amox")
    press(here, Qt.Key.Key_Return)
    typed(here, "1-0-1 x7d pc")
    save("prescription")


def registers(here: AtDesk) -> None:
    """What was given out today."""
    here.window.show_patient(None)
    here.window.go("pharmacy.registers")
    here.settle()
    screen = here.window.rooms.currentWidget()
    assert isinstance(screen, RegistersScreen)
    screen.choice.set_value(DAY)
    screen.reload()
    wait_here(here)


def patient_of(here: AtDesk, visit_id: str) -> str:
    """Whose visit it is."""
    visit = here.desk.visits.visit(here.actor, visit_id)
    assert visit is not None
    return visit.patient_id


def wait_here(here: AtDesk) -> None:
    """Dialogs come and read."""
    QTest.qWait(250)
    here.settle()


def on_paper(here: AtDesk, folder: Path, suffix: str) -> None:
    """The labels of the first dispense on both papers."""
    jobs = [job for job in here.desk.prints.recent(here.actor) if job.kind == KIND]
    body = labels.read(jobs[0].body)
    for paper, dpi, name in ((LABEL, 406, "labels"), (A4, 100, "labels-sheet")):
        _sheet(image.pages(labels.document(body, paper.id), paper, dpi)).save(
            str(folder / f"pharmacy-{name}{suffix}.png")
        )


def _sheet(pages: list[QImage]) -> QImage:
    gap = 16
    whole = QImage(pages[0].width() + 2 * gap, sum(p.height() + gap for p in pages) + gap, QImage.Format.Format_RGB32)
    whole.fill(QColor("#c8ced6"))
    painter, y = QPainter(whole), gap
    for page in pages:
        painter.drawImage(gap, y, page)
        y += page.height() + gap
    painter.end()
    return whole


def take(app: QApplication, folder: Path, language: str) -> None:
    """All pictures of one language."""
    suffix = "" if language == "en" else "-hindi"
    with sitting(app, language, roles=("pharmacist",)) as here:
        here.program.settings.change(slip_printer="pdf")
        here.desk.settings.change(slip_printer="pdf")
        more = {"patient.register", "visit.open", "health.record", "patient.override-duplicate"}
        every = here.actor.permissions | more
        visits = fill(here, Actor(here.actor.staff_id, "asha", "Asha", here.actor.facility_id, every))
        here.window.resize(1366, 768)
        here.window.activateWindow()
        wait(app, lambda: False, 0.5)
        states(here, visits, lambda name: shot(here, folder / f"pharmacy-{name}{suffix}.png"))
        on_paper(here, folder, suffix)


def main() -> None:
    """Take all of them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for language in ("en", "hi"):
        take(app, folder, language)



if __name__ == "__main__":
    main()
