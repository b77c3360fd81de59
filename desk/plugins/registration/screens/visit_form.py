"""The fields of a new visit: the department first and enough; the rest in the order in which it is told."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.field import Plain
from desk.kit.fields import TextField
from desk.kit.flow import column
from desk.kit.form import Form
from desk.kit.labels import Label, set_property
from desk.kit.texts import Texts
from desk.plugins.registration.print.wording import FOLLOW_UP, NEW, VISIT_TYPES
from desk.plugins.registration.screens.places import Places
from desk.records.visit.rules import AT_ONCE, EMERGENCY, LONGEST, OPD, ORDINARY, URGENT, MedicoLegal, VisitDraft

_NEW, _OLD, _ROUTINE, _FIRST = "new", "old", "routine", "first"
_PARTS = ("department", "rest", "case")


class VisitForm(QWidget):
    """`ready`: the department was taken with Enter, the keyboard may go to Save. `submitted`: save now.

    visit_changed: department, type or follow-up are others now.
    """

    ready = Signal()
    submitted = Signal()
    cancelled = Signal()
    department_changed = Signal()
    visit_changed = Signal()

    def __init__(self, *, may_be_case: bool) -> None:
        super().__init__()
        self._places = Places()
        self.forms = {name: Form() for name in _PARTS}
        self.department = self.forms["department"].add(
            "department_id", ChoiceField(), words("Visit", "&Department"), required=True
        )
        self.note = Label(role="hint", wrap=True)
        self.note.hide()
        self.cost = Label(role="strong", wrap=True)
        self.cost.hide()
        self._texts = Texts(self)
        self._add_rest(self.forms["rest"])
        self._add_case(self.forms["case"])
        self.case_button = button(words("Visit", "Medico-legal case"), kind="chip", icon_name="shield-check")
        self.case_button.setCheckable(True)
        self.case_button.toggled.connect(self._unfold)
        self.case_button.setVisible(may_be_case)
        self.forms["case"].hide()
        box = column(self, self.forms["department"], self.note, self.cost, self.forms["rest"], gap=10)
        box.addWidget(self.case_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.forms["case"])
        box.addStretch(1)
        self.setLayout(box)
        for form in self.forms.values():
            form.cancelled.connect(self.cancelled)
        self.forms["department"].submitted.connect(self._department_taken)
        self.forms["rest"].submitted.connect(self.submitted)
        self.forms["case"].submitted.connect(self.submitted)
        self.department.changed.connect(self._department_chosen)
        for field in (self.department, self.kind, self.follow_up):
            field.changed.connect(self.visit_changed)
        self.begin()

    # -- what stands in it ------------------------------------------------------------------------

    def begin(self, department_id: str | None = None) -> None:
        """An empty form, for a department where one is likely."""
        for form in self.forms.values():
            form.clear()
        self.kind.set_value(OPD)
        self.follow_up.set_value(None)
        self.priority.set_value(_ROUTINE)
        self.case_button.setChecked(False)
        self.department.set_value(department_id)
        self.remark(None)
        for form in self.forms.values():
            form.mark_clean()

    def set_places(self, places: Places) -> None:
        """The departments and rooms to choose from."""
        self._places = places
        self.department.set_choices(places.choices())
        self._offer_rooms()

    def propose(self, follow_up: bool, remark: Words | None, *, warns: bool = False) -> None:
        """Choose new or follow-up, as earlier visits make likely, and say why."""
        rest = self.forms["rest"]
        was_dirty = rest.is_dirty()
        self.follow_up.set_value(_OLD if follow_up else _NEW)
        self.remark(remark, warns=warns)
        if not was_dirty:
            rest.mark_clean()  # what the program proposes nobody wrote

    def remark(self, sentence: Words | None, *, warns: bool = False) -> None:
        """A line under the department."""
        set_property(self.note, "role", "error" if warns else "hint")
        if sentence is not None:
            self._texts(self.note.setText, sentence)
        self.note.setVisible(sentence is not None)

    def say_cost(self, say: Callable[[], str] | None) -> None:
        """What the visit would cost, under the department; None where nobody knows."""
        if say is not None:
            self._texts(self.cost.setText, say)
        self.cost.setVisible(say is not None)

    def what(self) -> tuple[str, str, bool]:
        """Type, department ("" = none yet) and whether it is a follow-up, as they stand."""
        department = self.department.value()
        return str(self.kind.value() or OPD), str(department or ""), self.follow_up.value() == _OLD

    def check(self) -> bool:
        """Show what is missing; True when nothing is."""
        return all(form.check() for form in self.forms.values() if not form.isHidden())

    def visit(self, patient_id: str, *, again: bool) -> VisitDraft:
        """The visit as it stands in the fields."""
        rest = self.forms["rest"].values()
        case = {name: str(value or "") for name, value in self.forms["case"].values().items()}
        room, told = rest.get("room_id"), self.follow_up.value()
        return VisitDraft(
            patient_id=patient_id, department_id=str(self.department.value()), type=str(self.kind.value() or OPD),
            room_id=str(room) if room else None, follow_up=None if told is None else told == _OLD,
            complaint=str(rest["complaint"] or ""), referred_from=str(rest["referred_from"] or ""),
            priority=self._priority(), again=again,
            medico_legal=MedicoLegal(**case) if self.case_button.isChecked() else None,
        )  # fmt: skip

    def show_refusal(self, refused: DeskError) -> None:
        """Why the service said no, at the field it names."""
        field = getattr(refused, "field", "")
        for name, form in self.forms.items():
            if field and field in form.state():
                form.show_refusal(refused)
                if name == "case":
                    self.case_button.setChecked(True)
                return
        self.forms["department"].show_refusal(refused)

    def is_dirty(self) -> bool:
        """Whether somebody wrote something that is not saved."""
        return any(form.is_dirty() for form in self.forms.values()) or self.case_button.isChecked()

    def state(self) -> dict[str, object]:
        """All of it as plain values, for a draft."""
        return {**{name: form.state() for name, form in self.forms.items()}, "is_case": self.case_button.isChecked()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Bring back what `state()` gave; what does not fit is passed over."""
        for name, form in self.forms.items():
            part = state.get(name)
            if isinstance(part, Mapping):
                form.restore(cast(Mapping[str, Plain], part))
        self.case_button.setChecked(state.get("is_case") is True)

    def focus_first(self) -> None:
        """Put the keyboard at the department."""
        self.forms["department"].focus_first()

    # -- inside -----------------------------------------------------------------------------------

    def _add_rest(self, form: Form) -> None:
        self.room = form.add("room_id", ChoiceField(empty=words("Visit", "Any room")), words("Visit", "&Room"))
        form.show_row("room_id", False)
        self.kind = form.add(
            "type", ChoiceField([Choice(code, title) for code, title in VISIT_TYPES.items()]),
            words("Visit", "&Type of visit"), required=True,
        )  # fmt: skip
        self.follow_up = form.add(
            "follow_up", SegmentField((Choice(_NEW, NEW), Choice(_OLD, FOLLOW_UP))), words("Visit", "New or follow-&up")
        )
        self.priority = form.add(
            "priority",
            SegmentField((Choice(_ROUTINE, words("Visit", "Routine")), Choice(_FIRST, words("Visit", "Goes first")))),
            words("Visit", "Pr&iority: elderly, pregnant, disabled, very ill"),
        )
        form.add("complaint", TextField(LONGEST), words("Visit", "&Complaint"))
        form.add("referred_from", TextField(LONGEST), words("Visit", "Referred &from"))

    @staticmethod
    def _add_case(form: Form) -> None:
        hint = words("Visit", "Station and diary number, or why not")
        form.add("police", TextField(LONGEST), words("Visit", "P&olice informed"), hint=hint)
        form.add("brought_by", TextField(LONGEST), words("Visit", "&Brought by"))
        form.add("marks", TextField(LONGEST), words("Visit", "&Marks of identification"))

    def _priority(self) -> int:
        if self.kind.value() == EMERGENCY:
            return AT_ONCE
        return URGENT if self.priority.value() == _FIRST else ORDINARY

    def _department_taken(self) -> None:
        if self.forms["department"].check():
            self.ready.emit()

    def _department_chosen(self) -> None:
        self._offer_rooms()
        self.department_changed.emit()

    def _offer_rooms(self) -> None:
        choices = self._places.room_choices(self.department.value())
        self.room.set_choices(choices)
        self.forms["rest"].show_row("room_id", bool(choices))

    def _unfold(self, checked: bool) -> None:
        self.forms["case"].setVisible(checked)
        if checked:
            self.forms["case"].focus_first()
