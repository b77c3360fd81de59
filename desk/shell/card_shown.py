"""What a scanned code amounts to, ready to be shown: pure, but for the words that are put into a language later."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desk.codes.aadhaar import AadhaarCode
from desk.codes.advice import advice
from desk.codes.card import Card
from desk.codes.person import Person
from desk.codes.slip import SignedSlip
from desk.codes.state import Meaning, State, in_words
from desk.codes.trust import Freshness
from desk.core.i18n import Words, words
from desk.kit.tokens import Tone
from desk.records.cards.trusted import ListsAge

DAY_MS = 24 * 3600 * 1000
TONES: Mapping[State, Tone] = {
    State.VERIFIED: "ok", State.EXPIRED: "warn", State.REVOKED: "bad", State.UNKNOWN_ISSUER: "warn",
    State.TAMPERED: "bad", State.UNSIGNED: "warn",
}  # fmt: skip
_KINDS = {
    "card": words("CardShown", "e-health card"), "slip": words("CardShown", "Token slip"),
    "abha": words("CardShown", "ABHA code"), "aadhaar": words("CardShown", "Aadhaar code"),
    "shc": words("CardShown", "SMART Health Card"), "hcert": words("CardShown", "Health certificate (EU, WHO)"),
}  # fmt: skip
_TEMPORARY = words("CardShown", "Temporary e-health card")
_AGES: Mapping[Freshness, Tone] = {
    Freshness.MISSING: "bad", Freshness.FRESH: "ok", Freshness.AGEING: "warn", Freshness.OLD: "bad",
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A code of a person, as the strip shows it. `patient_id`: whose banner it belongs to, "" while nobody's.

    `lists`: the age of the list of withdrawn cards, where the code is judged by it.
    """

    kind: str
    state: State
    title: Words
    advice: Words
    issuer: str = ""
    person: Person | None = field(default=None, repr=False)
    patient_id: str = ""
    lists: ListsAge | None = None

    @property
    def comparable(self) -> bool:
        """Whether it says something of a person that can be held against a record."""
        return self.person is not None and bool(self.person.name)

    @property
    def offers_health(self) -> bool:
        """Whether blood group and allergies may be offered from it: of a proven card of ours, and of nothing else."""
        person = self.person
        proven = self.kind == Card.kind and self.state is State.VERIFIED
        return proven and person is not None and bool(person.blood_group or person.allergies)


def shown(meaning: Meaning, patient_id: str, lists: ListsAge | None) -> Shown:
    """A meaning of any kind that speaks of a person, told to be `patient_id` here ("" nobody yet)."""
    title = _KINDS.get(meaning.kind, words("CardShown", "Code"))
    if isinstance(meaning, Card) and meaning.temporary:
        title = _TEMPORARY
    ours = isinstance(meaning, Card | SignedSlip)
    # Nothing of an Aadhaar code is shown, or kept, before the consent was given.
    person = None if isinstance(meaning, AadhaarCode) else getattr(meaning, "person", None)
    issuer = getattr(meaning, "issuer", "")
    judged = ours and meaning.state is not State.TAMPERED  # a forgery is one, however old the lists are
    return Shown(
        meaning.kind, meaning.state, title, advice(meaning), issuer, person, patient_id, lists if judged else None
    )


def state_words(state: State) -> Words:
    """The state as the strip says it."""
    return in_words(state)


def age_words(lists: ListsAge, now: int) -> tuple[Words, Tone]:
    """How old the list of withdrawn cards is, and in which tone that is said (amber after 7 days, red after 30)."""
    tone = _AGES[lists.freshness]
    if lists.issued_at is None:
        return words("CardShown", "No list of withdrawn cards"), tone
    days = max(0, (now - lists.issued_at) // DAY_MS)
    if days == 0:
        return words("CardShown", "List of withdrawn cards: today's"), tone
    return words("CardShown", "List of withdrawn cards: %n day(s) old", count=days), tone
