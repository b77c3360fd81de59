"""The patient as the house sees one: frozen, whole, in plain types. Rows never leave the service."""

from dataclasses import dataclass, field
from datetime import date

from desk.core.i18n import Words
from desk.records.patient.age import AgeView, age_of, birth_year
from desk.records.patient.draft import LATIN
from desk.records.patient.rules import LOCAL, UHID

OFFICIAL, OLD = "official", "old"
ACTIVE, ENTERED_IN_ERROR = "active", "entered-in-error"


@dataclass(frozen=True)
class NameView:
    """A name in one script (ISO 15924), from `made_at` until `ended_at` (UTC ms)."""

    use: str
    script: str
    text: str
    made_at: int
    ended_at: int | None = None


@dataclass(frozen=True)
class IdentifierView:
    """A number of the patient in a system of rules.py, or in a foreign one named by its address."""

    system: str
    value: str
    status: str
    made_at: int
    ended_at: int | None = None


@dataclass(frozen=True)
class PhoneView:
    """A phone in ten digits, and whose it is."""

    number: str
    whose: str
    made_at: int
    ended_at: int | None = None


@dataclass(frozen=True)
class AddressView:
    """An address; the one without an end is current."""

    line: str
    locality: str
    district: str
    state: str
    pin: str
    made_at: int
    ended_at: int | None = None


@dataclass(frozen=True)
class RelationView:
    """Father, mother, spouse, guardian or child; `related_id` where they are a patient too."""

    kind: str
    name: str
    name_native: str
    related_id: str | None
    made_at: int
    ended_at: int | None = None


@dataclass(frozen=True)
class Patient:
    """One patient, ended names and numbers included; `replaces` are the duplicates merged into this one.

    `provisional`: known from a slip only, until the record of the desk that registered them comes by the feed.
    """

    patient_id: str
    sex: str
    birth_date: str | None
    age_months: int | None
    age_told_on: str | None
    unknown: bool
    marks: str | None
    photo_id: str | None
    language: str | None
    active: bool
    replaced_by: str | None
    facility_id: str
    made_at: int
    made_by: str
    changed_at: int = field(default=0, compare=False)
    names: tuple[NameView, ...] = ()
    identifiers: tuple[IdentifierView, ...] = ()
    phones: tuple[PhoneView, ...] = ()
    addresses: tuple[AddressView, ...] = ()
    relations: tuple[RelationView, ...] = ()
    replaces: tuple[str, ...] = ()
    provisional: bool = field(default=False, compare=False)

    @property
    def name(self) -> str:
        """The current name in Latin letters; in its own script where it has no other."""
        return self._named(latin=True) or self.name_native

    @property
    def name_native(self) -> str:
        """The current name in its own script ("" where only the Latin one is known)."""
        return self._named(latin=False)

    @property
    def uhid(self) -> str:
        """The UHID, 9 characters without hyphens ("" where there is none yet)."""
        return self.identifier(UHID)

    @property
    def number(self) -> str:
        """What a slip prints: the UHID, or the facility's own number until there is one."""
        uhid = self.uhid
        return f"{uhid[:3]}-{uhid[3:6]}-{uhid[6:]}" if uhid else self.identifier(LOCAL)

    @property
    def phone(self) -> str:
        """The first current phone ("" where none)."""
        return next((p.number for p in self.phones if p.ended_at is None), "")

    @property
    def address(self) -> AddressView | None:
        """The current address."""
        return next((a for a in self.addresses if a.ended_at is None), None)

    @property
    def locality(self) -> str:
        """Locality of the current address, or its district."""
        at = self.address
        return (at.locality or at.district) if at else ""

    @property
    def birth_year(self) -> int | None:
        """Year of birth, estimated where only an age was told."""
        return birth_year(self.birth_date, self.age_months, self.age_told_on)

    def identifier(self, system: str) -> str:
        """The active number in `system` ("" where none)."""
        return next((i.value for i in self.identifiers if i.system == system and i.status == ACTIVE), "")

    def relation(self, kind: str) -> RelationView | None:
        """The current father, mother, spouse, guardian or child."""
        return next((r for r in self.relations if r.kind == kind and r.ended_at is None), None)

    def age(self, today: date) -> AgeView | None:
        """The age on `today`."""
        return age_of(self.birth_date, self.age_months, self.age_told_on, today)

    def _named(self, *, latin: bool) -> str:
        current = (n for n in self.names if n.ended_at is None and n.use != OLD)
        return next((n.text for n in current if (n.script == LATIN) is latin), "")


@dataclass(frozen=True)
class Found:
    """A line of a search: what may be shown at a shared desk, and no more."""

    patient_id: str
    name: str
    name_native: str
    sex: str
    age: AgeView | None
    locality: str


@dataclass(frozen=True)
class CloseMatch(Found):
    """Someone already registered who may be the same person, with the reasons; `score` 0 to 1.

    `certain`: the same UHID; such a match cannot be passed over.
    """

    score: float = 0.0
    reasons: tuple[Words, ...] = ()
    certain: bool = False


@dataclass(frozen=True)
class Change:
    """A line of a patient's history: which field, from what, to what, when, by whom (staff id), why."""

    field: str
    old: str
    new: str
    reason: str
    at: int
    by: str


@dataclass(frozen=True)
class ConsentView:
    """A consent as recorded."""

    consent_id: str
    purpose: str
    decision: str
    language: str
    how: str
    given_by: str
    at: int
    recorded_by: str


@dataclass(frozen=True)
class MadeSince:
    """A record made on the surviving patient after a merge, which an un-merge leaves there.

    kind: visit, health or coverage; `said` is what a person knows it by: token and day, the fact, the scheme.
    """

    kind: str
    record_id: str
    at: int
    said: str = ""
