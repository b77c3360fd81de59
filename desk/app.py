"""The roof: builds the desk once, from a folder, and hands it down. Nothing below it imports it."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile

from desk import __version__
from desk.api.context import Context, Offer, Services
from desk.core.clock import Clock
from desk.core.errors import Damaged, Refused
from desk.core.i18n import words
from desk.core.log import open_log
from desk.core.paths import Paths
from desk.core.questions import Answer, MayMerge, Question, Refusal
from desk.core.settings import SettingsFile
from desk.plugins import BUILT_IN
from desk.records.base import RECORDS
from desk.records.cards.anchor import Anchor
from desk.records.cards.own_key import OwnKey
from desk.records.cards.seal import DeskSeal
from desk.records.cards.service import CardService
from desk.records.cards.trusted import Trusted
from desk.records.coverage.service import CoverageService
from desk.records.facility import queries as facility_queries
from desk.records.facility.service import FacilityService
from desk.records.health.service import HealthService
from desk.records.numbers.owned import OwnSeries, copied_sentence
from desk.records.numbers.service import NumberService
from desk.records.patient.service import PatientService
from desk.records.prints.service import PrintService
from desk.records.pulling import batches, pull_for
from desk.records.search import ahead, index
from desk.records.staff import acts as staff_acts
from desk.records.staff import queries as staff_queries
from desk.records.staff.drafts import DraftService
from desk.records.staff.service import StaffService
from desk.records.staff.sign_in import SignIn
from desk.records.visit.service import VisitService
from desk.security import marks
from desk.security.authorize import SYSTEM, Actor, system_actor
from desk.security.machine import this_machine
from desk.security.permissions import HOUSE, Permission
from desk.security.vault import KeyMissing, Vault
from desk.shell.host import Host
from desk.shell.place import Place
from desk.store import ballast, inbox, migrate, unclaimed
from desk.store.audit import AuditEntry
from desk.store.existing import must_exist
from desk.store.folder import refuse_unfit
from desk.store.migrate import STORE
from desk.store.store import Store, get_state, set_state
from desk.store.unit import Unit
from desk.sync.attention import AttentionService
from desk.sync.people import Confirming

if TYPE_CHECKING:
    from desk.codes.authority import Root
    from desk.codes.foreign import ForeignKeys
    from desk.plugins.billing.service.tariff import TariffService
    from desk.plugins.pharmacy.service.catalogue import CatalogueService
    from desk.records.cards.rules import IssuedCard
    from desk.sync.cycle import Cycle

PROGRAM = "program"
"""State: which version of the program opened this desk last."""


@dataclass(frozen=True)
class Desk:
    """An open desk: its folder, its store, the services that plugins share, the plugins, the way to the cloud."""

    paths: Paths
    settings: SettingsFile
    vault: Vault
    key: bytes
    store: Store
    sign_in: SignIn
    staff: StaffService
    drafts: DraftService
    facility: FacilityService
    patients: PatientService
    visits: VisitService
    health: HealthService
    coverage: CoverageService
    prints: PrintService
    series: OwnSeries
    numbers: NumberService
    own_key: OwnKey
    trusted: Trusted
    cards: CardService
    attention: AttentionService
    host: Host
    choices: dict[str, Offer] = field(default_factory=dict)

    @property
    def context(self) -> Context:
        """What plugins are started with."""
        services = Services(
            self.patients, self.health, self.coverage, self.visits, self.facility, self.prints, self.cards
        )
        return Context(
            self.store, services, self.settings, self.series, self.own_key.slip, self.issue_card, self.choices,
            self.ask, DeskSeal(self.own_key, self.trusted), self.own_key.receipt, self.trusted.of,
        )  # fmt: skip

    def ask(self, question: Question) -> Answer | None:
        """What the first plugin that knows answers. Reads; not on the UI thread."""
        return next(iter(self.host.answers(question)), None)

    @property
    def catalogue(self) -> "CatalogueService":
        """The medicines, for the command line: commands and plugins are strangers."""
        from desk.plugins.pharmacy.service.catalogue import CatalogueService

        return CatalogueService(self.store)

    @property
    def tariff(self) -> "TariffService":
        """Services and prices, for the command line."""
        from desk.plugins.billing.service.tariff import TariffService

        return TariffService(self.store)

    def place(self) -> Place:
        """The facility's names and this desk's letter, as the window shows them."""
        with self.store.reading(system_actor(), "desk.start") as reading:
            facility = facility_queries.facility(reading.connection)
            letter = get_state(reading, "desk_letter") or "A"
        return Place(facility.name, facility.name_native, letter) if facility else Place("HIMS Desk", "", letter)

    def cycle(self) -> "Cycle":
        """A cycle with the home server. Raises Refused where the desk has joined none."""
        # Imported here: httpx and the token's library cost a fifth of the start, and only sync needs them.
        from desk.sync.cards import CardSync
        from desk.sync.cycle import Cycle
        from desk.sync.pull import REST

        cards = CardSync(self.store, self.own_key, self.trusted)
        many = {**batches(self.root, self.host.pull), REST: self.apply_many}
        return Cycle(self.store, self.vault, self.key, self.apply, many, cards)

    def issue_card(self, actor: Actor, patient_id: str, reason: str) -> "IssuedCard":
        """A permanent card of the patient, signed by the cloud (desk.sync.cards.Issuing). Raises Unreachable, Refused.

        `reason`: new, renewal, lost, damaged or changed. Takes seconds; not on the UI thread.
        """
        from desk.sync.cards import Issuing

        return Issuing(self.store, self.vault, self.key, self.cards, self.trusted).issue(actor, patient_id, reason)

    def root(self) -> "Root | None":
        """The root under which signed lists are judged."""
        return self.trusted.anchor.root

    def apply(self, unit: Unit, resource: dict[str, Any]) -> bool:
        """Bring a pulled resource into the tables of whoever claims it; False where nobody does."""
        pull = pull_for(resource, self.root)
        if pull is None:
            return self.host.pull(unit, resource)
        pull(unit, resource)
        return True

    def apply_many(self, unit: Unit, resources: Sequence[dict[str, Any]]) -> None:
        """The same for many of mixed kinds, in their order."""
        for ours, run in groupby(resources, key=lambda resource: pull_for(resource, self.root) is not None):
            if ours:
                for resource in run:
                    self.apply(unit, resource)
            else:
                self.host.pull_many(unit, list(run))

    def scanned(self, actor: Actor | None, kind: str, state: str, patient_id: str | None = None) -> None:
        """Remember that a code was scanned, how it ended and whom it named; never what it held."""
        who = actor.staff_id if actor else SYSTEM
        said = (("kind", kind), ("state", state))
        self.store.note(AuditEntry(self.store.clock.now_ms(), who, "scan.read", patient_id, "read", said))

    def has_set(self, actor: Actor | None, names: tuple[str, ...]) -> None:
        """Remember who changed which of the desk's settings."""
        who = actor.staff_id if actor else SYSTEM
        said = (("settings", " ".join(names)),)
        self.store.note(AuditEntry(self.store.clock.now_ms(), who, "settings.change", None, "done", said))

    def read_ahead(self, stop: Callable[[], bool]) -> int:
        """Bring what searches read into the system's memory, until `stop` (desk.records.search.ahead); bytes read."""
        with self.store.reading(system_actor(), "desk.start") as reading:
            return ahead.read_ahead(reading.connection, stop)

    def close(self) -> None:
        """Stop the plugins, write what is remembered and let go of the store."""
        self.host.stop()
        with contextlib.suppress(Damaged):  # a desk closes on a full disk too, and searches as it did before
            self._tidy_search()
        with contextlib.suppress(Damaged, OSError):  # else the next start takes a refused act for a doubt
            self.series.settle(self.store)
        self.store.close()

    def _tidy_search(self) -> None:
        """After many patients came at once (a first sync), the search index is put together again; else nothing."""
        with self.store.reading(system_actor(), "desk.stop") as reading:
            scattered = index.scattered(reading.connection)
        if scattered:
            with self.store.unit(system_actor(), "desk.stop") as unit:
                unit.bookkeeping()
                index.tidy(unit.connection)


