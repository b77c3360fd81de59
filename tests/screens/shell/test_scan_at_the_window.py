"""A card is shown to the desk, with no field in mind: what is proven decides what happens, and all of it is audited."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desk.codes.scan import Scan, Source
from desk.codes.uhid import mint
from desk.core.ids import new_id
from desk.core.paths import Paths
from desk.plugins.registration.screens.aadhaar_consent import AadhaarConsent
from desk.plugins.registration.screens.new_patient import NewPatientScreen
from desk.records.health.rules import HealthDraft
from desk.records.patient.draft import Consent, Number, PatientDraft
from desk.records.patient.view import Patient
from desk.shell.card_dialogs import CompareDialog, HealthDialog, SaysDialog
from desk.shell.open_check import OpenCheckDialog
from tests.support import foreign
from tests.support.card_desk import SUNITA, WITHDRAWN, AtDesk, at_desk, card_text, changed_name, set_up_desk, slip_text
from tests.support.issuing import DAY

D = TypeVar("D", bound=QDialog)
MEGABYTE = 1024 * 1024
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return set_up_desk(tmp_path_factory.mktemp("profile") / "desk")


@pytest.fixture
def here(made: Paths, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[AtDesk]:
    shutil.copytree(made.root, tmp_path / "desk")
    with at_desk(qapp, Paths(tmp_path / "desk"), qtbot) as running:
        yield running


def sunita(here: AtDesk, name: str = "Sunita Devi Sharma") -> str:
    """She is registered here, under the UHID of her card."""
    draft = PatientDraft(name=name, sex="2", birth_date="1984-05-02", numbers=(Number("uhid", SUNITA.uhid),))
    return here.desk.patients.register(here.actor.intending(new_id()), draft)


def dialog(here: AtDesk, kind: type[D]) -> D:
    """The one dialog of this kind that is open."""
    here.settle()
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def press(
    here: AtDesk, at: QWidget | None, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key, as a person presses it: not in the middle of what a scanner might be typing."""
    assert at is not None
    QTest.keyPress(at, key, modifier)
    QTest.qWait(90)  # the scanner's watch holds a key back as long as it may be the first of a burst
    here.settle()
    if isValid(at):
        QTest.keyRelease(at, key, modifier)


def form(here: AtDesk) -> NewPatientScreen:
    screen = here.window.rooms.currentWidget()
    assert isinstance(screen, NewPatientScreen)
    return screen


def newest(here: AtDesk) -> Patient:
    assert here.window.strip.patient_id is not None
    return here.desk.patients.patient(here.actor, here.window.strip.patient_id)


def said(here: AtDesk) -> list[str]:
    return [one.label.text() for one in here.window.notices.notices()]


def state(here: AtDesk) -> tuple[str, str]:
    """What the strip says of the card, and in which tone."""
    strip = here.window.card
    assert strip.isVisible()
    return strip.state.text(), strip.state.tone()


def scans(here: AtDesk) -> list[tuple[str | None, dict[str, str]]]:
    return here.audited("scan.read")


