"""The field of a form: what every kind of input has in common."""

from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desk.core.i18n import Words
from desk.kit.labels import set_property

Plain: TypeAlias = str | int | bool | None


class Field(QFrame):
    """An input with a value.

    `changed` is emitted on every edit; `noted` carries a remark (a Say) for under the field ("" takes it back).
    `state()` is a plain value from which `restore()` brings back exactly what was typed, valid or not.
    """

    changed = Signal()
    noted = Signal(object)

    def value(self) -> object:
        """What was entered, as the type of the field; None when empty or not readable."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value of the field's type; None empties it."""
        raise NotImplementedError

    def problem(self) -> Words | None:
        """Why what was typed cannot be taken; None when it can, or when the field is empty."""
        return None

    def is_empty(self) -> bool:
        """True when nothing was entered."""
        return self.value() is None

    def state(self) -> Plain:
        """What stands in the field, for a draft."""
        raise NotImplementedError

    def restore(self, state: Plain) -> None:
        """Bring back what `state()` gave."""
        raise NotImplementedError

    def inputs(self) -> list[QWidget]:
        """The widgets that take the keyboard, the first one first."""
        raise NotImplementedError

    def set_name(self, name: str) -> None:
        """The accessible name, from the label over the field."""
        for one in self.inputs():
            one.setAccessibleName(name)

    def set_describing(self, text: str) -> None:
        """The accessible description: the error or the hint under the field."""
        for one in self.inputs():
            one.setAccessibleDescription(text)

    def show_problem(self, is_wrong: bool) -> None:
        """Mark the input as wrong, or not."""
        set_property(self, "problem", is_wrong)
        for one in self.inputs():
            set_property(one, "problem", is_wrong)
