"""The dialogs about a scanned card: compare it with the record, read what it says, take over what it says of health."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.core.i18n import Words, words
from desk.kit.dialog import Dialog
from desk.kit.labels import Label
from desk.kit.pill import Pill
from desk.kit.scroll import scrolled
from desk.kit.table import Column, DataTable
from desk.kit.table_delegate import ROW_PX
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone
from desk.records.patient.view import Patient
from desk.shell.card_pairs import Pair, differences, facts_of, pairs
from desk.shell.card_shown import TONES, Shown, state_words

HEAD_PX = 42


class CompareDialog(Dialog):
    """Card and record side by side. Enter: the same person. Esc: not. Closed by a lock it says nothing."""

    def __init__(
        self, parent: QWidget, what: Shown, record: Patient, today: date, answered: Callable[[bool], object]
    ) -> None:
        text = words(
            "CardDialogs", "Look at the person, and at both columns. A card that is genuine may still be another's."
        )
        super().__init__(parent, words("CardDialogs", "Is it this person?"), text, tone="primary", width_px=720)
        self._answered = answered
        assert what.person is not None
        found = pairs(what.person, record, today)
        count = differences(found)
        self.state = Pill(state_words(what.state), TONES[what.state])
        self.verdict = Pill()
        if count:
            self.verdict.say(words("CardDialogs", "%n difference(s)", count=count), "bad")
        else:
            self.verdict.say(words("CardDialogs", "No differences"), "ok")
        self.table: DataTable[Pair] = DataTable(_columns(), name=words("CardDialogs", "Card and record"))
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter and Esc answer, nothing else
        self.table.set_rows(found)
        Sizes(self)(lambda: self.table.setFixedHeight(px(HEAD_PX + ROW_PX * len(found) + 4)))
        self.body.addWidget(self.table)
        self._foot.insertWidget(0, self.state)
        self._foot.insertWidget(1, self.verdict)
        self.other_button = self.add_button(words("CardDialogs", "Not the same (Esc)"), self._other)
        self.same_button = self.add_button(
            words("CardDialogs", "Same person  ↵"), self._same, "primary", default=True
        )
        self.same_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._other()
            return
        super().keyPressEvent(event)

    def _same(self) -> None:
        self.accept()
        self._answered(True)

    def _other(self) -> None:
        self.reject()
        self._answered(False)


class SaysDialog(Dialog):
    """What a card of somebody else's health system says; Enter searches for its person."""

    def __init__(
        self, parent: QWidget, what: Shown, lines: Sequence[Words], search: Callable[[], object]
    ) -> None:
        super().__init__(parent, what.title, what.advice, width_px=560, height_px=420 if lines else 0)
        self._search = search
        state = Pill(state_words(what.state), TONES[what.state])
        self._foot.insertWidget(0, state)
        say = Texts(self)
        if what.issuer:
            self.body.addWidget(_text(what.issuer, "muted"))
        person = what.person
        if person is not None and person.name:
            who = Label(role="strong", wrap=True)
            say(who.setText, lambda: " · ".join(facts_of(person)))
            self.body.addWidget(who)
        if lines:
            told = Label(wrap=True)
            told.setAlignment(Qt.AlignmentFlag.AlignTop)
            Texts(told)(told.setText, lambda: "\n".join(f"• {line}" for line in lines))
            self.body.addWidget(scrolled(told), 1)
        self.add_button(words("CardDialogs", "Close"), self.reject)
        if person is not None and person.name:
            made = self.add_button(
                words("CardDialogs", "Search for this person  ↵"), self._find, "primary", default=True
            )
            made.setFocus()

    def _find(self) -> None:
        self.accept()
        self._search()


class HealthDialog(Dialog):
    """What a verified card says of health and the record does not: offered, written only when the clerk agrees."""

    def __init__(
        self, parent: QWidget, offers: Sequence[str], against: Words | None, agreed: Callable[[], object]
    ) -> None:
        text = words(
            "CardDialogs", "The card says this; the record does not. Ask the patient. It is kept as “from a card”."
        )
        super().__init__(parent, words("CardDialogs", "Take over from the card?"), text, tone="primary")
        for offer in offers:
            self.body.addWidget(_text(f"• {offer}", "strong"))
        if against is not None:
            self.body.addWidget(Label(against, "error", wrap=True))
        leave = self.add_button(words("CardDialogs", "Leave it"), self.reject)
        take = self.add_button(words("CardDialogs", "Take it over"), self.accept, "primary", default=against is None)
        (take if against is None else leave).setFocus()
        self.accepted.connect(lambda: agreed())


def _columns() -> list[Column[Pair]]:
    return [
        Column(words("CardDialogs", "Field"), lambda p: str(p.title), 190),
        Column(words("CardDialogs", "On the card"), lambda p: p.card, ink=_ink, strong=True),
        Column(words("CardDialogs", "In the record"), lambda p: p.record, ink=_ink, strong=True),
        Column(words("CardDialogs", "Compared"), _verdict, 130, pill=lambda p: _ink(p) or "neutral"),
    ]


def _ink(pair: Pair) -> Tone | None:
    return "bad" if pair.differs else None


def _verdict(pair: Pair) -> str:
    if pair.differs:
        return str(words("CardDialogs", "differs"))
    return str(words("CardDialogs", "same") if pair.record else words("CardDialogs", "only on the card"))


def _text(text: str, role: str) -> Label:
    made = Label(role="muted" if role == "muted" else "strong", wrap=True)
    made.setText(text)
    return made
