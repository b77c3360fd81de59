"""A patient's cards: issued by the cloud or, without it, by this desk; printed again; withdrawn for a reason."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.kit import language, theme
from desk.kit.printing.paper import A4, CR80
from desk.plugins.registration.plugin import Plugin
from desk.plugins.registration.print import card
from desk.plugins.registration.screens import photo_file
from desk.plugins.registration.screens.card_issue import IssueCardDialog, TemporaryCardDialog
from desk.plugins.registration.screens.card_print import PrintCardDialog
from desk.plugins.registration.screens.card_withdraw import WithdrawDialog
from desk.plugins.registration.screens.patient_page import PatientPage
from desk.plugins.registration.screens.print_jobs import PrintJobsScreen
from desk.records.cards import acts
from desk.records.cards.fhir import card_to_fhir
from desk.records.cards.rules import PERMANENT, CardState, IssuedCard
from desk.records.cards.service import CardService
from desk.records.patient.draft import PatientDraft, Relative
from desk.records.patient.rules import PHOTO_BYTES
from desk.security.authorize import system_actor
from desk.store.unit import Unit
from tests.support.card_page import NOW, AtTheDesk, Cloud, arrive, signer, verified
from tests.support.counter import Counter
from tests.support.counter import counter as a_counter
from tests.support.desk import TestDesk

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def at(counter: Counter, qtbot: QtBot) -> AtTheDesk:
    return arrive(counter, qtbot)


def test_without_a_card_the_list_says_how_to_get_one(at: AtTheDesk) -> None:
    assert at.lines == []
    assert not at.page.cards.print_button.isEnabled()
    assert not at.page.cards.withdraw_button.isEnabled()
    assert not at.page._able("card-print")


def test_a_permanent_card_comes_from_the_cloud_and_goes_to_the_printer(at: AtTheDesk) -> None:
    asked = at.command("card", IssueCardDialog)
    assert at.page.tabs.currentIndex() == at.page.sheets.indexOf(at.page.cards)
    assert asked.form.field("reason").value() == "new"
    asked.issue()
    assert not asked.issue_button.isEnabled() and asked.note.isVisible()
    asked.issue()  # a second Enter is the same wish
    at.settled()
    assert [reason for reason, _ in at.cloud.asked] == ["new"]
    assert at.lines == [(PERMANENT, CardState.VALID)]
    (job,) = at.jobs
    assert (job.paper, job.printer, at.counter.window.printed) == (CR80.id, "", [job.job_id])
    paper = card.read(job.body)
    assert (paper.name_native, paper.temporary) == ("सुनीता देवी", False)
    for text, profile in ((paper.desk_code, 1), (paper.full_code, 2)):
        said = verified(text)
        assert said.profile == profile and said.person is not None
        assert said.person.uhid == paper.uhid
    assert Plugin().desk_document(job) is not None


def test_offline_the_dialog_says_so_and_the_next_enter_makes_a_temporary_card(at: AtTheDesk) -> None:
    at.cloud.there = False
    asked = at.command("card", IssueCardDialog)
    QTest.keyClick(asked.issue_button, Key.Key_Return)
    at.settled()
    assert asked.isVisible() and "cannot be reached" in _all_text(asked)
    assert asked.temporary_button.isDefault() and asked.temporary_button.hasFocus()
    QTest.keyClick(asked.temporary_button, Key.Key_Return)
    at.settled()
    assert at.lines == [("temporary", CardState.VALID)]
    assert verified(card.read(at.jobs[0].body).desk_code).temporary


def test_asking_again_after_a_lost_answer_is_the_same_wish(at: AtTheDesk) -> None:
    at.cloud.there = False
    asked = at.command("card", IssueCardDialog)
    asked.issue()
    at.settled()
    at.cloud.there = True
    asked.issue()
    at.settled()
    assert len({intent for _, intent in at.cloud.asked}) == 1
    assert len(at.lines) == 1


def test_what_the_cloud_refuses_is_said_in_the_dialog(at: AtTheDesk) -> None:
    at.cloud.refuses = True
    asked = at.command("card", IssueCardDialog)
    asked.issue()
    at.settled()
    assert asked.isVisible() and "has not reached the cloud" in _all_text(asked)
    assert asked.issue_button.isEnabled() and asked.temporary_button.hasFocus() and at.jobs == ()


def test_a_second_card_needs_a_reason(at: AtTheDesk) -> None:
    at.temporary()
    asked = at.command("card", IssueCardDialog)
    assert asked.form.field("reason").value() is None
    asked.issue()
    at.settled()
    assert at.cloud.asked == []
    asked.form.field("reason").set_value("lost")
    asked.form.field("paper").set_value(A4.id)
    asked.issue()
    at.settled()
    assert [reason for reason, _ in at.cloud.asked] == ["lost"]
    assert at.jobs[-1].paper == A4.id


def test_a_new_temporary_card_takes_the_place_of_the_old_one(at: AtTheDesk) -> None:
    at.temporary()
    at.temporary()
    assert at.lines == [("temporary", CardState.VALID), ("temporary", CardState.WITHDRAWN)]
    assert "Replaced" in at.page.cards.table.model().index(1, 1).data()


def test_a_card_is_printed_again_without_being_another_one(at: AtTheDesk) -> None:
    at.temporary()
    at.came_out()
    asked = at.command("card-print", PrintCardDialog)
    at.settled()
    assert asked.form.field("reason").isVisible()
    assert "Printed so far: 1" in asked.history.text()
    asked.form.field("reason").set_value("printer")
    asked.print_now()
    at.came_out()
    first, second = at.jobs
    assert (second.copy_of, second.copy_number, second.body) == (first.job_id, 1, first.body)
    assert len(at.lines) == 1
    at.qtbot.waitUntil(lambda: at.page.cards.table.model().index(0, 4).data() == "2")


def test_on_another_paper_it_is_a_first_print(at: AtTheDesk) -> None:
    at.temporary()
    at.came_out()
    asked = at.command("card-print", PrintCardDialog)
    asked.form.field("paper").set_value(A4.id)
    assert not asked.form.field("reason").isVisible()
    asked.print_now()
    at.settled()
    assert [(job.paper, job.copy_number) for job in at.jobs] == [(CR80.id, 0), (A4.id, 0)]


def test_what_waits_is_printed_itself(at: AtTheDesk) -> None:
    at.temporary()
    at.command("card-print", PrintCardDialog).print_now()
    at.settled()
    assert len(at.jobs) == 1
    assert at.counter.window.printed == [at.jobs[0].job_id] * 2


def test_what_failed_is_tried_again_as_the_same_paper(at: AtTheDesk) -> None:
    at.temporary()
    at.counter.context.plugin.services.prints.failed(at.counter.window.actor, at.jobs[0].job_id, "begin")
    at.settled()
    at.command("card-print", PrintCardDialog).print_now()
    at.settled()
    assert [job.state for job in at.jobs] == ["queued"]
    assert at.counter.window.printed == [at.jobs[0].job_id] * 2


def test_a_lost_card_is_withdrawn_with_its_reason(at: AtTheDesk) -> None:
    at.temporary()
    asked = at.command("card-withdraw", WithdrawDialog)
    asked.withdraw()
    assert asked.isVisible()  # no reason yet
    asked.form.field("reason").set_value("stolen")
    asked.withdraw()
    at.settled()
    assert at.lines == [("temporary", CardState.WITHDRAWN)]
    assert at.page.cards.table.model().index(0, 1).data() == "Withdrawn: Stolen"
    assert not at.page.cards.print_button.isEnabled() and not at.page.cards.withdraw_button.isEnabled()
    assert "Alt+K" in str(at.counter.window.notices[-1])


def test_enter_in_the_reason_goes_to_the_button_and_does_not_withdraw(at: AtTheDesk) -> None:
    at.temporary()
    asked = at.command("card-withdraw", WithdrawDialog)
    asked.form.field("reason").set_value("lost")
    asked.form.submitted.emit()
    at.settled()
    assert asked.withdraw_button.hasFocus()
    assert at.lines == [("temporary", CardState.VALID)]


def test_a_card_of_another_desk_cannot_be_printed_here(at: AtTheDesk) -> None:
    elsewhere = IssuedCard("00" * 8, new_id(), at.patient_id, "temporary", (1,), "MA-B", NOW, NOW + 1000, "s")
    with at.counter.desk.store.unit(system_actor(), "sync.pull") as unit:
        _pulled(unit, lambda: acts.pull(unit, card_to_fhir(elsewhere)))
    at.settled()
    assert at.lines == [("temporary", CardState.VALID)]
    assert not at.page.cards.print_button.isEnabled()
    at.page.cards.print_card()
    assert "another desk" in str(at.counter.window.notices[-1])


def _pulled(unit: Unit, pull: Callable[[], None]) -> None:
    pull()
    unit.bookkeeping()


def test_without_a_uhid_the_dialog_says_what_is_missing(counter: Counter, qtbot: QtBot) -> None:
    counter.desk.clock.ms = NOW
    services = replace(counter.context.plugin.services, cards=CardService(counter.desk.store, signer))
    counter.context = replace(counter.context, plugin=replace(counter.context.plugin, services=services))
    patient_id = counter.desk.patient()
    page = PatientPage(counter.context)
    qtbot.waitExposed(counter.seen(page))
    page.opened(patient_id=patient_id)
    at = AtTheDesk(counter, page, Cloud(counter), patient_id, qtbot)
    at.settled()
    asked = at.command("card-temporary", TemporaryCardDialog)
    asked.issue_temporary()
    at.settled()
    assert asked.isVisible() and "UHID" in _all_text(asked)


def test_the_list_of_prints_knows_a_card_and_does_not_call_its_copy_a_duplicate(at: AtTheDesk) -> None:
    at.temporary()
    at.came_out()
    asked = at.command("card-print", PrintCardDialog)
    asked.form.field("reason").set_value("unreadable")
    asked.print_now()
    at.came_out()
    screen = PrintJobsScreen(at.counter.context)
    at.qtbot.waitExposed(at.counter.seen(screen))
    screen.opened()
    at.settled()
    table = screen.table.model()
    rows = sorted((table.index(row, 1).data(), table.index(row, 2).data()) for row in range(table.rowCount()))
    assert rows == [("e-Health card", ""), ("e-Health card", "Once more, 1")]


def test_a_child_s_card_names_the_guardian_and_an_adult_s_does_not(counter: Counter, qtbot: QtBot) -> None:
    at = arrive(counter, qtbot, birth_date="2020-01-01", relatives=(Relative("mother", "Rekha Devi"),))
    at.temporary()
    assert card.read(at.jobs[0].body).guardian == "Rekha Devi"
    services = counter.context.plugin.services
    grown = services.patients.register(
        counter.desk.actor(),
        PatientDraft(name="Mohan Lal", sex="1", birth_date="1980-01-01", relatives=(Relative("father", "Ram Lal"),)),
        "a test",
    )
    at.page.opened(patient_id=grown)
    at.patient_id = grown
    at.settled()
    at.temporary()
    assert card.read(at.jobs[0].body).guardian == ""


def test_an_age_that_was_told_is_printed_as_such(counter: Counter, qtbot: QtBot) -> None:
    at = arrive(counter, qtbot, birth_date="", age_months=42 * 12)
    at.temporary()
    paper = card.read(at.jobs[0].body)
    assert (paper.birth_date, paper.age) == ("", ("y", 42, 2026))


def test_a_photo_from_a_file_goes_into_the_record_and_onto_the_card(at: AtTheDesk, tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    picture = QImage(900, 1200, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    assert picture.save(str(file))
    asked = at.command("card-temporary", TemporaryCardDialog)
    assert "No photo yet" in asked.photo.note.text()
    asked.photo._from_file(file)
    at.settled()
    assert asked.photo.note.text() == ""
    asked.issue_temporary()
    at.settled()
    kept = QImage.fromData(card.read(at.jobs[0].body).photo)
    assert kept.width() == kept.height() == 360
    assert abs(kept.pixelColor(180, 180).green() - 128) < 8


def test_a_file_that_is_no_picture_is_refused_in_words(at: AtTheDesk, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"not a picture")
    with pytest.raises(Refused):
        photo_file.from_file(file)
    asked = at.command("card-temporary", TemporaryCardDialog)
    asked.photo._from_file(file)
    at.settled()
    assert "no picture" in str(at.counter.window.notices[-1])


def test_a_photo_from_a_file_is_small_enough_to_sync(qapp: QApplication, tmp_path: Path) -> None:
    picture = QImage(1600, 1600, QImage.Format.Format_RGB32)
    for y in range(0, 1600, 4):
        for x in range(0, 1600, 4):
            picture.setPixelColor(x, y, QColor((x * 37) % 256, (y * 91) % 256, (x * y) % 256))
    assert picture.save(str(tmp_path / "noise.png"))
    assert len(photo_file.from_file(tmp_path / "noise.png")) <= PHOTO_BYTES


@pytest.fixture
def auditor(qapp: QApplication, desk: TestDesk, tmp_path: Path) -> Iterator[Counter]:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    with a_counter(desk, tmp_path, "auditor") as made:
        yield made


def test_who_may_only_look_sees_no_act(auditor: Counter, qtbot: QtBot) -> None:
    at = arrive(auditor, qtbot)
    panel = at.page.cards
    for made in (panel.issue_button, panel.temporary_button, panel.print_button, panel.withdraw_button):
        assert made.isHidden()
    assert not [one for one in auditor.window.commands.usable() if "patient.card" in one.id]


def _all_text(of: QWidget) -> str:
    return "\n".join(one.text() for one in of.findChildren(QLabel) if one.isVisible())




def test_opened_once_more_the_page_has_the_keyboard(at: AtTheDesk) -> None:
    at.page.tabs.setFocus()
    at.page.opened(patient_id=at.patient_id)
    assert at.page.visit_button.hasFocus()


def test_what_holds_stands_first(at: AtTheDesk) -> None:
    at.temporary()
    asked = at.command("card-withdraw", WithdrawDialog)
    asked.form.field("reason").set_value("lost")
    asked.withdraw()
    at.settled()
    at.counter.desk.clock.forward(days=-1)  # the cloud's record of a card has its day only: earlier than now
    at.command("card", IssueCardDialog).issue()
    at.settled()
    assert at.lines == [(PERMANENT, CardState.VALID), ("temporary", CardState.WITHDRAWN)]
