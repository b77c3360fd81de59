"""Choosing one of several: a list that drops down, or a row of segments chosen by a digit or a letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QWidget

from desk.core.i18n import words
from desk.kit.field import Field, Plain
from desk.kit.flow import row
from desk.kit.texts import Say, Texts, said


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its code in the record, and its words."""

    code: str
    title: Say


class ChoiceField(Field):
    """A drop-down list. Letters jump to an entry, Alt+Down opens it. Value: the code, or None."""

    def __init__(self, choices: Sequence[Choice] = (), *, empty: Say | None = None) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setMaxVisibleItems(12)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.box.installEventFilter(self)
        self._empty: Say = empty or words("ChoiceField", "Choose…")
        self._choices: tuple[Choice, ...] = ()
        self.setLayout(row(self, self.box))
        self.setFocusProxy(self.box)
        self.set_choices(choices)
        Texts(self)(self._title, lambda: "")
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; what was chosen stays chosen if it is still among them."""
        before = self.value()
        blocked = self.box.blockSignals(True)
        self._choices = tuple(choices)
        self.box.clear()
        self.box.addItem(said(self._empty), None)
        for choice in self._choices:
            self.box.addItem(said(choice.title), choice.code)
        self.box.blockSignals(blocked)
        self.set_value(before)
        if before != self.value():
            self.changed.emit()

    def value(self) -> object:
        return cast(object, self.box.currentData())

    def set_value(self, value: object) -> None:
        index = self.box.findData(value) if value is not None else 0
        self.box.setCurrentIndex(max(0, index))

    def state(self) -> Plain:
        return cast(Plain, self.value())

    def restore(self, state: Plain) -> None:
        self.set_value(state)

    def inputs(self) -> list[QWidget]:
        return [self.box]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # A wheel over a list that has not the focus changes nothing: a page is being scrolled.
        if event.type() == QEvent.Type.Wheel and not self.box.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _title(self, _nothing: str) -> None:
        if self.box.count():
            self.box.setItemText(0, said(self._empty))
            for index, choice in enumerate(self._choices, start=1):
                self.box.setItemText(index, said(choice.title))


class _Segment(QPushButton):
    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.text().isalnum():
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)


class SegmentField(Field):
    """A row of two to five choices, all seen at once. Digits 1–5, arrows, or a first letter choose. Value: the code."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        box = row(self, gap=6)
        for number, choice in enumerate(self._choices, start=1):
            one = _segment(number, choice)
            one.typed.connect(self._typed)
            self._group.addButton(one, number - 1)
            box.addWidget(one, 1)
        self.setLayout(box)
        self.setFocusProxy(self._group.button(0))
        self._group.idToggled.connect(self._toggled)

    def value(self) -> object:
        index = self._group.checkedId()
        return self._choices[index].code if index >= 0 else None

    def set_value(self, value: object) -> None:
        codes = [choice.code for choice in self._choices]
        if value in codes:
            self._group.button(codes.index(str(value))).setChecked(True)
            return
        self._group.setExclusive(False)
        for one in self._group.buttons():
            one.setChecked(False)
        self._group.setExclusive(True)

    def state(self) -> Plain:
        return cast(Plain, self.value())

    def restore(self, state: Plain) -> None:
        self.set_value(state)

    def inputs(self) -> list[QWidget]:
        return list(self._group.buttons())

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        for one in self._group.buttons():
            one.setAccessibleName(f"{name}: {one.text()}")

    def _typed(self, key: str) -> None:
        index = int(key) - 1 if key.isdecimal() else self._by_letter(key)  # "²" is a digit, and no number
        one = self._group.button(index)
        if one is not None:
            one.setChecked(True)
            one.setFocus()

    def _by_letter(self, key: str) -> int:
        titles = [said(choice.title).lower() for choice in self._choices]
        return next((i for i, title in enumerate(titles) if title.startswith(key.lower())), -1)

    def _toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.setFocusProxy(self._group.button(index))
        if checked or self._group.checkedId() < 0:
            self.changed.emit()


def _segment(number: int, choice: Choice) -> _Segment:
    made = _Segment()
    made.setProperty("kind", "segment")
    made.setCheckable(True)
    made.setAutoDefault(False)
    words_ = Texts(made)
    words_(made.setText, choice.title)
    words_(made.setToolTip, lambda: f"{said(choice.title)} ({number})")
    return made
