"""Pictures of cash on the screen and on paper: `python -m tests.screens.billing.cash_states FOLDER`.

(docs/screenshots/billing-*.png.) A real desk with a cashier at it, in English, and in Hindi too.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from sqlalchemy import insert

from desk.core.ids import new_id
from desk.kit import language, theme
from desk.kit.printing import image
from desk.kit.printing.paper import A4, A5, ROLL_80
from desk.plugins.billing.print import challan, z_report
from desk.plugins.billing.print import registers as papers_of
from desk.plugins.billing.print.challan import ChallanPaper
from desk.plugins.billing.print.z_report import ZPaper
from desk.plugins.billing.rules.cash_rules import RemitDraft
from desk.plugins.billing.rules.documents import BY_CASH, BY_UPI
from desk.plugins.billing.rules.registers import CLAIMED, DAY_BOOK, REGISTERS
from desk.plugins.billing.rules.reviews import GIVE_BACK, HANDED_TWICE, UTR_TWICE
from desk.plugins.billing.rules.settling import PaymentDraft, SettleDraft
from desk.plugins.billing.screens.cash import CLOSINGS, DRAWER, SAFE, CashScreen
from desk.plugins.billing.screens.cash_dialogs import CloseDrawer, CountDrawer
from desk.plugins.billing.screens.registers import MoneyRegistersScreen, OutstandingScreen
from desk.plugins.billing.screens.reviews import ReviewsScreen
from desk.plugins.billing.screens.schemes import SchemesScreen
from desk.plugins.billing.service.matters import note
from desk.records.facility.rules import Facility
from desk.records.staff.tables import StaffRow
from desk.security.authorize import Actor, system_actor
from desk.shell.host import Host
from tests.support.cash_counter import PLUGINS, CashCounter, cash_counter
from tests.support.desk import make_desk
from tests.support.schemes import EXAMPLES, give_schemes
from tests.support.vouchers import voucher

BINA, AT = "0193a000-0000-7000-8000-0000000000c2", 1795318500000
SIZE, TODAY = (1234, 690), date(2026, 11, 22)
Save = Callable[[str, QWidget], None]


def frame(here: CashCounter, screen: QWidget) -> QMainWindow:
    """The screen in a window of its size."""
    made = QMainWindow()
    made.setCentralWidget(screen)
    made.resize(*SIZE)
    made.show()
    here.frames.append(made)
    here.settled()
    return made


def fill(here: CashCounter) -> None:
    """A morning: money by three methods, a pay-out, an offer, a close with a difference, a challan."""
    cash, me = here.services.cash, here.window.actor
    with here.desk.store.unit(system_actor(me.facility_id), "test.people") as unit:
        unit.bookkeeping()
        for staff_id, user, name in ((BINA, "bina", "Bina Kumari"), (me.staff_id, "neha", "Neha Gupta")):
            unit.connection.execute(
                insert(StaffRow), {"staff_id": staff_id, "user": user, "name": name, "name_native": "",
                                   "qualification": "", "active": True, "origin": "local"}
            )
    bina = Actor(BINA, "bina", "Bina Kumari", me.facility_id, me.permissions)
    cash.open(bina, 600_00, {10_000: 6})
    cash.count(bina.intending(new_id()), {10_000: 5, 5_000: 1})
    agreed = voucher(here.desk.store, bina, "billing.receipt.approve")
    cash.close(bina.intending(new_id()), agreed, "Torn note of fifty refused")
    cash.remit(here.me, RemitDraft(500_00, "SBI/2026/0771", "2026-11-22", "State Bank of India, Rohini Sector 11"))
    later = cash.open(bina.intending(new_id()), 400_00, {10_000: 4})
    cash.open(here.me, 500_00, {10_000: 4, 1_000: 10})
    mine = cash.current(here.me)
    assert mine is not None
    for name, native, paise in (("Ram Kumar", "राम कुमार", 250_00), ("Sunita Devi", "सुनीता देवी", 1_200_00)):
        here.deposits(here.comes(name, native), paise)
    for name, native, method, reference in (
        ("Mohammad Zakir Khan", "मोहम्मद ज़ाकिर ख़ान", BY_CASH, ""),
        ("Lakshmi Srivastava", "लक्ष्मी श्रीवास्तव", BY_UPI, "632512345678"),
        ("Gita Rani", "गीता रानी", "", ""),
    ):
        settle(here, here.comes(name, native), method, reference)
    cash.pay_out(here.me, 60_00, "Tea for the vaccination team")
    cash.offer(bina.intending(new_id()), mine.session_id, {10_000: 2})
    cash.offer(here.me, later.session_id, {50_000: 1})


def settle(here: CashCounter, patient: str, method: str, reference: str) -> None:
    """All that they owe; without a method a scheme pays the half of it and the rest is owed."""
    if not method:
        here.covered(patient)
        here.owes(patient, "STITCH")
    account = here.services.settling.due(here.me, patient)
    paid = (PaymentDraft(method, account.patient_total, reference),) if account.patient_total and method else ()
    charges = tuple(line.charge.charge_id for line in account.lines)
    here.services.settling.settle(here.me, SettleDraft(patient, charges, (), paid))


def screens(here: CashCounter, save: Save, end: str) -> None:
    """Each page and the dialogs."""
    screen = CashScreen(here.context, here.services.cash)
    window = frame(here, screen)
    screen.opened()
    here.settled()
    for page in (DRAWER, CLOSINGS, SAFE):
        screen.choice.set_value(page)
        here.settled()
        save(f"cash-{page}{end}", window)
    screen.choice.set_value(DRAWER)
    here.settled()
    screen.count()
    made = shown(here, CountDrawer)
    for value, count in ((50_000, 2), (10_000, 6), (1_000, 12), (500, 4)):
        made.notes.edits[value].setText(str(count))
    here.settled()
    save(f"cash-count{end}", made)
    made.reject()
    counted = here.services.cash.count(here.me, {50_000: 2, 10_000: 8, 1_000: 10})
    close = CloseDrawer(screen, here.context, here.services.cash, counted)
    close.open()
    here.settled()
    save(f"cash-close{end}", close)
    close.reject()
    screen.reload()
    here.settled()
    save(f"cash-counted{end}", window)
    window.close()


def registers(here: CashCounter, folder: Path, save: Save, end: str) -> None:
    """The two screens of registers, and each register on paper."""
    service = here.services.registers
    for name, screen, code in (
        ("registers", MoneyRegistersScreen(here.context, service), DAY_BOOK),
        ("outstanding", OutstandingScreen(here.context, service, here.services.upi), CLAIMED),
    ):
        window = frame(here, screen)
        screen.first.set_value(TODAY)
        screen.last.set_value(TODAY)
        screen.choice.set_value(code)
        screen.opened()
        here.settled()
        save(f"{name}{end}", window)
        window.close()
    facility = Facility("f", "DL-ROHINI-11", "Delhi Government Polyclinic, Rohini", "दिल्ली सरकार पॉलीक्लिनिक, रोहिणी")
    for code in REGISTERS:
        lines = service.lines(here.me, code, TODAY, TODAY)
        made = papers_of.document(code, facility, TODAY, TODAY, lines, by="Neha Gupta", at=AT)
        image.pages(made, A4, 100)[0].save(str(folder / f"billing-register-{code}{end}.png"))


def matters(here: CashCounter, save: Save, end: str) -> None:
    """Matters that need a person; the schemes in words."""
    for name, screen in (
        ("reviews", ReviewsScreen(here.context, here.services)),
        ("schemes", SchemesScreen(here.context, here.services.schemes)),
    ):
        window = frame(here, screen)
        screen.opened()
        here.settled()
        save(f"{name}{end}", window)
        window.close()


def doubt(here: CashCounter) -> None:
    """Something of three kinds that needs a person, and all example schemes."""
    ram = here.desk.patient("Ram Kumar", "राम कुमार")
    with here.desk.store.unit(here.window.actor, "test.matter") as unit:
        for kind, paise, number in (
            (GIVE_BACK, 50_00, "TEST1-B26A00001"), (HANDED_TWICE, 500_00, ""), (UTR_TWICE, 60_00, "632512345678"),
        ):
            note(unit, kind, new_id(), patient_id=ram if kind == GIVE_BACK else None, paise=paise, number=number)
    give_schemes(here.desk, *(name for name in EXAMPLES if name != "bpl"))


def shown(here: CashCounter, kind: type[QDialog]) -> Any:
    """The dialog of this kind that is open."""
    here.settled()
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def papers(here: CashCounter, folder: Path, end: str) -> None:
    """The X and the Z report, and the challan."""
    cash, names = here.services.cash, ("Delhi Government Polyclinic, Rohini", "दिल्ली सरकार पॉलीक्लिनिक, रोहिणी")
    closed = next(one for one in cash.sessions(here.me, "2026-11-22", "2026-11-22") if one.number)
    report = cash.z_report(here.me, closed.session.session_id)
    z = ZPaper(*names, "Bina Kumari", report.totals, report)
    x = ZPaper(*names, "Test Person", cash.x_report(here.me))
    event = cash.safe(here.me, "2026-11-22", "2026-11-22").remitted[0]
    for name, paper, size in (("z", z, ROLL_80), ("x", x, ROLL_80), ("z-a4", z, A4)):
        made = z_report.document(paper, size.id, by="Test Person", at=AT)
        image.pages(made, size, 203 if size is ROLL_80 else 100)[0].save(str(folder / f"billing-paper-{name}{end}.png"))
    slip = challan.document(ChallanPaper(*names, event, "Neha Gupta"), by="Test Person", at=AT)
    image.pages(slip, A5, 120)[0].save(str(folder / f"billing-paper-challan{end}.png"))


def main(folder: Path) -> None:
    """Draw them."""
    app = QApplication([])
    theme.apply(app, "light", 100)

    def save(name: str, widget: QWidget) -> None:
        widget.grab().save(str(folder / f"billing-{name}.png"))

    with TemporaryDirectory() as place:
        desk = make_desk(Path(place), Host(PLUGINS, third_party=False).rooms)
        with cash_counter(desk, Path(place)) as here:
            fill(here)
            doubt(here)
            for code, end in (("en", ""), ("hi", "-hindi")):
                language.install(app, code)
                papers(here, folder, end)
                screens(here, save, end)
                registers(here, folder, save, end)
                matters(here, save, end)
        desk.store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

