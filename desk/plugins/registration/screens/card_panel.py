"""The e-health cards of a patient: what there is and how it stands; issue, print, withdraw."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.clock import SystemClock, business_date
from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.flow import column
from desk.kit.formats import date_text, number_text
from desk.kit.table import Column, DataTable
from desk.kit.tokens import Tone
from desk.plugins.registration.screens import card_work
from desk.plugins.registration.screens.card_issue import IssueCardDialog, TemporaryCardDialog
from desk.plugins.registration.screens.card_print import PrintCardDialog
from desk.plugins.registration.screens.card_withdraw import WithdrawDialog
from desk.plugins.registration.screens.card_work import CardLine
from desk.records.cards.rules import KINDS, REASONS, STATES, CardState
from desk.records.patient.view import Patient

ISSUE, REVOKE, READ, PRINT = "card.issue", "card.revoke", "card.read", "print.send"


class PatientCards(QWidget):
    """Enter prints the chosen card."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._ask, self._window = context, Asking(context, self), context.window
        self._patient: Patient | None = None
        self._names: dict[str, str] = {}
        self._now = SystemClock().now_ms
        title = words("CardPanel", "e-Health cards")
        self.card = Card(title, flush=True)
        self.table: DataTable[CardLine] = DataTable(self._columns(), name=title)
        self.table.set_empty(
            words("CardPanel", "No card yet"),
            words("CardPanel", "Alt+K issues one. Without the cloud this desk makes a temporary one, good for a year."),
            icon_name="id-card",
        )
        self.issue_button = button(words("CardPanel", "Issue card…"), self.issue, kind="primary", icon_name="id-card")
        self.temporary_button = button(words("CardPanel", "Temporary card…"), self.temporary)
        self.print_button = button(words("CardPanel", "Print…"), self.print_card, icon_name="printer")
        self.withdraw_button = button(words("CardPanel", "Lost, withdraw…"), self.withdraw)
        for made in (self.withdraw_button, self.print_button, self.temporary_button, self.issue_button):
            made.setAutoDefault(True)
            self.card.head.addWidget(made)
        for made in (self.issue_button, self.temporary_button):
            made.setVisible(self._window.may(ISSUE))
        self.withdraw_button.setVisible(self._window.may(REVOKE))
        self.print_button.setVisible(self._window.may(PRINT))
        self.card.body.addWidget(self.table, 1)
        self.table.opened.connect(lambda _line: self.print_card())
        self.table.chosen.connect(lambda _line: self._enable())
        self.setLayout(column(self, self.card))
        self._window.listen(self, self._changed)
        self._enable()

    def show_patient(self, patient: Patient, names: Mapping[str, str]) -> None:
        """Read the cards of this patient; `names`: staff by id."""
        if self._patient is None or patient.patient_id != self._patient.patient_id:
            self.table.set_rows(())
        self._patient, self._names = patient, dict(names)
        self.reload()

    def reload(self) -> None:
        """Read the cards anew."""
        patient = self._patient
        if patient is None or not self._window.may(READ):
            return
        services, prints = self._context.plugin.services, self._window.may("print.read")

        def work(actor: Actor) -> tuple[CardLine, ...]:
            return card_work.lines(actor, services, patient.patient_id, prints=prints)

        self._ask.read(work, partial(self._read, patient.patient_id))

    # -- acts -------------------------------------------------------------------------------------

    def issue(self) -> None:
        """A permanent card, signed by the cloud."""
        if self._patient is not None:
            standing = any(one.card.state(self._now()) is CardState.VALID for one in self.table.rows())
            IssueCardDialog(self, self._context, self._patient, replaces=standing).open()

    def temporary(self) -> None:
        """A temporary card, signed by this desk."""
        if self._patient is not None:
            TemporaryCardDialog(self, self._context, self._patient).open()

    def print_card(self) -> None:
        """The chosen card once more, the same card."""
        line = self._chosen()
        if line is None or not self._window.may(PRINT):
            return
        refused = card_work.said_of(line.card)
        if refused is not None:
            self._window.notice(refused, tone="warn")
        else:
            PrintCardDialog(self, self._context, line).open()

    def withdraw(self) -> None:
        """The chosen card is good no more."""
        line = self._chosen()
        if line is not None and line.card.withdrawn is None and self._window.may(REVOKE):
            WithdrawDialog(self, self._context, line.card, self._kind(line)).open()

    # -- the list ---------------------------------------------------------------------------------

    def _chosen(self) -> CardLine | None:
        """The line under the cursor; without one the first card that holds."""
        return self.table.current() or next(iter(self.table.rows()), None)

    def _read(self, patient_id: str, lines: tuple[CardLine, ...]) -> None:
        if self._patient is not None and patient_id == self._patient.patient_id:
            now = self._now()
            lines = tuple(sorted(lines, key=lambda line: line.card.state(now) is not CardState.VALID))
            self.table.set_rows(lines, keep=lambda line: line.card.cti)
            if lines and self.table.current() is None:
                self.table.select(0)
            self._enable()

    def _enable(self) -> None:
        line = self.table.current()
        self.print_button.setEnabled(line is not None and card_work.said_of(line.card) is None)
        self.withdraw_button.setEnabled(line is not None and line.card.withdrawn is None)

    def _changed(self, topics: Changes) -> None:
        if "prints" in topics and self.isVisible():
            self.reload()

    def _columns(self) -> list[Column[CardLine]]:
        return [
            Column(words("CardPanel", "Card"), self._kind, strong=True),
            Column(words("CardPanel", "State"), self._state, 210, pill=self._tone),
            Column(words("CardPanel", "Issued"), lambda line: _day(line.card.issued_at), 130),
            Column(words("CardPanel", "Valid until"), lambda line: _day(line.card.expires_at), 130),
            Column(words("CardPanel", "Printed"), _printed, 100, from_px=700),
            Column(words("CardPanel", "By"), lambda line: self._names.get(line.card.by, ""), 160, from_px=860),
        ]

    @staticmethod
    def _kind(line: CardLine) -> str:
        return str(KINDS.get(line.card.kind, words("CardPanel", "Card of another desk")))

    def _state(self, line: CardLine) -> str:
        said = str(STATES[line.card.state(self._now())])
        gone = line.card.withdrawn
        return f"{said}: {REASONS[gone.reason]}" if gone and gone.reason in REASONS else said

    def _tone(self, line: CardLine) -> Tone:
        return card_work.TONES[line.card.state(self._now())]


def _printed(line: CardLine) -> str:
    if not line.printable:
        return "—"
    return number_text(line.printed())


def _day(at: int) -> str:
    day: date = business_date(at)
    return date_text(day)
