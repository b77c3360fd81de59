"""What a form, a card or an import says of a patient: not yet checked, not yet anyone's record."""

from dataclasses import dataclass, field

from desk.codes.card import Card

LATIN, DEVANAGARI = "Latn", "Deva"


@dataclass(frozen=True)
class Phone:
    """A phone number and whose it is: self, father, mother, spouse, guardian, child, other."""

    number: str
    whose: str = "self"


@dataclass(frozen=True)
class Address:
    """Where the patient lives. `pin` is India's postal code, six digits."""

    line: str = ""
    locality: str = ""
    district: str = ""
    state: str = ""
    pin: str = ""


@dataclass(frozen=True)
class Relative:
    """Father, mother, spouse, guardian or child, by name and, where they are a patient here, by id."""

    kind: str
    name: str = ""
    name_native: str = ""
    patient_id: str | None = None


@dataclass(frozen=True)
class Number:
    """A number the patient brings. system: uhid, abha-number, abha-address, old-opd, or scheme:<code>."""

    system: str
    value: str


@dataclass(frozen=True)
class Consent:
    """A consent as given. purpose: abha, treatment, share …; how: spoken, signed; decision: given, refused, withdrawn.

    given_by: self, father, mother, spouse, guardian, other.
    """

    purpose: str
    language: str
    how: str = "spoken"
    given_by: str = "self"
    decision: str = "given"


@dataclass(frozen=True)
class PatientDraft:
    """A patient as entered. Needed: a name in either script, sex, and a birth date or an age.

    sex: "0" unknown, "1" male, "2" female, "9" other; "" is not yet answered. birth_date: YYYY-MM-DD, YYYY-MM, YYYY or
    d/m/yyyy. age_months: the age as told, in months, when no date is known; told_on (YYYY-MM-DD) is today unless given.
    photo: JPEG of at most 60 KB. claimed: the fields that a card's unproven claim filled in and the clerk has seen;
    all others were typed. card: the VERIFIED card of ours from which somebody is registered whom this desk does not
    know: the patient keeps the id and UHID that stand on it. proven: the fields that a verified card filled in.
    """

    name: str = ""
    name_native: str = ""
    sex: str = ""
    birth_date: str = ""
    age_months: int | None = None
    told_on: str = ""
    phones: tuple[Phone, ...] = ()
    address: Address = field(default_factory=Address)
    relatives: tuple[Relative, ...] = ()
    numbers: tuple[Number, ...] = ()
    language: str = ""
    marks: str = ""
    photo: bytes | None = None
    consents: tuple[Consent, ...] = ()
    claimed: frozenset[str] = frozenset()
    unknown: bool = False
    card: Card | None = field(default=None, repr=False)
    proven: frozenset[str] = frozenset()
