"""One line of a form: the label over the field, and under it the error, the remark or the hint."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from desk.core.i18n import Words, words
from desk.kit.field import Field
from desk.kit.flow import column
from desk.kit.labels import Label, set_property
from desk.kit.texts import Say, Texts, said

# A popup or another window takes the keyboard for a while; the person has not gone on.
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class FormRow(QWidget):
    """Shows `problem` under the field in red; else the field's own remark; else the hint."""

    left = Signal()
    """The keyboard has left the field for another one."""

    def __init__(self, field: Field, label: Say, *, required: bool, hint: Say | None) -> None:
        super().__init__()
        self.field, self.required = field, required
        self._label_say, self._hint = label, hint
        self._remark: Say | str = ""
        self._problem: Words | None = None
        self.label = Label(role="label")
        self.label.setBuddy(field.inputs()[0])
        self.note = Label(role="hint", wrap=True)
        self.setLayout(column(self, self.label, field, self.note, gap=4))
        field.noted.connect(self._remarked)
        for one in field.inputs():
            one.installEventFilter(self)
        Texts(self)(self._say, label)

    def set_problem(self, problem: Words | None) -> None:
        """Show why the field is wrong; None takes it back."""
        self._problem = problem
        self.field.show_problem(problem is not None)
        self._show_note()

    def problem(self) -> Words | None:
        """What is shown as wrong."""
        return self._problem

    def set_required(self, required: bool) -> None:
        """Change whether the field must be filled."""
        self.required = required
        self._say(said(self._label_say))

    def found(self) -> Words | None:
        """What is wrong with what stands in the field now."""
        if self.required and self.field.is_empty():
            return words("Form", "Fill this in.")
        return self.field.problem()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _say(self, text: str) -> None:
        self.label.setText(f"{text} *" if self.required else text)
        name = text.replace("&", "")
        self.field.set_name(str(words("Form", "{name}, required", name=name)) if self.required else name)
        self._show_note()

    def _remarked(self, remark: Say | str) -> None:
        self._remark = remark
        self._show_note()

    def _show_note(self) -> None:
        text = said(self._problem or self._remark or self._hint or "")
        set_property(self.note, "role", "error" if self._problem is not None else "hint")
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.field.set_describing(text)
