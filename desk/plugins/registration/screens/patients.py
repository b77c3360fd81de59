"""Patients: a search with filters in a full list, and before anything is typed those whom one opened today."""

from functools import partial
from itertools import count

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import ChoiceField
from desk.kit.fields import TextField
from desk.kit.flow import column, row
from desk.kit.formats import number_text
from desk.kit.shortcuts import Command
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.plugins.registration.screens import patient_words
from desk.records.patient.rules import SEXES
from desk.records.patient.view import Found

NEW, PATIENT, QUEUE = "registration.new", "registration.patient", "registration.queue"
PAUSE_MS, MOST = 150, 50
CHILD, OLD = 18, 60
_AGES = {
    "child": words("Patients", "Under 18"), "adult": words("Patients", "18 to 59"),
    "old": words("Patients", "60 and older"),
}  # fmt: skip
_GROUP = words("Patients", "Patients")


class PatientsScreen(QWidget):
    """A record found by search opens after one more fact; one that was opened today opens at once."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._window, self._ask = context, context.window, Asking(context, self)
        self._patients = context.plugin.services.patients
        self._found: tuple[Found, ...] = ()
        self._recent: frozenset[str] = frozenset()
        self._asked, self._newest = count(1), 0
        hint = words("Patients", "Name, number, mobile, year: ram kum 1984")
        self.text = TextField(100, hint)
        self.sex = ChoiceField(patient_words.SEX, empty=words("Patients", "Any sex"))
        self.age = ChoiceField(patient_words.choices(_AGES), empty=words("Patients", "Any age"))
        self.place = TextField(60, words("Patients", "Locality"))
        self.card = Card(_GROUP, flush=True)
        self.table: DataTable[Found] = DataTable(self._columns(), name=_GROUP)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.text.changed.connect(self._pause.start)
        for one in (self.sex, self.age, self.place):
            one.changed.connect(self._show)
        self.text.edit.returnPressed.connect(self._enter)
        self.table.opened.connect(self._open)
        self.table.actions_for = self._actions
        self._window.listen(self, self._changed)
        self._add_commands()

    def _lay_out(self) -> None:
        names = Texts(self)
        for field, name in (
            (self.text, words("Patients", "Search")), (self.sex, words("Patients", "Sex")),
            (self.age, words("Patients", "Age")), (self.place, words("Patients", "Locality")),
        ):  # fmt: skip
            names(field.set_name, name)
        self.new_button = button(words("Patients", "New patient"), self._new, icon_name="user-round-plus", key="F3")
        self.new_button.setVisible(self._window.may("patient.register"))
        filters = QWidget()
        bar = row(filters, self.text, self.sex, self.age, self.place, gap=8, margins=(16, 0, 16, 8))
        bar.setStretchFactor(self.text, 3)
        bar.setStretchFactor(self.place, 1)
        filters.setLayout(bar)
        self.card.head.addWidget(self.new_button)
        self.card.body.addWidget(filters)
        self.card.body.addWidget(self.table, 1)
        self.setLayout(column(self, self.card))

    def _columns(self) -> list[Column[Found]]:
        return [
            Column(words("Patients", "Patient"), lambda f: f.name, strong=True, sort=lambda f: f.name),
            Column(words("Patients", "नाम"), lambda f: f.name_native if f.name_native != f.name else ""),
            Column(words("Patients", "Sex"), lambda f: str(SEXES.get(f.sex, "")), 110, sort=lambda f: f.sex),
            Column(words("Patients", "Age"), lambda f: str(f.age or "—"), 100, sort=_age),
            Column(words("Patients", "Locality"), lambda f: f.locality, sort=lambda f: f.locality),
            Column(words("Patients", "Today"), self._seen, 150, pill=lambda f: "info" if self._is_recent(f) else None),
        ]

    def _add_commands(self) -> None:
        commands = self._window.commands
        commands.remove("registration.patients.visit")
        if self._window.may("visit.open"):
            title = words("Patients", "New visit of this patient")
            visit = Command("registration.patients.visit", title, self._visit, "F7", group=_GROUP)
            commands.add(visit, within=self)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front; `text` is searched for."""
        if arguments.get("text"):
            self.text.set_value(arguments["text"])
        self.text.setFocus()
        self.text.edit.selectAll()
        self._read_recent()

    def _changed(self, topics: Changes) -> None:
        # Only what is listed: a search is written down, and lines must not jump under the eyes at every newcomer.
        if self.isVisible() and any(f"patient:{one.patient_id}" in topics for one in self._found):
            self._pause.start()

    # -- finding ----------------------------------------------------------------------------------

    def search(self) -> None:
        """Ask for what is typed; of two answers under way the later question's counts."""
        text, number = self.text.text(), next(self._asked)
        if not text:
            self._newest = number
            self._read_recent()
            return
        self._ask.read(
            lambda actor: self._patients.search(actor, text, MOST), partial(self._take, number, typed=True)
        )

    def _read_recent(self) -> None:
        number = next(self._asked)

        def take(found: tuple[Found, ...]) -> None:
            self._recent = frozenset(one.patient_id for one in found)
            self.table.refresh_texts()
            if not self.text.text():
                self._take(number, found, typed=False)

        self._ask.read(lambda actor: self._patients.opened_today(actor), take)

    def _take(self, number: int, found: tuple[Found, ...], *, typed: bool) -> None:
        if number < self._newest:
            return
        self._newest, self._found = number, found
        if typed:
            said = words("Patients", "Nobody is found"), words("Patients", "Try fewer letters, or another spelling.")
        else:
            said = (
                words("Patients", "Nobody was opened today"),
                words("Patients", "Type a name, a number or a mobile above."),
            )
        self.table.set_empty(*said, icon_name="user-round-search")
        self._show()

    def _show(self) -> None:
        shown = [one for one in self._found if self._passes(one)]
        self.table.set_rows(shown, keep=lambda one: one.patient_id)
        if self.table.current() is None and shown:
            self.table.select(0)
        count = number_text(len(shown))
        said: Words | str = count
        if not self.text.text():
            said = words("Patients", "{number} opened today", number=count)
        elif len(self._found) == MOST:
            said = words("Patients", "the best {number}: type more", number=count)
        self.card.set_count(said if self._found else "")

    def _passes(self, one: Found) -> bool:
        years = one.age.years if one.age else None
        group = None if years is None else "child" if years < CHILD else "adult" if years < OLD else "old"
        place = self.place.text().casefold()
        return (
            self.sex.value() in (None, one.sex)
            and self.age.value() in (None, group)
            and place in one.locality.casefold()
        )

    def _is_recent(self, one: Found) -> bool:
        return one.patient_id in self._recent

    def _seen(self, one: Found) -> str:
        return str(words("Patients", "Opened by you")) if self._is_recent(one) else ""

    # -- opening ----------------------------------------------------------------------------------

    def _enter(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.search()
        self.table.setFocus()

    def _open(self, one: Found, screen: str = PATIENT) -> None:
        if self._is_recent(one):
            self._go(screen, one.patient_id)
        else:
            self._window.check_opening(one.patient_id, partial(self._go, screen))

    def _go(self, screen: str, patient_id: str) -> None:
        self._window.show_patient(patient_id)
        self._window.show(screen, patient_id=patient_id)

    def _visit(self) -> None:
        one = self.table.current()
        if one is not None:
            self._open(one, QUEUE)

    def _new(self) -> None:
        self._window.show(NEW, text=self.text.text())

    def _actions(self, one: Found) -> list[QAction]:
        made = [_action(words("Patients", "Open record"), "Enter", partial(self._open, one))]
        if self._window.may("visit.open"):
            made.append(_action(words("Patients", "New visit"), "F7", partial(self._open, one, QUEUE)))
        return made


def _age(one: Found) -> float:
    if one.age is None:
        return -1.0
    return one.age.count / {"y": 1, "m": 12, "d": 365}[one.age.unit]


def _action(title: Words, key: str, run: partial[None]) -> QAction:
    made = QAction(f"{title}\t{key}")
    made.triggered.connect(lambda _checked=False: run())
    return made
