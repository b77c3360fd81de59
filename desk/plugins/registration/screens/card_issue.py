"""Issuing a card: a permanent one from the cloud, a temporary one by this desk; then its paper."""

from PySide6.QtWidgets import QPushButton, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.busy import Busy
from desk.kit.choice_field import ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.kit.printing.paper import CR80
from desk.plugins.registration.screens import card_work, patient_words
from desk.plugins.registration.screens.card_photo import CardPhoto
from desk.records.cards.rules import IssuedCard
from desk.records.patient.view import Patient


class _CardDialog(Dialog):
    """What both kinds share: photo, paper, and the way from an issued card to its paper."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, patient: Patient, title: Words, text: Words
    ) -> None:
        super().__init__(parent, title, text, width_px=560)
        self._context, self._patient, self._temporary_key = context, patient, new_id()
        self._ask, self._busy, self._under_way = Asking(context, self), Busy(self), False
        self._acts: list[QPushButton] = []
        self.form = Form()
        self.photo = CardPhoto(context, patient)
        self.note = Label(role="muted", wrap=True)
        self.note.hide()
        self.body.addWidget(self.photo)
        self.body.addWidget(self.form)
        self.body.addWidget(self.note)

    def issue_temporary(self) -> None:
        """Sign a temporary card here and now."""
        if not self._begin(words("CardPanel", "The card is being signed…")):
            return
        cards, who = self._context.plugin.services.cards, self._patient.patient_id
        self._ask.write(
            lambda actor: cards.issue_temporary(actor, who), self._issued, self._failed, intent=self._temporary_key
        )

    def _add_paper(self) -> None:
        papers = ChoiceField(patient_words.choices(card_work.PAPERS))
        self.form.add("paper", papers, words("CardPanel", "&Print on"), required=True)
        papers.set_value(CR80.id)

    def _begin(self, said: Words) -> bool:
        """One card is asked for once, however often a key is pressed."""
        if self._under_way:
            return False
        self.words(self.note.setText, said)
        self._set_under_way(True)
        return True

    def _set_under_way(self, under_way: bool) -> None:
        self._under_way = under_way
        self._busy.show_busy(under_way)
        self.note.setVisible(under_way)
        if under_way:
            self.setFocus()  # a button that is switched off would hand the keyboard to the camera's
        for one in self._acts:
            one.setEnabled(not under_way)

    def _issued(self, card: IssuedCard) -> None:
        services, settings = self._context.plugin.services, self._context.plugin.settings.now
        paper = str(self.form.field("paper").value() or CR80.id)

        def queue(actor: Actor) -> str:
            return card_work.queue(actor, services, settings, card, paper)

        self._ask.write(queue, self._queued, self._not_queued, intent=new_id())

    def _queued(self, job_id: str) -> None:
        self.accept()
        self._context.window.print_job(job_id)

    def _not_queued(self, error: DeskError) -> None:
        """There is a card without a paper: the list of cards prints it."""
        self.accept()
        self._ask.say(error)

    def _failed(self, error: DeskError) -> None:
        self._set_under_way(False)
        self.form.show_refusal(error)
        self._acts[0].setFocus()


class IssueCardDialog(_CardDialog):
    """Enter asks the cloud; where nothing comes of that, the next Enter makes a temporary card."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, patient: Patient, *, replaces: bool = False
    ) -> None:
        text = words("CardPanel", "The cloud signs it. Earlier cards of this patient are withdrawn then.")
        super().__init__(parent, context, patient, words("CardPanel", "Issue an e-health card"), text)
        self._key = new_id()
        reasons = ChoiceField(patient_words.choices(card_work.WHY))
        self.form.add("reason", reasons, words("CardPanel", "&Why"), required=True)
        reasons.set_value(None if replaces else "new")
        self._add_paper()
        self.form.submitted.connect(self.issue)
        self.add_button(CANCEL, self.reject)
        self.temporary_button = self.add_button(words("CardPanel", "Temporary card"), self.issue_temporary)
        self.issue_button = self.add_button(words("CardPanel", "Issue card"), self.issue, "primary", default=True)
        self._acts = [self.temporary_button, self.issue_button]
        self.form.focus_first()

    def issue(self) -> None:
        """Ask the cloud for the card."""
        asking = words("CardPanel", "The cloud is being asked. This takes a few seconds…")
        if not self.form.check() or not self._begin(asking):
            return
        ask_cloud, who = self._context.plugin.issue_card, self._patient.patient_id
        reason = str(self.form.field("reason").value())
        # One wish keeps one number: where only the cloud's answer was lost, the same card comes again.
        self._ask.afar(
            lambda actor: ask_cloud(actor, who, reason), self._issued, self._not_signed, intent=self._key
        )

    def _not_signed(self, error: DeskError) -> None:
        """Whatever kept the cloud from it: the next Enter makes a temporary card."""
        self._failed(error)
        self.issue_button.setDefault(False)
        self.temporary_button.setDefault(True)
        self.temporary_button.setFocus()


class TemporaryCardDialog(_CardDialog):
    """Signed by this desk, with or without the cloud."""

    def __init__(self, parent: QWidget, context: ScreenContext, patient: Patient) -> None:
        text = words(
            "CardPanel",
            "This desk signs it, without the cloud too. It is good for a year and says that it is temporary; earlier "
            "temporary cards of this patient are withdrawn.",
        )
        super().__init__(parent, context, patient, words("CardPanel", "Make a temporary card"), text)
        self._add_paper()
        self.form.submitted.connect(self.issue_temporary)
        self.add_button(CANCEL, self.reject)
        make = words("CardPanel", "Make the card")
        self.issue_button = self.add_button(make, self.issue_temporary, "primary", default=True)
        self._acts = [self.issue_button]
        self.form.focus_first()
