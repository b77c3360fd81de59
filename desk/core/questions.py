"""Questions: what one plugin may ask of all others, through one hook. Frozen; they name their answer's type."""

from dataclasses import dataclass

from desk.core.i18n import Words


@dataclass(frozen=True)
class MayMerge:
    """May `duplicate_id` become known as `survivor_id`? Asked of all; any refusal wins.

    Answer: `Refusal` or None.
    """

    duplicate_id: str
    survivor_id: str


@dataclass(frozen=True)
class Refusal:
    """Why not, in words for the clerk."""

    reason: Words


@dataclass(frozen=True)
class PriceOf:
    """What does a service (`code` of the tariff, or of a medicine or test) cost on `day` (ISO)?

    kind: "service", "medicine" or "test". With a patient the price of their category. Answer: `PriceIs`.
    """

    kind: str
    code: str
    day: str
    patient_id: str | None = None


@dataclass(frozen=True)
class PriceIs:
    """paise of one unit (`units` of a pack), None where it is to be priced; `why`: by which rule."""

    paise: int | None
    units: int
    text: str
    why: Words | None = None


@dataclass(frozen=True)
class CoverageFor:
    """Which schemes would pay for a visit of `visit_type` of this patient on `day`, at `department_id`?

    follow_up: the visit is meant as one. Answer: `CoverageIs`.
    """

    patient_id: str
    visit_type: str
    department_id: str
    day: str
    follow_up: bool = False


@dataclass(frozen=True)
class CoverageIs:
    """What the visit would cost the patient, in paise (None: to be priced).

    sentences: for each scheme that pays, in English and Hindi; why: other reasons of the price (a free follow-up).
    """

    patient_paise: int | None
    sentences: tuple[tuple[str, str], ...] = ()
    why: tuple[Words, ...] = ()


@dataclass(frozen=True)
class PaperOf:
    """What is recorded of the paper of money with this number, whose code was found genuine?

    form: what the code calls it ("receipt", "refund" …); paise: what it says was paid; tail: the last 8 bytes of its
    document's id, 16 hexadecimal digits. Answer: `PaperIs`.
    """

    number: str
    form: str
    paise: int
    tail: str


@dataclass(frozen=True)
class PaperIs:
    """What the record says, in a sentence; tone "good", "warn" or "bad". Where it can be opened: screen and arguments
    ("" where it is not recorded here), and the right that this needs.
    """

    sentence: Words
    tone: str
    screen: str = ""
    arguments: tuple[tuple[str, str], ...] = ()
    action: str = ""


Question = MayMerge | PriceOf | CoverageFor | PaperOf
Answer = Refusal | PriceIs | CoverageIs | PaperIs
