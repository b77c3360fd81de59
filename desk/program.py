"""The program with a window: the sign-in window at once, everything heavy built behind it, then the desk.

Importing the roof costs most of a second (SQLAlchemy, httpx, the services), so nothing here imports it before the first
window has been painted.
"""

import desk.kit.plain_import  # noqa: F401  first: every import after it is cheaper

# isort: split
import gc
import importlib
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk.codes.scan import Scan
from desk.core.connection import SyncStatus
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.core.paths import Paths
from desk.core.settings import Settings, SettingsFile, changed
from desk.kit import language, theme
from desk.shell.change_bus import ChangeBus
from desk.shell.crash_guard import CrashGuard
from desk.shell.session import Session
from desk.shell.sign_in import SignInWindow, Typed
from desk.tasks.runner import Runner, attempt
from desk.tasks.steps import Step, Steps

if TYPE_CHECKING:
    from desk.app import Desk
    from desk.scanning.frames import FrameSource
    from desk.shell.desk_ui import DeskUi
    from desk.shell.place import Place
    from desk.sync.schedule import Worker

REST_SECONDS = 2.0
"""How long sync and what the first search needs wait once the desk is open: someone is about to sign in."""


class Program(QObject):
    """One run of the program on one profile. `make_camera` gives the frames of a card (a camera, or a script's)."""

    ready = Signal()
    """The desk is open; someone may sign in."""
    entered = Signal()
    """Someone is in; the main window is shown."""
    said = Signal(object)

    def __init__(
        self, app: QApplication, paths: Paths, make_camera: "Callable[[Settings], FrameSource] | None" = None
    ) -> None:
        super().__init__()
        self.app, self.paths = app, paths
        self._make_camera = make_camera
        self.settings = SettingsFile(paths.settings)
        theme.apply(app, self.settings.now.theme, self.settings.now.scale_percent, by_window=True)
        language.install(app, self.settings.now.language)
        self.runner = Runner(self)
        self.session = Session(self)
        self.bus = ChangeBus(self)
        self.guard = CrashGuard()
        self.desk: Desk | None = None
        self.ui: DeskUi | None = None
        self.worker: Worker | None = None
        self._recovery: str | None = None
        self._typed: Typed | None = None
        self._lock: object = None
        self._closing = threading.Event()
        self._ahead: threading.Thread | None = None
        self._place: Place | None = None
        self.sign_in = SignInWindow()
        theme.dress(self.sign_in)
        self.steps = Steps(
            self.runner,
            (
                Step(words("Start", "Loading the program"), lambda: importlib.import_module("desk.app")),
                Step(words("Start", "Opening the encrypted store"), self._open),
                Step(words("Start", "Preparing the window"), lambda: importlib.import_module("desk.shell.desk_ui")),
            ),
            self,
        )
        self._connect()

    def start(self) -> None:
        """Show the sign-in window and begin behind it."""
        sys.excepthook = self.guard.hook
        gc.disable()  # nearly all that the start makes stays; looking it over again and again stalls the typing
        self.sign_in.show()
        self.sign_in.panel.take_focus()
        QTimer.singleShot(0, self.steps.run)

    def stop(self) -> None:
        """Keep what is half-filled, end the session, close everything in order."""
        gc.enable()
        self._closing.set()
        if self.ui is not None:
            self.ui.keeper.keep()
            self.ui.stop()
        if self.worker is not None:
            self.worker.stop()
        actor, desk = self.session.actor, self.desk
        if actor is not None and desk is not None:
            self.runner.write(lambda: desk.sign_in.sign_out(actor, "stopped"), _nothing, _nothing)
        self.runner.stop()
        if self.worker is not None:
            self.worker.join(10)
        if self._ahead is not None:
            self._ahead.join(10)
        if desk is not None:
            desk.close()
        self.desk = self._lock = None  # the folder is free for another program
        sys.excepthook = sys.__excepthook__

    # -- start-up ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        panel = self.sign_in.panel
        panel.wanted.connect(self._remember)
        panel.key_wanted.connect(self._use_recovery)
        panel.language_wanted.connect(self._speak)
        self.steps.begun.connect(lambda name, n, of: panel.show_step(name, n - 1, of))
        self.steps.failed.connect(lambda _name, error: self._failed(error))
        self.steps.finished.connect(self._furnish)
        self.runner.bug.connect(self.guard.caught)
        self.said.connect(self._notice)

    def _open(self) -> None:
        from desk.app import hold, open_desk

        if self._lock is None:
            self._lock = hold(self.paths.lock)
        desk = open_desk(self.paths, self._recovery)
        desk.host.said = self.said.emit
        desk.store.listen(self.bus.tell)
        self._place = desk.place()
        self.desk = desk

    def _failed(self, error: DeskError) -> None:
        from desk.security.vault import KeyMissing

        gc.enable()
        panel = self.sign_in.panel
        panel.show_busy(False)
        if isinstance(error, KeyMissing) and self._recovery is None:
            panel.set_mode("key")
            panel.show_ready()
            panel.take_focus()
        else:
            panel.show_refusal(error)

    def _use_recovery(self, password: str) -> None:
        self._recovery = password
        self.steps.run()

    def _speak(self, code: str) -> None:
        settings = self.desk.settings if self.desk is not None else self.settings
        settings.change(language=code)
        language.install(self.app, code)

    def _remember(self, typed: Typed) -> None:
        # Typed before the desk was open: kept, and tried when it is.
        if self.ui is None:
            self._typed = typed
            self.sign_in.panel.show_busy(True)

    def _furnish(self) -> None:
        from desk.shell.desk_ui import DeskUi, Hands
        from desk.shell.doors import Doors

        desk = self.desk
        assert desk is not None and self._place is not None
        doors = Doors(
            session=self.session, runner=self.runner, bus=self.bus, settings=desk.settings, clock=desk.store.clock,
            patients=desk.patients, prints=desk.prints, plugins=desk.host, prints_folder=self.paths.prints,
            health=desk.health, visits=desk.visits, trust=desk.trusted.now, numbers=desk.numbers,
            scanned=lambda kind, state, whose: desk.scanned(self.session.actor, kind, state, whose), ask=desk.ask,
        )  # fmt: skip
        self._watch_settings(desk)
        hands = Hands(
            sign_in=desk.sign_in, drafts=desk.drafts, attention=desk.attention, host=desk.host, context=desk.context,
            sync_now=self.sync_now, open_camera=self._open_camera, check_computer=self._check_computer,
            flush=desk.store.write_notes, place=self._place,
        )  # fmt: skip
        self.ui = DeskUi(self.app, doors, hands)
        self.guard.window = self.ui.window
        self.guard.said = self.ui.window.say_trouble
        self.ui.entered.connect(self._entered)
        self.ui.ended.connect(self.app.quit)
        panel = self.sign_in.panel
        panel.set_mode("password") if panel.mode == "key" else None
        panel.set_facility(self._place.facility)
        panel.show_ready()
        self.ui.use_panel(panel)
        self._start_sync()
        QTimer.singleShot(round(REST_SECONDS * 1000), self, self._prepare_searches)
        gc.freeze()  # what the start made stays; later collections need not look at it
        gc.enable()
        self.ready.emit()
        if self._typed is not None:
            typed, self._typed = self._typed, None
            panel.wanted.emit(typed)
        elif not panel.has_keyboard():  # someone may be in the middle of their name
            panel.take_focus()

    def _watch_settings(self, desk: "Desk") -> None:
        """Whoever changes what the desk is set to is in the trail."""
        before = desk.settings.now

        def heard(now: Settings) -> None:
            nonlocal before
            names, before = changed(before, now), now
            if names:
                desk.has_set(self.session.actor, names)

        desk.settings.listen(heard)

    def _prepare_searches(self) -> None:
        from desk.records.search import alias

        self.runner.read(alias.load)
        if self.desk is not None:
            # Not the runner's: for seconds, on an old disk for minutes, the window would show that it is busy.
            self._ahead = threading.Thread(target=self._read_ahead, args=(self.desk,), name="ahead", daemon=True)
            self._ahead.start()

    def _read_ahead(self, desk: "Desk") -> None:
        from desk.records.search.ahead import PAUSE_SECONDS

        answer = attempt(lambda: desk.read_ahead(lambda: self._closing.wait(PAUSE_SECONDS)))
        if isinstance(answer, DeskError):
            self.runner.trouble.emit(answer)
        elif isinstance(answer, Exception):
            self.runner.fault(answer)

    def _entered(self) -> None:
        assert self.ui is not None
        available = self.app.primaryScreen().availableGeometry()
        window = self.ui.window
        window.resize(min(theme.px(1280), available.width()), min(theme.px(800), available.height()))
        window.show()
        self.sign_in.hide()
        self.entered.emit()

    # -- hands for the window ---------------------------------------------------------------------

    def sync_now(self) -> None:
        """Run a cycle as soon as may be."""
        if self.worker is not None:
            self.worker.now()

    def _start_sync(self) -> None:
        from desk.sync.home import home_of
        from desk.sync.schedule import Worker

        desk, ui = self.desk, self.ui
        assert desk is not None and ui is not None
        if home_of(desk.store) is None:
            ui.status.emit(SyncStatus())
            return
        self.worker = Worker(desk.store, desk.cycle, ui.status.emit, attempt, self.runner.fault, REST_SECONDS)
        self.worker.start()

    def _open_camera(self, parent: QWidget, found: Callable[[Scan], None]) -> None:
        from desk.scanning.camera_choice import CameraChoice
        from desk.scanning.camera_view import CameraView
        from desk.scanning.decode import DecodeProcess

        if (standing := parent.findChild(CameraView)) is not None and standing.isVisible():
            # A second F4: two readers of one camera would take it from each other.
            standing.raise_()
            standing.activateWindow()
            return
        desk = self.desk
        assert desk is not None
        settings = desk.settings
        decoder = DecodeProcess()
        choice = None if self._make_camera else CameraChoice(settings.now.camera)
        view = CameraView(
            self._camera_of(settings.now), decoder, desk.store.clock, parent,
            choice=choice, sound=settings.now.scan_beep,
        )  # fmt: skip
        if choice:
            choice.picked.connect(lambda key: view.use(self._camera_of(self._keep(camera=key))))
        view.beep_wanted.connect(lambda wanted: self._keep(scan_beep=wanted))
        view.scanned.connect(found)
        view.finished.connect(lambda _result: decoder.close())
        view.finished.connect(view.deleteLater)
        view.open_camera()

    def _keep(self, **values: Any) -> Settings:
        """Change settings; when the disk does not take them they hold for this once, and it is said."""
        desk = self.desk
        assert desk is not None
        try:
            return desk.settings.change(**values)
        except DeskError as error:
            self._notice(error.sentence)
            return replace(desk.settings.now, **values)

    def _camera_of(self, now: Settings) -> "FrameSource":
        from desk.scanning.camera import CameraSource, named_camera

        return self._make_camera(now) if self._make_camera else CameraSource(named_camera(now.camera))

    def _check_computer(self) -> Sequence[tuple[str, Words, Words | None]]:
        from desk.commands.checks import Profile
        from desk.commands.doctor import findings

        return [(one.state, one.sentence, one.forward) for one in findings(Profile(self.paths, self._recovery))]

    def _notice(self, sentence: Words) -> None:
        if self.ui is not None:
            self.ui.window.notice(sentence, tone="warn")


def keep_dead_keys() -> None:
    """Call before the QApplication is made. On X11 Qt composes dead keys itself and takes them from everyone else.

    Under a French layout that swallows the { and ^ of a scanner. No Indian layout has dead keys; an input method that
    the desk is set to use (ibus, fcitx) is left alone.
    """
    if not {"QT_IM_MODULE", "QT_IM_MODULES"} & set(os.environ):
        os.environ["QT_IM_MODULE"] = "none"


def run(paths: Paths, arguments: Sequence[str] = ()) -> int:
    """Open the program on a profile; gives the exit code."""
    keep_dead_keys()
    app = QApplication(["hims-desk", *arguments])
    app.setApplicationName("HIMS Desk")
    app.setQuitOnLastWindowClosed(True)
    program = Program(app, paths)
    program.start()
    code = app.exec()
    program.stop()
    return code


def _nothing(_result: object) -> None:
    """Nobody waits for this answer."""
