"""The window's own rooms, which no plugin brings: attention, settings, setting up a scanner."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.api.context import Offer
from desk.api.manifest import Manifest
from desk.core.i18n import Words, words
from desk.kit.dialog import Message
from desk.kit.printing import system
from desk.kit.tokens import Tone
from desk.shell.attention_screen import Attention, AttentionScreen
from desk.shell.doors import Doors
from desk.shell.for_screens import ForScreens
from desk.shell.host import Host
from desk.shell.numbers_card import NumbersCard
from desk.shell.plugin_settings import Offered, PluginSettings
from desk.shell.printing import PDF_FOLDER
from desk.shell.rooms import Room
from desk.shell.scanners import Scanners
from desk.shell.settings_screen import SettingsScreen
from desk.shell.window import DeskWindow

CheckComputer = Callable[[], Sequence[tuple[str, Words, Words | None]]]
"""Not on the UI thread: (state, sentence, what to do) for each thing looked at."""


class OwnRooms(QObject):
    """Makes them when they are first entered."""

    def __init__(
        self, window: DeskWindow, doors: Doors, attention: Attention, check_computer: CheckComputer,
        scanners: Scanners, for_screens: ForScreens, host: Host, offers: Mapping[str, Offer],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._doors, self._attention, self._check_computer = window, doors, attention, check_computer
        self._scanners, self._for_screens = scanners, for_screens
        self._host, self._offers = host, offers

    def rooms(self) -> list[Room]:
        """At the bottom of the rail; the scanner's is entered from the settings."""
        return [
            Room("attention", words("DeskUi", "Attention"), "bell", "attention.read", self._make_attention,
                 sort=900, at_bottom=True),
            Room("settings", words("DeskUi", "Settings"), "settings", "draft.keep", self._make_settings,
                 sort=910, at_bottom=True),
            Room("scanner", words("DeskUi", "Scanner"), "scan-qr-code", "draft.keep", self._make_scanner,
                 sort=920, listed=False),
        ]  # fmt: skip

    def _make_attention(self) -> AttentionScreen:
        screen = AttentionScreen(
            self._attention, self._doors.runner, self._window.acting, lambda: self._window.may("attention.settle")
        )
        screen.failed.connect(self._window.say_trouble)
        self._for_screens.listen(screen, lambda topics: screen.refresh() if "attention" in topics else None)
        screen.refresh()
        return screen

    def _make_settings(self) -> SettingsScreen:
        def printers() -> list[str]:
            return [PDF_FOLDER, *(printer.name for printer in system.printers())]

        file, may = self._doors.settings, partial(self._window.may, "settings.change")
        theirs = [PluginSettings(one, file, printers, may, self._ask) for one in self._shown() if one.settings]
        screen = SettingsScreen(file, printers, may, theirs, self._numbers())
        screen.check_wanted.connect(self._check)
        screen.scanner_wanted.connect(lambda: self._window.go("scanner"))
        screen.saved.connect(lambda: self._window.notice(words("DeskUi", "Saved."), tone="good"))
        return screen

    def _numbers(self) -> list[NumbersCard]:
        service = self._doors.numbers
        if service is None:
            return []
        card = NumbersCard(service, self._doors.runner, self._for_screens)
        self._for_screens.listen(card, lambda topics: card.refresh() if "numbers" in topics else None)
        return [card]

    def _shown(self) -> list[Manifest]:
        """Of the plugins whose screens this desk shows."""
        wanted = self._doors.settings.now.screens
        return [one.manifest for one in self._host.loaded if not wanted or one.name in wanted]

    def _ask(self, key: str, done: Callable[[Offered], object], owner: QObject) -> None:
        offer = self._offers.get(key)
        if offer is not None and self._window.may("settings.change"):
            actor = self._window.acting()
            self._doors.runner.read(lambda: offer(actor), done, self._window.say_trouble, owner)

    def _make_scanner(self) -> QWidget:
        # Imported here: a desk is set up once, and starts every morning.
        from desk.shell.scanner_screen import ScannerScreen

        screen = ScannerScreen(
            self._doors.settings, self._scanners, self._doors.runner, lambda: self._window.may("settings.change")
        )
        self._scanners.told.connect(screen.tell)
        screen.failed.connect(self._window.say_trouble)
        screen.back_wanted.connect(lambda: self._window.go("settings"))
        screen.saved.connect(lambda: self._window.notice(words("DeskUi", "Saved."), tone="good"))
        return screen

    def _check(self) -> None:
        def show(findings: Sequence[tuple[str, Words, Words | None]]) -> None:
            lines = [f"{sentence} {forward or ''}".strip() for _state, sentence, forward in findings]
            worst: Tone = "bad" if any(state == "bad" for state, _, _ in findings) else "ok"
            Message(self._window, words("DeskUi", "This computer"), lambda: "\n".join(lines), tone=worst).open()

        self._doors.runner.read(self._check_computer, show, self._window.say_trouble, self)