def open_desk(
    paths: Paths, password: str | None = None, *, plugins: tuple[str, ...] = BUILT_IN, clock: Clock | None = None
) -> Desk:
    """Open the desk in `paths`, bringing its tables to this program's version, and start the plugins.

    Raises KeyMissing (ask for the recovery password) and Damaged; nothing is ever made anew or deleted.
    """
    vault, key = _unlocked(paths, password)
    if not vault.demo:
        refuse_unfit(paths.root)
    if not paths.database.exists():
        raise Damaged(words("Start", "The database file is missing. Do not set up again; call the helpline."))
    open_log(paths.logs)
    host = Host(plugins)
    store = Store(paths.database, key, clock)
    try:
        must_exist(store)
        migrate.upgrade(store.writer, (STORE, RECORDS, *host.rooms))
        declared = (*HOUSE, *host.permissions)
        _seed(store, declared)
        _hear_again(store, host)
        desk = _furnished(paths, vault, key, store, host, declared)
        copied = desk.series.begin(store)
        host.start(desk.context)
        if copied:  # said at the door, not only at the first receipt
            host.notices.append(copied_sentence())
        if not vault.demo:
            ballast.lay(paths.database)
    except BaseException:
        store.writer.dispose()
        store.readers.dispose()
        raise
    return desk


