"""The strip of a scanned card: what is proven, by whom, how old the lists are, and what to do now."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desk.core.clock import Clock, business_date
from desk.core.i18n import words
from desk.kit.buttons import button, icon_button
from desk.kit.flow import FlowLayout, column, row
from desk.kit.icon_label import IconLabel
from desk.kit.labels import Label, set_property
from desk.kit.pill import Pill
from desk.kit.texts import Texts, keyed
from desk.records.patient.view import Patient
from desk.shell.card_pairs import differences, facts_of, pairs
from desk.shell.card_shown import TONES, Shown, age_words, state_words

COMPARE_KEY, HEALTH_KEY = "Ctrl+G", "Ctrl+J"
"""Not F12 and not Ctrl+B: scanners send these before a code (docs/it.md)."""
_PICTURES = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


class CardStrip(QFrame):
    """Shows one code until it is closed or another patient comes. The buttons only tell the wish."""

    compare_wanted = Signal()
    health_wanted = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("card")
        self._clock = clock
        self.now: Shown | None = None
        self._picture = IconLabel("id-card", "info", 22)
        self._line, holder = FlowLayout(self, gap=10), QWidget()
        self.title, self.state, self.lists, self.compared = Label(role="strong"), Pill(), Pill(), Pill()
        self.said, self.advice = Label(role="muted", wrap=True), Label(wrap=True)
        for part in (self.state, self.title, self.lists, self.compared):
            self._line.addWidget(part)
        holder.setLayout(self._line)
        self.compare_button = button(
            keyed(words("CardStrip", "Compare name, age, sex"), COMPARE_KEY), self.compare_wanted.emit,
            icon_name="users",
        )  # fmt: skip
        self.health_button = button(
            keyed(words("CardStrip", "Blood group, allergies"), HEALTH_KEY), self.health_wanted.emit, kind="quiet",
            icon_name="heart-pulse",
        )  # fmt: skip
        self.close_button = icon_button("x", words("CardStrip", "Put this card away"), self.put_away)
        self._texts = (Texts(self), Texts(self), Texts(self))
        self._lay_out(holder)
        self.hide()

    def _lay_out(self, holder: QWidget) -> None:
        middle = column(self, holder, self.said, self.advice, gap=4)
        box = row(self, self._picture, gap=12, margins=(16, 10, 16, 10))
        box.addLayout(middle, 1)
        for made in (self.health_button, self.compare_button, self.close_button):
            box.addWidget(made)
        self.setLayout(box)

    def show_card(self, what: Shown, record: Patient | None = None, *, open_now: bool = False) -> None:
        """Show this one, held against the patient's record where there is one; `open_now`: their banner is shown."""
        self.now = what
        tone = TONES[what.state]
        set_property(self, "tone", tone)
        self._picture.set_icon(_PICTURES[tone], tone)
        self.state.say(state_words(what.state), tone)
        say_title, say_facts, say_advice = self._texts
        say_title(self.title.setText, _titled(what))
        say_facts(self._say_facts, _facts(what))
        say_advice(self.advice.setText, what.advice)
        self.lists.setVisible(what.lists is not None)
        if what.lists is not None:
            self.lists.say(*age_words(what.lists, self._clock.now_ms()))
        self._say_compared(what, record)
        self._offer(open_now or record is not None)
        self.show()

    def say_same(self) -> None:
        """The clerk has compared it: it is this person."""
        self.compared.say(words("CardStrip", "Compared: same person"), "ok")
        self.compared.show()

    def belongs_to(self, patient_id: str | None) -> None:
        """A patient's banner is shown, or put away: a card of somebody else goes."""
        if self.now is not None and self.now.patient_id != (patient_id or ""):
            self.put_away()
        elif self.now is not None and patient_id:
            self._offer(True)

    def put_away(self) -> None:
        """Show no card."""
        self.now = None
        self.hide()

    @property
    def can_compare(self) -> bool:
        """Whether the card's patient is open, and the card says something to hold against the record."""
        return self.now is not None and not self.compare_button.isHidden()

    def _offer(self, is_open: bool) -> None:
        what = self.now
        self.compare_button.setVisible(what is not None and is_open and what.comparable)
        self.health_button.setVisible(what is not None and is_open and what.offers_health)

    def _say_compared(self, what: Shown, record: Patient | None) -> None:
        self.compared.setVisible(record is not None and what.person is not None)
        if record is None or what.person is None:
            return
        count = differences(pairs(what.person, record, business_date(self._clock.now_ms())))
        if count:
            self.compared.say(words("CardStrip", "%n difference(s) from the record", count=count), "bad")
        else:
            self.compared.say(words("CardStrip", "As in the record"), "ok")

    def _say_facts(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))


def _titled(what: Shown) -> Callable[[], str]:
    return lambda: " · ".join(part for part in (str(what.title), what.issuer) if part)


def _facts(what: Shown) -> Callable[[], str]:
    """What the card says of the person, where no banner of a patient says it."""
    person = what.person
    if what.patient_id or person is None:
        return str
    return lambda: " · ".join(facts_of(person))
