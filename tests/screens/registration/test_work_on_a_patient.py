"""A patient's page: read, corrected, added to, merged and taken apart; each act with its reason."""

from datetime import date
from typing import TypeVar

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.kit import theme
from desk.kit.dialog import Ask, Confirm
from desk.plugins.registration.screens.comparison import compared
from desk.plugins.registration.screens.edit_patient import EditPatientScreen
from desk.plugins.registration.screens.health_panel import HealthDialog
from desk.plugins.registration.screens.merge import MergeScreen
from desk.plugins.registration.screens.newborn import NewbornDialog
from desk.plugins.registration.screens.patient_page import PatientPage
from desk.plugins.registration.screens.patients import PatientsScreen
from desk.plugins.registration.screens.unknown_patient import UnknownPatientScreen
from desk.records.patient.draft import PatientDraft, Phone, Relative
from desk.records.patient.view import Patient
from desk.shell.open_check import OpenCheckDialog
from tests.support.counter import Counter
from tests.support.desk import EMERGENCY

W = TypeVar("W", bound=QWidget)


def put(counter: Counter, qtbot: QtBot, made: W) -> W:
    qtbot.waitExposed(counter.seen(made))
    counter.settled()
    return made


def sita(counter: Counter, name: str = "Sita Devi", **more: object) -> str:
    draft = PatientDraft(name=name, sex="2", birth_date="1990-02-03", **more)  # type: ignore[arg-type]
    return counter.context.plugin.services.patients.register(counter.window.actor, draft, "a test needs it")


def read(counter: Counter, patient_id: str) -> Patient:
    return counter.context.plugin.services.patients.patient(counter.window.actor, patient_id)


def dialog(counter: Counter, qtbot: QtBot, of: QWidget, kind: type[W]) -> W:
    counter.settled()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in of.findChildren(kind)))
    return next(one for one in of.findChildren(kind) if one.isVisible())


class TestThePage:
    @pytest.fixture
    def page(self, counter: Counter, qtbot: QtBot) -> PatientPage:
        return put(counter, qtbot, PatientPage(counter.context))

    def test_it_shows_who_it_is(self, page: PatientPage, counter: Counter) -> None:
        patient_id = sita(counter, phones=(Phone("9876501234"),))
        page.opened(patient_id=patient_id)
        counter.settled()
        assert page.patient is not None and page.patient.name == "Sita Devi"
        assert counter.window.patient == patient_id

    def test_an_allergy_is_added_and_seen(self, page: PatientPage, counter: Counter, qtbot: QtBot) -> None:
        page.opened(patient_id=sita(counter))
        counter.settled()
        assert counter.window.commands.run("registration.patient.allergy")
        asked = dialog(counter, qtbot, page, HealthDialog)
        asked.form.field("text").set_value("Penicillin")
        asked._save()
        counter.settled()
        qtbot.waitUntil(lambda: [f.text for f in page.overview.health._facts] == ["Penicillin"])

    def test_a_wrong_allergy_is_taken_back_with_a_reason(
        self, page: PatientPage, counter: Counter, qtbot: QtBot
    ) -> None:
        self.test_an_allergy_is_added_and_seen(page, counter, qtbot)
        health = page.overview.health
        health._end(health._facts[0], False)
        asked = dialog(counter, qtbot, health, Ask)
        asked.field.set_value("meant her sister")
        asked._answer()
        counter.settled()
        qtbot.waitUntil(lambda: health._facts[0].status == "entered-in-error")
        assert "meant her sister" in health._lines()[0].detail

    def test_a_newborn_of_this_mother(self, page: PatientPage, counter: Counter, qtbot: QtBot) -> None:
        mother = sita(counter)
        page.opened(patient_id=mother)
        counter.settled()
        page.newborn()
        asked = dialog(counter, qtbot, page, NewbornDialog)
        asked.form.field("sex").set_value("2")
        asked._save()
        counter.settled()
        counter.settled()
        assert page.patient is not None and page.patient.name == "Baby of Sita Devi"
        assert [r.related_id for r in page.patient.relations] == [mother]

    def test_a_twin_needs_a_reason(self, page: PatientPage, counter: Counter, qtbot: QtBot) -> None:
        mother = sita(counter)
        counter.context.plugin.services.patients.register_newborn(counter.window.actor, mother, "2", "2026-11-21")
        page.opened(patient_id=mother)
        counter.settled()
        page.newborn()
        asked = dialog(counter, qtbot, page, NewbornDialog)
        asked.form.field("sex").set_value("2")
        asked.form.field("birth_date").set_value(date(2026, 11, 21))
        asked._save()
        counter.settled()
        assert asked.isVisible() and asked.form.field("reason").isVisible()
        asked.form.field("reason").set_value("second twin")
        asked._save()
        counter.settled()
        counter.settled()
        assert page.patient is not None and page.patient.name == "Baby 2 of Sita Devi"

    def test_a_man_has_no_newborn(self, page: PatientPage, counter: Counter) -> None:
        page.opened(patient_id=counter.desk.patient())
        counter.settled()
        assert not page._able("newborn") and page._able("edit")


