"""Pictures of the cash counter: `python -m tests.screens.billing.states FOLDER` (docs/screenshots/billing-*.png).

A whole desk with a cashier at it, in English, and in Hindi too.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.core.ids import new_id
from desk.core.paths import resources
from desk.plugins.billing.rules.charging import ChargeDraft
from desk.plugins.billing.rules.deposits import DepositDraft
from desk.plugins.billing.rules.documents import BY_CASH
from desk.plugins.billing.screens.bills_dialog import BillsDialog
from desk.plugins.billing.screens.cash_dialogs import OpenDrawer
from desk.plugins.billing.screens.cashier import CashierScreen
from desk.plugins.billing.screens.refund_dialog import RefundDialog
from desk.plugins.billing.screens.upi_dialog import UpiDialog
from desk.plugins.billing.service import deciding
from desk.plugins.billing.service.desk import BillingDesk
from desk.records.coverage.rules import CoverageDraft
from desk.records.patient.draft import Address, PatientDraft
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor, system_actor
from tests.screens.pharmacy.counter_states import press, typed, wait_here
from tests.screens.shell.card_states import shot, sitting, tidy, wait
from tests.support.card_desk import AtDesk
from tests.support.schemes import EXAMPLES, ISSUER, body, example

PEOPLE = (
    ("Ram Kumar", "राम कुमार", "1", "1984-03-12"), ("Sunita Devi Sharma", "सुनीता देवी शर्मा", "2", "1990-05-02"),
    ("Mohammad Zakir Khan", "मोहम्मद ज़ाकिर ख़ान", "1", "1959-01-01"),
    ("Lakshmi Srivastava", "लक्ष्मी श्रीवास्तव", "2", "1997-07-19"),
)  # fmt: skip
OWED: tuple[tuple[tuple[str, int], ...], ...] = (
    (("XRAY-CHEST", 1), ("DRESS-SMALL", 2), ("OTHER-1", 1)), (("PHYSIO", 1), ("ECG", 1)), (("USG-ABD", 1),),
    (("ECG", 1),),
)
UNPRICED = {
    "code": "OTHER-1", "name": "Splint for the wrist", "name_native": "कलाई की पट्टी", "kind": "other", "head": "other",
}  # fmt: skip
Key, Mod = Qt.Key, Qt.KeyboardModifier


def fill(here: AtDesk, boss: Actor, services: BillingDesk) -> list[str]:
    """The example tariff and schemes, four people with visits who owe; gives the visits' ids."""
    data = (resources() / "catalogues" / "tariff" / "tariff.csv").read_bytes()
    services.tariff.import_file(boss.intending(new_id()), data, whole=True)
    with here.desk.store.unit(system_actor(boss.facility_id), "test.schemes") as unit:
        deciding.keep_definitions(unit, map(body, schemes()), ISSUER)
    services.tariff.put(boss.intending(new_id()), UNPRICED)
    known = {one.code: one.service_id for one in services.tariff.services(boss)}
    departments, visits = here.desk.facility.departments(boss), []
    for n, (name, native, sex, born) in enumerate(PEOPLE):
        draft = PatientDraft(
            name=name, name_native=native, sex=sex, birth_date=born,
            address=Address(locality="Rohini", district="North West Delhi", state="Delhi"),
        )  # fmt: skip
        patient_id = here.desk.patients.register(boss.intending(new_id()), draft, "pictures")
        if n == 0:
            card = CoverageDraft("bpl", "RC-0712-334", proof="card")
            here.desk.coverage.record(boss.intending(new_id()), patient_id, card)
        visit = here.desk.visits.open(boss.intending(new_id()), VisitDraft(patient_id, departments[0].department_id))
        visits.append(visit.visit_id)
        for code, quantity in OWED[n]:
            charge = ChargeDraft(patient_id, known[code], quantity, visit.visit_id)
            services.charging.add(boss.intending(new_id()), charge)
    return visits


def schemes() -> list[dict[str, Any]]:
    """The examples; of the ration card's a half, so that something is left to pay."""
    found = [example(name) for name in EXAMPLES if name != "delhi-free-opd"]
    for one in found:
        if one["scheme"] == "bpl":
            one["benefits"] = [benefit | {"share_bp": 5_000} for benefit in one["benefits"]]
    return found


