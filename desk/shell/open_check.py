"""Opening a record that was found by search asks one more fact; a supervisor may go without, saying why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.records.patient import opening
from desk.records.patient.guessing import TooManyGuesses
from desk.records.patient.service import PatientService
from desk.security.authorize import Actor
from desk.tasks.runner import Runner

T = TypeVar("T")
_ASKS: dict[str, Words] = {
    opening.BIRTH_YEAR: words("OpenCheck", "year of birth"),
    opening.PHONE: words("OpenCheck", "last 4 digits of the mobile"),
    opening.FATHER: words("OpenCheck", "father's name"),
}


@dataclass(frozen=True)
class Asker:
    """What the check stands on: the patients' service, the way off the UI thread, and who acts just then."""

    patients: PatientService
    work: Runner
    acting: Callable[[], Actor]
    may: Callable[[str], bool]
    said: Callable[[DeskError], object]

    def ask(
        self,
        ask: Callable[[Actor], T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object],
        owner: QWidget,
    ) -> None:
        """Ask the service in the name of who is signed in; a locked desk refuses like a rule does."""
        try:
            actor = self.acting()
        except DeskError as refused:
            failed(refused)
            return
        # A try is counted on disk before its answer is told, so all of this goes the writer's way.
        self.work.write(lambda: ask(actor), done, failed, owner)


class OpenCheck:
    """`open(patient_id, then)` calls `then(patient_id)` once a fact was right. Not for cards and scans.

    `known`: facts that the asker has typed already (of a new patient's form); one that is right asks no more.
    """

    def __init__(self, window: QWidget, asker: Asker) -> None:
        self._window, self._asker = window, asker

    def open(self, patient_id: str, then: Callable[[str], object], known: Sequence[str] = ()) -> None:
        """Ask what is needed, then `then(patient_id)`; nothing when the person gives up."""
        patients = self._asker.patients

        def work(actor: Actor) -> tuple[bool, tuple[str, ...]]:
            facts = [fact for fact in known if fact]
            try:
                right = bool(facts) and patients.verify_opening(actor, patient_id, *facts)
            except TooManyGuesses:  # the dialog says so at the next try; a supervisor's way is there, too
                right = False
            return right, () if right else patients.opening_asks(actor, patient_id)

        def answered(answer: tuple[bool, tuple[str, ...]]) -> None:
            right, asks = answer
            if right or not asks:
                then(patient_id)
            else:
                OpenCheckDialog(self._window, self._asker, patient_id, asks, then).open()

        self._asker.ask(work, answered, self._asker.said, self._window)


class OpenCheckDialog(Dialog):
    """One field; Enter tries it. With the right to it a second field says why nothing is asked."""

    def __init__(
        self,
        parent: QWidget,
        asker: Asker,
        patient_id: str,
        asks: Sequence[str],
        then: Callable[[str], object],
    ) -> None:
        text = words("OpenCheck", "Ask the patient, then type one of them. With a card this is not asked.")
        super().__init__(parent, words("OpenCheck", "One more fact"), text, tone="primary")
        self._asker, self._patients = asker, asker.patients
        self._patient_id, self._then, self._busy = patient_id, then, False
        known = [_ASKS[name] for name in asks if name in _ASKS]
        self.form = Form()
        self.fact = self.form.add("fact", TextField(100), lambda: _label(known))
        skips = [Choice(code, said) for code, said in opening.SKIPS.items()]
        self.skip = ChoiceField(skips, empty=words("OpenCheck", "Ask (no reason to skip)"))
        if asker.may("patient.open-unasked"):
            self.form.add("reason", self.skip, words("OpenCheck", "Or open without asking, because"))
        self.form.submitted.connect(self._try)
        self.form.cancelled.connect(self.reject)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("OpenCheck", "Open"), self._try, "primary", default=True)
        self.form.focus_first()

    def _try(self) -> None:
        fact, reason = self.fact.text(), self.skip.value()
        if self._busy:
            return
        if not fact and not reason:
            self.form.show_problems({"fact": words("OpenCheck", "Type what the patient said.")})
            return
        self._busy = True
        patients, who = self._patients, self._patient_id
        if fact:
            self._asker.ask(lambda a: patients.verify_opening(a, who, fact), self._answered, self._failed, self)
        else:
            self._asker.ask(
                lambda a: patients.open_unasked(a, who, str(reason)), lambda _: self._answered(True), self._failed, self
            )

    def _answered(self, right: bool) -> None:
        self._busy = False
        if not right:
            self.form.show_problems({"fact": words("OpenCheck", "That does not match the record. Ask again.")})
            self.fact.edit.selectAll()
            return
        self.accept()
        self._then(self._patient_id)

    def _failed(self, error: DeskError) -> None:
        self._busy = False
        self.form.show_refusal(error)


def _label(known: Sequence[Words]) -> str:
    said = str(words("OpenCheck", " or ")).join(str(one) for one in known)
    return said[:1].upper() + said[1:]
