"""The money registers on the screen: of days, and of what is open now; what is missing from a series is explained."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.act_dialog import Act, ActDialog
from desk.api.screens.register import NOW, SPAN, Lines, Register
from desk.api.screens.registers import RegistersScreen as Registers
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.fields import TextField
from desk.kit.formats import rupees_text
from desk.kit.labels import Label
from desk.kit.shortcuts import Command
from desk.kit.table import Column
from desk.kit.texts import keyed
from desk.kit.theme import Sizes, px
from desk.plugins.billing.print import registers as papers
from desk.plugins.billing.print.register_cells import CELLS, PAPER
from desk.plugins.billing.rules import registers as rules
from desk.plugins.billing.rules.cash_rules import REASON_LENGTH
from desk.plugins.billing.rules.registers import ClaimedLine, GapLine
from desk.plugins.billing.service.registers import RegisterService
from desk.plugins.billing.service.upi import UpiService

READ, EXPORT = "billing.register.read", "billing.register.export"
EXPLAIN, CONFIRM = "billing.review.settle", "billing.payment.confirm"
TOPICS = frozenset({"money", "cash", "upi", "gaps", "facility"})
PX = 5.2
"""Design pixels on the screen for each share of the paper."""
# Short, for the row of buttons; the papers have their whole names.
_SHORT: dict[str, Words] = {
    rules.DAY_BOOK: words("MoneyRegisters", "Day book"), rules.CASH_BOOK: words("MoneyRegisters", "Cash book"),
    rules.BY_HEAD: words("MoneyRegisters", "By head"), rules.BY_METHOD: words("MoneyRegisters", "By method"),
    rules.BY_CASHIER: words("MoneyRegisters", "By cashier"), rules.SCHEME_CLAIMS: words("MoneyRegisters", "Schemes"),
    rules.DUES: words("MoneyRegisters", "Not paid"), rules.CLAIMED: words("MoneyRegisters", "Not confirmed"),
    rules.GAPS: words("MoneyRegisters", "Missing numbers"),
}  # fmt: skip
OF_DAYS = (
    rules.DAY_BOOK, rules.CASH_BOOK, rules.BY_HEAD, rules.BY_METHOD, rules.BY_CASHIER, rules.SCHEME_CLAIMS,
)  # fmt: skip
OF_NOW = (rules.DUES, rules.CLAIMED, rules.GAPS)


@dataclass
class Held:
    """Whether the last reading left out the cash of the reader's own drawer."""

    back: bool = False


class MoneyRegistersScreen(Registers):
    """What came in, by day, head, method, cashier and scheme."""

    def __init__(self, context: ScreenContext, service: RegisterService) -> None:
        self._held = Held()
        super().__init__(context, "billing.registers", registers(service, OF_DAYS, self._held), TOPICS)
        self.note = Label(papers.HELD_BACK, "hint", wrap=True)
        self.note.setContentsMargins(16, 0, 16, 4)
        self.card.body.insertWidget(2, self.note)
        self.note.hide()

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front; a register that knows no days is another screen's."""
        if arguments.get("register") in OF_NOW:
            self._window.show("billing.outstanding", **arguments)
            return
        super().opened(**arguments)

    def _show(self, register: Register, first: date, last: date, lines: Lines) -> None:
        super()._show(register, first, last, lines)
        self.note.setVisible(self._held.back and self.choice.value() in papers.BLIND)


class OutstandingScreen(Registers):
    """What is open now: bills not paid, payments not confirmed, numbers missing from a series."""

    def __init__(self, context: ScreenContext, service: RegisterService, upi: UpiService) -> None:
        super().__init__(context, "billing.outstanding", registers(service, OF_NOW, Held()), TOPICS)
        self._service, self._upi = service, upi
        self.acts: dict[str, tuple[QPushButton, str, str]] = {}
        for name, of, title, key, icon, run, action in (
            ("explain", rules.GAPS, words("MoneyRegisters", "Explain the gap…"), "F6", "pencil", self.explain, EXPLAIN),
            ("confirm", rules.CLAIMED, words("MoneyRegisters", "It has come…"), "F9", "check", self.confirm, CONFIRM),
            ("reject", rules.CLAIMED, words("MoneyRegisters", "It failed…"), "F10", "x", self.reject, CONFIRM),
        ):
            made = button(keyed(title, key), icon_name=icon)
            self.acts[name] = (made, of, action)
            self.card.head.insertWidget(self.card.head.count() - 1, made)
            context.window.commands.remove(f"billing.outstanding.{name}")
            if context.window.may(action):
                command = Command(f"billing.outstanding.{name}", title, run, key)
                context.window.commands.add(command, within=self)
                context.window.commands.bind(made, f"billing.outstanding.{name}")
        Sizes(self)(lambda: self.choice.setMinimumWidth(px(150 * len(OF_NOW))))
        self.choice.changed.connect(self._offer)
        self._offer()

    def explain(self) -> None:
        """Say why the chosen number is missing."""
        gap = self._chosen_of(rules.GAPS)
        if isinstance(gap, GapLine):
            self._open(ExplainDialog(self, self._context, self._service, gap))

    def confirm(self) -> None:
        """The money of the chosen payment has come: seen at the bank."""
        claim = self._chosen_of(rules.CLAIMED)
        if isinstance(claim, ClaimedLine):
            self._open(OutcomeDialog(self, self._context, self._upi, claim, came=True))

    def reject(self) -> None:
        """The money of the chosen payment has not come; it is due again."""
        claim = self._chosen_of(rules.CLAIMED)
        if isinstance(claim, ClaimedLine):
            self._open(OutcomeDialog(self, self._context, self._upi, claim, came=False))

    def _chosen_of(self, code: str) -> object:
        return self.tables[code].current() if code in self.tables and self.choice.value() == code else None

    def _open(self, dialog: ActDialog) -> None:
        dialog.acted.connect(lambda _: self.reload())
        dialog.open()

    def _offer(self) -> None:
        for made, of, action in self.acts.values():
            made.setVisible(self.choice.value() == of and self._window.may(action))


