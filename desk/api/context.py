"""What a plugin is started with, and what its screens may ask of the window. Never the application itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, runtime_checkable

from sqlalchemy import Connection

from desk.codes.pack import Pack
from desk.codes.person import Person
from desk.codes.receipt import Receipt
from desk.codes.trust import NOTHING_TRUSTED, Trust
from desk.core.changes import Changes
from desk.core.errors import DeskError, Unreachable
from desk.core.i18n import Words, words
from desk.core.questions import Answer, Question
from desk.core.settings import Settings
from desk.kit.shortcuts import Commands
from desk.records.cards.rules import IssuedCard
from desk.records.cards.service import CardService
from desk.records.coverage.service import CoverageService
from desk.records.facility.service import FacilityService
from desk.records.health.service import HealthService
from desk.records.numbers.owned import OwnSeries
from desk.records.patient.service import PatientService
from desk.records.prints.service import PrintService
from desk.records.visit.service import VisitService
from desk.security.authorize import Actor
from desk.store.store import Store as Store  # what a service of a plugin is made with

T = TypeVar("T")


@dataclass(frozen=True)
class Services:
    """The services of the records, which all plugins share."""

    patients: PatientService
    health: HealthService
    coverage: CoverageService
    visits: VisitService
    facility: FacilityService
    prints: PrintService
    cards: CardService


class SignSlip(Protocol):
    """Signs what a visit's slip says, with this desk's certified key."""

    def __call__(self, person: Person, visit_id: str, token: str, at: int) -> str | None:
        """The text of the slip's QR code; None where this desk may not sign (yet). `at`: UTC ms."""
        ...


def no_certificate(person: Person, visit_id: str, token: str, at: int) -> str | None:
    """Of a desk that has no certificate: nothing is signed."""
    return None


class SignReceipt(Protocol):
    """Signs what stands in the code of a paper of billing, with this desk's certified key."""

    def __call__(self, what: Receipt, at: int) -> str | None:
        """The text of the paper's QR code; None where this desk may not sign receipts (yet). `at`: UTC ms."""
        ...


def no_code(what: Receipt, at: int) -> str | None:
    """Of a desk that has no certificate: its papers bear no code."""
    return None


class IssueCard(Protocol):
    """Asks the cloud for a permanent card."""

    def __call__(self, actor: Actor, patient_id: str, reason: str) -> IssuedCard:
        """The card, kept here; `reason`: new, renewal, lost, damaged or changed. Takes seconds.

        Raises Unreachable (the sentence says what to do instead), Refused.
        """
        ...


def no_cloud(actor: Actor, patient_id: str, reason: str) -> IssuedCard:
    """Of a desk that has no cloud: there is nobody who signs."""
    raise Unreachable(words("Cards", "The cloud cannot be reached. Print a temporary card: it is valid for a year."))


class Seal(Protocol):
    """Signs this desk's own papers beside their text, and checks those of any desk (desk/codes/detached.py)."""

    def sign(self, domain: str, text: bytes, at: int) -> str:
        """The signature, for one purpose (`domain`); "" where this desk may not sign (yet). `at`: UTC ms."""
        ...

    def check(self, connection: Connection, domain: str, text: bytes, signature: str) -> str:
        """Whether it holds: signed, unsigned, unproven (by a desk that is not known here) or tampered."""
        ...


class NoSeal:
    """Of a desk that has no certificate and knows nobody's: nothing is signed, nothing can be proven."""

    def sign(self, domain: str, text: bytes, at: int) -> str:
        """Nothing."""
        return ""

    def check(self, connection: Connection, domain: str, text: bytes, signature: str) -> str:
        """Not provable here."""
        return "unproven" if signature else "unsigned"


TrustOf = Callable[[Connection], Trust]
"""Whom this desk trusts, as an open connection sees it: for what is signed and not a card."""


def trusts_nobody(connection: Connection) -> Trust:
    """Of a desk without a root."""
    return NOTHING_TRUSTED


class SettingsNow(Protocol):
    """The desk's settings as they stand."""

    @property
    def now(self) -> Settings:
        """All of them; a plugin's own are read through `Setting.read`."""
        ...


Ask = Callable[[Question], Answer | None]
"""Asks all plugins; the first that knows answers. It reads, so never on the UI thread."""


def nobody_knows(question: Question) -> Answer | None:
    """Of a desk without plugins."""
    return None


