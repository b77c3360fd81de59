"""The sums of what is being paid, over each other: price, what schemes pay, what is let off, what is held."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desk.core.i18n import words
from desk.kit.formats import rupees_text
from desk.kit.labels import Label
from desk.kit.theme import Sizes, px
from desk.plugins.billing.screens.cashier_lines import PAID_NOW, TO_PRICE, OwedLine


@dataclass(frozen=True)
class Sums:
    """In paise: of the lines that are taken now. `discount` by hand, `owing`: of bills made before."""

    gross: int = 0
    payers: int = 0
    discount: int = 0
    owing: int = 0
    to_price: int = 0

    @property
    def patient(self) -> int:
        """What is to be paid."""
        return self.gross - self.payers - self.discount + self.owing


def sums_of(lines: Iterable[OwedLine], discount: int) -> Sums:
    """The sums of these lines; no more is let off than the patient would pay of what is billed now."""
    gross = payers = let_off = owing = to_price = patient = 0
    for line in lines:
        if line.state == TO_PRICE:
            to_price += 1
        elif line.state not in PAID_NOW:
            continue
        elif line.bill is not None:
            owing += line.patient
        elif line.due is not None and line.due.split is not None:
            gross, payers = gross + line.due.split.gross, payers + line.due.split.payers
            let_off, patient = let_off + line.due.split.discount, patient + line.patient
    return Sums(gross, payers, let_off + min(discount, patient), owing, to_price)


class SumsView(QWidget):
    """Labels at the left, amounts under each other at the right; what is nothing is not shown."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        Sizes(self)(lambda: grid.setVerticalSpacing(px(4)))
        self._rows: list[tuple[Label, Label]] = []
        for n, title in enumerate((
            words("Cashier", "Price"), words("Cashier", "Schemes pay"), words("Cashier", "Discount"),
            words("Cashier", "Bills from before"), words("Cashier", "Not priced yet"),
        )):  # fmt: skip
            label, value = Label(title, "label"), Label()
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, n, 0)
            grid.addWidget(value, n, 1)
            self._rows.append((label, value))
        self.setLayout(grid)

    def show_sums(self, sums: Sums) -> None:
        """These."""
        shown = (
            (sums.gross, rupees_text(sums.gross)), (sums.payers, f"−{rupees_text(sums.payers)}"),
            (sums.discount, f"−{rupees_text(sums.discount)}"), (sums.owing, rupees_text(sums.owing)),
            (sums.to_price, str(words("Cashier", "%n line(s)", count=sums.to_price))),
        )  # fmt: skip
        for (label, value), (amount, text) in zip(self._rows, shown, strict=True):
            value.setText(text)
            value.setAccessibleName(f"{label.text()} {text}")
            for widget in (label, value):
                widget.setVisible(bool(amount))