class TestEditing:
    @pytest.fixture
    def screen(self, counter: Counter, qtbot: QtBot) -> EditPatientScreen:
        return put(counter, qtbot, EditPatientScreen(counter.context))

    def test_a_changed_mobile_is_kept_with_its_reason(self, screen: EditPatientScreen, counter: Counter) -> None:
        kin = (Relative("father", "Mohan"), Relative("child", "Lav"))
        patient_id = sita(counter, phones=(Phone("9876501234"),), relatives=kin)
        screen.opened(patient_id=patient_id)
        counter.settled()
        screen.form.phone.set_value("9811122233")
        screen.save()
        assert QApplication.focusWidget() is screen.reason.edit  # no change without a reason
        screen.reason.set_value("new mobile")
        screen.save()
        counter.settled()
        after = read(counter, patient_id)
        assert (after.phone, after.birth_date) == ("9811122233", "1990-02-03")
        assert {r.kind for r in after.relations if r.ended_at is None} == {"father", "child"}
        history = counter.context.plugin.services.patients.history(counter.window.actor, patient_id)
        assert [(c.field, c.reason) for c in history] == [("phone", "new mobile")]
        assert counter.window.shown[-1] == ("registration.patient", {"patient_id": patient_id})

    def test_what_another_changed_meanwhile_is_not_written_over(
        self, screen: EditPatientScreen, counter: Counter
    ) -> None:
        patient_id = sita(counter)
        screen.opened(patient_id=patient_id)
        counter.settled()
        counter.desk.clock.forward(minutes=1)
        other = PatientDraft(name="Sita Rani", sex="2", birth_date="1990-02-03")
        counter.context.plugin.services.patients.amend(counter.window.actor, patient_id, other, "as on the card")
        screen.form.name.set_value("Seeta Devi")
        screen.reason.set_value("spelling")
        screen.save()
        counter.settled()
        assert read(counter, patient_id).name == "Sita Rani"
        assert screen.is_dirty()

    def test_an_age_that_was_not_touched_keeps_its_day(self, screen: EditPatientScreen, counter: Counter) -> None:
        draft = PatientDraft(name="Ram", sex="1", age_months=400, told_on="2024-01-05")
        patient_id = counter.context.plugin.services.patients.register(counter.window.actor, draft)
        screen.opened(patient_id=patient_id)
        counter.settled()
        screen.form.name.set_value("Ram Lal")
        screen.reason.set_value("full name")
        screen.save()
        counter.settled()
        after = read(counter, patient_id)
        assert (after.name, after.age_months, after.age_told_on) == ("Ram Lal", 400, "2024-01-05")

    def test_another_patient_does_not_throw_it_away_unasked(
        self, screen: EditPatientScreen, counter: Counter
    ) -> None:
        mine, other = screen._patient_id, counter.desk.patient("Anil", "अनिल")
        screen.form.name.edit.setText("Half typed")
        screen.opened(patient_id=other)
        question = screen.findChild(Confirm)
        assert question is not None
        question.reject()
        assert (screen._patient_id, screen.form.name.text()) == (mine, "Half typed")
        screen.opened(patient_id=other)
        screen.findChildren(Confirm)[-1].accept()
        counter.settled()
        assert (screen._patient_id, screen.form.name.text()) == (other, "Anil")

    def test_enlarged_the_reason_comes_in_sight_when_it_is_asked(
        self, screen: EditPatientScreen, counter: Counter, qapp: QApplication
    ) -> None:
        theme.apply(qapp, "light", 150)
        screen.window().resize(1000, 420)
        QApplication.processEvents()
        screen.form.submitted.emit()
        QApplication.processEvents()
        edit = screen.reason.edit
        assert QApplication.focusWidget() is edit
        assert edit.visibleRegion().boundingRect().height() == edit.height() >= theme.px(36)
        theme.apply(qapp, "light", 100)

    def test_a_patient_who_cannot_be_read_leaves_nobody_before_a_dead_form(
        self, screen: EditPatientScreen, counter: Counter
    ) -> None:
        screen.opened(patient_id="0193a000-0000-7000-8000-00000000ffff")
        counter.settled()
        assert counter.window.notices and screen.card.isEnabled()
        assert counter.window.shown[-1][0] == "registration.patient"

    def test_the_half_filled_form_comes_back(self, screen: EditPatientScreen, counter: Counter) -> None:
        screen.opened(patient_id=sita(counter))
        counter.settled()
        screen.form.name.set_value("Seeta Devi")
        kept = screen.draft()
        body = msgspec.json.encode(kept)
        screen.forget()
        screen.restore(msgspec.json.decode(body, type=dict[str, object]))
        counter.settled()
        assert screen.form.name.text() == "Seeta Devi" and screen.draft() == kept


