"""What a plugin declares as its settings is set on the page, kept at once, and used from then on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.api.manifest import OWN, PRINTERS, Manifest, Setting
from desk.core.errors import NotAllowed
from desk.core.i18n import words
from desk.core.settings import SettingsFile
from desk.kit import language, theme
from desk.kit.choice_field import ChoiceField
from desk.kit.field import Field
from desk.plugins.pharmacy.plugin import MANIFEST as PHARMACY
from desk.plugins.pharmacy.service.settings import ADJUST_LIMIT, LABEL_PRINTER, NEAR_EXPIRY, PLACE, SCHEDULE_K
from desk.plugins.registration.plugin import MANIFEST as REGISTRATION
from desk.shell.plugin_settings import Offered, PluginSettings
from desk.shell.settings_screen import SettingsScreen
from tests.support.card_desk import at_desk, set_up_desk
from tests.support.desk import TestDesk
from tests.support.dispensary import dispensary

TWO = (("counter-1", lambda: "OPD counter"), ("counter-2", lambda: "Emergency counter"))


@dataclass
class Page:
    """The page with the cards of both plugins; `answer` lets the plugin say its counters."""

    file: SettingsFile
    printers: list[str] = field(default_factory=lambda: ["pdf", "Zebra"])
    may: bool = True
    asked: list[tuple[str, Callable[[Offered], object]]] = field(default_factory=list)
    saved: int = 0

    def __post_init__(self) -> None:
        theirs = [
            PluginSettings(one, self.file, lambda: self.printers, lambda: self.may, self._ask)
            for one in (REGISTRATION, PHARMACY)
        ]
        self.screen = SettingsScreen(self.file, lambda: self.printers, lambda: self.may, theirs)
        self.screen.saved.connect(self._saved)
        self.pharmacy = theirs[1]

    def _ask(self, key: str, done: Callable[[Offered], object], owner: Field) -> None:
        self.asked.append((key, done))

    def _saved(self) -> None:
        self.saved += 1

    def answer(self) -> None:
        for key, done in self.asked:
            assert key == "pharmacy.place"
            done(TWO)
        self.asked.clear()

    def enter(self, name: str, value: object) -> None:
        self.pharmacy.form.field(name).set_value(value)


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Page:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    made = Page(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(made.screen)
    made.screen.resize(1100, 700)
    made.screen.show()
    return made


def test_what_is_set_holds_at_once_and_after_the_next_start(page: Page, tmp_path: Path) -> None:
    page.answer()
    for name, value in (
        ("near_expiry_days", 45), ("adjust_limit", 10), ("schedule_k_5a", "on"), ("label_printer", "Zebra"),
        ("label_paper", "a4"), ("place", "counter-2"),
    ):  # fmt: skip
        page.enter(name, value)
    page.pharmacy.save.click()
    assert page.saved == 1
    for now in (page.file.now, SettingsFile(tmp_path / "settings.json").now):
        read = {one.name: one.read(now, "pharmacy") for one in PHARMACY.settings}
        assert read == {
            "place": "counter-2", "label_printer": "Zebra", "label_paper": "a4", "near_expiry_days": 45,
            "short_dated_days": 60, "adjust_limit": 10, "months_of_cover": 2, "schedule_k_5a": True,
        }  # fmt: skip
    page.enter("schedule_k_5a", "off")
    page.enter("place", None)
    page.enter("label_printer", None)
    page.pharmacy.save.click()
    now = page.file.now
    assert [one.read(now, "pharmacy") for one in (SCHEDULE_K, PLACE, LABEL_PRINTER)] == [False, "", ""]


@pytest.mark.parametrize("typed", ["", "0", "731", "ninety"])
def test_a_number_out_of_its_bounds_is_said_at_its_field_and_not_kept(page: Page, typed: str) -> None:
    number = page.pharmacy.form.field("near_expiry_days")
    number.restore(typed)
    page.enter("adjust_limit", 10)
    page.pharmacy.save.click()
    assert page.saved == 0 and list(page.pharmacy.form.problems()) == ["near_expiry_days"]
    assert [one.read(page.file.now, "pharmacy") for one in (NEAR_EXPIRY, ADJUST_LIMIT)] == [90, 50]


def test_who_has_not_the_right_sees_it_and_changes_nothing(page: Page) -> None:
    page.enter("adjust_limit", 10)
    page.may = False  # the right is gone, the page still stands there
    page.pharmacy.form.submitted.emit()
    assert page.saved == 0 and ADJUST_LIMIT.read(page.file.now, "pharmacy") == 50
    page.screen.refresh()
    assert not page.pharmacy.save.isEnabled() and not page.pharmacy.form.isEnabled()
    assert page.pharmacy.form.field("adjust_limit").value() == 50


def test_a_printer_that_is_off_today_and_a_counter_not_named_yet_are_not_forgotten(page: Page) -> None:
    page.file.change(**{"pharmacy.label_printer": "Old Zebra", "pharmacy.place": "counter-9"}, slip_printer="Roll")
    page.screen.refresh()
    printer = page.pharmacy.form.field("label_printer")
    assert isinstance(printer, ChoiceField) and printer.box.currentText() == "Old Zebra (not found now)"
    page.enter("adjust_limit", 10)
    page.pharmacy.save.click()  # before the plugin has said what its counters are called
    page.answer()
    page.pharmacy.save.click()
    page.screen.save.click()
    now = page.file.now
    assert [one.read(now, "pharmacy") for one in (LABEL_PRINTER, PLACE, ADJUST_LIMIT)] == ["Old Zebra", "counter-9", 10]
    assert now.slip_printer == "Roll"


def test_what_stands_half_filled_stays_when_the_page_is_opened_again(page: Page) -> None:
    page.answer()
    page.enter("adjust_limit", 10)
    page.file.change(**{"registration.card_helpline": "1075"})
    page.screen.opened()
    page.answer()
    assert page.pharmacy.form.field("adjust_limit").value() == 10 and page.pharmacy.form.is_dirty()
    assert page.screen.plugins[0].form.field("card_helpline").value() == "1075"


def test_names_that_come_later_make_no_page_half_filled(page: Page) -> None:
    page.file.change(**{"pharmacy.place": "counter-2"})
    page.screen.refresh()
    page.answer()
    place = page.pharmacy.form.field("place")
    assert isinstance(place, ChoiceField) and place.box.currentText() == "Emergency counter"
    assert not page.pharmacy.form.is_dirty()


def test_tab_goes_down_the_page_and_enter_saves_the_card_it_is_in(page: Page, qtbot: QtBot) -> None:
    page.screen.activateWindow()
    qtbot.waitUntil(page.screen.isActiveWindow)
    page.screen.opened()
    page.answer()
    tops: list[int] = []
    last = page.screen.findChildren(QPushButton)[-1]
    for _ in range(60):
        at = QApplication.focusWidget()
        assert at is not None
        tops.append(_card(page, at))
        if at is last:
            break
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert tops == sorted(tops) and len(set(tops)) == 6
    field = page.pharmacy.form.field("schedule_k_5a")
    field.set_value("on")
    field.inputs()[0].setFocus()
    QTest.keyClick(field.inputs()[0], Qt.Key.Key_Return)
    assert page.saved == 1 and SCHEDULE_K.read(page.file.now, "pharmacy") is True


def _card(page: Page, at: QWidget) -> int:
    """How far down the page the card stands in which this is."""
    while at.objectName() != "card":
        parent = at.parentWidget()
        assert parent is not None
        at = parent
    return at.mapTo(page.screen, QPoint(0, 0)).y() + _scrolled(at)


def _scrolled(card: QWidget) -> int:
    inside = card.parentWidget()
    return 0 if inside is None else -inside.y()


def test_the_page_speaks_hindi_at_once(page: Page, qapp: QApplication) -> None:
    language.install(qapp, "hi")
    try:
        assert page.pharmacy.save.text() == "सहेजें"
        printer = page.pharmacy.form.field("label_printer")
        assert isinstance(printer, ChoiceField) and printer.box.itemText(0) == "हर बार पूछें"
    finally:
        language.install(qapp, "en")


def test_a_manifest_says_what_its_settings_offer() -> None:
    title = words("T", "T")
    wrong = Manifest("shop", title, settings=(
        Setting("paper", title, "a4", choices=("a4", "a5"), said=(title,)),
        Setting("size", title, "a3", choices=("a4",)),
        Setting("printer", title, "pdf", offered=PRINTERS), Setting("place", title, "", offered="somewhere"),
        Setting("good", title, "", offered=OWN),
    ))  # fmt: skip
    assert len(list(wrong.problems())) == 4


@pytest.mark.parametrize("role", ["administrator", "supervisor"])
def test_who_sets_the_desk_up_is_offered_its_counters_and_sees_no_stock(
    qapp: QApplication, desk: TestDesk, tmp_path: Path, role: str
) -> None:
    with dispensary(desk, tmp_path, role) as here:
        (offer,) = [here.context.plugin.choices[key] for key in here.context.plugin.choices]
        assert [title() for _, title in offer(here.window.actor)] == ["Pharmacy counter"]
        if role == "administrator":
            with pytest.raises(NotAllowed):
                here.services.stock.counter(here.window.actor)


def test_the_counter_chosen_on_the_page_is_the_one_of_the_desk(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with at_desk(qapp, set_up_desk(tmp_path / "desk"), qtbot) as here:
        here.window.go("settings")
        screen = here.window.rooms.currentWidget()
        assert isinstance(screen, SettingsScreen)
        form = screen.plugins[1].form
        place = form.field("place")
        assert isinstance(place, ChoiceField)
        qtbot.waitUntil(lambda: place.box.count() == 2)
        assert place.box.itemText(1) == "Pharmacy counter" and not form.is_dirty()
        place.box.setCurrentIndex(1)
        screen.plugins[1].save.click()
        assert PLACE.read(here.desk.settings.now, "pharmacy") == place.value()
