"""One quantity a line, proposed and to be changed: what is approved, issued or received of an indent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.core.i18n import words
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.scroll import scrolled
from desk.kit.texts import Say
from desk.plugins.pharmacy.screens.act_dialog import Act, ActDialog
from desk.plugins.pharmacy.screens.shelf_fields import QuantityField


@dataclass(frozen=True)
class Row:
    """A line of the dialog: what is proposed, and below which quantity a reason is asked for.

    note: what stands under the field, given what is typed now (None while it is no number).
    """

    key: str
    title: str
    proposed: int
    expected: int
    note: Callable[[int | None], str]


@dataclass(frozen=True)
class Typed:
    """What was typed for a row. reason and missing only where less than expected was typed."""

    key: str
    quantity: str
    units: int
    reason: str = ""
    missing: str = ""


class QuantitiesDialog(ActDialog):
    """Enter walks down the lines. Less than expected asks why; with `missing` also what became of the rest."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, title: Say, text: Say, *, yes: Say, rows: Sequence[Row],
        act: Callable[[tuple[Typed, ...]], Act], missing: Sequence[Choice] = (),
    ) -> None:  # fmt: skip
        columns = 3 if missing else 2
        super().__init__(
            parent, context, title, text, yes=yes, form=Form(columns=columns, column_px=180),
            width_px=760 if missing else 620, height_px=440 if len(rows) > 3 else 0,
        )  # fmt: skip
        self._rows, self._act = tuple(rows), act
        self.quantities: list[QuantityField] = []
        self.reasons: list[TextField] = []
        self.missing: list[ChoiceField] = []
        for n, row in enumerate(self._rows):
            self._add(n, row, missing)
        self.body.addWidget(scrolled(self.form) if len(rows) > 3 else self.form, 1)
        for n in range(len(self._rows)):
            self.typed(n)
        self.form.mark_clean()
        self.form.focus_first()
        self.quantities[0].edit.selectAll()

    def _add(self, n: int, row: Row, missing: Sequence[Choice]) -> None:
        field = self.form.add(f"lines.{n}.quantity", QuantityField(zero=True), _title(row.title), required=True)
        field.set_value(row.proposed)
        self.quantities.append(field)
        reason = self.form.add(f"lines.{n}.reason", TextField(120), words("Indents", "Why less"), required=True)
        self.reasons.append(reason)
        if missing:
            self.missing.append(
                self.form.add(
                    f"lines.{n}.missing", ChoiceField(missing), words("Indents", "Where is the rest"), required=True
                )
            )
        field.changed.connect(_Changed(self, n))

    def typed(self, n: int) -> None:
        """Say what the quantity of line `n` means, and ask about the rest where it is less."""
        row, units = self._rows[n], self.quantities[n].units()
        self.quantities[n].noted.emit(lambda: row.note(units))
        less = units is not None and units < row.expected
        self.form.show_row(f"lines.{n}.reason", less)
        if self.missing:
            self.form.show_row(f"lines.{n}.missing", less)

    def act(self) -> Act:
        return self._act(tuple(self._typed(n) for n in range(len(self._rows))))

    def _typed(self, n: int) -> Typed:
        row, field = self._rows[n], self.quantities[n]
        units = field.units() or 0
        if units >= row.expected:
            return Typed(row.key, field.text(), units)
        missing = str(self.missing[n].value() or "") if self.missing else ""
        return Typed(row.key, field.text(), units, self.reasons[n].text(), missing)


class _Changed:
    def __init__(self, dialog: QuantitiesDialog, n: int) -> None:
        self._dialog, self._n = dialog, n

    def __call__(self) -> None:
        self._dialog.typed(self._n)


def _title(title: str) -> Callable[[], str]:
    return lambda: title.replace("&", "&&")
