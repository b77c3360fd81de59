"""Fields of one line or several lines of text: names, phones, PIN codes, numbers, notes."""

import re
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desk.core.i18n import Words, words
from desk.kit.clean import clean
from desk.kit.field import Field, Plain
from desk.kit.flow import row
from desk.kit.texts import Say, Texts

_DEVANAGARI = str.maketrans("०१२३४५६७८९", "0123456789")


class TextField(Field):
    """One line of text, at most `limit` characters. What a paste must lose is taken out, and said.

    A password keeps its spaces, and `state()` never gives it away.
    """

    def __init__(self, limit: int = 120, hint: Say | None = None, *, password: bool = False) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self._limit, self._password = limit, password
        if password:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.setLayout(row(self, self.edit, gap=6))
        self.setFocusProxy(self.edit)
        if hint is not None:
            Texts(self)(self.edit.setPlaceholderText, hint)
        self.edit.textChanged.connect(self._typed)

    def value(self) -> object:
        return self.text() or None

    def text(self) -> str:
        """What stands there, without spaces around it."""
        return self.edit.text() if self._password else self.edit.text().strip()

    def set_value(self, value: object) -> None:
        self.edit.setText("" if value is None else str(value))

    def state(self) -> Plain:
        return None if self._password else self.edit.text()

    def restore(self, state: Plain) -> None:
        self.edit.setText("" if state is None or self._password else str(state))

    def inputs(self) -> list[QWidget]:
        return [self.edit]

    def allowed(self, text: str) -> str:
        """What of `text` may stand in this field; subclasses narrow it."""
        return clean(text)

    def _typed(self, text: str) -> None:
        kept = self.allowed(text)
        short = kept[: self._limit]
        if short != text:
            at = self.edit.cursorPosition() - (len(text) - len(short))
            blocked = self.edit.blockSignals(True)
            self.edit.setText(short)
            self.edit.setCursorPosition(max(0, min(at, len(short))))
            self.edit.blockSignals(blocked)
        self.noted.emit(self._remark(text, kept, short))
        self.changed.emit()

    def _remark(self, text: str, kept: str, short: str) -> Say | str:
        if short != kept:
            return words("TextField", "Shortened to {limit} characters.", limit=self._limit)
        if kept != text:
            return words("TextField", "Characters that cannot stand here were taken out.")
        return ""


class DigitsField(TextField):
    """A number of exactly `length` digits, kept as text."""

    def __init__(self, length: int, sentence: Words, hint: Say | None = None) -> None:
        super().__init__(limit=length + 6, hint=hint)
        self._length, self._sentence = length, sentence
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def digits(self) -> str:
        """The digits that were typed, spaces and hyphens left out."""
        return re.sub(r"[\s\-]", "", self.text().translate(_DEVANAGARI))

    def value(self) -> object:
        return self.digits() if self.text() and self.problem() is None else None

    def is_empty(self) -> bool:
        return not self.text()

    def problem(self) -> Words | None:
        return self._sentence if self.text() and not self._right(self.digits()) else None

    def _right(self, digits: str) -> bool:
        return len(digits) == self._length and digits.isascii() and digits.isdigit()


class PhoneField(DigitsField):
    """An Indian mobile number: ten digits from 6, 7, 8 or 9; +91 or 0 before it is dropped. Value: the ten digits."""

    def __init__(self, hint: Say | None = None) -> None:
        sentence = words("PhoneField", "A mobile number has 10 digits and begins with 6, 7, 8 or 9.")
        super().__init__(10, sentence, hint)

    def digits(self) -> str:
        digits = super().digits()
        return re.sub(r"^(\+91|91(?=\d{10}$)|0(?=\d{10}$))", "", digits)

    def _right(self, digits: str) -> bool:
        return super()._right(digits) and digits[0] in "6789"


class PinField(DigitsField):
    """A postal PIN code: six digits, the first not 0."""

    def __init__(self, hint: Say | None = None) -> None:
        super().__init__(6, words("PinField", "A PIN code has 6 digits, such as 110095."), hint)

    def _right(self, digits: str) -> bool:
        return super()._right(digits) and digits[0] != "0"


class NumberField(TextField):
    """A whole number between `least` and `most`."""

    def __init__(self, least: int, most: int, hint: Say | None = None) -> None:
        super().__init__(limit=12, hint=hint)
        self._least, self._most = least, most

    def value(self) -> object:
        typed = self.text().translate(_DEVANAGARI).replace(",", "")
        right = re.fullmatch(r"-?\d{1,11}", typed, re.ASCII) and self._least <= int(typed) <= self._most
        return int(typed) if right else None

    def is_empty(self) -> bool:
        return not self.text()

    def problem(self) -> Words | None:
        if self.is_empty() or self.value() is not None:
            return None
        return words("NumberField", "Write a whole number from {least} to {most}.", least=self._least, most=self._most)


class MultiLine(Field):
    """Several lines of text. Enter goes on to the next field, Shift+Enter makes a new line."""

    def __init__(self, limit: int = 2000, hint: Say | None = None) -> None:
        super().__init__()
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self._limit = limit
        self.setLayout(row(self, self.edit))
        self.setFocusProxy(self.edit)
        if hint is not None:
            Texts(self)(self.edit.setPlaceholderText, hint)
        self.edit.textChanged.connect(self._typed)

    def value(self) -> object:
        return self.edit.toPlainText().strip() or None

    def set_value(self, value: object) -> None:
        self.restore(cast(Plain, value))

    def state(self) -> Plain:
        return self.edit.toPlainText()

    def restore(self, state: Plain) -> None:
        self.edit.setPlainText("" if state is None else str(state))

    def inputs(self) -> list[QWidget]:
        return [self.edit]

    def _typed(self) -> None:
        text = self.edit.toPlainText()
        kept = clean(text, lines=True)
        short = kept[: self._limit]
        if short != text:
            blocked = self.edit.blockSignals(True)
            self.edit.setPlainText(short)
            self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
            self.edit.blockSignals(blocked)
        note: Words | str = ""
        if short != kept:
            note = words("TextField", "Shortened to {limit} characters.", limit=self._limit)
        elif kept != text:
            note = words("TextField", "Characters that cannot stand here were taken out.")
        self.noted.emit(note)
        self.changed.emit()
