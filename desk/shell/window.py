"""The window: rail, top bar, the patient's banner, one room at a time, status line; and the cover of a locked desk.

It lays out and forwards. What it stands on is handed to it by the roof as `Doors`.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desk.core.changes import Changes
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.busy import Busy
from desk.kit.command_palette import CheatSheet, CommandPalette
from desk.kit.flow import column, row
from desk.kit.nav_rail import NavItem, NavRail
from desk.kit.notices import NoticeBar
from desk.kit.scroll import scrolled
from desk.kit.shortcuts import Command, Commands
from desk.kit.texts import Texts
from desk.kit.tokens import Tone
from desk.security.authorize import Actor
from desk.shell.card_desk import CardDesk
from desk.shell.card_strip import COMPARE_KEY, HEALTH_KEY, CardStrip
from desk.shell.doors import Doors
from desk.shell.open_check import Asker, OpenCheck
from desk.shell.patient_finder import PatientFinder
from desk.shell.patient_strip import PatientStrip
from desk.shell.place import Place
from desk.shell.printing import PrintDesk
from desk.shell.rooms import Room, Rooms
from desk.shell.scans import Judging, ScanDesk
from desk.shell.session import LOCKED
from desk.shell.sign_in import SignInPanel
from desk.shell.status_bar import StatusBar
from desk.shell.top_bar import TopBar

_TONES: dict[str, Tone] = {"good": "ok", "warn": "warn", "bad": "bad", "plain": "info"}


class DeskWindow(QWidget):
    """Lays out and forwards. Screens see it through `ForScreens`."""

    lock_wanted = Signal()
    sign_out_wanted = Signal()
    camera_wanted = Signal()
    closing = Signal()

    def __init__(self, doors: Doors, place: Place) -> None:
        super().__init__()
        self.setObjectName("window")
        self.doors = doors
        self._words = Texts(self)
        self._words(self.setWindowTitle, lambda: f"HIMS Desk — {place()}")
        self.commands = Commands(self)
        self.rail = NavRail()
        self.top = TopBar()
        self.strip = PatientStrip(doors.patients, doors.plugins, doors.runner, self.acting, doors.clock)
        self.card = CardStrip(doors.clock)
        self.rooms = Rooms()
        self.status = StatusBar(place)
        self.cover = SignInPanel()
        self._veil = scrolled(self.cover)  # enlarged on a small screen it is higher than the window
        self._veil.setParent(self)
        self._veil.hide()
        self._lay_out()
        self.notices = NoticeBar(self)
        asker = Asker(doors.patients, doors.runner, self.acting, self.may, self.say_trouble)
        self._opening = OpenCheck(self, asker)
        self.finder = PatientFinder(self.top.search, doors.patients, doors.runner, self)
        self.printing = PrintDesk(
            self, doors.prints, doors.plugins, doors.runner, doors.settings, doors.prints_folder, self.acting,
            self.say_trouble,
        )  # fmt: skip
        judging = Judging(doors.trust, doors.patients, doors.visits, doors.clock, doors.ask)
        self.scans = ScanDesk(self, self, self.card, judging, doors.runner, doors.plugins.code, doors.scanned)
        self.cards = CardDesk(self, self, self.card, doors.patients, doors.health, doors.runner, doors.clock)
        self._connect()
        self._add_commands()

    # -- for screens and for the pieces of the window ---------------------------------------------

    def acting(self) -> Actor:
        """Who may act now. Raises Refused when nobody may."""
        return self.doors.session.acting()

    def may(self, action: str) -> bool:
        """Whether the one signed in holds `action`."""
        return self.doors.session.may(action)

    def notice(self, words: Words, *, tone: str = "plain") -> None:
        """Say something in passing; on a locked desk it waits for the one who works here."""
        self._say(words, _TONES.get(tone, "info"))

    def say_trouble(self, error: DeskError) -> None:
        """A DeskError that belongs to no field."""
        self._say(error.sentence, "bad")

    def _say(self, words: Words, tone: Tone) -> None:
        if self.covered() and words == LOCKED:
            return  # a screen that wanted to follow a change; it hears of it again when the desk is open
        if self.covered():
            self._unsaid = [*self._unsaid[-2:], (words, tone)]
        else:
            self.notices.say(words, tone)

    def show_patient(self, patient_id: str | None) -> None:
        """Put this patient's banner over the screens; None takes it away."""
        self.strip.show_patient(patient_id)
        self.card.belongs_to(patient_id)

    def go(self, room: str, **arguments: str) -> None:
        """Bring a room to the front."""
        if self.rooms.enter(room, **arguments) is None:
            self.notice(words("Window", "You do not have the right to open this."), tone="warn")

    def check_opening(self, patient_id: str, then: Callable[[str], object], known: Sequence[str] = ()) -> None:
        """A record found by search: ask one more fact, then call `then(patient_id)`."""
        self._opening.open(patient_id, then, known)

    def open_patient(self, patient_id: str) -> None:
        """Open a patient in the room that opens patients, with the banner."""
        self.show_patient(patient_id)
        room = self.rooms.opening("patient")
        if room is not None:
            self.go(room, patient_id=patient_id)

    def open_record(self, patient_id: str) -> None:
        """Open the whole record of a patient, with the banner."""
        room = self.rooms.opening("record")
        if room is None:
            self.open_patient(patient_id)
        else:
            self.show_patient(patient_id)
            self.go(room, patient_id=patient_id)

    def open_visit(self, visit_id: str, patient_id: str) -> None:
        """Open a visit (of a slip) in the room that opens visits, with the patient's banner."""
        self.show_patient(patient_id)
        room = self.rooms.opening("visit")
        if room is None:
            self.open_patient(patient_id)
        else:
            self.go(room, visit_id=visit_id)

    def search_for(self, text: str) -> None:
        """Search for this, as if somebody had typed it."""
        self.finder.find(text)

    def offer_search(self, text: str) -> None:
        """Put this into the search box, to be searched for with Enter."""
        self.finder.offer(text)

    def search_again(self) -> None:
        """The keyboard to the search box."""
        self.top.search.take_focus()

    def open_new(self, **arguments: str) -> None:
        """Open the form for a new patient, with what was typed or scanned."""
        room = self.rooms.opening("new-patient")
        if room is not None:
            self.go(room, **arguments)

    # -- rooms ------------------------------------------------------------------------------------

    def set_rooms(self, rooms: list[Room]) -> None:
        """Offer the rooms that the person signed in may enter, and enter their home, or the first of them."""
        mine = sorted((room for room in rooms if self.may(room.action)), key=lambda room: room.sort)
        for room in self._rooms:
            self.commands.remove(f"room.{room.id}")
        self._rooms = mine
        home = next((room.id for room in mine if room.home and self.may(room.home)), None)
        self.rooms.set_rooms(mine, home)
        self.rail.set_items([_item(room) for room in mine if room.listed])
        for room in mine:
            if room.listed:
                enter = _Enter(self, room.id)
                self.commands.add(
                    Command(f"room.{room.id}", room.title, enter, key=room.shortcut, icon_name=room.icon, group=_GO)
                )
        self.top.new.setVisible(self.rooms.opening("new-patient") is not None)
        self.top.search.setVisible(self.may("patient.search"))
        first = home or next((room.id for room in mine if room.listed), None)
        if first is not None:
            self.go(first)

    _rooms: list[Room] = []  # noqa: RUF012 replaced, never changed in place
    _unsaid: list[tuple[Words, Tone]] = []  # noqa: RUF012 the same
    _missed: Changes = frozenset()
    _keyboard: QWidget | None = None

    def set_attention(self, count: int) -> None:
        """The number at the Attention room."""
        if any(room.id == "attention" for room in self._rooms):
            self.rail.set_badge("attention", count)

    # -- cover ------------------------------------------------------------------------------------

    def cover_up(self) -> None:
        """Nothing of the work is seen or reached until someone signs in."""
        at = self.focusWidget()
        self._keyboard = at if at is not None and self._work.isAncestorOf(at) else None
        actor = self.doors.session.actor
        if actor is not None:
            self.cover.lock_for(actor.user, actor.name)
        self.notices.clear()
        self.commands.hold(True)
        self._work.hide()
        self._veil.setGeometry(self.rect())
        self._veil.show()
        self._veil.raise_()
        self.cover.take_focus()

    def uncover(self) -> None:
        """Back to the work."""
        self._veil.hide()
        self.cover.clear()
        self.commands.hold(False)
        self._work.show()
        unsaid, self._unsaid = self._unsaid, []
        for sentence, tone in unsaid:
            self._say(sentence, tone)
        missed, self._missed = self._missed, frozenset()
        if missed:
            self.doors.bus.changed.emit(missed)
        self._give_back_keyboard()

    def _give_back_keyboard(self) -> None:
        """To where it was, if that is still there; else to where the room in front wants it."""
        at, self._keyboard = self._keyboard, None
        current = self.rooms.currentWidget()
        if at is not None and isValid(at) and at.isVisible():
            at.setFocus()
        elif current is not None:
            (current.focusWidget() or current).setFocus()

    def covered(self) -> bool:
        """Whether the desk is locked on the screen."""
        return self._veil.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.closing.emit()
        super().closeEvent(event)

    # -- inside -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._work = QWidget()
        page = QWidget()
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._busy = Busy(page)
        content: QVBoxLayout = column(self, self.strip, self.card, self.rooms, gap=14, margins=(18, 16, 18, 14))
        content.setStretchFactor(self.rooms, 1)
        page.setLayout(content)
        right = column(self, self.top, page, gap=0)
        right.setStretchFactor(page, 1)
        middle = row(self, self.rail, gap=0)
        middle.addLayout(right, 1)
        outer = column(self, gap=0)
        outer.addLayout(middle, 1)
        outer.addWidget(self.status)
        self._work.setLayout(outer)
        self.setLayout(column(self, self._work, gap=0))

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda room: self.go(room))
        self.rooms.entered.connect(self.rail.set_current)
        self.top.new_wanted.connect(lambda: self.open_new())
        self.top.lock_wanted.connect(self.lock_wanted)
        self.top.sign_out_wanted.connect(self.sign_out_wanted)
        self.top.language_wanted.connect(lambda code: self.doors.settings.change(language=code))
        self.top.theme_wanted.connect(self._switch_theme)
        self.top.commands_wanted.connect(self._open_palette)
        self.top.search.scan_wanted.connect(self.camera_wanted)
        self.status.attention_wanted.connect(lambda: self.go("attention"))
        self.strip.open_wanted.connect(self.open_record)
        self.doors.session.changed.connect(self._person_changed)
        self.doors.bus.changed.connect(self._heard)
        self.doors.runner.busy.connect(self._busy.show_busy)

    def _add_commands(self) -> None:
        for command in (
            Command("search", words("Window", "Find a patient"), self.top.search.take_focus, "F2", "search", _GO),
            Command("new", words("Window", "New patient"), self.open_new, "F3", "user-round-plus", _GO,
                    lambda: self.top.new.isVisible()),
            Command("scan", words("Window", "Scan a card"), self.camera_wanted.emit, "F4", "scan-qr-code", _GO),
            Command("sync", words("Window", "Sync now"), self.status.sync_wanted.emit, "F5", "refresh-cw", _DESK),
            Command("palette", words("Window", "Commands"), self._open_palette, "Ctrl+K", "command", _DESK),
            Command("keys", words("Window", "Keys"), self._open_keys, "F1", "keyboard", _DESK),
            Command("lock", words("Window", "Lock"), self.lock_wanted.emit, "Ctrl+L", "lock", _DESK),
            Command("sign-out", words("Window", "Sign out"), self.top.sign_out_wanted.emit, "", "log-out", _DESK),
            Command("theme", words("Window", "Light or dark"), self._switch_theme, "Ctrl+D", "moon", _DESK),
            Command("language", words("Window", "English or Hindi"), self._switch_language, "Ctrl+H", "languages",
                    _DESK),
            Command("away", words("Window", "Put this patient away"), lambda: self.show_patient(None), "Ctrl+W", "x",
                    _GO, lambda: self.strip.isVisible()),
            Command("compare", words("Window", "Compare the card with the record"), self.cards.compare, COMPARE_KEY,
                    "users", _GO, self.cards.can_compare),
            Command("card-health", words("Window", "Blood group and allergies of the card"), self.cards.offer_health,
                    HEALTH_KEY, "heart-pulse", _GO, lambda: self.card.health_button.isVisible()),
        ):  # fmt: skip
            self.commands.add(command)

    def _open_palette(self) -> None:
        if not self.covered():
            CommandPalette(self, self.commands).open()

    def _open_keys(self) -> None:
        if not self.covered():
            CheatSheet(self, self.commands).open()

    def _switch_theme(self) -> None:
        dark = self.doors.settings.now.theme == "dark"
        self.doors.settings.change(theme="light" if dark else "dark")

    def _switch_language(self) -> None:
        hindi = self.doors.settings.now.language == "hi"
        self.doors.settings.change(language="en" if hindi else "hi")

    def _person_changed(self) -> None:
        actor = self.doors.session.actor
        self.top.set_user(actor.name if actor else "")
        self.show_patient(None)
        self.top.search.clear()
        self._unsaid, self._keyboard = [], None  # another person's affairs

    def _heard(self, changes: Changes) -> None:
        if self.covered():
            self._missed |= changes
        if self.strip.patient_id and f"patient:{self.strip.patient_id}" in changes:
            self.strip.refresh()
        # A card in the strip was judged when it was scanned; issued or withdrawn since, it has to be scanned again.
        if self.card.now is not None and {"card", f"patient:{self.card.now.patient_id}"} <= set(changes):
            self.card.put_away()


class _Enter:
    def __init__(self, window: DeskWindow, room: str) -> None:
        self._window, self._room = window, room

    def __call__(self) -> None:
        self._window.go(self._room)


_GO = words("Window", "Go")
_DESK = words("Window", "Desk")


def _item(room: Room) -> NavItem:
    return NavItem(room.id, room.title, room.icon, room.shortcut, room.at_bottom)


