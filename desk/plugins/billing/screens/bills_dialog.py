"""Bills and receipts of a patient: look, give back, cancel, print again. Nothing of them is ever changed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import words
from desk.kit.dialog import Dialog
from desk.kit.formats import moment_text, rupees_text
from desk.kit.labels import Label
from desk.kit.language import spoken
from desk.kit.table import Column, DataTable
from desk.plugins.billing.rules.corrections import Corrected
from desk.plugins.billing.rules.settling import BillView, DocumentHit
from desk.plugins.billing.screens import bills_words as said
from desk.plugins.billing.screens.bills_again import AgainDialog
from desk.plugins.billing.screens.cancel_dialog import CancelDialog
from desk.plugins.billing.screens.refund_dialog import RefundDialog, left_of
from desk.plugins.billing.screens.settle_approved import Approved
from desk.plugins.billing.screens.settle_printing import printing
from desk.plugins.billing.screens.settle_words import kind_of
from desk.plugins.billing.service.desk import BillingDesk

LIST_PX = 210


class BillsDialog(Dialog):
    """`changed`: something was given back or cancelled. Opened at `document_id`, or at the newest."""

    changed = Signal()

    def __init__(
        self, parent: QWidget, context: ScreenContext, desk: BillingDesk, patient_id: str, document_id: str = ""
    ) -> None:
        super().__init__(parent, words("Cashier", "Bills and receipts"), width_px=720, height_px=600)
        self._context, self._desk, self._patient_id, self._first = context, desk, patient_id, document_id
        self._ask = Asking(context, self)
        self._view: BillView | None = None
        self.who, self.detail = Label(role="strong", wrap=True), Label(wrap=True)
        self.table: DataTable[DocumentHit] = DataTable(_columns(), name=words("Cashier", "Bills and receipts"))
        self.table.setMinimumHeight(LIST_PX)
        for widget in (self.who, self.table, self.detail):
            self.body.addWidget(widget)
        self.body.setStretchFactor(self.table, 1)
        may = context.window.may
        self.refund_button = self.add_button(words("Cashier", "Give back…"), self.give_back)
        self.cancel_button = self.add_button(words("Cashier", "Cancel the bill…"), self.cancel)
        self.again_button = self.add_button(words("Cashier", "Print again…"), self.again)
        self.add_button(words("Cashier", "Close"), self.reject, "primary")
        for made in (self.refund_button, self.cancel_button):
            made.setVisible(may("billing.receipt.refund"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.again())
        self._know_view(None)
        self._read()

    # -- reading ----------------------------------------------------------------------------------

    def _read(self) -> None:
        settling, patient_id = self._desk.settling, self._patient_id
        self._ask.read(lambda actor: settling.documents_of(actor, patient_id), self._show)

    def _show(self, found: Sequence[DocumentHit]) -> None:
        self.table.set_empty(words("Cashier", "Nothing was billed yet"), None, "file-text")
        self.table.set_rows(found, keep=lambda one: one.document_id)
        if found:
            self.words(self.who.setText, lambda: spoken(found[0].name, found[0].name_native))
        if self.table.current() is None and found:
            at = next((n for n, one in enumerate(found) if one.document_id == self._first), 0)
            self.table.select(at)
            self.table.setFocus()

    def _choose(self, hit: DocumentHit | None) -> None:
        self._know_view(None)
        bill_id = hit.bill_id if hit is not None else ""
        self.again_button.setEnabled(hit is not None)
        if bill_id:
            settling = self._desk.settling
            self._ask.read(lambda actor: settling.bill(actor, bill_id), self._know_view)

    def _know_view(self, view: BillView | None) -> None:
        self._view = view
        self.words(self.detail.setText, lambda: "\n".join(said.of_view(view)) if view is not None else "")
        left = view is not None and any(left_of(view, line) for line in view.bill.lines)
        self.cancel_button.setEnabled(left)
        self.refund_button.setEnabled(left or (view is not None and view.owing < 0))

    # -- acting -----------------------------------------------------------------------------------

    def give_back(self) -> None:
        """Refund some of its lines."""
        if self._view is not None and self.refund_button.isEnabled():
            dialog = RefundDialog(self, self._context, self._desk, self._view)
            dialog.acted.connect(self._done)
            dialog.open()

    def cancel(self) -> None:
        """All of the bill never was."""
        view = self._view
        if view is None or not self.cancel_button.isEnabled():
            return
        bill_id, number, correcting = view.bill.document_id, view.bill.number, self._desk.correcting
        paid = sum(one.paise - one.refunded for one in view.payments)

        def go(reason: str, owed: bool) -> None:
            text = words("Cashier", "{number} is cancelled: {reason}", number=number, reason=reason)
            Approved(
                self, self._context,
                lambda actor, voucher: correcting.cancel(
                    actor, bill_id, reason, voucher, owed_again=owed, **printing(self._context)
                ),
                text, self._done,
            ).go()  # fmt: skip

        text = words(
            "Cashier", "{sum} goes back the way it came. Bill {number} stays in the book, with its credit note.",
            sum=rupees_text(paid), number=number,
        )  # fmt: skip
        dialog = CancelDialog(
            self, words("Cashier", "Cancel this bill?"), text, yes=words("Cashier", "Cancel the bill"), owed_again=False
        )
        dialog.answered.connect(go)
        dialog.open()

    def again(self) -> None:
        """Its paper once more."""
        hit = self.table.current()
        if hit is not None:
            AgainDialog(self, self._context, hit.document_id).open()

    def _done(self, corrected: Corrected) -> None:
        if corrected.job_id:
            self._context.window.print_job(corrected.job_id)
        self._context.window.notice(said.of_correction(corrected), tone="good")
        self._read()
        self.changed.emit()


def _columns() -> list[Column[DocumentHit]]:
    return [
        Column(words("Cashier", "Number"), lambda one: one.number, 170, strong=True),
        Column(words("Cashier", "What"), lambda one: str(kind_of(one.kind, one.purpose))),
        Column(words("Cashier", "When"), lambda one: moment_text(one.at), 150),
        Column(words("Cashier", "Amount"), lambda one: rupees_text(one.paise), 120, align="right", strong=True),
    ]  # fmt: skip