class TestMerging:
    @pytest.fixture
    def screen(self, counter: Counter, qtbot: QtBot) -> MergeScreen:
        return put(counter, qtbot, MergeScreen(counter.context))

    def merge(self, screen: MergeScreen, counter: Counter, qtbot: QtBot) -> None:
        screen.form.field("reason").set_value("same ration card")
        screen.merge()
        dialog(counter, qtbot, screen, Confirm).accept()
        counter.settled()

    def test_the_older_record_stays_and_the_other_is_known_as_it(
        self, screen: MergeScreen, counter: Counter, qtbot: QtBot
    ) -> None:
        older = sita(counter)
        counter.desk.clock.forward(minutes=5)
        newer = sita(counter, "Seeta Devi")
        screen.opened(patient_id=newer, other_id=older)
        counter.settled()
        assert screen.form.values()["keep"] == "right"
        self.merge(screen, counter, qtbot)
        assert read(counter, newer).patient_id == older
        assert counter.window.shown[-1] == ("registration.patient", {"patient_id": older})

    def test_different_sex_is_explained_and_refused(self, screen: MergeScreen, counter: Counter, qtbot: QtBot) -> None:
        ids = sita(counter), counter.desk.patient()
        screen.opened(patient_id=ids[0], other_id=ids[1])
        counter.settled()
        assert screen.note.text().startswith("They were recorded with different sex")
        self.merge(screen, counter, qtbot)
        assert [read(counter, one).patient_id for one in ids] == list(ids)
        assert screen.verdict.text() == "Refused"

    def test_a_merge_is_taken_back_from_the_page(
        self, screen: MergeScreen, counter: Counter, qtbot: QtBot
    ) -> None:
        older = sita(counter)
        newer = sita(counter, "Seeta Devi")
        patients, actor = counter.context.plugin.services.patients, counter.window.actor
        patients.merge(actor, newer, older, "same ration card")
        page = put(counter, qtbot, PatientPage(counter.context))
        page.opened(patient_id=newer)
        counter.settled()
        counter.settled()
        assert page.patient is not None and page.patient.patient_id == older
        [line] = patients.merged(actor, older)
        assert line.name == "Seeta Devi"
        page.overview.merged.unmerge(line)
        asked = dialog(counter, qtbot, page.overview.merged, Ask)
        asked.field.set_value("two people after all")
        asked._answer()
        counter.settled()
        assert read(counter, newer).patient_id == newer

    def test_a_told_age_and_a_second_mobile_contradict_nothing(self, counter: Counter) -> None:
        one = read(counter, sita(counter, phones=(Phone("9876501234"), Phone("9811122233"))))
        told = PatientDraft(name="Sita Devi", sex="2", age_months=35 * 12, phones=(Phone("9876501234"),))
        patients = counter.context.plugin.services.patients
        other = read(counter, patients.register(counter.window.actor, told, "a test needs it"))
        pairs = compared(one, other, date(2026, 11, 22))
        assert [str(pair.title) for pair in pairs if pair.differs] == ["Facility number"]


