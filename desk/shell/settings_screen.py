"""Settings of this desk: how it looks and speaks, where it prints, when it locks, and how it stands with the cloud."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.core.i18n import words
from desk.core.settings import Settings, SettingsFile
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.fields import NumberField
from desk.kit.flow import column
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.kit.language import LANGUAGES
from desk.kit.scroll import scrolled

_TEXT = "SettingsScreen"
SCALES = (100, 125, 150, 175, 200)


class SettingsScreen(QWidget):
    """Looks are anyone's to change and hold at once; the desk's own settings need the right `settings.change`."""

    check_wanted = Signal()
    saved = Signal()

    def __init__(
        self, file: SettingsFile, printers: Callable[[], Sequence[str]], may_change: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._file, self._printers, self._may_change = file, printers, may_change
        self.look = self._look_form()
        self.desk = self._desk_form()
        look_card = Card(words(_TEXT, "Language and look"))
        look_card.body.addWidget(self.look)
        desk_card = Card(words(_TEXT, "This desk"))
        desk_card.body.addWidget(self.desk)
        self._only = Label(words(_TEXT, "A supervisor or administrator changes these."), "muted", wrap=True)
        desk_card.body.addWidget(self._only)
        self.save = button(words(_TEXT, "Save"), self._save, kind="primary")
        desk_card.body.addWidget(self.save)
        check_card = Card(words(_TEXT, "This computer"))
        check_card.body.addWidget(
            Label(words(_TEXT, "Keyring, database, camera, printers, clock, disk and network, each with advice."), wrap=True)
        )
        check_card.body.addWidget(button(words(_TEXT, "Check this computer"), self.check_wanted.emit))
        inside = QWidget()
        inside.setLayout(column(inside, look_card, desk_card, check_card, 1, gap=14, margins=(0, 0, 8, 0)))
        self.setLayout(column(self, Label(words(_TEXT, "Settings"), "title"), scrolled(inside), gap=12))
        self.desk.submitted.connect(self._save)
        self.refresh()

    def refresh(self) -> None:
        """Show what is set now."""
        now = self._file.now
        printers = [Choice(name, lambda name=name: name) for name in self._printers()]  # type: ignore[misc]
        self._printer.set_choices(printers)
        for name, value in _values(now).items():
            form = self.look if name in ("language", "theme", "scale") else self.desk
            form.field(name).set_value(value)
        self.look.mark_clean()
        self.desk.mark_clean()
        may = self._may_change()
        self.desk.setEnabled(may)
        self.save.setEnabled(may)
        self._only.setVisible(not may)

    def _look_form(self) -> Form:
        form = Form(columns=3)
        languages = [Choice(code, lambda name=name: name) for code, name in LANGUAGES.items()]  # type: ignore[misc]
        themes = [Choice("light", words(_TEXT, "Light")), Choice("dark", words(_TEXT, "Dark"))]
        sizes = [Choice(str(n), lambda n=n: f"{n} %") for n in SCALES]  # type: ignore[misc]
        form.add("language", SegmentField(languages), words(_TEXT, "Language"))
        form.add("theme", SegmentField(themes), words(_TEXT, "Look"))
        form.add("scale", ChoiceField(sizes), words(_TEXT, "Size"))
        for name in ("language", "theme", "scale"):
            form.field(name).changed.connect(self._look_changed)
        return form

    def _desk_form(self) -> Form:
        form = Form(columns=2)
        self._printer = ChoiceField(empty=words(_TEXT, "Ask each time"))
        papers = [
            Choice("80mm", words(_TEXT, "80 mm roll")),
            Choice("A5", words(_TEXT, "A5 sheet")),
        ]
        form.add("slip_printer", self._printer, words(_TEXT, "Printer for slips"))
        form.add("slip_paper", SegmentField(papers), words(_TEXT, "Paper for slips"))
        form.add("idle", NumberField(15, 3600), words(_TEXT, "Lock after seconds without use"))
        form.add("amber", NumberField(1, 600), words(_TEXT, "Waiting turns amber after minutes"))
        form.add("red", NumberField(1, 600), words(_TEXT, "Waiting turns red after minutes"))
        return form

    def _look_changed(self) -> None:
        wanted = self.look.values()
        scale = int(str(wanted["scale"] or 100))
        change = {"language": wanted["language"] or "en", "theme": wanted["theme"] or "light", "scale_percent": scale}
        now = self._file.now
        if any(getattr(now, name) != value for name, value in change.items()):
            self._file.change(**change)

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
