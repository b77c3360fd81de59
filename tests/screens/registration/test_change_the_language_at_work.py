"""The language is changed in the middle of work: what a screen reader says, and what stands there, follows at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.codes.handed import Handed
from desk.codes.person import Person
from desk.codes.state import State
from desk.core import i18n
from desk.core.i18n import words
from desk.kit import language, texts
from desk.plugins.registration.screens import contents
from desk.plugins.registration.screens.claim_strip import ClaimStrip
from desk.plugins.registration.screens.match_panel import MatchPanel
from desk.plugins.registration.screens.new_patient import NewPatientScreen
from desk.plugins.registration.screens.patients import PatientsScreen
from desk.records.patient.view import CloseMatch
from tests.support.counter import Counter

OTHER = "हि:"
CLAIM = Handed("abha", State.UNSIGNED, Person(name="Ram Kumar", sex="1", birth_year=1984, abha_address="ram@abdm"))
QTS_OWN = frozenset({"Scroll Left", "Scroll Right"})
"""Qt says these again itself, from its own catalogue, when it hears of the language."""


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")


def speak_otherwise() -> None:
    i18n.install(lambda _context, source, _count: OTHER + source)
    texts.changes().changed.emit()


def spoken(root: QWidget) -> dict[str, str]:
    """What a screen reader says of each widget that has a name, by the kind of the widget."""
    named = (one for one in (root, *root.findChildren(QWidget)) if one.accessibleName())
    return {f"{type(one).__name__} {one.accessibleName()}": one.accessibleName() for one in named}


@pytest.mark.parametrize("name", [entry.name for entry in contents.SCREENS])
def test_no_name_stays_in_the_old_language(name: str, counter: Counter, qtbot: QtBot) -> None:
    counter.opens()
    screen = contents.makers(counter.context, counter.service, counter.registers)[name]()
    assert isinstance(screen, QWidget)
    qtbot.waitExposed(counter.seen(screen))
    counter.settled()
    assert spoken(screen)
    speak_otherwise()
    left = [what for what, said in spoken(screen).items() if OTHER not in said and not said.isdigit()]
    left = [what for what in left if what.partition(" ")[2] not in QTS_OWN]
    assert left == []


def test_what_a_card_claims_is_said_in_the_new_language(counter: Counter, qtbot: QtBot) -> None:
    screen = NewPatientScreen(counter.context, counter.service)
    qtbot.waitExposed(counter.seen(screen))
    screen.opened(card=CLAIM.written())
    notes = {name: screen.form.first._rows[name].note for name in ("sex", "birth", "phone")}
    assert notes["sex"].text() == "From the card: claim, not verified"
    speak_otherwise()
    assert screen.strip.pill.text() == OTHER + "From the card: claim, not verified"
    assert notes["sex"].text() == OTHER + "From the card: claim, not verified"
    screen.form.birth.edit.setText("35")
    assert notes["birth"].text().startswith(OTHER)
    language.install(QApplication.instance(), "en")  # type: ignore[arg-type]
    assert notes["birth"].text() == "35 y · born 1991"


def test_who_was_passed_over_stays_said(counter: Counter, qtbot: QtBot) -> None:
    panel = MatchPanel()
    qtbot.addWidget(panel)
    panel.show_matches((CloseMatch("1", "Ram", "", "1", None, "", reasons=(words("T", "phone"),)),))
    panel.say_passed("other father")
    speak_otherwise()
    assert (panel.settled.text(), panel.settled.isHidden()) == (OTHER + "Passed over: other father", False)


def test_the_strip_of_a_card_says_again_what_was_compared(qtbot: QtBot) -> None:
    strip = ClaimStrip()
    qtbot.addWidget(strip)
    strip.begin()
    strip.settle()
    speak_otherwise()
    assert (strip.pill.text(), strip.pill.tone()) == (OTHER + "From the card: seen by clerk", "info")


def test_the_count_of_a_list_follows(counter: Counter, qtbot: QtBot) -> None:
    screen = PatientsScreen(counter.context)
    qtbot.waitExposed(counter.seen(screen))
    counter.context.plugin.services.patients.patient(counter.window.actor, counter.desk.patient())
    counter.desk.store.write_notes()
    screen.opened()
    qtbot.waitUntil(lambda: screen.card.count.text() == "1 opened today")
    speak_otherwise()
    assert screen.card.count.text() == OTHER + "1 opened today"
