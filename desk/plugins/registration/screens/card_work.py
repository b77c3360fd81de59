"""Cards as screens work with them: how they are said, what is read for their paper, and the paper's job."""

from dataclasses import dataclass

from desk.api.context import Services
from desk.api.hookspecs import Actor
from desk.api.manifest import Setting
from desk.core.i18n import Words, words
from desk.core.settings import Settings
from desk.kit.printing.paper import A4, CR80
from desk.kit.tokens import Tone
from desk.plugins.registration.print import card
from desk.plugins.registration.print.card import CARD
from desk.plugins.registration.print.card_made import paper_of
from desk.plugins.registration.print.card_words import CardPaper
from desk.records.cards.rules import CardState, IssuedCard
from desk.records.prints.rules import CANCELLED, SENT, PrintJob

HELPLINE = Setting("card_helpline", words("CardPanel", "Helpline printed on cards"), "")
PAPERS = {
    CR80.id: words("CardPanel", "ATM-size card"),
    A4.id: words("CardPanel", "A4 sheet: large card, ten stickers"),
}
WHY = {
    "new": words("CardPanel", "First card"), "renewal": words("CardPanel", "The old one ends"),
    "lost": words("CardPanel", "The old one is lost"), "damaged": words("CardPanel", "The old one is damaged"),
    "changed": words("CardPanel", "What stands on it has changed"),
}  # fmt: skip
"""Why a permanent card is asked for, as the wire has it."""
TONES: dict[CardState, Tone] = {
    CardState.VALID: "ok", CardState.EXPIRED: "warn", CardState.WITHDRAWN: "bad",
}  # fmt: skip


@dataclass(frozen=True)
class CardLine:
    """A card with its papers, newest first."""

    card: IssuedCard
    jobs: tuple[PrintJob, ...] = ()

    def printed(self, paper: str = "") -> int:
        """How often it came out, on this paper or on any."""
        return sum(job.state == SENT and paper in ("", job.paper) for job in self.jobs)

    @property
    def printable(self) -> bool:
        """Whether this desk holds what its code says."""
        return bool(self.card.texts)


def lines(actor: Actor, services: Services, patient_id: str, *, prints: bool) -> tuple[CardLine, ...]:
    """The cards of this person; with their papers where those may be read."""
    jobs = services.prints.of_patient(actor, patient_id, 500) if prints else ()
    cards = services.cards.of_patient(actor, patient_id)
    return tuple(CardLine(one, tuple(j for j in jobs if j.kind == CARD and j.subject_id == one.cti)) for one in cards)


def paper_for(actor: Actor, services: Services, settings: Settings, issued: IssuedCard) -> CardPaper:
    """What stands on a card, read from the record as it is now. Raises Refused."""
    patient = services.patients.patient(actor, issued.patient_id)
    photo = services.patients.photo(actor, patient.photo_id) if patient.photo_id else None
    facts = services.health.facts(actor, issued.patient_id)
    helpline = str(HELPLINE.read(settings, "registration"))
    return paper_of(issued, patient, facts, services.facility.facility(actor), photo or b"", helpline)


def queue(actor: Actor, services: Services, settings: Settings, issued: IssuedCard, paper: str) -> str:
    """Queue the first print of a card on this paper; gives the job's id."""
    body = card.write(paper_for(actor, services, settings, issued))
    return services.prints.queue(actor, CARD, issued.cti, issued.patient_id, paper, "", body)


def first_of(jobs: tuple[PrintJob, ...], paper: str) -> PrintJob | None:
    """The first job of a card on this paper that was not cancelled."""
    standing = (job for job in jobs if job.paper == paper and job.state != CANCELLED and not job.copy_number)
    return next(iter(sorted(standing, key=lambda job: job.made_at)), None)


def said_of(issued: IssuedCard) -> Words | None:
    """Why nothing more can be printed of a card, where that is so."""
    if issued.withdrawn is not None:
        return words("CardPanel", "This card is withdrawn. Issue a new one.")
    if not issued.texts:
        return words("CardPanel", "This card was made at another desk. Print it there, or issue a new one.")
    return None
