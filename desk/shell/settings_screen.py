"""Settings of this desk: how it looks and speaks, where it prints, when it locks, and what its plugins let one set."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.core.i18n import words
from desk.core.settings import Settings, SettingsFile
from desk.kit import texts, theme
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.fields import NumberField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.kit.language import LANGUAGES
from desk.kit.scroll import scrolled
from desk.shell.plugin_settings import PluginSettings, printer_choices

_LOOK = ("language", "theme", "scale")
SCALES = (100, 125, 150, 175, 200)


class SettingsScreen(QWidget):
    """Looks are anyone's to change and hold at once; the desk's own settings need the right `settings.change`.

    `plugins`: a card for each plugin that has settings, in their order; `more`: cards that look after themselves.
    """

    check_wanted = Signal()
    scanner_wanted = Signal()
    saved = Signal()

    def __init__(
        self, file: SettingsFile, printers: Callable[[], Sequence[str]], may_change: Callable[[], bool],
        plugins: Sequence[PluginSettings] = (), more: Sequence[Card] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._file, self._printers, self._may_change = file, printers, may_change
        self.plugins = tuple(plugins)
        self.look = self._look_form()
        self.desk = self._desk_form()
        look_card = Card(words("SettingsScreen", "Language and look"))
        look_card.body.addWidget(self.look)
        desk_card = Card(words("SettingsScreen", "This desk"))
        desk_card.body.addWidget(self.desk)
        self._only = Label(words("SettingsScreen", "A supervisor or administrator changes these."), "muted", wrap=True)
        desk_card.body.addWidget(self._only)
        self.save = button(words("SettingsScreen", "Save"), self._save, kind="primary")
        desk_card.body.addLayout(row(self, self.save, 1))
        check_card = Card(words("SettingsScreen", "This computer"))
        check_card.body.addWidget(
            Label(words("SettingsScreen", "Keyring, database, camera, printers, clock, disk, network."), wrap=True)
        )
        check = button(words("SettingsScreen", "Check this computer"), self.check_wanted.emit)
        check_card.body.addLayout(row(self, check, 1))
        scanner_card = Card(words("SettingsScreen", "Scanner and camera"))
        scanner_card.body.addWidget(
            Label(words("SettingsScreen", "Try a hand scanner out, choose its port, choose the camera."), wrap=True)
        )
        scanner = button(words("SettingsScreen", "Set up the scanner"), self.scanner_wanted.emit)
        scanner_card.body.addLayout(row(self, scanner, 1))
        inside = QWidget()
        cards = (look_card, desk_card, *self.plugins, *more, scanner_card, check_card)
        inside.setLayout(column(inside, *cards, 1, gap=14, margins=(0, 0, 8, 0)))
        self.setLayout(column(self, Label(words("SettingsScreen", "Settings"), "title"), scrolled(inside), gap=12))
        self.desk.submitted.connect(self._save)
        for one in self.plugins:
            one.saved.connect(self.saved)
        # The language and the look are changed elsewhere too, by a key: this screen must not put the old ones back.
        texts.changes().changed.connect(self._show_look)
        theme.changes().changed.connect(self._show_look)
        self.refresh()

    def opened(self, **_arguments: str) -> None:
        """The screen comes to the front; what stands half-filled stays."""
        if not self.desk.is_dirty():
            self._show_desk()
        for one in self.plugins:
            if not one.form.is_dirty():
                one.refresh()
        self.look.focus_first()

    def refresh(self) -> None:
        """Show what is set now."""
        self._show_desk()
        for one in self.plugins:
            one.refresh()

    def _show_desk(self) -> None:
        now = self._file.now
        self._printer.set_choices(printer_choices(self._printers(), now.slip_printer))
        for name, value in _values(now).items():
            if name not in _LOOK:
                self.desk.field(name).set_value(value)
        self.desk.mark_clean()
        self._show_look()
        may = self._may_change()
        self.desk.setEnabled(may)
        self.save.setEnabled(may)
        self._only.setVisible(not may)

    def _show_look(self) -> None:
        values = _values(self._file.now)
        for name in _LOOK:
            self.look.field(name).set_value(values[name])
        self.look.mark_clean()

    def _look_form(self) -> Form:
        form = Form(columns=3)
        languages = [Choice(code, partial(str, name)) for code, name in LANGUAGES.items()]
        themes = [Choice("light", words("SettingsScreen", "Light")), Choice("dark", words("SettingsScreen", "Dark"))]
        sizes = [Choice(str(n), partial("{} %".format, n)) for n in SCALES]
        form.add("language", SegmentField(languages), words("SettingsScreen", "Language"))
        form.add("theme", SegmentField(themes), words("SettingsScreen", "Look"))
        form.add("scale", ChoiceField(sizes), words("SettingsScreen", "Size"))
        for name in _LOOK:
            form.field(name).changed.connect(partial(self._look_changed, name))
        return form

    def _desk_form(self) -> Form:
        form = Form(columns=2)
        self._printer = ChoiceField(empty=words("SettingsScreen", "Ask each time"))
        papers = [
            Choice("80mm", words("SettingsScreen", "80 mm roll")),
            Choice("a5", words("SettingsScreen", "A5 sheet")),
        ]
        form.add("slip_printer", self._printer, words("SettingsScreen", "Printer for slips"))
        form.add("slip_paper", SegmentField(papers), words("SettingsScreen", "Paper for slips"))
        form.add("idle", NumberField(15, 3600), words("SettingsScreen", "Lock after seconds without use"))
        form.add("amber", NumberField(1, 600), words("SettingsScreen", "Waiting turns amber after minutes"))
        form.add("red", NumberField(1, 600), words("SettingsScreen", "Waiting turns red after minutes"))
        return form

    def _look_changed(self, name: str) -> None:
        wanted = self.look.field(name).value()
        if wanted is None or wanted == _values(self._file.now)[name]:
            return
        if name == "scale":
            self._file.change(scale_percent=int(str(wanted)))
        else:
            self._file.change(**{name: str(wanted)})

    def _save(self) -> None:
        if not self.desk.check():
            return
        wanted = self.desk.values()
        self._file.change(
            slip_printer=str(wanted["slip_printer"] or ""),
            slip_paper=str(wanted["slip_paper"] or "80mm"),
            idle_lock_seconds=_whole(wanted["idle"], 120),
            wait_amber_minutes=_whole(wanted["amber"], 30),
            wait_red_minutes=_whole(wanted["red"], 60),
        )
        self.desk.mark_clean()
        self.saved.emit()


def _values(now: Settings) -> dict[str, object]:
    return {
        "language": now.language, "theme": now.theme, "scale": str(now.scale_percent),
        "slip_printer": now.slip_printer or None, "slip_paper": now.slip_paper, "idle": now.idle_lock_seconds,
        "amber": now.wait_amber_minutes, "red": now.wait_red_minutes,
    }  # fmt: skip


def _whole(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise
