"""Beside the new patient's form: who is registered already and may be the same person, with the reasons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.empty_state import EmptyState
from desk.kit.flow import FlowLayout, column, row
from desk.kit.formats import number_text
from desk.kit.labels import ElidedLabel, Label, line
from desk.kit.pill import Pill
from desk.kit.scroll import scrolled
from desk.kit.texts import Texts, changes
from desk.records.patient.age import sex_age
from desk.records.patient.view import CloseMatch


class MatchPanel(Card):
    """`open_wanted(patient_id)`: this is the person. `passed`: none of these is."""

    open_wanted = Signal(str)
    passed = Signal()

    def __init__(self) -> None:
        super().__init__(words("Matches", "Already registered?"))
        self._matches: tuple[CloseMatch, ...] = ()
        self._buttons: list[QPushButton] = []
        self._list = QWidget()
        self._box = column(self._list, gap=10)
        self._list.setLayout(self._box)
        self._nobody = EmptyState(
            words("Matches", "Nobody like this yet"),
            words("Matches", "While you type, people with a like name, age or mobile are shown here."),
            "user-round-search",
        )  # fmt: skip
        self.advice = Label(
            words("Matches", "Is it one of these? Then open that record: two records of one person are a danger."),
            "hint", wrap=True,
        )  # fmt: skip
        self.none_button = button(words("Matches", "None of these: another person…"), self.passed.emit)
        self.none_button.setAutoDefault(True)  # Enter presses it
        self._area = scrolled(self._list)
        self.settled = Label(role="muted", wrap=True)
        self._texts = Texts(self)
        for widget in (self._nobody, self.advice):
            self.body.addWidget(widget)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.settled)
        self.body.addWidget(self.none_button)
        changes().changed.connect(self._show)
        self.show_matches(())

    def show_matches(self, matches: Sequence[CloseMatch]) -> None:
        """Show these; what was shown before goes. The keyboard stays where it is."""
        if tuple(matches) == self._matches and self._buttons:
            return
        self._matches = tuple(matches)
        self._show()
        self.say_passed("")

    def matches(self) -> tuple[CloseMatch, ...]:
        """Who is shown."""
        return self._matches

    def take_focus(self) -> None:
        """The keyboard to the first of them: Enter opens that record."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def say_passed(self, reason: str) -> None:
        """The clerk has said why none of them is the person; "" takes it back."""
        self._texts(self.settled.setText, words("Matches", "Passed over: {reason}", reason=reason))
        self.settled.setVisible(bool(reason))

    def _show(self) -> None:
        self._buttons = []
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for match in self._matches:
            entry = _Entry(match)
            entry.open_button.clicked.connect(lambda _=False, who=match.patient_id: self.open_wanted.emit(who))
            self._buttons.append(entry.open_button)
            self._box.addWidget(entry)
        self._box.addStretch(1)
        any_of_them = bool(self._matches)
        certain = any(match.certain for match in self._matches)
        for widget in (self.advice, self._area):
            widget.setVisible(any_of_them)
        self._nobody.setVisible(not any_of_them)
        self.none_button.setVisible(any_of_them and not certain)
        self.set_count(number_text(len(self._matches)) if any_of_them else "")


class _Entry(QFrame):
    def __init__(self, match: CloseMatch) -> None:
        super().__init__()
        name = ElidedLabel(role="strong")
        name.setText(match.name)
        native = ElidedLabel(role="muted")
        native.setText(match.name_native if match.name_native != match.name else "")
        facts = Label(role="muted", wrap=True)
        facts.setText(" · ".join(part for part in (sex_age(match.sex, match.age), match.locality) if part))
        reasons = QWidget()
        flow = FlowLayout(reasons, gap=6)
        for reason in match.reasons:
            flow.addWidget(Pill(reason, "bad" if match.certain else "warn"))
        reasons.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        reasons.setSizePolicy(policy)
        self.open_button = button(words("Matches", "This is the person  ↵"))
        self.open_button.setAutoDefault(True)  # Enter presses it
        self.open_button.setAccessibleDescription(match.name)
        first = row(self, name, native, gap=8)
        box = column(self, first, facts, reasons, self.open_button, line(), gap=5)
        self.setLayout(box)