def states(here: AtDesk, visits: list[str], services: BillingDesk, save: Callable[[str], None]) -> None:
    """One picture after the other."""
    screen = here.window.rooms.currentWidget()
    assert isinstance(screen, CashierScreen)
    here.window.show_patient(None)
    wait_here(here)
    save("cashier-waiting")
    press(here, Key.Key_O, Mod.ControlModifier)
    wait_here(here)
    drawer = next(one for one in QApplication.topLevelWidgets() if isinstance(one, OpenDrawer) and one.isVisible())
    drawer.notes.set_value({10_000: 4, 5_000: 2})
    drawer.go()
    wait_here(here)
    at(here, visits[0])
    screen.panel.lines.select(2)
    typed(here, "500")
    save("cashier")
    press(here, Key.Key_Return)
    wait_here(here)
    here.window.notices.clear()
    save("receipt-made")
    screen.acts.undo()
    wait_here(here)
    save("undo")
    close_all(here)
    papers(here, screen, save)
    at(here, visits[1])
    services.deposits.take(here.actor.intending(new_id()), DepositDraft(screen.work.patient_id, 5_000, BY_CASH))
    wait_here(here)
    press(here, Key.Key_F9)
    typed(here, "20")
    save("several-methods")
    press(here, Key.Key_F7)
    wait_here(here)
    save("upi")
    upi = next(one for one in QApplication.topLevelWidgets() if isinstance(one, UpiDialog) and one.isVisible())
    upi.later.emit()
    upi.accept()
    wait_here(here)
    here.window.notices.clear()
    save("upi-awaited")
    dialogs(here, screen, visits, save)


def papers(here: AtDesk, screen: CashierScreen, save: Callable[[str], None]) -> None:
    """What was issued, and giving some of it back."""
    press(here, Key.Key_R, Mod.ControlModifier)
    wait_here(here)
    save("bills")
    shown = next(one for one in QApplication.topLevelWidgets() if isinstance(one, BillsDialog) and one.isVisible())
    shown.give_back()
    wait_here(here)
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, RefundDialog) and one.isVisible())
    list(asked.quantities.values())[3].set_value("1")
    asked.reason.set_value("एक ही पट्टी की गई" if here.program.settings.now.language == "hi" else "Only one was done")
    wait_here(here)
    shown.hide()
    save("refund")
    close_all(here)
    press(here, Key.Key_P, Mod.ControlModifier)
    wait_here(here)
    save("print-again")
    close_all(here)


def dialogs(here: AtDesk, screen: CashierScreen, visits: list[str], save: Callable[[str], None]) -> None:
    """The short questions."""
    at(here, visits[2])
    for name, act in (("deposit", screen.acts.held), ("card", screen.money.card), ("discount", screen.money.discount)):
        act()
        wait_here(here)
        save(name)
        close_all(here)
    screen.acts.add()
    wait_here(here)
    typed(here, "x-ray")
    save("add-charge")
    close_all(here)
    screen.panel.lines.select(0)
    screen.acts.price()
    wait_here(here)
    save("price")
    close_all(here)


def at(here: AtDesk, visit_id: str) -> None:
    """The slip of a visit is scanned."""
    visit = here.desk.visits.visit(here.actor, visit_id)
    assert visit is not None
    here.window.activateWindow()
    wait_here(here)
    here.window.open_visit(visit_id, visit.patient_id)
    here.settle()
    wait_here(here)
    here.window.notices.clear()


def close_all(here: AtDesk) -> None:
    """No dialog is left."""
    for dialog in QApplication.topLevelWidgets():
        if dialog.isModal():
            dialog.close()
    here.settle()
    here.window.activateWindow()
    wait_here(here)


def take(app: QApplication, folder: Path, language: str) -> None:
    """All pictures of one language."""
    suffix = "" if language == "en" else "-hindi"
    with sitting(app, language, roles=("cashier",)) as here:
        change = {"slip_printer": "pdf", "billing.receipt_printer": "pdf",
                  "billing.upi_address": "rohini.polyclinic@sbi"}  # fmt: skip
        here.program.settings.change(**change)
        here.desk.settings.change(**change)
        every = frozenset(one.action for one in here.desk.sign_in.declared)
        boss = Actor(here.actor.staff_id, "asha", "Asha", here.actor.facility_id, every)
        services: BillingDesk = next(
            one.plugin.desk for one in here.desk.host.loaded if one.manifest.name == "billing"  # type: ignore[attr-defined]
        )
        visits = fill(here, boss, services)
        here.window.resize(1366, 768)
        here.window.activateWindow()
        wait(app, lambda: False, 0.5)
        states(here, visits, services, lambda name: shot(here, folder / f"billing-{name}{suffix}.png"))
        tidy(here)


def main() -> None:
    """Take all of them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for language in sys.argv[2:] or ("en", "hi"):
        take(app, folder, language)


if __name__ == "__main__":
    main()
