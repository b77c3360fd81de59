"""The tariff at the screen: services found while one types, a price from a day on, a file tried and imported."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desk.core.ids import new_id
from desk.kit import language
from desk.plugins.billing.rules.tariff import CLOUD, LOCAL, service_id
from desk.plugins.billing.screens.tariff import EVERY, TariffScreen
from desk.plugins.billing.screens.tariff_import import WHOLE, ImportDialog
from desk.plugins.billing.service.tariff_rows import put_services
from desk.records.facility.rules import DEVICE_ID
from desk.security.authorize import system_actor
from desk.store.store import set_state
from tests.support.cash_counter import CashCounter
from tests.support.desk import EYE, FACILITY
from tests.support.schemes import give_schemes
from tests.support.tariff import EMPLOYEE, SERVICES

HEAD = "code,name,kind,head,valid_from,price\n"


@pytest.fixture
def screen(here: CashCounter, qtbot: QtBot) -> TariffScreen:
    made = TariffScreen(here.context, here.services.tariff)
    here.seen(made, qtbot)
    made.opened()
    qtbot.waitUntil(lambda: len(made.table.rows()) >= len(SERVICES))
    here.settled()
    return made


def choose(here: CashCounter, screen: TariffScreen, qtbot: QtBot, text: str) -> None:
    """Type, and have the first that is found on the panel."""
    screen.text.set_value("")
    screen.text.setFocus()
    here.type(text)
    qtbot.waitUntil(lambda: screen.panel.page is not None and screen.panel.page.service.code == text)


def joined(here: CashCounter) -> None:
    """The desk belongs to a cloud."""
    with here.desk.store.unit(system_actor(FACILITY), "test.join") as unit:
        set_state(unit, DEVICE_ID, new_id())
        unit.touch("facility")


def tried(here: CashCounter, screen: TariffScreen, qtbot: QtBot, path: Path) -> ImportDialog:
    """The file is chosen in the system's dialog, and tried."""
    dialog = screen.import_file()
    assert dialog is not None
    chooser = dialog.choose()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.close()
    qtbot.waitUntil(lambda: "tried" not in dialog.outcome.text())
    here.settled()
    return dialog


def codes(screen: TariffScreen) -> list[str]:
    return [one[0].code for one in screen.table.rows()]


def test_a_service_is_found_by_name_or_code_and_says_what_it_costs_whom(
    here: CashCounter, screen: TariffScreen, qtbot: QtBot
) -> None:
    give_schemes(here.desk, EMPLOYEE)
    screen.opened()
    here.settled()
    choose(here, screen, qtbot, "CONS")
    assert codes(screen)[:2] == ["CONS", "CONS-EYE"]
    assert screen.panel.now.text() == "₹50.00"
    said = screen.panel.prices.text()
    assert "₹50.00  from 1 Apr 2026" in said and "₹20.00  from 1 Apr 2026" in said
    assert "Follow-up free for 15 days, 2 visits at most" in screen.panel.facts.text()
    choose(here, screen, qtbot, "SUTURE")
    assert screen.panel.now.text() == "none" and "to be priced" in screen.panel.prices.text()


def test_what_is_shown_follows_the_language(
    here: CashCounter, screen: TariffScreen, qtbot: QtBot, qapp: QApplication
) -> None:
    choose(here, screen, qtbot, "CHECK")
    language.install(qapp, "hi")
    assert "पैकेज" in screen.panel.facts.text() and "सामान्य" in screen.panel.prices.text()


def test_a_price_from_a_day_on(here: CashCounter, screen: TariffScreen, qtbot: QtBot) -> None:
    choose(here, screen, qtbot, "ECG")
    dialog = screen.new_price()
    assert dialog is not None
    dialog.price.set_value("120")
    dialog.since.set_value(date(2027, 4, 1))
    dialog.go()
    qtbot.waitUntil(lambda: "₹120.00  from 1 Apr 2027" in screen.panel.prices.text())
    assert "₹100.00  1 Apr 2026 to 31 Mar 2027" in screen.panel.prices.text()
    assert screen.panel.now.text() == "₹100.00"


def test_a_wrong_price_is_said_at_its_field(here: CashCounter, screen: TariffScreen, qtbot: QtBot) -> None:
    choose(here, screen, qtbot, "ECG")
    dialog = screen.new_price()
    assert dialog is not None
    dialog.price.set_value("12.345")
    dialog.go()
    here.settled()
    assert dialog.isVisible()
    dialog.price.set_value("12")
    dialog.until.set_value(date(2020, 1, 1))
    dialog.go()
    here.settled()
    assert dialog.isVisible()
    dialog.reject()


def test_a_service_is_typed_changed_and_ended(here: CashCounter, screen: TariffScreen, qtbot: QtBot) -> None:
    dialog = screen.add()
    assert dialog is not None
    for name, value in (
        ("code", "nebulise"), ("name", "Nebulisation"), ("kind", "procedure"), ("head", "procedure"), ("price", "10"),
    ):  # fmt: skip
        dialog.form.field(name).set_value(value)
    dialog.go()
    qtbot.waitUntil(lambda: screen.panel.page is not None and screen.panel.page.service.code == "NEBULISE")
    assert screen.panel.now.text() == "₹10.00"
    again = screen.change()
    assert again is not None and again.code.edit.isReadOnly()
    again.form.field("name").set_value("Nebulisation, one")
    again.go()
    qtbot.waitUntil(lambda: screen.panel.title.text() == "Nebulisation, one")
    assert screen.panel.now.text() == "₹10.00", "the price stays"
    screen.end()
    qtbot.waitUntil(lambda: "NEBULISE" not in codes(screen))
    screen.which.set_value(EVERY)
    qtbot.waitUntil(lambda: "NEBULISE" in codes(screen))


