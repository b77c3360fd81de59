"""The life of the window: sign in, lock, resume, switch person, settings, scans, the state of sync.

Made once the desk is open. The first sign-in happens in the small window before it; later ones on the cover.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desk.api.context import Context, ScreenContext
from desk.codes.scan import Scan
from desk.core.connection import SyncStatus
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.settings import Settings
from desk.kit import language, theme
from desk.kit.dialog import Confirm
from desk.records.staff.drafts import DraftService
from desk.records.staff.rules import ChoosePassword
from desk.records.staff.sign_in import SignedIn, SignIn
from desk.security.authorize import Actor
from desk.shell.attention_screen import Attention
from desk.shell.doors import Doors
from desk.shell.drafts import DraftKeeper
from desk.shell.for_screens import ForScreens
from desk.shell.host import Host
from desk.shell.idle import IdleWatch
from desk.shell.os_session import OsSession
from desk.shell.own_rooms import CheckComputer, OwnRooms
from desk.shell.place import Place
from desk.shell.rooms import Room
from desk.shell.scanners import Scanners
from desk.shell.second_person import SecondPerson
from desk.shell.sign_in import SignInPanel, Typed
from desk.shell.window import DeskWindow


@dataclass(frozen=True)
class Hands:
    """What the roof lends the window beyond `Doors`: people at the door, attention, sync, camera, checks."""

    sign_in: SignIn
    drafts: DraftService
    attention: Attention
    host: Host
    context: Context
    sync_now: Callable[[], None]
    open_camera: Callable[[QWidget, Callable[[Scan], None]], None]
    check_computer: CheckComputer
    flush: Callable[[], None]
    place: Place


class DeskUi(QObject):
    """Holds the window. `status` may be told from any thread."""

    entered = Signal()
    """The first person is in; the sign-in window may go."""
    ended = Signal()
    status = Signal(object)

    def __init__(self, app: QApplication, doors: Doors, hands: Hands) -> None:
        super().__init__()
        self._app, self.doors, self.hands = app, doors, hands
        self.window = DeskWindow(doors, hands.place)
        theme.dress(self.window)
        self.window.cover.set_facility(hands.place.facility)
        second = SecondPerson(
            self.window, hands.sign_in, doors.runner, self.window.acting, self.window.say_trouble
        )
        self._for_screens = ForScreens(self.window, second)
        self.keeper = DraftKeeper(self.window.rooms, hands.drafts, doors.session, doors.runner)
        self._idle = IdleWatch(doors.settings.now.idle_lock_seconds, self)
        self._os = OsSession(self.window, self)
        self.scanners = Scanners(doors.clock, doors.settings, self.window, self)
        self._own = OwnRooms(
            self.window, doors, hands.attention, hands.check_computer, self.scanners, self._for_screens,
            hands.host, hands.context.choices,
        )  # fmt: skip
        self.window.rooms.apart = self._unwatched
        app.installEventFilter(self)
        self._flush = QTimer(self, interval=5_000)
        self._flush.timeout.connect(self._write_notes)
        self._flush.start()
        self._panel: SignInPanel = self.window.cover
        self._status = SyncStatus()
        self._connect()

    def stop(self) -> None:
        """Watch no key and no clock any more."""
        self._flush.stop()
        self._idle.set_seconds(0)
        self._app.removeEventFilter(self)
        self.scanners.stop()

    # -- people -----------------------------------------------------------------------------------

    def use_panel(self, panel: SignInPanel) -> None:
        """The panel of the small first window; afterwards the cover takes over."""
        self._panel = panel
        panel.wanted.connect(self._try)

    def _try(self, typed: Typed) -> None:
        panel, door, before = self._panel, self.hands.sign_in, self.doors.session.actor
        panel.show_busy(True)

        def work() -> SignedIn:
            if typed.code:
                return door.use_code(typed.user, typed.code, typed.password, instead_of=before)
            if before is not None and typed.user.strip().casefold() == before.user:
                return door.resume(before, typed.password)
            return door.sign_in(typed.user, typed.password, instead_of=before)

        self.doors.runner.write(work, lambda got: self._entered(got, before), self._refused, self)

    def _refused(self, error: DeskError) -> None:
        panel = self._panel
        panel.show_busy(False)
        if isinstance(error, ChoosePassword):
            code = panel.password.edit.text()
            panel.set_mode("code")
            panel.code.set_value(code)
            panel.password.set_value(None)
            panel.take_focus()
        else:
            panel.show_refusal(error)

    def _entered(self, got: SignedIn, before: Actor | None) -> None:
        self._panel.show_busy(False)
        self._panel.clear()
        same = before is not None and before.staff_id == got.actor.staff_id
        if not same:
            self.keeper.change_person()
        self.doors.session.begin(got.actor)
        if not same:
            self._furnish()
            self.keeper.bring_back(self._say_drafts)
        self.window.uncover()
        if self._panel is not self.window.cover:
            self._panel = self.window.cover
            self._panel.wanted.connect(self._try)
            self.entered.emit()
        if got.unconfirmed:
            self.window.notice(
                words("DeskUi", "The cloud has not confirmed you for 14 days: you can read and add, not change."),
                tone="warn",
            )
        for notice in self.hands.host.notices:
            self.window.notice(notice, tone="warn")
        self.hands.host.notices.clear()

    def lock(self) -> None:
        """Cover the desk; half-filled forms are kept."""
        if self.doors.session.actor is None or self.doors.session.locked:
            return
        self.keeper.keep()
        self.doors.session.lock()
        self._cover_up()

    def sign_out(self) -> None:
        """End the session; the next person starts at the cover."""
        actor = self.doors.session.actor
        if actor is None:
            return
        self.keeper.keep()
        self.doors.runner.write(lambda: self.hands.sign_in.sign_out(actor), _nothing, _nothing)
        self.keeper.change_person()
        self.doors.session.end()
        self._cover_up()
        self._panel.unlock_user()

    def _cover_up(self) -> None:
        self.window.cover_up()
        for popup in iter(self._app.activePopupWidget, None):
            popup.close()
        for dialog in self._app.topLevelWidgets():
            self._keep_covered(dialog)

    def _keep_covered(self, shown: QWidget) -> None:
        """Close what lies over the cover; what must always be read says so by the property `over_cover`."""
        if isinstance(shown, QDialog) and self.window.covered() and not shown.property("over_cover"):
            shown.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # The one filter over every event of the program: it tells kinds apart by their class, which costs least.
        if isinstance(event, QInputEvent):
            return self.scanners.eventFilter(watched, event) or self._idle.eventFilter(watched, event)
        # An answer that comes after the lock may open a dialog about a patient: it must not stand over the cover.
        if isinstance(event, QShowEvent) and isinstance(watched, QDialog):
            QTimer.singleShot(0, watched, lambda: self._keep_covered(watched))
        return False

    @contextmanager
    def _unwatched(self) -> Iterator[None]:
        """While a screen is made, thousands of events pass that no person sent: nobody need look at each."""
        self._app.removeEventFilter(self)
        try:
            yield
        finally:
            self._app.installEventFilter(self)

    def _other(self) -> None:
        """Someone else sits down at a locked desk."""
        self._panel.unlock_user()

    def _say_drafts(self, count: int) -> None:
        if count:
            self.window.notice(words("DeskUi", "Your half-filled form is back."))

    # -- rooms ------------------------------------------------------------------------------------

    def _furnish(self) -> None:
        screens = ScreenContext(self.hands.context, self.doors.runner, self._for_screens)
        made = self.hands.host.screens(screens, self.doors.settings.now.screens)
        rooms = [
            Room(
                f"{p.name}.{entry.name}", entry.title, entry.icon, entry.action,
                _widget(made[f"{p.name}.{entry.name}"]), entry.shortcut, entry.sort, entry.opens, entry.listed,
                home=entry.home,
            )
            for p in self.hands.host.loaded
            for entry in p.manifest.screens
            if f"{p.name}.{entry.name}" in made
        ]  # fmt: skip
        self.window.set_rooms([*rooms, *self._own.rooms()])
        self._show_status(self._status)

    # -- the rest ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        window = self.window
        window.lock_wanted.connect(self.lock)
        window.sign_out_wanted.connect(self._ask_sign_out)
        window.camera_wanted.connect(self._scan)
        window.closing.connect(self.ended)
        window.cover.other_wanted.connect(self._other)
        window.cover.language_wanted.connect(lambda code: self.doors.settings.change(language=code))
        window.status.sync_wanted.connect(self.hands.sync_now)
        self._idle.idle.connect(self.lock)
        self._os.away.connect(self.lock)
        self.scanners.scanned.connect(self._scanned)
        self.scanners.told.connect(lambda trouble: window.notice(trouble, tone="warn") if trouble else None)
        self.status.connect(self._show_status)
        self.doors.settings.listen(self._set)
        self.doors.runner.trouble.connect(window.say_trouble)

    def _scan(self) -> None:
        if not self.doors.session.locked and self.doors.session.actor is not None:
            self.hands.open_camera(self.window, self._scanned)

    def _scanned(self, scan: Scan) -> None:
        self._idle.touch()  # the wedge keeps its keys from everyone, the idle watch included
        if not self.doors.session.locked and self.doors.session.actor is not None:
            self.window.scans.take(scan)

    def _ask_sign_out(self) -> None:
        if not self.window.rooms.drafts():
            self.sign_out()
            return
        Confirm(
            self.window,
            words("DeskUi", "Sign out?"),
            words("DeskUi", "A form is half-filled. It is kept for you and comes back when you sign in again."),
            yes=words("DeskUi", "Sign out"),
        ).then(self.sign_out)

    def _show_status(self, status: SyncStatus) -> None:
        self._status = replace(status)
        self.window.status.show_status(status)
        self.window.set_attention(status.attention)

    def _set(self, now: Settings) -> None:
        if (now.theme, now.scale_percent / 100) != (theme.look().mode, theme.look().scale):
            theme.apply(self._app, now.theme, now.scale_percent, by_window=theme.look().by_window)
        if now.language != language.code():
            language.install(self._app, now.language)
        self._idle.set_seconds(now.idle_lock_seconds)

    def _write_notes(self) -> None:
        self.doors.runner.write(self.hands.flush, _nothing, self.window.say_trouble)


def _widget(make: Callable[[], object]) -> Callable[[], QWidget]:
    def made() -> QWidget:
        widget = make()
        assert isinstance(widget, QWidget)
        return widget

    return made


def _nothing(_result: object) -> None:
    """Nobody waits for this answer."""
