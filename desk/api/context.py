"""What a plugin is started with, and what its screens may ask of the window. Never the application itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from desk.core.changes import Changes
from desk.core.errors import DeskError
from desk.core.i18n import Words
from desk.core.settings import Settings
from desk.records.facility.service import FacilityService
from desk.records.visit.service import VisitService
from desk.security.authorize import Actor
from desk.store.store import Store

T = TypeVar("T")


@dataclass(frozen=True)
class Services:
    """The services of the records, which all plugins share."""

    visits: VisitService
    facility: FacilityService


class SettingsNow(Protocol):
    """The desk's settings as they stand."""

    @property
    def now(self) -> Settings:
        """All of them; a plugin's own are read through `Setting.read`."""
        ...


@dataclass(frozen=True)
class Context:
    """What every plugin gets at its start, with or without a window. The store is for its own services."""

    store: Store
    services: Services
    settings: SettingsNow


class Work(Protocol):
    """The one way off the UI thread; results land on it. `owner`: a QObject; when it is gone, nobody is called."""

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
        owner: object | None = None,
    ) -> object:
        """Run `work` on the one writer thread, after what was asked before."""
        ...

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
        owner: object | None = None,
    ) -> object:
        """Run `work` on a thread of the read pool."""
        ...


class Window(Protocol):
    """What a screen may ask of the window around it."""

    def acting(self) -> Actor:
        """Who may act now. Raises Refused when nobody may (locked, signed out)."""
        ...

    def may(self, action: str) -> bool:
        """Whether the one signed in holds `action`; for hiding what would be refused anyway."""
        ...

    def listen(self, owner: object, hear: Callable[[Changes], None]) -> None:
        """Call `hear(topics)` on the UI thread after each change, until `owner` (a QObject) is gone."""
        ...

    def notice(self, words: Words, *, tone: str = "plain") -> None:
        """Say something in passing ("good", "warn", "bad" or "plain"); nothing to answer."""
        ...

    def show(self, screen: str, **arguments: str) -> None:
        """Bring a screen to the front: "<plugin>.<screen>", or one of the window's own."""
        ...

    def print_job(self, job_id: str) -> None:
        """Print a queued job as the settings say: at once to the chosen printer, or with the system's dialog."""
        ...


@dataclass(frozen=True)
class ScreenContext:
    """What a plugin's screens get: the plugin's context, the way off the UI thread, and the window."""

    plugin: Context
    work: Work
    window: Window
