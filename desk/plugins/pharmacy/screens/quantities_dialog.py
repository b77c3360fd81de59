"""One quantity a line, proposed and to be changed: what is approved, issued or received of an indent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.i18n import Words, words
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.scroll import scrolled
from desk.kit.texts import Say
from desk.plugins.pharmacy.screens.shelf_fields import QuantityField

MANY = 4
"""From so many lines on the dialog scrolls."""


@dataclass(frozen=True)
class Row:
    """A line of the dialog: what is proposed, and below which quantity something is asked about the rest.

    key: how the house names it when it says no (`{key}.quantity`); note: what stands under the field, given what is
    typed now (None while it is no number).
    """

    key: str
    title: str
    proposed: int
    expected: int
    note: Callable[[int | None], str]


@dataclass(frozen=True)
class Typed:
    """What was typed for a row. rest and reason only where less than expected was typed."""

    key: str
    quantity: str
    units: int
    rest: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Rest:
    """What is asked where less was typed: what becomes of the rest, and for which answers a reason is wanted."""

    label: Words
    choices: Mapping[str, Words]
    reasons: frozenset[str]


class QuantitiesDialog(ActDialog):
    """Enter walks down the lines. Without `rest` one reason is asked for all lines that have less."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, title: Say, text: Say, *, yes: Say, rows: Sequence[Row],
        act: Callable[[tuple[Typed, ...], str], Act], rest: Rest | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            parent, context, title, text, yes=yes, form=Form(columns=3 if rest else 1, column_px=170),
            width_px=760 if rest else 520, height_px=520 if len(rows) >= MANY else 0,
        )  # fmt: skip
        self._rows, self._act, self._rest = tuple(rows), act, rest
        self.quantities: list[QuantityField] = []
        self.rests: list[ChoiceField] = []
        self.reasons: list[TextField] = []
        for row in self._rows:
            self._add(row)
        self.reason = self.form.add("reason", TextField(200), words("Indents", "&Why less"), required=True)
        self.body.addWidget(scrolled(self.form) if len(rows) >= MANY else self.form)
        if len(rows) < MANY:
            self.body.addStretch(1)  # notes come and go: the fields stay where they are
        self.typed()
        self.form.mark_clean()
        self.form.focus_first()
        self.quantities[0].edit.selectAll()

    def _add(self, row: Row) -> None:
        field = QuantityField(zero=True)
        field.set_value(row.proposed)
        self.quantities.append(field)
        self.form.add(f"{row.key}.quantity", field, _plain(row.title), required=True)
        if self._rest is not None:
            choices = [Choice(code, title) for code, title in self._rest.choices.items()]
            rest = self.form.add(f"{row.key}.rest", ChoiceField(choices), self._rest.label, required=True)
            rest.set_value(choices[0].code)
            reason = self.form.add(f"{row.key}.reason", TextField(200), words("Indents", "&Why less"), required=True)
            self.rests.append(rest)
            self.reasons.append(reason)
            rest.changed.connect(self.typed)
        field.changed.connect(self.typed)

    def typed(self) -> None:
        """Say what the quantities mean, and ask about the rest where there is less."""
        some = False
        for n, row in enumerate(self._rows):
            units = self.quantities[n].units()
            less = units is not None and units < row.expected
            some = some or less
            self.quantities[n].noted.emit(_Noted(row, units))
            if self._rest is not None:
                self.form.show_row(f"{row.key}.rest", less)
                self.form.show_row(f"{row.key}.reason", less and self.rests[n].value() in self._rest.reasons)
        self.form.show_row("reason", some and self._rest is None)

    def act(self) -> Act:
        return self._act(tuple(self._typed(n) for n in range(len(self._rows))), self.reason.text())

    def _typed(self, n: int) -> Typed:
        row, field = self._rows[n], self.quantities[n]
        units = field.units() or 0
        if units >= row.expected or self._rest is None:
            return Typed(row.key, field.text(), units)
        return Typed(row.key, field.text(), units, str(self.rests[n].value()), self.reasons[n].text())


class _Noted:
    def __init__(self, row: Row, units: int | None) -> None:
        self._row, self._units = row, units

    def __call__(self) -> str:
        return self._row.note(self._units)


def _plain(title: str) -> Callable[[], str]:
    return lambda: title.replace("&", "&&")