class TestAGenuineCardOfSomebodyKnown:
    def test_opens_them_and_says_what_is_proven(self, here: AtDesk) -> None:
        patient_id = sunita(here)
        here.scan(card_text())
        assert here.window.strip.patient_id == patient_id
        assert state(here) == ("Verified", "ok")
        strip = here.window.card
        assert strip.title.text() == "e-health card · Delhi Health"
        assert (strip.lists.text(), strip.lists.tone()) == ("List of withdrawn cards: today's", "ok")
        assert strip.compared.text() == "As in the record"
        assert scans(here)[-1] == (patient_id, {"kind": "card", "state": "verified"})

    def test_one_key_compares_and_enter_is_yes(self, here: AtDesk) -> None:
        patient_id = sunita(here)
        here.scan(card_text())
        press(here, here.window, Key.Key_G, Ctrl)
        asked = dialog(here, CompareDialog)
        assert [pair.card for pair in asked.table.rows()][:2] == ["Sunita Devi Sharma", "सुनीता देवी शर्मा"]
        assert asked.verdict.text() == "No differences"
        press(here, asked, Key.Key_Return)
        here.settle()
        assert here.window.card.compared.text() == "Compared: same person"
        rows = [row for row in here.audited("patient.read") if "compared" in row[1]]
        assert rows == [(patient_id, {"compared": "same", "kind": "card", "state": "verified"})]

    def test_esc_is_no_the_record_is_put_away_and_that_is_kept(self, here: AtDesk) -> None:
        patient_id = sunita(here, "Meena Kumari")
        here.scan(card_text())
        assert here.window.card.compared.text() == "1 difference from the record"
        press(here, here.window, Key.Key_G, Ctrl)
        asked = dialog(here, CompareDialog)
        assert asked.verdict.tone() == "bad"
        press(here, asked, Key.Key_Escape)
        here.settle()
        assert here.window.strip.patient_id is None and not here.window.card.isVisible()
        assert said(here)[0].startswith("Not the same person")
        rows = [row for row in here.audited("patient.read") if "compared" in row[1]]
        assert rows == [(patient_id, {"compared": "another", "kind": "card", "state": "verified"})]

    def test_a_lock_over_the_question_answers_nothing(self, here: AtDesk) -> None:
        sunita(here)
        here.scan(card_text())
        here.window.cards.compare()
        dialog(here, CompareDialog)
        assert here.program.ui is not None
        here.program.ui.lock()
        here.settle()
        assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        assert [row for row in here.audited("patient.read") if "compared" in row[1]] == []

    def test_blood_group_and_allergies_are_offered_and_kept_as_from_a_card(self, here: AtDesk) -> None:
        patient_id = sunita(here)
        here.scan(card_text())
        assert here.desk.health.facts(here.actor, patient_id) == ()
        here.window.cards.compare()
        press(here, dialog(here, CompareDialog), Key.Key_Return)
        press(here, dialog(here, HealthDialog), Key.Key_Return)
        here.settle()
        facts = here.desk.health.facts(here.actor, patient_id)
        assert [(one.kind, one.text, one.source, one.code) for one in facts] == [
            ("blood-group", "B+", "card", None), ("allergy", "Allergy to penicillin", "card", "91936005"),
        ]  # fmt: skip
        here.window.cards.offer_health()
        here.settle()
        assert said(here)[0] == "The record says all of it already."

    def test_another_blood_group_in_the_record_is_no_hasty_enter(self, here: AtDesk) -> None:
        patient_id = sunita(here)
        here.desk.health.record(here.actor.intending(new_id()), patient_id, HealthDraft("blood-group", "O-", "told"))
        here.scan(card_text())
        press(here, here.window, Key.Key_J, Ctrl)
        press(here, dialog(here, HealthDialog), Key.Key_Return)
        here.settle()
        assert [one.text for one in here.desk.health.facts(here.actor, patient_id)] == ["O-"]

    def test_another_patients_banner_takes_the_card_away(self, here: AtDesk) -> None:
        sunita(here)
        other = here.desk.patients.register(
            here.actor.intending(new_id()), PatientDraft(name="Ram Kumar", sex="1", birth_date="1970")
        )
        here.scan(card_text())
        here.window.open_patient(other)
        assert not here.window.card.isVisible() and not here.window.cards.can_compare()


class TestAGenuineCardOfSomebodyUnknown:
    def test_fills_the_form_and_registers_under_its_own_ids(self, here: AtDesk) -> None:
        here.scan(card_text())
        screen = form(here)
        assert (screen.form.name.text(), screen.form.native.text()) == (SUNITA.name, SUNITA.native_name)
        assert (screen.form.birth.text(), screen.form.sex.value()) == ("02/05/1984", "2")
        assert screen.form.more.field("scheme").value() == "ab-pmjay"
        assert (screen.strip.pill.text(), screen.strip.pill.tone()) == ("From the card: verified", "ok")
        assert screen.form.more.field("allergies").is_empty()
        press(here, QApplication.focusWidget(), Key.Key_Return)
        screen.save()
        here.settle()
        patient = newest(here)
        assert (patient.patient_id, patient.uhid) == (SUNITA.patient_id, SUNITA.uhid)
        history = here.desk.patients.history(here.actor, patient.patient_id)
        assert {"name", "birth_date", "sex", "phone"} <= {one.field for one in history if one.reason == "card"}
        assert here.desk.health.facts(here.actor, patient.patient_id) == ()
        assert here.window.card.health_button.isVisible()

    def test_a_card_withdrawn_since_registers_nobody(self, here: AtDesk) -> None:
        other = here.desk.patients.register(
            here.actor.intending(new_id()), PatientDraft(name="Ram Kumar", sex="1", birth_date="1970")
        )
        here.scan(card_text(cti=bytes(8)))
        screen = form(here)
        screen.strip.seen_button.click()
        here.desk.cards.revoke(here.actor.intending(new_id()), bytes(8).hex(), "lost", other)
        screen.save()
        here.settle()
        assert here.window.strip.patient_id is None
        assert here.desk.patients.by_identifier(here.actor, SUNITA.uhid) == ()

    def test_a_lock_keeps_the_card_with_the_form(self, here: AtDesk) -> None:
        here.scan(card_text())
        screen = form(here)
        draft = screen.draft()
        assert draft is not None
        screen.forget()
        assert not screen.strip.isVisible()
        screen.restore(draft)
        screen.strip.seen_button.click()
        screen.save()
        here.settle()
        assert newest(here).patient_id == SUNITA.patient_id

    def test_a_child_is_linked_to_the_guardian_on_the_card(self, here: AtDesk) -> None:
        mother = sunita(here)
        child = replace(
            SUNITA, name="Gudiya", native_name="", uhid=mint(4711).compact, patient_id=new_id(), mobile="",
            birth_date=date(2019, 1, 1), birth_year=2019, guardian_uhid=SUNITA.uhid,
        )  # fmt: skip
        here.scan(card_text(child))
        form(here).strip.seen_button.click()
        form(here).save()
        here.settle()
        guardian = newest(here).relation("guardian")
        assert guardian is not None and guardian.related_id == mother


