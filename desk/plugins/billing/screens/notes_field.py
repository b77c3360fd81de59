"""Notes and coins, counted by denomination: type how many, Enter or Down for the next, Up for the one before."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desk.core.i18n import Words, words
from desk.kit.field import Field, Plain
from desk.kit.formats import rupees_text
from desk.kit.labels import Label, set_property
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.billing.print.wording import denomination
from desk.plugins.billing.rules.cash import DENOMINATIONS
from desk.plugins.billing.rules.cash_rules import MOST_PIECES

EDIT_PX, SUM_PX, GAP_PX = 76, 92, 14
COLUMNS, HALF = 2, (len(DENOMINATIONS) + 1) // 2
"""Side by side, so that enlarged on a small screen all of them and the sum are in sight."""


class NotesField(Field):
    """A value {denomination in paise: how many}, None while nothing was typed. `entered`: Enter in the last one.

    `changed` follows every key; the sum stands under the columns.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edits: dict[int, QLineEdit] = {}
        self._sums: dict[int, Label] = {}
        self.total = Label(role="title")
        self._texts = Texts(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(4))
        for line, value in enumerate(DENOMINATIONS):
            edit = self._edit(value)
            name, sum_ = Label(role="strong"), Label(role="muted")
            self._texts(name.setText, lambda value=value: denomination(value))  # type: ignore[misc]  # mypy infers no lambda with a default
            self._sums[value] = sum_
            Sizes(sum_)(lambda label=sum_: label.setMinimumWidth(px(SUM_PX)))  # type: ignore[misc]  # mypy infers no lambda with a default
            for at, widget in enumerate((name, edit, sum_)):
                grid.addWidget(widget, line % HALF, line // HALF * 3 + at)
            name.setContentsMargins(px(GAP_PX) if line >= HALF else 0, 0, 0, 0)
            name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            sum_.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label = Label(words("Cash", "Together"), "strong")
        grid.addWidget(label, HALF, 0, 1, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.total, HALF, 2, 1, 3 * COLUMNS - 2, Qt.AlignmentFlag.AlignRight)
        for column in range(COLUMNS):
            grid.setColumnStretch(column * 3 + 2, 1)
        self.setLayout(grid)
        self.setFocusProxy(self.edits[DENOMINATIONS[0]])
        self._texts(self._say, lambda: "")
        self.changed.connect(self._say)

    def value(self) -> object:
        return self.notes() or None

    def notes(self) -> dict[int, int]:
        """What was typed; a denomination that stands empty is left out."""
        return {value: int(edit.text()) for value, edit in self.edits.items() if edit.text()}

    def paise(self) -> int:
        """The sum."""
        return sum(value * count for value, count in self.notes().items())

    def set_value(self, value: object) -> None:
        notes = value if isinstance(value, Mapping) else {}
        for paise, edit in self.edits.items():
            edit.setText(str(notes[paise]) if notes.get(paise) else "")

    def is_empty(self) -> bool:
        return not self.notes()

    def problem(self) -> Words | None:
        if any(count > MOST_PIECES for count in self.notes().values()):
            return words("Cash", "The number of notes or coins must be between 0 and 1,00,000.")
        return None

    def state(self) -> Plain:
        return ",".join(f"{value}:{count}" for value, count in self.notes().items())

    def restore(self, state: Plain) -> None:
        pairs = (pair.split(":") for pair in str(state or "").split(",") if pair)
        self.set_value({int(value): int(count) for value, count in pairs})

    def inputs(self) -> list[QWidget]:
        # Not the edits: Enter goes from one to the next here. What they pass on (Esc, Ctrl+Enter) is the form's.
        return [self]

    def set_name(self, name: str) -> None:
        for value, edit in self.edits.items():
            edit.setAccessibleName(f"{name} {denomination(value)}")

    def set_describing(self, text: str) -> None:
        for edit in self.edits.values():
            edit.setAccessibleDescription(text)

    def show_problem(self, is_wrong: bool) -> None:
        for edit in self.edits.values():
            set_property(edit, "problem", is_wrong)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                step = 0
            if step:
                self._go(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _go(self, watched: QObject, step: int) -> None:
        order = list(self.edits.values())
        here = next(n for n, edit in enumerate(order) if edit is watched)
        if not 0 <= here + step < len(order):
            if step > 0:
                self.entered.emit()
            return
        order[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        order[here + step].selectAll()

    def _edit(self, value: int) -> QLineEdit:
        edit = self.edits[value] = QLineEdit()
        edit.setValidator(QIntValidator(0, 999_999, edit))
        edit.setMaxLength(6)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        edit.textChanged.connect(lambda _: self.changed.emit())
        edit.installEventFilter(self)
        Sizes(edit)(lambda: edit.setFixedWidth(px(EDIT_PX)))
        return edit

    def _say(self, *_: object) -> None:
        notes = self.notes()
        for value, label in self._sums.items():
            label.setText(rupees_text(value * notes[value]) if notes.get(value) else "")
        self.total.setText(rupees_text(self.paise()))


_STEPS: Mapping[Qt.Key, int] = {
    Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
}  # fmt: skip
