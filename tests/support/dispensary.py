"""The pharmacist's counter for tests: a real desk with registration and pharmacy, full shelves, keys that work."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from desk.api.context import ScreenContext
from desk.core.settings import SettingsFile
from desk.plugins.pharmacy.service.desk import PharmacyDesk
from desk.shell.host import Host
from desk.tasks.runner import Runner
from tests.support.counter import ListeningWindow, seated
from tests.support.desk import TestDesk
from tests.support.keyboard import AtKeyboard
from tests.support.pharmacy import Pharmacy, stocked

PLUGINS = ("desk.plugins.registration.plugin", "desk.plugins.pharmacy.plugin")


@dataclass
class Dispensary(AtKeyboard):
    """What a test of the pharmacy's screens needs."""

    desk: TestDesk
    pharmacy: Pharmacy
    services: PharmacyDesk
    context: ScreenContext
    runner: Runner
    window: ListeningWindow
    frames: list[QMainWindow] = field(default_factory=list)


@contextmanager
def dispensary(desk: TestDesk, folder: Path, *roles: str) -> Iterator[Dispensary]:
    """A counter at which somebody of these roles (none: all) is signed in."""
    host = Host(PLUGINS, third_party=False)
    with seated(desk, host, folder, *roles) as seat:
        settings = seat.context.settings
        assert isinstance(settings, SettingsFile)
        services: PharmacyDesk = host.loaded[1].plugin.desk  # type: ignore[attr-defined]
        yield Dispensary(
            desk, stocked(desk, settings), services, seat.screens, seat.runner, seat.window, seat.frames
        )
