"""A patient's page: who they are, their visits, every change of their data, their papers; and what may be done."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QTabBar, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.empty_state import EmptyState
from desk.kit.flow import column, row
from desk.kit.shortcuts import Command, plain
from desk.kit.texts import Texts
from desk.plugins.registration.screens import photo_file
from desk.plugins.registration.screens.cameras import camera_of
from desk.plugins.registration.screens.card_panel import PatientCards
from desk.plugins.registration.screens.newborn import NewbornDialog
from desk.plugins.registration.screens.patient_history import PatientHistory
from desk.plugins.registration.screens.patient_overview import PatientOverview
from desk.plugins.registration.screens.patient_papers import PatientPapers
from desk.plugins.registration.screens.patient_visits import PatientVisits
from desk.plugins.registration.screens.photo_dialog import PhotoDialog
from desk.records.health.rules import ALLERGY, BLOOD_GROUP, CONDITION
from desk.records.patient.view import Patient

QUEUE, EDIT, MERGE = "registration.queue", "registration.edit", "registration.merge"
MALE = "1"
_GROUP = words("PatientPage", "Patient")
_TABS = (
    words("PatientPage", "Overview"), words("PatientPage", "Visits"), words("PatientPage", "History"),
    words("PatientPage", "Cards"), words("PatientPage", "Papers"),
)  # fmt: skip


class PatientPage(QWidget):
    """Opened with `patient_id`; follows the merges and the changes of this patient."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._window, self._ask = context, context.window, Asking(context, self)
        self._patient_id = ""
        self.patient: Patient | None = None
        self.overview, self.visits = PatientOverview(context), PatientVisits(context)
        self.history, self.papers = PatientHistory(context), PatientPapers(context)
        self.cards = PatientCards(context)
        self.tabs, self.sheets, self._whole = QTabBar(), QStackedWidget(), QStackedWidget()
        say = Texts(self)
        for index, title in enumerate(_TABS):
            self.tabs.addTab("")
            say(partial(self.tabs.setTabText, index), title)
        for sheet in (self.overview, self.visits, self.history, self.cards, self.papers):
            self.sheets.addWidget(sheet)
        self.tabs.currentChanged.connect(self.sheets.setCurrentIndex)
        self.edit_button = button(words("PatientPage", "Edit"), icon_name="pencil")
        self.visit_button = button(words("PatientPage", "New visit"), kind="primary", icon_name="ticket")
        self.more_button = button(words("PatientPage", "More"), self._open_menu, icon_name="ellipsis-vertical")
        self.more_button.setAutoDefault(True)
        self._lay_out()
        self._add_commands()
        self._window.listen(self, self._changed)

    def _lay_out(self) -> None:
        page = QWidget()
        top = row(page, self.tabs, 1, self.more_button, self.edit_button, self.visit_button, gap=8)
        box = column(page, top, self.sheets, gap=10)
        box.setStretchFactor(self.sheets, 1)
        page.setLayout(box)
        nobody = EmptyState(
            words("PatientPage", "No patient is open"),
            words("PatientPage", "Find one with F2, or scan a card with F4."), "user-round-search",
        )  # fmt: skip
        self._whole.addWidget(nobody)
        self._whole.addWidget(page)
        self.setLayout(column(self, self._whole))

    # -- who --------------------------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        patient_id = arguments.get("patient_id", "") or self._patient_id
        if patient_id != self._patient_id:
            self._whole.setCurrentIndex(0)
            self.patient = None
            self.tabs.setCurrentIndex(0)
        self._patient_id = patient_id
        if patient_id:
            self._window.show_patient(patient_id)
            if self.patient is not None:
                self._take_keyboard()
            self.reload()

    def reload(self) -> None:
        """Read the patient anew."""
        services, patient_id = self._context.plugin.services, self._patient_id

        def work(actor: Actor) -> tuple[Patient, dict[str, str]]:
            return services.patients.patient(actor, patient_id), services.facility.staff_names(actor)

        self._ask.read(work, partial(self._show, patient_id))

    def _show(self, asked: str, answer: tuple[Patient, dict[str, str]]) -> None:
        if asked != self._patient_id:
            return
        patient, names = answer
        first = self.patient is None
        self.patient, self._patient_id = patient, patient.patient_id
        self.overview.show_patient(patient, names)
        self.visits.show_patient(patient.patient_id)
        self.history.show_patient(patient.patient_id, names)
        self.cards.show_patient(patient, names)
        self.papers.show_patient(patient.patient_id)
        self._whole.setCurrentIndex(1)
        if first:
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        """The page's keys work while the keyboard is somewhere on it."""
        (self.visit_button if self.visit_button.isVisibleTo(self) else self.tabs).setFocus()

    def _changed(self, topics: Changes) -> None:
        ids = (self._patient_id, *self.patient.replaces) if self.patient is not None else ()
        if self.isVisible() and any(f"patient:{one}" in topics for one in ids):
            self.reload()

    # -- what may be done -------------------------------------------------------------------------

    def _add_commands(self) -> None:
        commands = self._window.commands
        for name, title, run, key, action in self._things():
            command_id = f"registration.patient.{name}"
            commands.remove(command_id)
            if self._window.may(action):
                able = partial(self._able, name)
                commands.add(Command(command_id, title, run, key, group=_GROUP, enabled=able), within=self)
        for made, name in ((self.edit_button, "edit"), (self.visit_button, "visit")):
            made.setAutoDefault(True)  # Enter presses it
            if commands.key_of(f"registration.patient.{name}"):
                commands.bind(made, f"registration.patient.{name}")
            else:
                made.hide()

    def _things(self) -> list[tuple[str, Words, Callable[[], object], str, str]]:
        """Name, words, how, key, right."""
        health, coverage, consents = self.overview.health, self.overview.coverage, self.overview.consents
        return [
            ("visit", words("PatientPage", "New visit"), self.new_visit, "F7", "visit.open"),
            ("edit", words("PatientPage", "Edit this patient"), self.edit, "F6", "patient.amend"),
            ("allergy", words("PatientPage", "Add allergy…"), partial(health.add, ALLERGY), "Alt+A", "health.record"),
            ("condition", words("PatientPage", "Add condition…"), partial(health.add, CONDITION), "", "health.record"),
            ("blood", words("PatientPage", "Blood group…"), partial(health.add, BLOOD_GROUP), "", "health.record"),
            ("scheme", words("PatientPage", "Add scheme…"), coverage.add, "Alt+S", "coverage.record"),
            ("consent", words("PatientPage", "Record consent…"), consents.add, "Alt+C", "patient.consent"),
            ("photo", words("PatientPage", "Take photo…"), self.take_photo, "Alt+P", "patient.amend"),
            ("photo-file", words("PatientPage", "Photo from a file…"), self.photo_from_file, "", "patient.amend"),
            *self._card_things(),
            ("newborn", words("PatientPage", "Newborn of this mother…"), self.newborn, "", "patient.register"),
            ("merge", words("PatientPage", "Merge with another record…"), self.merge, "", "patient.merge"),
        ]

    def _card_things(self) -> list[tuple[str, Words, Callable[[], object], str, str]]:
        cards = self.cards
        return [
            ("card", words("PatientPage", "Issue card…"), partial(self._on_cards, cards.issue), "Alt+K", "card.issue"),
            ("card-temporary", words("PatientPage", "Temporary card…"), partial(self._on_cards, cards.temporary), "",
             "card.issue"),
            ("card-print", words("PatientPage", "Print a card again…"), partial(self._on_cards, cards.print_card), "",
             "print.send"),
            ("card-withdraw", words("PatientPage", "Card lost or wrong: withdraw…"),
             partial(self._on_cards, cards.withdraw), "", "card.revoke"),
        ]  # fmt: skip

    def _on_cards(self, run: Callable[[], object]) -> None:
        self.tabs.setCurrentIndex(self.sheets.indexOf(self.cards))
        run()

    def _able(self, name: str) -> bool:
        if self.patient is None or (name == "newborn" and self.patient.sex == MALE):
            return False
        return name not in ("card-print", "card-withdraw") or bool(self.cards.table.rows())

    def _open_menu(self) -> None:
        menu = QMenu(self)
        usable = [one for one in self._window.commands.usable() if one.id.startswith("registration.patient.")]
        for command in usable:
            if command.id not in ("registration.patient.edit", "registration.patient.visit"):
                text = f"{plain(command.title)}\t{command.key}" if command.key else plain(command.title)
                menu.addAction(text).triggered.connect(partial(self._run, command))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2)))

    @staticmethod
    def _run(command: Command, _checked: bool = False) -> None:
        command.run()

    def new_visit(self) -> None:
        """Open a visit of this patient in the queue."""
        self._window.show(QUEUE, patient_id=self._patient_id)

    def edit(self) -> None:
        """Correct this patient's data."""
        self._window.show(EDIT, patient_id=self._patient_id)

    def merge(self) -> None:
        """Compare with another record."""
        self._window.show(MERGE, patient_id=self._patient_id)

    def newborn(self) -> None:
        """Register a baby of this mother."""
        if self.patient is not None:
            NewbornDialog(self, self._context, self.patient, self._born).open()

    def take_photo(self) -> None:
        """Take a new photo; the old one stays in the history."""
        PhotoDialog(self, camera_of(self._context)()).then(partial(self._keep_photo, self._patient_id, new_id()))

    def photo_from_file(self) -> None:
        """Take over a photo that lies in a file."""
        who, key = self._patient_id, new_id()

        def chosen(path: Path) -> None:
            try:
                photo = photo_file.from_file(path)
            except Refused as refused:
                self._ask.say(refused)
            else:
                self._keep_photo(who, key, photo)

        photo_file.choose(self, chosen)

    def _keep_photo(self, who: str, key: str, photo: bytes) -> None:
        patients, said = self._context.plugin.services.patients, words("PatientPage", "The photo is kept.")
        self._ask.write(
            lambda actor: patients.set_photo(actor, who, photo), lambda _: self._window.notice(said, tone="good"),
            intent=key,
        )  # fmt: skip

    def _born(self, patient_id: str) -> None:
        self._window.notice(words("PatientPage", "The newborn is registered."), tone="good")
        self.opened(patient_id=patient_id)
