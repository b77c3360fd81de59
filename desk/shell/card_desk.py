"""The acts about the card in the strip: compare it with the record, offer what it says of health."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.core.clock import Clock, business_date
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.records.health import from_card
from desk.records.health.rules import HealthDraft, HealthFact
from desk.records.health.service import HealthService
from desk.records.patient.service import PatientService
from desk.records.patient.view import Patient
from desk.security.authorize import Actor
from desk.shell.card_dialogs import CompareDialog, HealthDialog
from desk.shell.card_shown import Shown
from desk.shell.card_strip import CardStrip
from desk.tasks.runner import Runner

T = TypeVar("T")


class Desk(Protocol):
    """What is asked of the window."""

    def acting(self) -> Actor: ...

    def may(self, action: str) -> bool: ...

    def notice(self, words: Words, *, tone: str = "plain") -> None: ...

    def show_patient(self, patient_id: str | None) -> None: ...

    def search_again(self) -> None: ...


class CardDesk(QObject):
    """Answers the strip's wishes. Whatever is answered is audited; nothing of health is written unasked."""

    def __init__(
        self, window: QWidget, desk: Desk, strip: CardStrip, patients: PatientService, health: HealthService,
        runner: Runner, clock: Clock,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._desk, self.strip = window, desk, strip
        self._patients, self._health, self._runner, self._clock = patients, health, runner, clock
        strip.compare_wanted.connect(self.compare)
        strip.health_wanted.connect(self.offer_health)

    def can_compare(self) -> bool:
        """Whether a card lies in the strip whose patient is open."""
        return self._now() is not None

    def compare(self) -> None:
        """Card and record side by side: is it this person?"""
        what = self._now()
        if what is not None:
            self._read(lambda actor: self._patients.patient(actor, what.patient_id), lambda got: self._ask(what, got))

    def offer_health(self) -> None:
        """Offer what a verified card says of health and the record does not."""
        self._offer(quietly=False)

    def _now(self) -> Shown | None:
        return self.strip.now if self.strip.can_compare else None

    def _ask(self, what: Shown, record: Patient) -> None:
        if self.strip.now is what:
            today = business_date(self._clock.now_ms())
            CompareDialog(self._window, what, record, today, lambda same: self._answered(what, same)).open()

    def _answered(self, what: Shown, same: bool) -> None:
        def work(actor: Actor) -> None:
            self._patients.compared(actor, what.patient_id, what.kind, what.state.value, same=same)

        self._read(work, lambda _: None)
        if same:
            self.strip.say_same()
            self._offer(quietly=True)
            return
        self._desk.show_patient(None)
        self.strip.put_away()
        self._desk.notice(_ANOTHER, tone="warn")
        self._desk.search_again()

    def _offer(self, *, quietly: bool) -> None:
        what = self.strip.now
        if what is None or not what.patient_id or not what.offers_health or not self._desk.may("health.record"):
            return

        def show(facts: tuple[HealthFact, ...]) -> None:
            assert what.person is not None
            drafts = from_card.offers(what.person, facts)
            if not drafts:
                self._desk.notice(_KNOWN) if not quietly else None
                return
            against = from_card.against(drafts, facts)
            said = [from_card.in_words(draft) for draft in drafts]
            HealthDialog(self._window, said, against, lambda: self._take_over(what.patient_id, drafts)).open()

        self._read(lambda actor: self._health.facts(actor, what.patient_id), show)

    def _take_over(self, patient_id: str, drafts: tuple[HealthDraft, ...]) -> None:
        intents = [new_id() for _ in drafts]

        def work(actor: Actor) -> None:
            for intent, draft in zip(intents, drafts, strict=True):
                self._health.record(actor.intending(intent), patient_id, draft)

        try:
            actor = self._desk.acting()
        except DeskError as refused:
            self._say(refused)
            return
        self._runner.write(
            lambda: work(actor), lambda _: self._desk.notice(_TAKEN, tone="good"), self._say, self
        )

    def _read(self, ask: Callable[[Actor], T], done: Callable[[T], object]) -> None:
        try:
            actor = self._desk.acting()
        except DeskError as refused:
            self._say(refused)
            return
        self._runner.read(lambda: ask(actor), done, self._say, self)

    def _say(self, error: DeskError) -> None:
        self._desk.notice(error.sentence, tone="warn")


_ANOTHER = words(
    "CardDesk", "Not the same person: this record is put away. Search by name, and keep the card for the supervisor."
)
_KNOWN = words("CardDesk", "The record says all of it already.")
_TAKEN = words("CardDesk", "Taken over, as from a card.")