class OutcomeDialog(ActDialog):
    """What became of a payment by UPI or card, by a supervisor's word: the bank's books were looked at."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, upi: UpiService, claim: ClaimedLine, *, came: bool
    ) -> None:
        title = words("MoneyRegisters", "Has it come?") if came else words("MoneyRegisters", "Has it failed?")
        text = words(
            "MoneyRegisters", "{amount}, reference {reference}, receipt {number}. Look at the bank's books first.",
            amount=rupees_text(claim.paise), reference=claim.reference, number=claim.number,
        )  # fmt: skip
        yes = words("MoneyRegisters", "It has come") if came else words("MoneyRegisters", "It failed: due again")
        super().__init__(parent, context, title, text, yes=yes, danger=not came)
        self._upi, self._claim, self._came = upi, claim, came
        self.reason = self.form.add("reason", TextField(REASON_LENGTH), words("MoneyRegisters", "&Why"), required=True)
        self.body.addWidget(self.form)
        self.form.focus_first()

    def act(self) -> Act:
        upi, payment_id, reason = self._upi, self._claim.payment_id, self.reason.text()
        if self._came:
            return lambda actor: upi.confirm(actor, payment_id, reason)
        return lambda actor: upi.reject(actor, payment_id, reason)


class ExplainDialog(ActDialog):
    """Why a number is missing: a paper that was spoilt, a store that was lost. It stands in the register."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: RegisterService, gap: GapLine
    ) -> None:
        title = words("MoneyRegisters", "Why is {number} missing?", number=gap.number)
        text = words("MoneyRegisters", "The explanation stands in the register with your name, for whoever audits it.")
        super().__init__(parent, context, title, text, yes=words("MoneyRegisters", "Explain it"))
        self._service, self._gap = service, gap
        self.reason = self.form.add("reason", TextField(REASON_LENGTH), words("MoneyRegisters", "&Why"), required=True)
        self.reason.set_value(gap.reason or None)
        self.body.addWidget(self.form)
        self.form.focus_first()

    def act(self) -> Act:
        gap, service, reason = self._gap, self._service, self.reason.text()
        return lambda actor: service.explain(actor, gap.kind, gap.series, gap.serial, reason)


def registers(service: RegisterService, codes: tuple[str, ...], held: Held) -> tuple[Register, ...]:
    """These registers, in this order."""
    return tuple(_register(service, code, held) for code in codes)


def table_columns(code: str) -> list[Column[object]]:
    """The columns of a register on the screen."""
    return [
        Column(
            cell.title, cell.text, 0 if cell.wide else max(56, round(cell.weight * PX)), cell.align, strong=cell.strong,
            sort=cell.sort, from_px=cell.from_px,
        )
        for cell in CELLS[code]
        if cell.on != PAPER
    ]  # fmt: skip


def _register(service: RegisterService, code: str, held: Held) -> Register:
    def read(actor: Actor, first: date, last: date) -> Lines:
        held.back = service.holds_back(actor)
        return service.lines(actor, code, first, last)

    def keeps(actor: Actor, first: date, last: date) -> None:
        service.keeps_pdf(actor, code, first, last)

    return Register(
        code, _SHORT[code], READ, EXPORT, NOW if code in papers.AS_OF_NOW else SPAN, lambda: table_columns(code), read,
        lambda actor, first, last: service.csv(actor, code, first, last), keeps, service.begin_print,
        service.end_print,
        lambda facility, first, last, lines, by, at: papers.document(
            code, facility, first, last, lines, by=by, at=at, held_back=held.back
        ),
    )  # fmt: skip
