"""The rooms of the window: each screen made when it is first entered, its half-filled form kept for its owner."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.api.context import Drafting, Opened, TakesPacks
from desk.codes.pack import Pack
from desk.core.i18n import Words


@dataclass(frozen=True)
class Room:
    """A screen as the window knows it: where it is listed, who may enter, and how it is made."""

    id: str
    title: Words
    icon: str
    action: str
    make: Callable[[], QWidget]
    shortcut: str = ""
    sort: int = 100
    opens: tuple[str, ...] = ()
    listed: bool = True
    at_bottom: bool = False
    home: str = ""


class Rooms(QStackedWidget):
    """Shows one room at a time. `entered(id)` follows every change."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rooms: dict[str, Room] = {}
        self._made: dict[str, QWidget] = {}
        self._home: str | None = None
        self.apart: Callable[[], AbstractContextManager[None]] = nullcontext
        """What a screen is made and first shown in."""

    def set_rooms(self, rooms: list[Room], home: str | None = None) -> None:
        """Offer these rooms, of which `home` is the person's own; the screens of the ones before are let go of."""
        for widget in self._made.values():
            self.removeWidget(widget)
            widget.deleteLater()
        self._rooms, self._made, self._home = {room.id: room for room in rooms}, {}, home

    def enter(self, room_id: str, **arguments: str) -> QWidget | None:
        """Bring a room to the front and tell its screen what it is opened with; None for one that is not offered."""
        room = self._rooms.get(room_id)
        if room is None:
            return None
        widget = self._made.get(room_id)
        if widget is None:
            with self.apart():
                widget = self._made[room_id] = room.make()
                self.addWidget(widget)
                self.setCurrentWidget(widget)
        self.setCurrentWidget(widget)
        self.entered.emit(room_id)
        if isinstance(widget, Opened):
            widget.opened(**arguments)  # last: a screen may lead on to another one
        return widget

    def current_id(self) -> str:
        """The room in front, "" before the first."""
        return next((name for name, widget in self._made.items() if widget is self.currentWidget()), "")

    def opening(self, what: str) -> str | None:
        """The room that opens `what` ("patient", "visit") for this person: the one in front if it is listed and does,
        for there they are at work; else their home; else the first that does."""
        ids = [room.id for room in self._rooms.values() if what in room.opens]
        front = self._rooms.get(self.current_id())
        for wanted in (front.id if front is not None and front.listed else None, self._home):
            if wanted in ids:
                return wanted
        return next(iter(ids), None)

    def hand_pack(self, pack: Pack) -> bool:
        """Give a scanned pack to the screen in front; False when it takes none."""
        front = self.currentWidget()
        if not isinstance(front, TakesPacks):
            return False
        front.take_pack(pack)
        return True

    def made(self, room_id: str) -> QWidget | None:
        """The screen of a room, if it has been made."""
        return self._made.get(room_id)

    # -- drafts -----------------------------------------------------------------------------------

    def drafts(self) -> dict[str, bytes]:
        """Every half-filled form, by room, as bytes for the store."""
        kept = {}
        for name, widget in self._made.items():
            state = widget.draft() if isinstance(widget, Drafting) else None
            if state is not None:
                kept[name] = msgspec.json.encode(state)
        return kept

    def forget_forms(self) -> None:
        """Empty every form: another person sits down."""
        for widget in self._made.values():
            if isinstance(widget, Drafting):
                widget.forget()

    def restore(self, room_id: str, draft: bytes) -> bool:
        """Enter the room and bring the draft back; False when the room is not offered or keeps none."""
        if room_id not in self._rooms:
            return False
        state: Mapping[str, object] = msgspec.json.decode(draft, type=dict[str, object])
        widget = self.enter(room_id)
        if not isinstance(widget, Drafting):
            return False
        widget.restore(state)
        return True