Offer = Callable[[Actor], Sequence[tuple[str, Callable[[], str]]]]
"""What may be chosen for a setting by this person: codes, and what each is called. Reads, so never on the UI thread."""


@dataclass(frozen=True)
class Context:
    """What every plugin gets at its start, with or without a window. The store is for its own services.

    `numbers` gives those of bills and receipts.
    `choices`: for a setting that is `offered` OWN, the plugin puts here, by `Setting.key`, what may be chosen.
    """

    store: Store
    services: Services
    settings: SettingsNow
    numbers: OwnSeries
    sign_slip: SignSlip = no_certificate
    issue_card: IssueCard = no_cloud
    choices: dict[str, Offer] = field(default_factory=dict)
    ask: Ask = nobody_knows
    seal: Seal = field(default_factory=NoSeal)
    sign_receipt: SignReceipt = no_code
    trusted: TrustOf = trusts_nobody


class Work(Protocol):
    """The one way off the UI thread. Results land on it; one whose `owner` (a QObject) is gone is dropped."""

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        owner: Any = None,
    ) -> object:
        """Run `work` on the one writer thread, after what was asked before."""
        ...

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        owner: Any = None,
    ) -> object:
        """Run `work`, which must not write, beside others."""
        ...

    def afar(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        owner: Any = None,
    ) -> object:
        """Run `work`, which waits for the cloud, without holding up anything else; it may write."""
        ...


class Window(Protocol):
    """What a screen may ask of the window around it."""

    @property
    def commands(self) -> Commands:
        """What can be done by key or from the command search; a screen adds its own, `within` itself.

        Not with a key of the window (F1 to F5, Ctrl+D, G, H, J, K, L, W, the rooms' Ctrl+digits): it is refused."""
        ...

    def acting(self) -> Actor:
        """Who may act now. Raises Refused when nobody may (locked, signed out)."""
        ...

    def may(self, action: str) -> bool:
        """Whether the one signed in holds `action`; for hiding what would be refused anyway."""
        ...

    def listen(self, owner: Any, hear: Callable[[Changes], None]) -> None:
        """Call `hear(topics)` on the UI thread after each change, until `owner` (a QObject) is gone."""
        ...

    def notice(self, words: Words, *, tone: str = "plain") -> None:
        """Say something in passing ("good", "warn", "bad" or "plain"); nothing to answer."""
        ...

    def check_opening(self, patient_id: str, then: Callable[[str], object], known: Sequence[str] = ()) -> None:
        """A record found by search: ask one more fact, then call `then(patient_id)`. Not for cards and slips.

        `known`: facts that were typed already; one that is right asks no more.
        """
        ...

    def second_person(self, action: str, text: Words, then: Callable[[str], object]) -> None:
        """Ask somebody else who holds `action` for their yes (name, password), then call `then(voucher_id)`.

        `text` says what they agree to. A voucher holds for one act of the one signed in, for five minutes.
        """
        ...

    def show_patient(self, patient_id: str | None) -> None:
        """Put this patient's banner over the screens; None takes it away."""
        ...

    def show(self, screen: str, **arguments: str) -> None:
        """Bring a screen to the front: "<plugin>.<screen>", or one of the window's own."""
        ...

    def print_job(self, job_id: str) -> None:
        """Print a queued job as the settings say: at once to the chosen printer, or with the system's dialog."""
        ...


@runtime_checkable
class Opened(Protocol):
    """A screen that wants to know what it is opened with: `window.show(screen, **arguments)` ends here."""

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front; arguments are ids and typed text, by name."""
        ...


@runtime_checkable
class Drafting(Protocol):
    """A screen with a form that may stand half-filled. Lock, user switch and the end of the program keep it."""

    def draft(self) -> dict[str, object] | None:
        """What stands in the form as plain values; None when there is nothing worth keeping."""
        ...

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring a draft of the same person back."""
        ...

    def forget(self) -> None:
        """Another person sits down: empty the form."""
        ...


@runtime_checkable
class TakesPacks(Protocol):
    """A screen that has a use for a medicine's pack: one that is scanned while it stands in front is given to it."""

    def take_pack(self, pack: Pack) -> None:
        """What the pack's code says; "" and None where it says nothing."""
        ...


@dataclass(frozen=True)
class ScreenContext:
    """What a plugin's screens get: the plugin's context, the way off the UI thread, and the window."""

    plugin: Context
    work: Work
    window: Window
