"""What can be done, in one list: each command with its words, its key and where it is valid.

The window keeps one `Commands`; rooms add theirs. The palette (Ctrl+K), the cheat-sheet (F1), tool tips and menus read
it, so a key is written down once.

    commands.add(Command("queue.next", words("Queue", "Call next"), self.call_next, key="F8"), within=self)
    commands.bind(self.next_button, "queue.next")       # tool tip "Call next (F8)", click runs it
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from desk.core.i18n import Words
from desk.kit.texts import Say, Texts, said


@dataclass(frozen=True)
class Command:
    """One thing to do. `group` is the heading in the cheat-sheet; `enabled` is asked each time."""

    id: str
    title: Say
    run: Callable[[], object]
    key: str = ""
    icon_name: str = ""
    group: Say | None = None
    enabled: Callable[[], bool] = lambda: True


class Commands(QObject):
    """The commands of a window. `within` limits a key to a widget and ends the command with it.

    `anywhere`: while that widget is in sight its key works wherever in the window the keyboard is.
    """

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._all: dict[str, tuple[Command, QShortcut | None, QWidget]] = {}
        self._held = False

    def add(self, command: Command, *, within: QWidget | None = None, anywhere: bool = False) -> None:
        """Make a command known and its key alive. Raises ValueError when its id is taken, or its key there or by the
        window."""
        place = within or self._window
        self._drop_dead()
        # A screen's key must not be the window's too: where both are in reach, Qt lets neither of them act.
        for other, _, at in self._all.values():
            if other.id == command.id or (_is_same_key(other, command) and at in (place, self._window)):
                raise ValueError(f"{command.id}: {command.key or 'id'} is taken by {other.id}")
        shortcut: QShortcut | None = None
        if command.key:
            shortcut = QShortcut(QKeySequence(command.key), place)
            shortcut.setAutoRepeat(False)  # a key held down is one wish: F8 must not call the whole waiting room
            # Qt takes a shortcut of a hidden widget for none, so a room that is not in front keeps its keys to itself.
            whole = place is self._window or anywhere
            context = Qt.ShortcutContext
            shortcut.setContext(context.WindowShortcut if whole else context.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda: self.run(command.id))
        self._all[command.id] = (command, shortcut, place)
        self.changed.emit()

    def remove(self, command_id: str) -> None:
        """Forget a command and free its key; one that is not there is no matter."""
        entry = self._all.pop(command_id, None)
        if entry is not None:
            if entry[1] is not None and isValid(entry[1]):
                entry[1].setEnabled(False)
                entry[1].deleteLater()
            self.changed.emit()

    def hold(self, held: bool) -> None:
        """While held (a locked desk), no command runs, whatever key is pressed."""
        self._held = held

    def run(self, command_id: str) -> bool:
        """Do it when it may be done now; True when it was."""
        self._drop_dead()
        entry = self._all.get(command_id)
        if self._held or entry is None or not entry[0].enabled():
            return False
        entry[0].run()
        return True

    def usable(self) -> list[Command]:
        """Commands that can be done now, where one is: those of the window and of what is visible."""
        self._drop_dead()
        return [one for one, _, at in self._all.values() if at.isVisible() and one.enabled()]

    def with_keys(self) -> list[Command]:
        """Commands that have a key and are in sight; for the cheat-sheet."""
        self._drop_dead()
        return [one for one, _, at in self._all.values() if one.key and at.isVisible()]

    def key_of(self, command_id: str) -> str:
        """The key as people read it ("Ctrl+N"), or ""."""
        entry = self._all.get(command_id)
        return entry[0].key if entry else ""

    def bind(self, made: QAbstractButton, command_id: str) -> None:
        """Let a button run the command, and show its words and key as a tool tip. Raises KeyError."""
        command = self._all[command_id][0]
        made.clicked.connect(lambda _checked=False: self.run(command_id))
        tip = f" ({command.key})" if command.key else ""
        Texts(made)(made.setToolTip, lambda: plain(command.title) + tip)

    def bind_all(self, buttons: Mapping[str, QAbstractButton]) -> None:
        """Let buttons run commands, by their ids; those of commands that are not there (no right to them) go."""
        for command_id, made in buttons.items():
            if command_id in self._all:
                self.bind(made, command_id)
            else:
                made.hide()

    def _drop_dead(self) -> None:
        for command_id in [i for i, (_, _, at) in self._all.items() if not isValid(at)]:
            del self._all[command_id]


def _is_same_key(one: Command, other: Command) -> bool:
    return bool(one.key) and QKeySequence(one.key) == QKeySequence(other.key)  # "Del" is "Delete"


def plain(say: Say | Words) -> str:
    """The words without the & of a mnemonic."""
    return said(say).replace("&", "")
