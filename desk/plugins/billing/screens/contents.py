"""The screens of billing: where each is listed, which right it needs, and how it is made."""

from collections.abc import Mapping

from desk.api.context import ScreenContext
from desk.api.hookspecs import MakeScreen
from desk.api.manifest import Paper, ScreenEntry
from desk.core.i18n import words
from desk.kit.printing.blocks import Document
from desk.plugins.billing.print import challan, receipt, registers, z_report
from desk.plugins.billing.rules import receipt_paper
from desk.plugins.billing.service import registers as kept
from desk.plugins.billing.service.desk import BillingDesk
from desk.records.prints.rules import PrintJob

SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry(
        "cashier", words("Billing", "Cashier"), "receipt-indian-rupee", "billing.bill.settle", 50, "Ctrl+5",
        opens=("patient", "visit"), home="billing.bill.settle",
    ),
    ScreenEntry("cash", words("Billing", "Cash"), "database", "billing.cash.read", 60),
    ScreenEntry("registers", words("Billing", "Money registers"), "notebook-text", "billing.register.read", 170),
    ScreenEntry("outstanding", words("Billing", "Dues and gaps"), "triangle-alert", "billing.register.read", 175),
    ScreenEntry("reviews", words("Billing", "Matters of money"), "clipboard-check", "billing.register.read", 165),
    ScreenEntry("schemes", words("Billing", "Schemes"), "shield-check", "billing.scheme.read", 156),
    ScreenEntry("tariff", words("Billing", "Tariff"), "file-spreadsheet", "billing.tariff.read", 155),
)  # fmt: skip

PAPERS: tuple[Paper, ...] = (
    Paper(receipt_paper.KIND, words("Billing", "Receipt, refund or bill"), "billing.receipt.read"),
    Paper(z_report.KIND, words("Billing", "Report of a cash drawer"), "billing.cash.read"),
    Paper(challan.KIND, words("Billing", "Challan to the bank"), "billing.cash.read"),
    Paper(
        kept.REGISTER, words("Billing", "Register of money"), "billing.register.read", anew="billing.registers",
        parts=registers.TITLES,
    ),
)


def document(job: PrintJob) -> Document | None:
    """The paper of a print job of billing; None for another's."""
    papers = {receipt_paper.KIND: receipt.of_job, z_report.KIND: z_report.of_job, challan.KIND: challan.of_job}
    return papers[job.kind](job) if job.kind in papers else None


def makers(context: ScreenContext, desk: BillingDesk) -> Mapping[str, MakeScreen]:
    """How each screen of SCREENS is made, by its name; its modules are read when the first of it is made, so that
    whoever takes no money does not wait for them at the start."""

    def cashier() -> object:
        from desk.plugins.billing.screens.cashier import CashierScreen

        return CashierScreen(context, desk)

    def cash() -> object:
        from desk.plugins.billing.screens.cash import CashScreen

        return CashScreen(context, desk.cash)

    def books() -> object:
        from desk.plugins.billing.screens.registers import MoneyRegistersScreen

        return MoneyRegistersScreen(context, desk.registers)

    def outstanding() -> object:
        from desk.plugins.billing.screens.registers import OutstandingScreen

        return OutstandingScreen(context, desk.registers, desk.upi)

    def reviews() -> object:
        from desk.plugins.billing.screens.reviews import ReviewsScreen

        return ReviewsScreen(context, desk)

    def schemes() -> object:
        from desk.plugins.billing.screens.schemes import SchemesScreen

        return SchemesScreen(context, desk.schemes)

    def tariff() -> object:
        from desk.plugins.billing.screens.tariff import TariffScreen

        return TariffScreen(context, desk.tariff)

    return {
        "cashier": cashier, "cash": cash, "registers": books, "outstanding": outstanding, "reviews": reviews,
        "schemes": schemes, "tariff": tariff,
    }  # fmt: skip