@pytest.mark.parametrize(
    ("text", "shown", "tone", "facts"),
    [
        (lambda: changed_name(card_text()), "Not genuine", "bad", False),
        (lambda: card_text(by="nobody we know"), "Issuer not known here", "warn", False),
        (lambda: card_text(by="compromised"), "Withdrawn", "bad", False),
        (lambda: card_text(cti=WITHDRAWN), "Withdrawn", "bad", True),
        (lambda: card_text(ago=3 * DAY, life=2 * DAY), "Expired", "warn", True),
    ],
    ids=["tampered", "unknown issuer", "compromised", "withdrawn", "expired"],
)
def test_what_proves_nothing_fills_nothing_and_only_searches(
    text: Any, shown: str, tone: str, facts: bool, here: AtDesk, qtbot: QtBot
) -> None:
    sunita(here)
    here.scan(text())
    assert state(here) == (shown, tone)
    assert here.window.card.advice.text()
    assert ("Sunita" in here.window.card.said.text()) is facts
    assert here.window.strip.patient_id is None
    assert not isinstance(here.window.rooms.currentWidget(), NewPatientScreen)
    search = here.window.top.search
    assert search.text().replace("-", "") == SUNITA.uhid
    assert not search.list.isVisible()  # the strip is read first
    QTest.keyClick(search.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(search.list.isVisible)
    assert here.window.strip.patient_id is None  # an unproven number is not the card itself
    assert not here.window.card.compare_button.isVisible()
    assert not here.window.card.health_button.isVisible()
    audited = scans(here)[-1]
    assert audited[0] is None and set(audited[1]) == {"kind", "state"}


@pytest.mark.parametrize(
    "text", ["9" * MEGABYTE, "HIM1:" + "A" * MEGABYTE, '{"hidn":' * 100_000], ids=["digits", "card", "deep"]
)
def test_a_code_of_a_megabyte_is_one_sentence_and_one_short_line_of_the_trail(text: str, here: AtDesk) -> None:
    before = len(scans(here))
    here.scan(text)
    assert len(said(here)) == 1 and len(said(here)[0]) < 200
    told = scans(here)[before:]
    assert len(told) == 1 and max(map(len, told[0][1].values())) < 40


def test_a_claim_is_seen_by_the_clerk_and_never_verified(here: AtDesk) -> None:
    here.scan('{"hidn":"91-1234-5678-9012","phr":"sunita@abdm","name":"Sunita Devi","gender":"F","dob":"2-5-1984"}')
    screen = form(here)
    assert state(here) == ("Claim, not verified", "warn")
    assert screen.strip.pill.text() == "From the card: claim, not verified"
    screen.strip.seen_button.click()
    assert (screen.strip.pill.text(), screen.strip.pill.tone()) == ("From the card: seen by clerk", "info")
    screen.form.put({"consent": "spoken"})
    screen.save()
    here.settle()
    history = here.desk.patients.history(here.actor, newest(here).patient_id)
    assert {one.reason for one in history} == {"claim"}


@pytest.mark.parametrize(("dob", "opens"), [("2-5-1984", True), ("1-1-2000", False)])
def test_a_claim_opens_whom_it_knows_something_of_and_else_one_more_fact_is_asked(
    dob: str, opens: bool, here: AtDesk
) -> None:
    draft = PatientDraft(
        name="Sunita Devi", sex="2", birth_date="1984-05-02", consents=(Consent("abha", "en"),),
        numbers=(Number("abha-number", "91123456789012"),),
    )  # fmt: skip
    patient_id = here.desk.patients.register(here.actor, draft)
    here.scan(f'{{"hidn":"91-1234-5678-9012","name":"Sunita Devi","gender":"F","dob":"{dob}"}}')
    asked = here.window.findChildren(OpenCheckDialog)
    assert (here.window.strip.patient_id, bool(asked)) == ((patient_id, False) if opens else (None, True))
    assert here.window.card.isVisible() is opens
    if not opens:
        asked[0].fact.set_value("1984")
        asked[0].form.submitted.emit()
        here.settle()
        assert here.window.strip.patient_id == patient_id


class TestAadhaar:
    TEXT = staticmethod(lambda: foreign.aadhaar(foreign.aadhaar_body("V2")))

    def test_nothing_of_it_is_shown_or_entered_before_the_consent(self, here: AtDesk) -> None:
        here.scan(self.TEXT())
        name = foreign.RESIDENT["name"]
        assert form(here).form.name.is_empty() and name not in here.window.card.said.text()
        press(here, dialog(here, AadhaarConsent), Key.Key_Escape)
        here.settle()
        assert form(here).form.name.is_empty() and form(here).draft() is None

    def test_with_the_consent_the_form_is_filled_and_the_consent_is_kept(self, here: AtDesk) -> None:
        here.scan(self.TEXT())
        press(here, dialog(here, AadhaarConsent), Key.Key_Return)
        here.settle()
        screen = form(here)
        assert screen.form.name.text() == foreign.RESIDENT["name"]
        assert screen.strip.pill.text() == "From the card: claim, not verified"
        screen.strip.seen_button.click()
        screen.save()
        here.settle()
        patient = newest(here)
        (consent,) = here.desk.patients.consents(here.actor, patient.patient_id)
        assert (consent.purpose, consent.how, consent.given_by, consent.language, consent.decision) == (
            "aadhaar", "spoken", "self", "en", "given",
        )  # fmt: skip


def test_a_card_of_elsewhere_is_read_out_and_enter_searches(here: AtDesk) -> None:
    here.scan(foreign.shc())
    asked = dialog(here, SaysDialog)
    press(here, asked, Key.Key_Return)
    here.settle()
    assert here.window.top.search.text().split()[-1].isdigit()
    assert scans(here)[-1][1]["kind"] == "shc"


class TestASlip:
    VISIT = "018f2b6e-7c00-7000-8000-000000000002"

    def test_of_a_visit_nobody_here_has_heard_of_is_taken_up(self, here: AtDesk) -> None:
        departments = here.desk.facility.departments(here.actor)
        here.scan(slip_text(self.VISIT, number=f"{departments[0].letter}B-012"))
        assert state(here) == ("Verified", "ok")
        assert here.window.strip.patient_id == SUNITA.patient_id
        assert here.desk.visits.visit(here.actor, self.VISIT) is not None
        assert [row[1]["state"] for row in scans(here)][-2:] == ["verified", "taken-up"]
        here.scan(slip_text(self.VISIT, number=f"{departments[0].letter}B-012"))
        assert scans(here)[-1] == (SUNITA.patient_id, {"kind": "slip", "state": "verified"})

    def test_of_days_ago_only_searches(self, here: AtDesk) -> None:
        here.scan(slip_text(self.VISIT, ago=2 * DAY))
        assert state(here) == ("Expired", "warn")
        assert here.desk.visits.visit(here.actor, self.VISIT) is None


@pytest.mark.parametrize(
    ("text", "sentence", "kind"),
    [
        ("https://phr.abdm.gov.in/share-profile?hip-id=IN0710000001", "patients scan it with their phone", "facility"),
        ("(01)08901234567890(17)271100(10)AB12", "The screen in front has no use for it", "pack"),
        ("hello world", "not one that the desk knows", "unknown"),
        ("000-000-000", "wrong or swapped character", "uhid"),
        ("HIM1:THIS IS NO CARD", "damaged", "card"),
    ],
    ids=["facility", "pack", "unknown", "uhid", "damaged"],
)
def test_what_is_no_card_is_explained(text: str, sentence: str, kind: str, here: AtDesk) -> None:
    here.scan(text)
    assert sentence in said(here)[0]
    assert not here.window.card.isVisible()
    assert scans(here)[-1][1]["kind"] == kind


def test_the_audit_never_holds_the_text_of_a_code(here: AtDesk) -> None:
    texts = [card_text(), foreign.shc(), foreign.aadhaar(foreign.aadhaar_body()), "HIM1:ABC", "hello world"]
    for text in texts:
        here.scan(text)
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog):
                one.close()
        here.settle()
    here.desk.store.write_notes()
    with here.desk.store.readers.connect() as connection:
        trail = b"".join(connection.exec_driver_sql("SELECT body FROM audit").scalars())
    assert len(scans(here)) >= len(texts)
    assert not [text for text in texts if text[-20:].encode() in trail]


def test_a_newer_scan_counts(here: AtDesk) -> None:
    sunita(here)
    at = int(time.time() * 1000)
    here.window.scans.take(Scan.of_text(card_text(), Source.WEDGE, at))
    here.window.scans.take(Scan.of_text("hello world", Source.WEDGE, at))
    here.settle()
    assert here.window.strip.patient_id is None