def _furnished(
    paths: Paths, vault: Vault, key: bytes, store: Store, host: Host, declared: tuple[Permission, ...]
) -> Desk:
    def ask(question: MayMerge) -> list[Refusal]:
        return [answer for answer in host.answers(question) if isinstance(answer, Refusal)]

    def apply(unit: Unit, resource: dict[str, Any]) -> bool:
        return desk.apply(unit, resource)

    own_key, series = OwnKey(vault, key), _series(vault, key)
    anchor = Anchor.of_profile(paths.root, demo=vault.demo)
    trusted = Trusted(store, anchor, lambda: _foreign(paths), own_key.certificate)
    desk = Desk(
        paths=paths, settings=SettingsFile(paths.settings), vault=vault, key=key, store=store,
        sign_in=SignIn(store, declared, Confirming(store, vault, key)), staff=StaffService(store),
        drafts=DraftService(store), facility=FacilityService(store), patients=PatientService(store, ask),
        visits=VisitService(store), health=HealthService(store), coverage=CoverageService(store),
        prints=PrintService(store), series=series, numbers=NumberService(store, series),
        own_key=own_key, trusted=trusted,
        cards=CardService(store, own_key.signer, trusted), attention=AttentionService(store, apply), host=host,
    )  # fmt: skip
    return desk


def _series(vault: Vault, key: bytes) -> OwnSeries:
    # The profile's id is as old as the profile and in every copy of it; the keyring is not asked for a demo.
    ring = None if vault.demo else marks.OsRing(vault.profile_id)
    kept = marks.Marks(marks.folders(), vault.profile_id, key, ring)
    return OwnSeries(kept, this_machine(vault.profile_id))


def _foreign(paths: Paths) -> "ForeignKeys":
    from desk.scanning import issuers  # the algorithms' weight: only when the first card is judged

    return issuers.load(paths.root / "issuers").keys


def _unlocked(paths: Paths, password: str | None) -> tuple[Vault, bytes]:
    vault = Vault(paths.slots)
    try:
        return vault, vault.open()
    except KeyMissing:
        if password is None:
            raise
    key = vault.open(password)
    vault.add_keyring(key)  # so that this OS account need not ask again; False where it has no keyring
    return vault, key


def _seed(store: Store, declared: tuple[Permission, ...]) -> None:
    with store.reading(system_actor(), "desk.start") as reading:
        fresh = staff_queries.unseeded(reading.connection, declared)
        updated = get_state(reading, PROGRAM) != __version__
    if fresh or updated:
        with store.unit(system_actor(), "desk.start") as unit:
            staff_acts.seed_permissions(unit, fresh)
            unit.audit(rights=len(fresh), program=__version__)
            if updated:  # what the program before could not read, this one may
                inbox.retry_all(unit.connection, unit.at)
                set_state(unit, PROGRAM, __version__)


def _hear_again(store: Store, host: Host) -> None:
    """What came while no plugin of this desk could read it, one may read now."""
    claims = {f"{claim.type}|{claim.code}": claim for one in host.loaded for claim in one.manifest.claims}
    with store.reading(system_actor(), "desk.start") as reading:
        seen = get_state(reading, unclaimed.CLAIMS)
    told = "\n".join(sorted(claims))
    if seen == told:
        return
    new = [claims[name] for name in unclaimed.newly(seen, claims)]
    with store.unit(system_actor(), "desk.start") as unit:
        again = unclaimed.hear_again(unit.connection, (claim.type for claim in new), partial(host.claims, new), unit.at)
        set_state(unit, unclaimed.CLAIMS, told)
        unit.audit(claims=len(new), again=again)


def hold(path: Path) -> QLockFile:
    """The profile's lock, for the window: one desk, one window. Raises Refused when another program holds it.

    Keep the answer until the end. A killed program leaves the file behind; Qt sees that its process is gone.
    """
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # a lock is stale when its process is gone, never because it is old
    if not lock.tryLock(0):
        raise Refused(words("Start", "This desk is already open. Look for its window."))
    return lock
