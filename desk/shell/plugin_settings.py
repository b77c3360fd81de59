"""The settings that a plugin declares, as a card of the settings screen: a field for each, by its kind."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal

from desk.api.manifest import OWN, PRINTERS, Manifest, Setting
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.settings import SettingsFile
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.field import Field
from desk.kit.fields import NumberField, TextField
from desk.kit.flow import row
from desk.kit.form import Form
from desk.kit.texts import Say

PDF = words("SettingsScreen", "PDF in the desk's folder")
ON, OFF = "on", "off"
MOST_SEGMENTS, COLUMN_PX = 4, 300
Offered = Sequence[tuple[str, Say]]


class AskOffer(Protocol):
    """Reads, off the UI thread, what the plugin offers for a setting."""

    def __call__(self, key: str, done: Callable[[Offered], object], owner: Field) -> object:
        """Calls `done` on the UI thread; never, where the plugin offers nothing or may not say."""
        ...


def printer_choices(names: Iterable[str], chosen: str) -> list[Choice]:
    """The printers of this computer; the chosen one too while it is not there, so that saving does not forget it."""
    found = [Choice(name, PDF if name == "pdf" else partial(str, name)) for name in names]
    return _with(chosen, found, words("SettingsScreen", "{name} (not found now)", name=chosen))


class PluginSettings(Card):
    """Saved together, and used from then on; `saved` after each time."""

    saved = Signal()

    def __init__(
        self, manifest: Manifest, file: SettingsFile, printers: Callable[[], Sequence[str]],
        may_change: Callable[[], bool], ask: AskOffer,
    ) -> None:  # fmt: skip
        super().__init__(manifest.title)
        self._manifest, self._file, self._printers = manifest, file, printers
        self._may_change, self._ask = may_change, ask
        self.form = Form(columns=2, column_px=COLUMN_PX)
        for setting in manifest.settings:
            # An empty text is a value; a switch is never empty.
            required = type(setting.default) is int
            self.form.add(setting.name, _field(setting), setting.title, required=required, hint=setting.hint)
        self.save = button(words("SettingsScreen", "Save"), self._save, kind="primary")
        self.body.addWidget(self.form)
        self.body.addLayout(row(self, self.save, 1))
        self.form.submitted.connect(self._save)

    def refresh(self) -> None:
        """Show what is set now."""
        for setting in self._manifest.settings:
            value, field = setting.read(self._file.now, self._manifest.name), self.form.field(setting.name)
            if setting.offered and isinstance(field, ChoiceField):
                self._offer(setting, field, str(value))
            field.set_value(_shown(value, field))
        self.form.mark_clean()
        may = self._may_change()
        self.form.setEnabled(may)
        self.save.setEnabled(may)

    def _offer(self, setting: Setting, field: ChoiceField, chosen: str) -> None:
        if setting.offered == PRINTERS:
            field.set_choices(printer_choices(self._printers(), chosen))
            return
        # What is chosen has no name until the plugin says it; it must stand there already, or saving would lose it.
        if field.value() != (chosen or None):
            field.set_choices(_with(chosen, [], words("SettingsScreen", "As chosen before")))
        self._ask(setting.key(self._manifest.name), partial(self._offered, field), field)

    def _offered(self, field: ChoiceField, found: Offered) -> None:
        clean = not self.form.is_dirty()
        known = [Choice(code, title) for code, title in found]
        # What stands in the field now, not when it was asked: something else may have been set since.
        field.set_choices(_with(str(field.value() or ""), known, words("SettingsScreen", "As chosen before")))
        if clean:
            self.form.mark_clean()

    def _save(self) -> None:
        if not self._may_change() or not self.form.check():
            return
        wanted = self.form.values()
        try:
            self._file.change(**{
                one.key(self._manifest.name): _kept(one, wanted[one.name]) for one in self._manifest.settings
            })  # fmt: skip
        except DeskError as error:
            self.form.show_refusal(error)
            return
        self.form.mark_clean()
        self.saved.emit()


def _field(setting: Setting) -> Field:
    if isinstance(setting.default, bool):
        return SegmentField([Choice(ON, words("SettingsScreen", "Yes")), Choice(OFF, words("SettingsScreen", "No"))])
    if isinstance(setting.default, int):
        return NumberField(setting.least, setting.most)
    if setting.offered in (PRINTERS, OWN):
        return ChoiceField(empty=setting.unset)
    if not setting.choices:
        return TextField(hint=setting.unset)
    titles: Sequence[Say] = setting.said or tuple(partial(str, code) for code in setting.choices)
    choices = [Choice(code, title) for code, title in zip(setting.choices, titles, strict=True)]
    return SegmentField(choices) if len(choices) <= MOST_SEGMENTS else ChoiceField(choices)


def _shown(value: int | bool | str, field: Field) -> object:
    """A value of the settings as its field shows it."""
    if isinstance(value, bool):
        return ON if value else OFF
    return value if value != "" or isinstance(field, SegmentField) else None


def _kept(setting: Setting, value: object) -> int | bool | str:
    """What stands in a field as the settings keep it."""
    if isinstance(setting.default, bool):
        return value == ON
    if isinstance(setting.default, int):
        return value if isinstance(value, int) else setting.default
    if value is None and setting.choices:
        return setting.default
    return "" if value is None else str(value)


def _with(chosen: str, found: list[Choice], title: Say) -> list[Choice]:
    if not chosen or any(one.code == chosen for one in found):
        return found
    return [*found, Choice(chosen, title)]
