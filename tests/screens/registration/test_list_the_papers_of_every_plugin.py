"""The list of papers is everyone's who prints: each finds those there that are theirs, under names that people use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.core.errors import NotAllowed
from desk.core.ids import new_id
from desk.kit import language, theme
from desk.plugins.pharmacy.plugin import MANIFEST as PHARMACY
from desk.plugins.pharmacy.print import variance
from desk.plugins.pharmacy.rules.labels import KIND as LABELS
from desk.plugins.pharmacy.service import registers as pharmacy_registers
from desk.plugins.registration.plugin import MANIFEST as REGISTRATION
from desk.plugins.registration.print.card import CARD
from desk.plugins.registration.screens.patient_papers import PatientPapers
from desk.plugins.registration.screens.print_jobs import PrintJobsScreen, ReasonDialog
from desk.plugins.registration.service import SLIP, RegisterService, RegistrationService
from desk.plugins.registration.service.registers import DAY_REGISTER
from desk.records.prints.rules import SENT, PrintedRegister
from desk.records.prints.service import PrintService
from desk.records.visit.rules import VisitDraft
from desk.security.permissions import (
    ADMINISTRATOR,
    AUDITOR,
    CASHIER,
    CLERK,
    HOUSE,
    PHARMACIST,
    ROLES,
    STOREKEEPER,
    SUPERVISOR,
    TECHNICIAN,
)
from tests.support.desk import MEDICINE, TestDesk
from tests.support.dispensary import Dispensary, dispensary
from tests.support.pharmacy_counter import Counter

DAY = "2026-11-22"
SLIPS, CARDS, DAYS = "Token slip MA-002", "e-Health card", "Day register, 22 Nov 2026"
GIVEN, SCHEDULE, COUNTED = "Labels of medicines", "Schedule H1 register, 22 Nov 2026", "Report of a stock-take"


@pytest.fixture
def here(qapp: QApplication, desk: TestDesk, tmp_path: Path) -> Iterator[Dispensary]:
    """One paper of each kind, and one of a plugin that is gone."""
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    with dispensary(desk, tmp_path) as made:
        me, patient_id, prints = made.window.actor, made.pharmacy.patient_id, made.context.plugin.services.prints
        visit = VisitDraft(patient_id, MEDICINE, again=True)
        RegistrationService(desk.store).open_visit_with_slip(me, visit, "80mm", "")
        RegisterService(desk.store).begin_print(me, PrintedRegister(DAY_REGISTER, DAY, DAY, 1))
        prints.queue(me, CARD, "cti", patient_id, "cr80", "", b"{}")
        counter = Counter(made.pharmacy)
        counter.give(counter.draft())
        made.services.registers.begin_print(me, PrintedRegister(pharmacy_registers.H1, DAY, DAY, 1))
        prints.queue(me, variance.KIND, "count", None, "a4", "", b"{}")
        prints.queue(me, "gone.chart", "chart", patient_id, "a4", "", b"{}")
        yield made


def sits(here: Dispensary, *roles: str) -> PrintService:
    """Somebody of these roles is signed in."""
    declared = (*REGISTRATION.permissions, *PHARMACY.permissions)
    here.desk.more = frozenset(right.action for right in declared if set(right.roles) & set(roles))
    here.window.actor = here.desk.actor(*roles)
    return here.context.plugin.services.prints


def shown(here: Dispensary, qtbot: QtBot) -> PrintJobsScreen:
    made = PrintJobsScreen(here.context)
    here.seen(made, qtbot)
    made.opened()
    here.settled()
    return made


def names(screen: PrintJobsScreen) -> list[str]:
    model = screen.table.model()
    return sorted(str(model.index(row, 1).data()) for row in range(model.rowCount()))


def choose(screen: PrintJobsScreen, kind: str) -> str:
    """Put the keyboard at the paper of this kind; gives its job id."""
    at = [job.kind for job in screen.table.rows()].index(kind)
    screen.table.select(at)
    job = screen.table.current()
    assert job is not None and job.kind == kind
    return job.job_id


@pytest.mark.parametrize(("role", "papers"), [
    (CLERK, (SLIPS, CARDS, DAYS)), (PHARMACIST, (GIVEN, SCHEDULE, COUNTED)), (STOREKEEPER, (GIVEN, COUNTED)),
    (SUPERVISOR, (SLIPS, CARDS, DAYS, GIVEN, SCHEDULE, COUNTED)), (ADMINISTRATOR, (CARDS,)), (TECHNICIAN, ()),
    (CASHIER, ()),
])  # fmt: skip
def test_each_finds_their_own_papers_by_name(
    here: Dispensary, qtbot: QtBot, role: str, papers: tuple[str, ...]
) -> None:
    sits(here, role)
    assert names(shown(here, qtbot)) == sorted(papers)


def test_whoever_prints_finds_the_list_and_nobody_else() -> None:
    (entry,) = [screen for screen in REGISTRATION.screens if screen.name == "prints"]
    assert {role for right in HOUSE if right.action == entry.action for role in right.roles} == set(ROLES) - {AUDITOR}


def test_a_pharmacist_prints_the_labels_again_with_a_reason(here: Dispensary, qtbot: QtBot) -> None:
    prints = sits(here, PHARMACIST)
    screen = shown(here, qtbot)
    job_id = choose(screen, LABELS)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert here.window.printed == [job_id]
    prints.sent(here.window.actor, job_id, "Zebra")
    qtbot.waitUntil(lambda: [job.state for job in screen.table.rows() if job.kind == LABELS] == [SENT])
    choose(screen, LABELS)
    screen.duplicate()
    dialog = screen.findChild(ReasonDialog)
    assert dialog is not None
    dialog.reason.set_value("printer")
    dialog.print_now()
    here.settled()
    (again,) = [job for job in prints.recent(here.window.actor) if job.kind == LABELS and job.copy_number == 1]
    assert here.window.printed == [job_id, again.job_id]


@pytest.mark.parametrize(("role", "kind", "screen_id", "register"), [
    (CLERK, "registration.register", "registration.registers", DAY_REGISTER),
    (PHARMACIST, "pharmacy.register", "pharmacy.registers", pharmacy_registers.H1),
])  # fmt: skip
def test_a_register_is_read_anew_by_the_plugin_that_keeps_it(
    here: Dispensary, qtbot: QtBot, role: str, kind: str, screen_id: str, register: str
) -> None:
    sits(here, role)
    screen = shown(here, qtbot)
    choose(screen, kind)
    assert not screen.print_button.isEnabled() and not screen.again_button.isEnabled()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert here.window.shown == [(screen_id, {"register": register, "first": DAY, "last": DAY})]


def test_a_paper_of_another_work_is_not_printed_again_by_its_number_either(here: Dispensary) -> None:
    boss = sits(here, *ROLES)
    ids = {job.kind: job.job_id for job in boss.recent(here.window.actor)}
    for role, kind in ((CLERK, LABELS), (PHARMACIST, SLIP), (TECHNICIAN, LABELS)):
        prints = sits(here, role)
        me = here.window.actor
        for act in (
            lambda: prints.reprint(me, ids[kind], "lost"), lambda: prints.again(me, ids[kind]),  # noqa: B023
            lambda: prints.cancel(me, ids[kind]),  # noqa: B023
        ):  # fmt: skip
            with pytest.raises(NotAllowed):
                act()
        assert prints.of_subject(me.intending(new_id()), kind, _subject(here, ids[kind])) == ()


def _subject(here: Dispensary, job_id: str) -> str:
    job = here.context.plugin.services.prints.job(here.desk.actor(), job_id)
    assert job is not None
    return job.subject_id


@pytest.mark.parametrize(("role", "papers"), [
    (CLERK, {SLIPS, CARDS, "gone.chart"}), (PHARMACIST, {GIVEN, CARDS, "gone.chart"}),
])  # fmt: skip
def test_beside_a_patient_stand_the_papers_that_one_may_print_again(
    here: Dispensary, qtbot: QtBot, role: str, papers: set[str]
) -> None:
    sits(here, role)
    panel = PatientPapers(here.context)
    here.seen(panel, qtbot)
    panel.show_patient(here.pharmacy.patient_id)
    here.settled()
    model = panel.table.model()
    assert {model.index(row, 1).data() for row in range(model.rowCount())} == papers


def test_the_names_of_papers_are_hindi_too(here: Dispensary, qtbot: QtBot, qapp: QApplication) -> None:
    sits(here, PHARMACIST)
    language.install(qapp, "hi")
    try:
        assert "दवाओं के लेबल" in names(shown(here, qtbot))
    finally:
        language.install(qapp, "en")
