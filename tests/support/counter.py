"""A registration counter for tests: a real desk with the plugin, a window that remembers, and a morning to fill it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import isValid

from desk.api.context import Context, ScreenContext
from desk.core.changes import Changes
from desk.plugins.registration.rules import Opened
from desk.plugins.registration.service import RegisterService, RegistrationService
from desk.records.visit.rules import VisitDraft
from desk.security.authorize import Actor
from desk.shell.change_bus import ChangeBus
from desk.shell.host import Host
from desk.shell.open_check import Asker, OpenCheck
from desk.tasks.runner import Runner
from tests.support.desk import MEDICINE, TestDesk
from tests.support.plugins import BUILT_IN, FakeWindow, running


class ListeningWindow(FakeWindow):
    """Also tells its screens what changed, as the real one does."""

    def __init__(self, actor: Actor, bus: ChangeBus) -> None:
        super().__init__(actor)
        self._bus = bus
        self.opening: OpenCheck | None = None

    def check_opening(self, patient_id: str, then: Callable[[str], object], known: Sequence[str] = ()) -> None:
        assert self.opening is not None
        self.opening.open(patient_id, then, known)

    def listen(self, owner: Any, hear: Callable[[Changes], None]) -> None:
        self._bus.changed.connect(lambda topics: hear(topics) if isValid(owner) else None)


@dataclass
class Counter:
    """What a test of a screen needs. `seen` puts a screen into a window and shows it."""

    desk: TestDesk
    context: ScreenContext
    runner: Runner
    window: ListeningWindow
    service: RegistrationService
    registers: RegisterService
    frames: list[QMainWindow] = field(default_factory=list)

    def opens(self, name: str = "Ram Kumar", native: str = "राम कुमार", where: str = MEDICINE, **more: Any) -> Opened:
        """A patient comes and gets a token."""
        patient_id = self.desk.patient(name, native, **{k: more.pop(k) for k in ("sex", "birth_date") if k in more})
        draft = VisitDraft(patient_id, where, **more)
        return self.service.open_visit_with_slip(self.window.actor, draft, "80mm", "")

    def settled(self) -> None:
        """Everything that was asked has been answered and painted."""
        self.runner.wait()

    def seen(self, screen: QWidget, width: int = 1230, height: int = 640) -> QMainWindow:
        """A window around the screen, active, so that keys arrive."""
        frame = QMainWindow()
        frame.setCentralWidget(screen)
        frame.resize(width, height)
        frame.show()
        frame.activateWindow()
        self.frames.append(frame)
        return frame


@dataclass
class Seat:
    """Somebody signed in, with a window that remembers; `frames` are closed when they leave."""

    context: Context
    runner: Runner
    window: ListeningWindow
    frames: list[QMainWindow] = field(default_factory=list)

    @property
    def screens(self) -> ScreenContext:
        """What the screens get."""
        return ScreenContext(self.context, self.runner, self.window)


@contextmanager
def seated(desk: TestDesk, host: Host, folder: Path, *roles: str) -> Iterator[Seat]:
    """Somebody of these roles (none: all) at a desk with the plugins of `host`."""
    with running(desk, host, folder) as context:
        by_role = {p.action for p in host.permissions if not roles or set(p.roles) & set(roles)}
        desk.more = frozenset(by_role)
        bus, runner = ChangeBus(), Runner()
        desk.store.listen(bus.tell)
        window = ListeningWindow(desk.actor(*roles), bus)
        asker = Asker(
            context.services.patients, runner, window.acting, window.may, lambda error: window.notice(error.sentence)
        )
        window.opening = OpenCheck(window.frame, asker)
        seat = Seat(context, runner, window)
        yield seat
        runner.wait()
        runner.stop()
        for frame in (*seat.frames, window.frame):
            frame.close()
            frame.deleteLater()
        seat.frames.clear()


@contextmanager
def counter(desk: TestDesk, folder: Path, *roles: str) -> Iterator[Counter]:
    """A counter at which somebody of these roles (none: all) is signed in."""
    host = Host(BUILT_IN, third_party=False)
    with seated(desk, host, folder, *roles) as seat:
        service: RegistrationService = host.loaded[0].plugin.service  # type: ignore[attr-defined]
        registers = RegisterService(desk.store)
        yield Counter(desk, seat.screens, seat.runner, seat.window, service, registers, seat.frames)