def test_a_service_of_a_closed_department_stays_there_when_it_is_changed(
    here: CashCounter, screen: TariffScreen, qtbot: QtBot
) -> None:
    with here.desk.store.unit(system_actor(FACILITY), "test.close") as unit:
        unit.connection.exec_driver_sql("UPDATE department SET active = 0 WHERE department_id = ?", (EYE,))
        unit.touch("facility")
    here.settled()
    choose(here, screen, qtbot, "CONS-EYE")
    dialog = screen.change()
    assert dialog is not None
    dialog.form.field("name").set_value("Eye clinic")
    dialog.go()
    qtbot.waitUntil(lambda: screen.panel.title.text() == "Eye clinic")
    assert screen.panel.page is not None and screen.panel.page.service.department_id == EYE


def test_what_the_house_refuses_is_said_at_its_field(here: CashCounter, screen: TariffScreen) -> None:
    dialog = screen.add()
    assert dialog is not None
    for name, value in (
        ("code", "PACK"), ("name", "Pack"), ("kind", "package"), ("head", "package"), ("parts", "CBC; NONE"),
    ):  # fmt: skip
        dialog.form.field(name).set_value(value)
    dialog.go()
    here.settled()
    assert dialog.isVisible()
    assert here.services.tariff.find(here.window.actor, "PACK") == ()
    dialog.reject()


def test_a_file_is_tried_and_imported(
    here: CashCounter, screen: TariffScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "new.csv"
    path.write_text(HEAD + "XRAY,X-ray,investigation,imaging,2026-04-01,60\n", "utf-8")
    dialog = tried(here, screen, qtbot, path)
    assert dialog.outcome.text() == "1 new, 0 changed, 0 ended, 0 as they are."
    dialog.go()
    qtbot.waitUntil(lambda: "XRAY" in codes(screen))
    assert str(here.window.notices[-1]) == "Imported: 1 new, 0 changed, 0 ended."


def test_a_file_that_takes_the_place_of_the_tariff_says_what_would_end(
    here: CashCounter, screen: TariffScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "old.csv"
    screen.save_to(path)
    qtbot.waitUntil(path.exists)
    here.settled()
    added = tmp_path / "new.csv"
    added.write_text(HEAD + "XRAY,X-ray,investigation,imaging,2026-04-01,60\n", "utf-8")
    tried(here, screen, qtbot, added).go()
    qtbot.waitUntil(lambda: "XRAY" in codes(screen))
    dialog = tried(here, screen, qtbot, path)
    assert dialog.outcome.text().startswith("0 new, 0 changed, 0 ended")
    dialog.way.set_value(WHOLE)
    qtbot.waitUntil(lambda: "1 ended" in dialog.outcome.text())
    dialog.go()
    qtbot.waitUntil(lambda: "XRAY" not in codes(screen))


def test_one_wrong_line_stops_the_file(
    here: CashCounter, screen: TariffScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text(HEAD + "XRAY,X-ray,investigation,imaging,2026-04-01,-1\nA,A,other,parking,,\n", "utf-8")
    dialog = tried(here, screen, qtbot, path)
    assert not dialog.go_button.isEnabled()
    assert [(one.line, one.field) for one in dialog.problems.rows()] == [(2, "price"), (3, "head")]
    dialog.reject()


def test_the_example_tariff_is_imported(here: CashCounter, screen: TariffScreen, qtbot: QtBot) -> None:
    dialog = screen.import_file()
    assert dialog is not None
    dialog.try_shipped()
    qtbot.waitUntil(lambda: dialog.tried is not None)
    assert "Wrong: 2" in dialog.outcome.text(), "two of its tests and medicines are priced here already"
    dialog.way.set_value(WHOLE)
    qtbot.waitUntil(dialog.go_button.isEnabled)
    dialog.go()
    qtbot.waitUntil(lambda: len(screen.table.rows()) > 100)


def test_at_a_desk_of_a_cloud_nothing_is_changed(
    here: CashCounter, screen: TariffScreen, qtbot: QtBot
) -> None:
    own = next(one for one in SERVICES if one.code == "ECG")
    with here.desk.store.unit(system_actor(FACILITY), "test.pull") as unit:
        put_services(unit.connection, [replace(own, service_id=service_id("ECG", CLOUD), origin=CLOUD)], unit.at)
    joined(here)
    qtbot.waitUntil(lambda: not screen.import_button.isVisible() and not screen.new_button.isVisible())
    choose(here, screen, qtbot, "ECG")
    assert (screen.import_file(), screen.add(), screen.change(), screen.new_price()) == (None, None, None, None)
    assert "in the place of this facility's own entry" in screen.panel.why.text()
    assert screen.panel.page is not None and screen.panel.page.own is not None
    assert screen.panel.page.own.service_id == service_id("ECG", LOCAL)


def test_a_clerk_reads_and_changes_nothing(here: CashCounter, qtbot: QtBot) -> None:
    me = here.window.actor
    here.window.actor = replace(me, permissions=frozenset(me.permissions) - {"billing.tariff.change"})
    made = TariffScreen(here.context, here.services.tariff)
    here.seen(made, qtbot)
    made.opened()
    qtbot.waitUntil(lambda: len(made.table.rows()) >= len(SERVICES))
    here.settled()
    for one in (made.import_button, made.new_button, made.save_button):
        assert not one.isVisible()
    assert made.panel.buttons.count() == 0
