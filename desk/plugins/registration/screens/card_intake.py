"""A scanned code in the form for a new patient: its fields, how far they may be trusted, and what is kept of that."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.codes import handed as handing
from desk.codes.card import Card
from desk.codes.handed import Handed
from desk.codes.read import read
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.core.errors import Refused, Unreadable
from desk.core.i18n import Words, words
from desk.kit.fields import TextField
from desk.plugins.registration.screens import claim
from desk.plugins.registration.screens.claim_strip import ClaimStrip
from desk.plugins.registration.screens.patient_form import PatientForm
from desk.records.patient.draft import Consent, PatientDraft, Relative

_DRAFT_NAMES = {"birth": "birth_date"}
_FORM_ONLY = frozenset({"scheme"})


class CardIntake(QObject):
    """`compared` runs when the clerk has compared it, `dropped` when it goes on without the card."""

    def __init__(
        self, context: ScreenContext, form: PatientForm, compared: Callable[[], object], dropped: Callable[[], object]
    ) -> None:
        super().__init__(form)
        self._context, self._form = context, form
        self.strip = ClaimStrip()
        self.fields: dict[str, object] = {}  # field -> what the card put there, while nobody typed over it
        self._handed: Handed | None = None
        self._consent: Consent | None = None
        self.strip.seen.connect(lambda: self._mark(self.strip.mark()))
        self.strip.seen.connect(compared)
        self.strip.dropped.connect(self._drop)
        self.strip.dropped.connect(dropped)

    def take(self, what: Handed, consent: Consent | None = None) -> None:
        """Fill the form with what the code says; `consent` was given before, where the law wants one."""
        values = claim.fields(what.person)
        self._form.more.hold_abha(values.pop("abha_number", ""), values.pop("abha_address", ""))
        self._form.put(values)
        state = self._form.state()
        self._handed, self._consent = what, consent
        self.fields = {name: state[name] for name in values}
        self.strip.begin(what.kind, proven=what.proven)
        self._mark(self.strip.mark())
        self._form.fold.setChecked(True)

    def forget(self) -> None:
        """Another patient."""
        self._mark("")
        self.fields, self._handed, self._consent = {}, None, None
        self.strip.hide()

    def edited(self) -> None:
        """What the clerk typed over is no longer the card's."""
        state = self._form.state()
        for name, said in list(self.fields.items()):
            if state.get(name) != said:
                del self.fields[name]
                if not isinstance(self._form.field(name), TextField):  # which says anew what it has understood
                    self._form.field(name).noted.emit("")

    # -- keeping ----------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        """As plain values, for a draft."""
        return {
            "claimed": self.fields, "compared": self.strip.is_compared(),
            "card": self._handed.written() if self._handed else "",
            "card_consent": vars(self._consent) if self._consent else {},
        }  # fmt: skip

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring it back, after the form."""
        claimed, text, consent = draft.get("claimed"), draft.get("card"), draft.get("card_consent")
        if not isinstance(claimed, Mapping) or not isinstance(text, str) or not text:
            return
        try:
            self._handed = handing.read(text)
        except Unreadable:
            return
        self._consent = Consent(**consent) if isinstance(consent, Mapping) and consent else None
        self.fields = dict(claimed)
        self.strip.begin(self._handed.kind, proven=self._handed.proven)
        if draft.get("compared"):
            self.strip.settle()
        self._mark(self.strip.mark())

    def marked(self, draft: PatientDraft) -> PatientDraft:
        """The draft, saying which fields the clerk took from the card without changing them, and by what consent."""
        self.edited()  # what was typed just now, before the form has said so
        names = frozenset(_DRAFT_NAMES.get(name, name) for name in {*self.fields, *self._abha()} - _FORM_ONLY)
        if self._consent is not None:
            draft = replace(draft, consents=(*draft.consents, self._consent))
        proven = self._handed is not None and self._handed.proven
        return replace(draft, proven=names) if proven else replace(draft, claimed=names)

    def keeping(self) -> Callable[[Actor, PatientDraft], PatientDraft]:
        """What remains to be done off the UI thread: read the card once more, and find the guardian on it.

        The function raises Refused when the card proves nothing any more.
        """
        what, services, clock = self._handed, self._context.plugin.services, self._context.plugin.store.clock
        if what is None or not what.text:
            return lambda _actor, draft: draft

        def keep(actor: Actor, draft: PatientDraft) -> PatientDraft:
            scan = Scan.of_text(what.text, Source.TYPED, clock.now_ms())
            card = read(scan, trust=services.cards.trust(actor))
            if not isinstance(card, Card) or card.state is not State.VERIFIED or card.person is None:
                raise Refused(_NO_MORE)
            guardian = self._guardian(actor, card.person.guardian_uhid, draft)
            return replace(draft, card=card, relatives=(*draft.relatives, *guardian))

        return keep

    def _guardian(self, actor: Actor, uhid: str, draft: PatientDraft) -> tuple[Relative, ...]:
        """The guardian whose UHID stands on a child's card, where they are a patient here."""
        patients = self._context.plugin.services.patients
        ids = patients.by_identifier(actor, uhid) if uhid else ()
        if len(ids) != 1 or any(one.kind == "guardian" for one in draft.relatives):
            return ()
        found = patients.patient(actor, ids[0])
        return (Relative("guardian", found.name, found.name_native, found.patient_id),)

    def _abha(self) -> Iterator[str]:
        """The numbers that waited for the consent, and now stand in the form as the card has them."""
        held = self._form.more.held_abha() if self._handed else {}
        return (name for name, said in held.items() if said and self._form.more.field(name).value() == said)

    def _drop(self) -> None:
        """The patient wants no card here: what it said goes, and is asked like of anyone else."""
        self._form.put(dict.fromkeys(self.fields))
        self._form.more.hold_abha("", "")
        self.forget()

    def _mark(self, say: Words | str) -> None:
        """Under each field that came from the card: how far it may be trusted. An edit of the field takes it away."""
        for name in self.fields:
            self._form.field(name).noted.emit(say)


_NO_MORE = words(
    "CardIntake", "This card proves nothing any more: it was withdrawn or its time is over. Go on without the card."
)
