"""A form: fields under labels, filled from the keyboard, with each error at its field.

    form = Form(columns=2)
    form.add("name", TextField(), lambda: self.tr("&Name"), required=True)
    form.add("phone", PhoneField(), lambda: self.tr("&Mobile"))
    form.submitted.connect(self._save)          # Enter in the last field, or Ctrl+Enter
    if form.check():                            # shows what is wrong, the first at the keyboard
        try: service.save(**form.values())
        except Refused as refused: form.show_refusal(refused)

Enter goes to the next field, Esc cancels. `state()` and `restore()` carry a half-filled form over a lock.
"""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QEvent, QMetaMethod, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words
from desk.kit.field import Field, Plain
from desk.kit.form_grid import FormGrid
from desk.kit.form_row import FormRow
from desk.kit.labels import Label
from desk.kit.texts import Say, Texts

F = TypeVar("F", bound=Field)


class Form(QWidget):
    """Rows of fields in up to `columns` columns; fewer where a column would be narrower than `column_px`."""

    submitted = Signal()
    cancelled = Signal()
    dirtied = Signal(bool)

    def __init__(self, *, columns: int = 1, column_px: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        self._clean: dict[str, Plain] = {}
        self._dirty = False
        self._error = Label(role="error", wrap=True)
        self._error.hide()
        self._words = Texts(self)
        self._grid = FormGrid(self, self._error, columns, column_px)
        self.setLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # -- building ---------------------------------------------------------------------------------

    def add(
        self, name: str, field: F, label: Say, *, required: bool = False, span: int = 1, hint: Say | None = None
    ) -> F:
        """Put a field at the end; `span` columns wide. An & in the label makes Alt+letter jump there."""
        row = FormRow(field, label, required=required, hint=hint)
        self._rows[name] = row
        self._clean[name] = field.state()
        field.changed.connect(lambda: self._edited(name))
        row.left.connect(lambda: self._left(name))
        for one in field.inputs():
            one.installEventFilter(self)
        self._grid.append(row, span)
        return field

    def add_heading(self, say: Say) -> None:
        """A heading over the fields that follow."""
        self._grid.append(Label(say, "heading"), self._grid.most)

    def add_widget(self, widget: QWidget) -> None:
        """Any widget across all columns."""
        self._grid.append(widget, self._grid.most)

    def show_row(self, name: str, visible: bool) -> None:
        """Show or hide a field with its label; a hidden field is neither checked nor visited."""
        self._rows[name].setVisible(visible)

    def set_required(self, name: str, required: bool) -> None:
        """Change whether a field must be filled."""
        self._rows[name].set_required(required)

    def field(self, name: str) -> Field:
        """The field `name`. Raises KeyError."""
        return self._rows[name].field

    # -- what was entered -------------------------------------------------------------------------

    def values(self) -> dict[str, object]:
        """Each visible field's value by its name; None where empty or wrong."""
        return {name: row.field.value() for name, row in self._rows.items() if not row.isHidden()}

    def state(self) -> dict[str, Plain]:
        """What stands in the fields, valid or not, as plain values for a draft."""
        return {name: row.field.state() for name, row in self._rows.items()}

    def restore(self, state: Mapping[str, Plain]) -> None:
        """Bring back a draft; names that the form does not have are passed over."""
        for name, row in self._rows.items():
            if name in state:
                row.field.restore(state[name])

    def clear(self) -> None:
        """Empty every field and forget errors."""
        for row in self._rows.values():
            row.field.set_value(None)
        self.mark_clean()

    def mark_clean(self) -> None:
        """What stands there now is saved; errors are forgotten."""
        self._clean = self.state()
        self._say_error(None)
        for row in self._rows.values():
            row.set_problem(None)
        self._tell_dirty()

    def is_dirty(self) -> bool:
        """True when something stands there that is not saved."""
        return self.state() != self._clean

    # -- checking ---------------------------------------------------------------------------------

    def problems(self) -> dict[str, Words]:
        """What is wrong now, by field; nothing is shown."""
        found = {name: row.found() for name, row in self._rows.items() if not row.isHidden()}
        return {name: problem for name, problem in found.items() if problem is not None}

    def check(self) -> bool:
        """Show what is wrong, put the keyboard at the first of it; True when nothing is."""
        found = self.problems()
        self._show(found)
        return not found

    def show_problems(self, by_field: Mapping[str, Words]) -> None:
        """Show these at their fields, the first of them at the keyboard."""
        self._show(by_field)

    def show_refusal(self, refused: DeskError) -> None:
        """Show why the service said no: at the field it names, else over the form."""
        by_field = refused.by_field
        self._show({name: words for name, words in by_field.items() if name in self._rows})
        rest = [words for name, words in by_field.items() if name not in self._rows]
        self._say_error(rest[0] if rest else None)

    def focus_first(self) -> None:
        """Put the keyboard at the first field that can take it."""
        for row in self._rows.values():
            if self._takes_keyboard(row):
                self._go_to(row)
                return

    # -- keys -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(watched, event):
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._grid.place()

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape and self.isSignalConnected(QMetaMethod.fromSignal(self.cancelled)):
            self.cancelled.emit()
            return True
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
            return True
        if modifiers == Qt.KeyboardModifier.ShiftModifier and isinstance(watched, QPlainTextEdit):
            return False
        self._advance(watched)
        return True

    def _advance(self, watched: QObject) -> None:
        rows = [row for row in self._rows.values() if self._takes_keyboard(row)]
        here = next((i for i, row in enumerate(rows) if watched in row.field.inputs()), len(rows) - 1)
        if here + 1 < len(rows):
            self._go_to(rows[here + 1])
        else:
            self.submitted.emit()

    @staticmethod
    def _takes_keyboard(row: FormRow) -> bool:
        return not row.isHidden() and row.field.isEnabled()

    def _go_to(self, row: FormRow) -> None:
        target = row.field.focusProxy() or row.field.inputs()[0]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        around: QWidget | None = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(row)
            around = around.parentWidget()

    def _show(self, found: Mapping[str, Words]) -> None:
        self._say_error(None)
        for name, row in self._rows.items():
            row.set_problem(found.get(name))
        for name, row in self._rows.items():
            if name in found and self._takes_keyboard(row):
                self._go_to(row)
                return

    def _say_error(self, sentence: Words | None) -> None:
        if sentence is not None:
            self._words(self._error.setText, sentence)
        self._error.setVisible(sentence is not None)

    def _edited(self, name: str) -> None:
        row = self._rows[name]
        if row.problem() is not None:
            row.set_problem(row.found())
        self._tell_dirty()

    def _left(self, name: str) -> None:
        row = self._rows[name]
        if not row.field.is_empty():
            row.set_problem(row.found())

    def _tell_dirty(self) -> None:
        if self.is_dirty() != self._dirty:
            self._dirty = not self._dirty
            self.dirtied.emit(self._dirty)
