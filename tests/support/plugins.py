"""Plugins for tests: the example installed as pip would leave it, faulty ones, and a window that remembers."""

import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from desk.api.context import Context, ScreenContext, Services
from desk.core.changes import Changes
from desk.core.i18n import Words
from desk.core.settings import SettingsFile
from desk.kit.shortcuts import Commands
from desk.records.cards.service import CardService
from desk.records.coverage.service import CoverageService
from desk.records.facility.service import FacilityService
from desk.records.health.service import HealthService
from desk.records.patient.service import PatientService
from desk.records.prints.service import PrintService
from desk.records.visit.service import VisitService
from desk.security.authorize import Actor
from desk.shell.host import Host
from desk.store import migrate
from desk.tasks.runner import Runner
from tests.support.desk import TestDesk
from tests.truth.sources import ROOT

EXAMPLE = ROOT / "docs" / "examples" / "hims-desk-vitals"
BUILT_IN = ("desk.plugins.registration.plugin",)


def install_example(site: Path, patch: pytest.MonkeyPatch) -> None:
    """Put the example where Python finds it, with the metadata that its pyproject.toml declares."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    install(site, patch, project["name"], project["entry-points"]["hims_desk.plugins"])
    patch.syspath_prepend(str(EXAMPLE))


def install(site: Path, patch: pytest.MonkeyPatch, name: str, entry_points: dict[str, str]) -> None:
    """A distribution `name` with these entry points, as an installer writes them down."""
    info = site / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    lines = "".join(f"{key} = {value}\n" for key, value in entry_points.items())
    (info / "entry_points.txt").write_text(f"[hims_desk.plugins]\n{lines}")
    if str(site) not in sys.path:
        patch.syspath_prepend(str(site))


@contextmanager
def running(desk: TestDesk, host: Host, folder: Path) -> Iterator[Context]:
    """The plugins of `host` migrated and started on a desk, as the roof does it."""
    migrate.upgrade(desk.store.writer, host.rooms)
    desk.more |= {permission.action for permission in host.permissions}
    context = Context(
        desk.store, services(desk), SettingsFile(folder / "settings.json"), desk.series,
        ask=lambda question: next(iter(host.answers(question)), None),
    )  # fmt: skip
    host.start(context)
    yield context
    host.stop()


def services(desk: TestDesk) -> Services:
    """The records' services on a desk."""
    store = desk.store
    return Services(
        patients=PatientService(store), health=HealthService(store), coverage=CoverageService(store),
        visits=VisitService(store), facility=FacilityService(store), prints=PrintService(store),
        cards=CardService(store),
    )  # fmt: skip


class FakeWindow:
    """The window as its screens see it; what they ask of it is remembered."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.frame = QWidget()
        self.commands = Commands(self.frame)
        self.notices: list[Words] = []
        self.shown: list[tuple[str, dict[str, str]]] = []
        self.printed: list[str] = []
        self.patient: str | None = None
        self.seconds: list[tuple[str, Words, Callable[[str], object]]] = []

    def acting(self) -> Actor:
        return self.actor

    def may(self, action: str) -> bool:
        return action in self.actor.permissions

    def listen(self, owner: Any, hear: Callable[[Changes], None]) -> None:
        pass

    def notice(self, words: Words, *, tone: str = "plain") -> None:
        self.notices.append(words)

    def second_person(self, action: str, text: Words, then: Callable[[str], object]) -> None:
        self.seconds.append((action, text, then))

    def show_patient(self, patient_id: str | None) -> None:
        self.patient = patient_id

    def show(self, screen: str, **arguments: str) -> None:
        self.shown.append((screen, arguments))

    def print_job(self, job_id: str) -> None:
        self.printed.append(job_id)

    def check_opening(self, patient_id: str, then: Callable[[str], object], known: Sequence[str] = ()) -> None:
        then(patient_id)


def screen_context(context: Context, actor: Actor) -> tuple[ScreenContext, Runner, FakeWindow]:
    """What screens get, with a real runner and a window that remembers."""
    runner, window = Runner(), FakeWindow(actor)
    return ScreenContext(context, runner, window), runner, window
