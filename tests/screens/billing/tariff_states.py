"""Pictures of the tariff: `python -m tests.screens.billing.tariff_states FOLDER` (docs/screenshots/tariff*.png).

A whole desk with the example tariff and schemes and a supervisor at it, in English, and in Hindi too.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from desk.core.ids import new_id
from desk.plugins.billing.rules.tariff import LOCAL, service_id
from desk.plugins.billing.screens.tariff import TariffScreen
from desk.plugins.billing.service.desk import BillingDesk
from desk.plugins.registration.screens.queue import QueueScreen
from desk.records.patient.draft import Address, PatientDraft
from desk.security.authorize import Actor
from tests.screens.shell.card_states import shot, sitting, wait
from tests.support.card_desk import AtDesk
from tests.support.schemes import give_schemes

Save = Callable[[str], None]


def fill(here: AtDesk, boss: Actor) -> str:
    """The example tariff with a price that is known ahead, schemes, and a patient; gives the patient's id."""
    assert here.program.ui is not None
    loaded = here.program.ui.hands.host.loaded
    services: BillingDesk = next(one.plugin.desk for one in loaded if one.manifest.name == "billing")  # type: ignore[attr-defined]
    tariff = services.tariff
    tariff.import_file(boss.intending(new_id()), tariff.shipped(boss))
    cells = {"price": "20", "valid_from": "2027-04-01"}
    tariff.set_price(boss.intending(new_id()), service_id("CONS-OPD", LOCAL), cells)
    give_schemes(here.desk)  # type: ignore[arg-type]
    home = Address(locality="Karol Bagh", district="Central Delhi", state="Delhi")
    draft = PatientDraft(name="Ram Kumar", name_native="राम कुमार", sex="1", birth_date="1984-03-12", address=home)
    return str(here.desk.patients.register(boss.intending(new_id()), draft, "pictures"))


def rest(here: AtDesk) -> None:
    """Everything is read and painted."""
    for _ in range(4):
        QTest.qWait(120)
        here.settle()
    here.window.notices.clear()


def close(here: AtDesk, dialog: QDialog | None) -> None:
    """The dialog goes, and its window is in front again."""
    assert dialog is not None
    dialog.reject()
    rest(here)


def tariff(here: AtDesk, folder: Path, save: Save) -> None:
    """The list and a service; its dialogs; an import that would be done, and one that may not."""
    here.window.go("billing.tariff")
    rest(here)
    screen = here.window.rooms.currentWidget()
    assert isinstance(screen, TariffScreen)
    screen.text.set_value("opd")
    rest(here)
    save("tariff")
    prices = screen.new_price()
    assert prices is not None
    prices.price.set_value("25")
    prices.since.set_value(date(2027, 10, 1))
    rest(here)
    save("tariff-price")
    close(here, prices)
    typed = screen.change()
    rest(here)
    save("tariff-service")
    close(here, typed)
    wrong = folder / "rates-2027.csv"
    wrong.write_text(
        "code,name,kind,head,valid_from,price\nXRAY-HAND,X-ray hand,investigation,imaging,2027-04-01,-1\n"
        "CONS-OPD,OPD consultation,consultation,consultation,2027-04-01,12.345\nPARKING,Parking,other,parking,,20\n",
        "utf-8",
    )
    trying = screen.import_file()
    assert trying is not None
    trying.try_file(wrong)
    rest(here)
    save("tariff-import-wrong")
    right = wrong.read_text("utf-8").replace(",-1", ",60").replace("12.345", "30").replace(",parking,", ",other,")
    wrong.write_text(right, "utf-8")
    trying.try_file(wrong)
    rest(here)
    save("tariff-import")
    close(here, trying)
    wrong.unlink()


def cost(here: AtDesk, patient_id: str, save: Save) -> None:
    """What a visit would cost, while the token is given."""
    here.window.go("registration.queue", patient_id=patient_id)
    rest(here)
    screen = here.window.rooms.currentWidget()
    assert isinstance(screen, QueueScreen)
    QTest.qWait(400)
    rest(here)
    save("tariff-visit")


def take(app: QApplication, folder: Path, language: str) -> None:
    """All pictures of one language."""
    suffix = "" if language == "en" else "-hindi"
    with sitting(app, language, roles=("supervisor",)) as here:
        every = frozenset(p.action for p in here.desk.sign_in.declared)
        boss = Actor(here.actor.staff_id, "asha", "Asha", here.actor.facility_id, every)
        patient_id = fill(here, boss)
        here.window.resize(1366, 768)
        here.window.activateWindow()
        wait(app, lambda: False, 0.5)
        save: Save = lambda name: shot(here, folder / f"{name}{suffix}.png")  # noqa: E731
        tariff(here, folder, save)
        cost(here, patient_id, save)


def main() -> None:
    """Take all of them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for language in ("en", "hi"):
        take(app, folder, language)


if __name__ == "__main__":
    main()