class TestFinding:
    @pytest.fixture
    def screen(self, counter: Counter, qtbot: QtBot) -> PatientsScreen:
        return put(counter, qtbot, PatientsScreen(counter.context))

    def search(self, screen: PatientsScreen, counter: Counter, text: str) -> None:
        screen.text.set_value(text)
        screen.search()
        counter.settled()

    def test_a_found_record_opens_after_one_more_fact(
        self, screen: PatientsScreen, counter: Counter, qtbot: QtBot
    ) -> None:
        patient_id = sita(counter)
        self.search(screen, counter, "sita")
        screen._open(screen.table.rows()[0])
        asked = dialog(counter, qtbot, counter.window.frame, OpenCheckDialog)
        asked.fact.set_value("1991")
        asked._try()
        counter.settled()
        assert asked.isVisible() and counter.window.patient is None
        asked.fact.set_value("1990")
        asked._try()
        counter.settled()
        assert counter.window.shown == [("registration.patient", {"patient_id": patient_id})]

    def test_a_supervisor_opens_without_asking_and_says_why(
        self, screen: PatientsScreen, counter: Counter, qtbot: QtBot
    ) -> None:
        sita(counter)
        self.search(screen, counter, "sita")
        screen._open(screen.table.rows()[0])
        asked = dialog(counter, qtbot, counter.window.frame, OpenCheckDialog)
        asked.skip.set_value("cannot-say")
        asked._try()
        counter.settled()
        assert counter.window.patient is not None

    def test_filters_narrow_what_was_found(self, screen: PatientsScreen, counter: Counter) -> None:
        sita(counter)
        counter.context.plugin.services.patients.register(
            counter.window.actor, PatientDraft(name="Sita Ram", sex="1", birth_date="2015-01-01"), "a test needs it"
        )
        self.search(screen, counter, "sita")
        assert len(screen.table.rows()) == 2
        screen.age.set_value("child")
        assert [one.name for one in screen.table.rows()] == ["Sita Ram"]
        screen.sex.set_value("2")
        assert screen.table.rows() == []

    def test_whom_one_opened_today_opens_again_at_once(self, screen: PatientsScreen, counter: Counter) -> None:
        patient_id = sita(counter)
        read(counter, patient_id)
        counter.desk.store.write_notes()
        screen.opened()
        counter.settled()
        assert [one.patient_id for one in screen.table.rows()] == [patient_id]
        screen._open(screen.table.rows()[0])
        assert counter.window.shown == [("registration.patient", {"patient_id": patient_id})]


def test_an_unknown_patient_is_in_the_emergency_in_one_act(counter: Counter, qtbot: QtBot) -> None:
    screen = put(counter, qtbot, UnknownPatientScreen(counter.context, counter.service))
    counter.settled()
    screen.form.field("sex").set_value("1")
    screen.form.field("age").set_value(40)
    screen.form.field("marks").set_value("scar on chin")
    screen.form.field("brought_by").set_value("PCR van 12")
    assert screen.department.value() == EMERGENCY
    screen.save()
    screen.save()
    counter.settled()
    assert counter.window.patient is not None
    patient = read(counter, counter.window.patient)
    assert patient.unknown and patient.name.startswith("Unknown Male 22-Nov-2026")
    [visit] = counter.context.plugin.services.visits.of_patient(counter.window.actor, patient.patient_id)
    assert (visit.type, visit.medico_legal, visit.mlc_brought_by) == ("emergency", True, "PCR van 12")
    assert counter.window.shown[-1] == ("registration.queue", {"visit_id": visit.visit_id})
    assert len(counter.window.printed) == 1 and screen.draft() is None
