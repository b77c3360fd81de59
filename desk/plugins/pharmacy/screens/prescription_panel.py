"""A prescription on paper, typed: who wrote it, then line by line; Enter adds a line, Ctrl+Enter saves it all."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError, Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit import language
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.field import Plain
from desk.kit.fields import TextField
from desk.kit.find_field import FindField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.hit_list import Hit
from desk.kit.labels import ElidedLabel
from desk.kit.language import spoken
from desk.kit.table import Column, DataTable
from desk.plugins.pharmacy.queries.prescriptions import Prescriber
from desk.plugins.pharmacy.rules import directions_said
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.screens.line_entry import LineEntry
from desk.plugins.pharmacy.screens.refused_lines import by_line
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.prescribing import PrescribingService
from desk.records.patient.view import Patient


class PrescriptionPanel(Card):
    """One patient's prescription at a time. `saved(prescription_id)`; `closed`: not wanted any more."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, context: ScreenContext, service: PrescribingService, catalogue: CatalogueService) -> None:
        super().__init__(words("Prescription", "Type a prescription"))
        self._context, self._service, self._catalogue = context, service, catalogue
        self._ask = Asking(context, self)
        self.patient_id, self._visit_id, self._key, self._saving = "", "", new_id(), False
        self._prescribers: dict[str, Prescriber] = {}
        self.who = ElidedLabel(role="strong")
        self.head_form = Form(columns=4, column_px=140)
        self._add_head(self.head_form)
        self.entry = LineEntry(self._find)
        self.lines: DataTable[LineDraft] = DataTable(self._columns(), name=words("Prescription", "Lines so far"))
        self.lines.set_empty(
            words("Prescription", "No line yet"),
            words("Prescription", "Type a medicine and its directions; Enter adds the line."), "pill",
        )  # fmt: skip
        self.cancel_button = button(words("Prescription", "Cancel"), self.close_form, key="Esc")
        self.save_button = button(
            lambda: f"{words('Prescription', 'Save')}  Ctrl+Enter", self.save, kind="primary", icon_name="save"
        )
        self.save_button.setAutoDefault(True)
        foot = row(self, 1, self.cancel_button, self.save_button, gap=8)
        box = column(self, self.who, self.head_form, self.entry, self.lines, gap=10)
        box.setStretchFactor(self.lines, 1)
        box.addLayout(foot)
        self.body.addLayout(box)
        self._connect()

    def _connect(self) -> None:
        self.head_form.submitted.connect(self.entry.form.focus_first)
        self.prescriber.asked.connect(self._find_prescriber)
        self.prescriber.chose.connect(self._know_prescriber)
        self.entry.entered.connect(self._add)
        self.entry.left.connect(self.save_button.setFocus)
        self.lines.opened.connect(self._change)
        drop = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.lines)
        drop.setContext(Qt.ShortcutContext.WidgetShortcut)
        drop.activated.connect(self.remove)

    def _add_head(self, form: Form) -> None:
        self.prescriber = form.add(
            "prescriber", FindField(120, free=True), words("Prescription", "&Prescriber"), required=True
        )
        form.add("prescriber_reg", TextField(40), words("Prescription", "&Registration no."))
        form.add("prescriber_address", TextField(200), words("Prescription", "&Address"))
        hint = words("Prescription", "today")
        form.add("prescribed_on", TextField(20, hint), words("Prescription", "&Written on"))

    # -- whose ------------------------------------------------------------------------------------

    def open_patient(self, patient_id: str, visit_id: str = "") -> None:
        """Begin one for this patient; one that stands half-filled for the same patient goes on."""
        if patient_id != self.patient_id:
            self.forget()
            self.patient_id, self._visit_id = patient_id, visit_id
            patients = self._context.plugin.services.patients
            self._ask.read(lambda actor: patients.patient(actor, patient_id), partial(self._know, patient_id))
        (self.entry.form if self.prescriber.text() else self.head_form).focus_first()

    def close_form(self) -> None:
        """Not wanted: empty."""
        self.forget()
        self.closed.emit()

    def forget(self) -> None:
        """Nobody's."""
        self.patient_id, self._visit_id, self._key, self._saving = "", "", new_id(), False
        self.who.setText("")
        self.head_form.clear()
        self.entry.clear()
        self.lines.set_rows(())

    def draft(self) -> dict[str, object] | None:
        """What is half-filled, with its key, so that it cannot be saved twice; None when nothing was typed."""
        if not self.patient_id or not (self.lines.rows() or self.head_form.is_dirty() or not self.entry.is_empty()):
            return None
        lines = [[one.item_id, one.medicine, one.directions, one.quantity] for one in self.lines.rows()]
        return {
            "patient_id": self.patient_id, "visit_id": self._visit_id, "key": self._key,
            "head": self.head_form.state(), "entry": self.entry.state(), "lines": lines,
        }  # fmt: skip

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring a draft back."""
        self.open_patient(str(draft.get("patient_id") or ""), str(draft.get("visit_id") or ""))
        self._key = str(draft.get("key") or self._key)
        self.head_form.restore(cast(Mapping[str, Plain], draft.get("head") or {}))
        self.entry.restore(cast(Mapping[str, object], draft.get("entry") or {}))
        kept = cast(Sequence[Sequence[str]], draft.get("lines") or ())
        self.lines.set_rows([LineDraft(one[0] or None, one[1], one[2], one[3]) for one in kept if len(one) == 4])

    def _know(self, asked: str, patient: Patient) -> None:
        if asked == self.patient_id:
            self.who.setText(f"{spoken(patient.name, patient.name_native)}  {patient.number or ''}")

    # -- finding ----------------------------------------------------------------------------------

    def _find(self, text: str, done: Callable[[Sequence[Item]], object]) -> None:
        self._ask.read(lambda actor: self._catalogue.find(actor, text), done)

    def _find_prescriber(self, text: str) -> None:
        self._ask.read(lambda actor: self._service.prescribers(actor, text), partial(self._show_prescribers, text))

    def _show_prescribers(self, text: str, found: Sequence[Prescriber]) -> None:
        self._prescribers = {str(n): one for n, one in enumerate(found)}
        hits = [Hit(n, one.name, one.registration, one.address) for n, one in self._prescribers.items()]
        self.prescriber.show_hits(text, hits)

    def _know_prescriber(self, hit_id: str) -> None:
        one = self._prescribers.get(hit_id)
        if one is not None:
            self.head_form.field("prescriber_reg").set_value(one.registration)
            self.head_form.field("prescriber_address").set_value(one.address)
            self.entry.form.focus_first()

    # -- lines ------------------------------------------------------------------------------------

    def _add(self, line: LineDraft) -> None:
        self.lines.set_rows([*self.lines.rows(), line])

    def _change(self, line: LineDraft) -> None:
        """Back to the fields, to be changed; what stands there is added first."""
        self.lines.set_rows([one for one in self.lines.rows() if one is not line])
        self.entry.show_line(line)

    def remove(self) -> None:
        """Take the marked line away."""
        line = self.lines.current()
        if line is not None and self.lines.hasFocus():
            self.lines.set_rows([one for one in self.lines.rows() if one is not line])

    def _columns(self) -> list[Column[LineDraft]]:
        return [
            Column(words("Prescription", "Medicine"), lambda one: one.medicine, strong=True),
            Column(words("Prescription", "Directions"), self._directions),
            Column(words("Prescription", "Quantity"), lambda one: one.quantity, 90, align="right"),
        ]

    def _directions(self, line: LineDraft) -> str:
        item: Item | None = self.entry.known(line.item_id)
        return directions_said.of_code(line.directions, item.unit if item else "", language.code())

    # -- saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Save all of it; pressed twice it is one prescription."""
        if self._saving or not self.patient_id:
            return
        if not self.entry.is_empty():
            count = len(self.lines.rows())
            self.entry.enter()
            if len(self.lines.rows()) == count:
                return  # what was typed last is not right yet
        if not self.head_form.check():
            return
        if not self.lines.rows():
            self.entry.form.focus_first()
            self._context.window.notice(words("Prescription", "Type a line first."), tone="warn")
            return
        self._saving = True
        head = {name: str(value or "") for name, value in self.head_form.values().items()}
        draft = PrescriptionDraft(self.patient_id, self._visit_id or None, lines=tuple(self.lines.rows()), **head)
        self._ask.write(
            lambda actor: self._service.prescribe(actor, draft), self._saved, self._refused, intent=self._key
        )

    def _saved(self, prescription_id: str) -> None:
        self.forget()
        self._context.window.notice(words("Prescription", "The prescription is saved."), tone="good")
        self.saved.emit(prescription_id)

    def _refused(self, error: DeskError) -> None:
        self._saving = False
        problems, _ = by_line(error)
        rows = self.lines.rows()
        first = next(iter(problems), len(rows))
        if next(iter(error.by_field)).startswith("lines.") and first < len(rows):
            self._change(rows[first])
            name, sentence = next(iter(problems[first].items()))
            self.entry.form.show_refusal(Refused(sentence, field={"item_id": "medicine"}.get(name, name)))
        else:
            self.head_form.show_refusal(error)
