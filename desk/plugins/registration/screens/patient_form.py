"""The form of a patient: what is needed first, everything else folded away until it is wanted.

Enter in the last of the first fields saves; Alt+O opens the rest. The same form enters a new patient and edits one.
"""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.choice_field import SegmentField
from desk.kit.date_field import AgeOrBirthField
from desk.kit.field import Field, Plain
from desk.kit.fields import PhoneField, TextField
from desk.kit.flow import column
from desk.kit.form import Form
from desk.kit.icons import icon
from desk.plugins.registration.screens import form_draft, patient_words
from desk.plugins.registration.screens.birth import told
from desk.plugins.registration.screens.more_fields import MoreFields
from desk.records.patient.draft import PatientDraft
from desk.scanning.frames import FrameSource

_AT = {"birth_date": "birth", "age": "birth", "uhid": "old_opd"}
"""Fields of the record that stand in another field of the form."""


class PatientForm(QWidget):
    """`edited` after each change, `submitted` when the person wants to save, `cancelled` on Esc.

    `fresh`: a new patient (allergies and scheme are asked); else an edit, in which `base` keeps what is not shown.
    """

    edited = Signal()
    submitted = Signal()
    cancelled = Signal()

    def __init__(self, today: Callable[[], date], camera: Callable[[], FrameSource], *, fresh: bool) -> None:
        super().__init__()
        self._today = today
        self.base = PatientDraft()
        self.first = Form(columns=2, column_px=230)
        self.name = self.first.add("name", TextField(150), words("PatientForm", "&Name"))
        self.native = self.first.add(
            "name_native", TextField(150, words("PatientForm", "नाम")), words("PatientForm", "Name in &Hindi letters")
        )
        self.sex = self.first.add("sex", SegmentField(patient_words.SEX), words("PatientForm", "&Sex"), required=True)
        self.birth = self.first.add(
            "birth", AgeOrBirthField(today=today), words("PatientForm", "&Age or date of birth"), required=True
        )
        self.phone = self.first.add("phone", PhoneField(), words("PatientForm", "&Mobile"))
        self.more = MoreFields(camera, fresh=fresh)
        self.fold = button(words("PatientForm", "M&ore details"), kind="quiet", icon_name="chevron-right")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._unfold)
        self.more.hide()
        box = column(self, self.first, gap=14)
        box.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.more)
        box.addStretch(1)
        self.setLayout(box)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.edited)
        for form in (self.first, self.more):
            form.submitted.connect(self.submitted)
            form.cancelled.connect(self.cancelled)
            for name in form.state():
                form.field(name).changed.connect(self._settle.start)

    # -- values -----------------------------------------------------------------------------------

    def draft(self) -> PatientDraft:
        """What stands in the form; wrong fields read as empty."""
        return form_draft.to_draft(self.values(), told(self.birth, self._today()), self.base, self._today())

    def values(self) -> dict[str, object]:
        """Each field's value; the birth as it was typed."""
        return {**self.first.values(), **self.more.every_value(), "birth": self.birth.text()}

    def fill(self, draft: PatientDraft) -> None:
        """Show a draft, to be edited."""
        self.base = draft
        self.put(form_draft.to_values(draft, self._today()))
        self.first.set_required("birth", not draft.unknown)
        self.mark_clean()

    def put(self, values: Mapping[str, object]) -> None:
        """Put values into fields; the others stay as they are."""
        for name, value in values.items():
            field = self.field(name)
            if name == "birth":
                field.restore(str(value or ""))
            else:
                field.set_value(value)

    def field(self, name: str) -> Field:
        """The field `name` of either part. Raises KeyError."""
        return self.first.field(name) if name in self.first.state() else self.more.field(name)

    def clear(self) -> None:
        """Empty it."""
        self.base = PatientDraft()
        self.first.clear()
        self.more.clear()
        self.fold.setChecked(False)
        self.first.set_required("birth", True)

    def state(self) -> dict[str, Plain]:
        """What stands in the fields, for a draft."""
        return {**self.first.state(), **self.more.state(), "folded": not self.fold.isChecked()}

    def restore(self, state: Mapping[str, Plain]) -> None:
        """Bring back a draft."""
        self.first.restore(state)
        self.more.restore(state)
        self.fold.setChecked(not state.get("folded", True))

    def is_dirty(self) -> bool:
        """True when something stands there that is not saved."""
        return self.first.is_dirty() or self.more.is_dirty()

    def mark_clean(self) -> None:
        """What stands there is saved."""
        self.first.mark_clean()
        self.more.mark_clean()

    # -- right and wrong --------------------------------------------------------------------------

    def problems(self) -> dict[str, Words]:
        """What is wrong now, by field; nothing is shown."""
        found = {**self.first.problems(), **self.more.problems()}
        if self.name.is_empty() and self.native.is_empty():
            found = {"name": words("PatientForm", "Enter the name, in English or in Hindi letters."), **found}
        if any(self.more.held_abha().values()) and self.more.field("consent").is_empty():
            found["consent"] = words("PatientForm", "Ask, and record the answer. With “Refused” the ABHA is left out.")
        return found

    def check(self) -> bool:
        """Show what is wrong, the keyboard at the first of it; True when nothing is."""
        found = self.problems()
        self._show(found)
        return not found

    def show_refusal(self, error: DeskError) -> None:
        """Show at its field, in whichever part, why the service said no."""
        self._show({_AT.get(name, name): sentence for name, sentence in error.by_field.items()})

    def focus_first(self) -> None:
        """The keyboard to the first field that is still empty, else to the first."""
        for field in (self.name if self.native.is_empty() else self.native, self.sex, self.birth, self.phone):
            if field.is_empty():
                field.setFocus()
                return
        self.name.setFocus()

    def _unfold(self, unfolded: bool) -> None:
        self.more.setVisible(unfolded)
        self.fold.setIcon(icon("chevron-down" if unfolded else "chevron-right"))

    def _show(self, found: Mapping[str, Words]) -> None:
        known, later = self.first.state(), self.more.state()
        first = {name: sentence for name, sentence in found.items() if name in known}
        more = {name: sentence for name, sentence in found.items() if name in later}
        if more:
            self.fold.setChecked(True)
        self.more.show_problems(more)
        self.first.show_problems(first)
        rest = [sentence for name, sentence in found.items() if name not in known and name not in later]
        if rest:
            self.first.show_refusal(DeskError(rest[0]))
