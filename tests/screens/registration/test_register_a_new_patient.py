"""Name, sex, age, mobile, Enter. Who is registered already is shown first; a card's claim is only a claim."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desk.codes.abha import AbhaClaim
from desk.codes.handed import Handed
from desk.codes.state import State
from desk.kit.dialog import Ask, Confirm
from desk.plugins.registration.screens.new_patient import NewPatientScreen
from desk.records.patient.draft import PatientDraft, Phone
from desk.records.patient.view import Patient
from tests.support.counter import Counter

IMRAN = AbhaClaim(
    number="91887766554433", address="imran@abdm", name="Imran Khan", sex="1", birth_date=None, birth_year=1988,
    mobile="9898989898", street="12 Okhla", district="South East", district_lgd="", state_name="Delhi", state_lgd="07",
)  # fmt: skip
HANDED = Handed("abha", State.UNSIGNED, IMRAN.person).written()


@pytest.fixture
def screen(counter: Counter, qtbot: QtBot) -> NewPatientScreen:
    made = NewPatientScreen(counter.context, counter.service)
    qtbot.waitExposed(counter.seen(made))
    made.opened()
    counter.settled()
    return made


def press(key: Qt.Key) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)


def write(text: str) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClicks(at, text)


def opened(counter: Counter) -> Patient:
    """Whom the window was told to go on with."""
    counter.settled()
    assert counter.window.patient is not None
    return counter.context.plugin.services.patients.patient(counter.window.actor, counter.window.patient)


def ram(counter: Counter) -> str:
    draft = PatientDraft(name="Ram Kumar", sex="1", birth_date="1984", phones=(Phone("9876543210"),))
    return counter.context.plugin.services.patients.register(counter.window.actor, draft)


def find_ram_again(screen: NewPatientScreen, counter: Counter) -> None:
    screen.opened(text="raam kumar 1984 9876543210")
    screen.form.sex.set_value("1")
    screen.watch.look()
    counter.settled()


def test_four_fields_by_keyboard_and_the_visit_is_next(screen: NewPatientScreen, counter: Counter) -> None:
    write("Sunita Devi")
    for text in ("", "f", "36", "9876501234"):
        press(Qt.Key.Key_Return)
        write(text)
    press(Qt.Key.Key_Return)
    patient = opened(counter)
    assert (patient.name, patient.sex, patient.phone) == ("Sunita Devi", "2", "9876501234")
    assert (patient.birth_date, patient.age_months) == (None, 36 * 12)
    assert counter.window.shown[-1] == ("registration.queue", {"patient_id": patient.patient_id})
    assert screen.draft() is None


def test_what_was_typed_into_the_search_box_is_in_the_form(screen: NewPatientScreen) -> None:
    screen.opened(text="ram kumar 1984 9876543210")
    assert (screen.form.name.text(), screen.form.birth.text(), screen.form.phone.text()) == (
        "Ram Kumar", "1984", "9876543210",
    )  # fmt: skip


def test_saving_too_early_goes_to_what_is_missing(screen: NewPatientScreen, counter: Counter) -> None:
    write("Sunita")
    screen.save()
    assert QApplication.focusWidget() in screen.form.sex.inputs()
    assert counter.window.shown == []


def test_a_close_match_is_shown_while_typing_and_enter_opens_it(screen: NewPatientScreen, counter: Counter) -> None:
    known = ram(counter)
    find_ram_again(screen, counter)
    assert [match.patient_id for match in screen.matches.matches()] == [known]
    screen.matches.take_focus()
    press(Qt.Key.Key_Return)
    counter.settled()
    assert counter.window.patient == known  # the year and the mobile that were typed are proof enough
    assert counter.window.shown[-1] == ("registration.queue", {"patient_id": known})


def test_a_close_match_holds_the_save_until_a_reason_is_given(
    screen: NewPatientScreen, counter: Counter, qtbot: QtBot
) -> None:
    known = ram(counter)
    find_ram_again(screen, counter)
    screen.save()
    counter.settled()
    assert counter.window.patient is None
    assert QApplication.focusWidget() is screen.matches._buttons[0]
    screen.matches.none_button.click()
    qtbot.waitUntil(lambda: bool(screen.findChildren(Ask)))
    ask = screen.findChildren(Ask)[0]
    ask.field.set_value("other father")
    ask._answer()
    patient = opened(counter)
    assert patient.patient_id != known
    history = counter.context.plugin.services.patients.history(counter.window.actor, patient.patient_id)
    assert "other father" in [change.reason for change in history]


def test_a_double_press_is_one_patient(screen: NewPatientScreen, counter: Counter) -> None:
    screen.opened(text="geeta 35")
    screen.form.sex.set_value("2")
    screen.save()
    screen.save()
    counter.settled()
    assert len(counter.context.plugin.services.patients.search(counter.window.actor, "geeta")) == 1


def test_allergies_and_scheme_are_kept_with_the_patient(screen: NewPatientScreen, counter: Counter) -> None:
    screen.opened(text="geeta 35")
    screen.form.put({"sex": "2", "allergies": "Penicillin, dust", "scheme": "ab-pmjay", "scheme_number": "P1"})
    screen.save()
    patient, services, actor = opened(counter), counter.context.plugin.services, counter.window.actor
    assert [fact.text for fact in services.health.facts(actor, patient.patient_id)] == ["Penicillin", "dust"]
    assert [one.scheme for one in services.coverage.coverages(actor, patient.patient_id)] == ["ab-pmjay"]


def test_a_wrong_allergy_refuses_all_and_opens_the_fold(screen: NewPatientScreen, counter: Counter) -> None:
    screen.opened(text="geeta 35")
    screen.form.put({"sex": "2", "allergies": "1234"})
    screen.form.fold.setChecked(False)
    screen.save()
    counter.settled()
    assert screen.form.fold.isChecked() and counter.window.patient is None
    assert counter.context.plugin.services.patients.search(counter.window.actor, "geeta") == ()


def test_a_locked_desk_gives_the_half_filled_form_back(screen: NewPatientScreen, counter: Counter) -> None:
    screen.opened(text="geeta 35")
    kept = screen.draft()
    assert kept is not None
    body = msgspec.json.encode(kept)
    screen.forget()
    assert screen.form.name.text() == "" and screen.draft() is None
    screen.restore(msgspec.json.decode(body, type=dict[str, object]))
    assert (screen.form.name.text(), screen.form.birth.text()) == ("Geeta", "35")
    assert screen.draft() == kept


class TestACard:
    """An ABHA code: a claim to be compared, and a consent to be asked."""

    @pytest.fixture
    def scanned(self, screen: NewPatientScreen) -> NewPatientScreen:
        screen.opened(card=HANDED)
        return screen

    def test_it_is_not_saved_before_it_was_compared(self, scanned: NewPatientScreen, counter: Counter) -> None:
        assert QApplication.focusWidget() is scanned.strip.seen_button
        scanned.form.put({"consent": "spoken"})
        scanned.save()
        counter.settled()
        assert counter.window.patient is None and QApplication.focusWidget() is scanned.strip.seen_button

    def test_enter_compares_and_asks_for_the_consent(self, scanned: NewPatientScreen) -> None:
        press(Qt.Key.Key_Return)
        assert QApplication.focusWidget() in scanned.form.more.field("consent").inputs()

    def test_with_the_consent_the_abha_is_kept(self, scanned: NewPatientScreen, counter: Counter) -> None:
        press(Qt.Key.Key_Return)
        assert scanned.form.more.field("abha_number").is_empty()
        scanned.form.put({"consent": "spoken"})
        scanned.save()
        patient, patients = opened(counter), counter.context.plugin.services.patients
        assert patient.identifier("abha-number") == "91887766554433"
        [consent] = patients.consents(counter.window.actor, patient.patient_id)
        assert (consent.purpose, consent.decision, consent.how) == ("abha", "given", "spoken")
        claimed = {c.field for c in patients.history(counter.window.actor, patient.patient_id) if c.reason == "claim"}
        assert {"name", "birth_date", "phone", "abha_number", "abha_address"} <= claimed

    def test_with_a_refusal_no_abha_is_kept(self, scanned: NewPatientScreen, counter: Counter) -> None:
        press(Qt.Key.Key_Return)
        scanned.form.put({"consent": "refused"})
        scanned.save()
        patient, patients = opened(counter), counter.context.plugin.services.patients
        assert patient.identifier("abha-number") == ""
        assert [c.decision for c in patients.consents(counter.window.actor, patient.patient_id)] == ["refused"]

    def test_what_the_clerk_typed_over_is_no_claim(
        self, scanned: NewPatientScreen, counter: Counter, qtbot: QtBot
    ) -> None:
        scanned.form.name.set_value("Imran Ahmed Khan")
        qtbot.waitUntil(lambda: "name" not in scanned.card_intake.fields)
        scanned.strip.seen_button.click()
        scanned.form.put({"consent": "refused"})
        scanned.save()
        history = counter.context.plugin.services.patients.history(
            counter.window.actor, opened(counter).patient_id
        )
        assert "name" not in {change.field for change in history if change.reason == "claim"}

    def test_what_was_typed_over_in_the_last_moment_is_no_claim_either(
        self, scanned: NewPatientScreen, counter: Counter
    ) -> None:
        scanned.strip.seen_button.click()
        scanned.form.put({"consent": "refused"})
        scanned.form.name.set_value("Imran Ahmed Khan")
        scanned.save()
        history = counter.context.plugin.services.patients.history(
            counter.window.actor, opened(counter).patient_id
        )
        claimed = {change.field for change in history if change.reason == "claim"}
        assert "name" not in claimed and "phone" in claimed

    def test_going_on_without_abha_empties_what_the_card_said(self, scanned: NewPatientScreen) -> None:
        scanned.strip.drop_button.click()
        assert scanned.form.name.text() == "" and not any(scanned.form.more.held_abha().values())
        assert not scanned.strip.isVisible()

    def test_a_damaged_claim_is_said(self, screen: NewPatientScreen, counter: Counter) -> None:
        screen.opened(card='{"name": 3}')
        assert counter.window.notices[-1].source == "This card could not be taken over. Scan it again."


@pytest.mark.parametrize("new", [{"card": HANDED}, {"text": "imran khan 1988"}])
def test_a_half_filled_form_is_not_lost_to_a_card_or_another_name(
    new: dict[str, str], screen: NewPatientScreen, counter: Counter
) -> None:
    screen.form.put({"name": "Sunita Devi", "sex": "2"})
    screen.opened(**new)
    question = screen.findChild(Confirm)
    assert question is not None
    question.reject()
    assert screen.form.name.text() == "Sunita Devi"
    screen.opened(**new)
    screen.findChildren(Confirm)[-1].accept()
    counter.settled()
    assert screen.form.name.text() == "Imran Khan"
    assert screen.form.sex.value() == ("1" if "card" in new else None)


def test_opened_without_anything_new_the_form_goes_on(screen: NewPatientScreen) -> None:
    screen.form.put({"name": "Sunita Devi"})
    screen.opened()
    assert screen.findChild(Confirm) is None
    assert screen.form.name.text() == "Sunita Devi"


def test_every_button_has_words(screen: NewPatientScreen) -> None:
    assert [one for one in screen.findChildren(QPushButton) if not (one.text() or one.accessibleName())] == []
