"""The cash counter: who waits to pay, the account at the counter, the amount, Enter: the receipt.

Opened with `visit_id` or `patient_id` (a slip or a card was scanned) it brings that person's dues.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.i18n import Words, words
from desk.kit.flow import column
from desk.kit.language import spoken
from desk.kit.panes import Panes
from desk.kit.shortcuts import Command
from desk.kit.texts import said
from desk.plugins.billing.rules.documents import Issued
from desk.plugins.billing.rules.settling import Waiting
from desk.plugins.billing.screens import cashier_keys as keys
from desk.plugins.billing.screens.cashier_acts import CashierActs
from desk.plugins.billing.screens.cashier_lines import PAID_NOW, OwedLine
from desk.plugins.billing.screens.cashier_money import CashierMoney
from desk.plugins.billing.screens.cashier_panel import CashierPanel
from desk.plugins.billing.screens.cashier_queue import CashierQueue
from desk.plugins.billing.screens.cashier_till import CashierTill
from desk.plugins.billing.screens.cashier_work import CashierWork
from desk.plugins.billing.screens.settle_panel import SettlePanel
from desk.plugins.billing.service.desk import BillingDesk
from desk.records.patient.view import Patient
from desk.records.visit.rules import Visit

SETTLE_MS, TICK_MS = 60, 20_000
_GROUP = words("Cashier", "Cash counter")
_EDITING = ("Ctrl+Z", "Esc", "Ctrl+Del")
"""Keys that mean something else where text is typed: they act only while the keyboard is in this screen."""


class CashierScreen(QWidget):
    """See the module."""

    def __init__(self, context: ScreenContext, desk: BillingDesk) -> None:
        super().__init__()
        self._context, self._desk, self._window = context, desk, context.window
        self._ask = Asking(context, self)
        self._asked, self._newest = count(1), 0
        self._patient: Patient | None = None
        self.queue = CashierQueue(lambda: context.plugin.settings.now)
        self.panel, self.pay, self.till = CashierPanel(), SettlePanel(), CashierTill()
        self.work = CashierWork(self, context, desk)
        self.acts = CashierActs(self, context, desk, self.work, self.panel.lines.current)
        self.money = CashierMoney(self, context, desk, self.work, self.pay, self.acts.open_till)
        middle = Panes(self.panel, self.pay, side_px=300, break_px=640, stacked_px=540)
        self.panes = Panes(middle, self.queue, side_px=316, break_px=996, stacked_px=540, side_first=True)
        box = column(self, self.panes, self.till, gap=10)
        box.setStretch(0, 1)
        self.setLayout(box)
        self._settle, self._tick = QTimer(self, singleShot=True, interval=SETTLE_MS), QTimer(self, interval=TICK_MS)
        self._settle.timeout.connect(self.reload)
        self._tick.timeout.connect(self.queue.table.refresh_texts)
        self._tick.start()
        self._connect()
        self._add_commands()

    def _connect(self) -> None:
        self.queue.table.opened.connect(self._open_row)
        self.queue.asked.connect(self._find)
        self.queue.found.connect(self._found)
        self.panel.lines.turned.connect(lambda line: self.work.turn(line.key))
        self.panel.lines.opened.connect(lambda _line: self.pay.take_keyboard())
        self.panel.lines.actions_for = self._actions
        self.pay.cash_given.connect(self.money.cash)
        self.pay.settle_wanted.connect(self.work.settle)
        self.pay.back_wanted.connect(self.work.take_off)
        self.pay.done.next_wanted.connect(self.next_one)
        self.acts.taken_back.connect(self._taken_back)
        self.till.open_wanted.connect(self.acts.open_till)
        self.work.shown.connect(self._show_account)
        self.work.settled.connect(self._settled)
        self.work.refused.connect(self.pay.refuse)
        self.work.till_known.connect(self._show_till)
        self._window.listen(self, self._changed)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        visit_id, patient_id = arguments.get("visit_id", ""), arguments.get("patient_id", "")
        if visit_id:
            visits = self._context.plugin.services.visits
            self._ask.read(lambda actor: visits.visit(actor, visit_id), self._open_visit)
        elif patient_id:
            self.open_patient(patient_id)
            if arguments.get("document_id"):  # a receipt that was scanned
                self.acts.papers(arguments["document_id"])
        elif not self.work.patient_id:
            self.queue.table.setFocus()
        self.reload()
        self.work.read_till()

    def draft(self) -> dict[str, object] | None:
        """Whose account it is, what was put on it, and the amount that was typed; an account that is only looked at
        is nothing half done."""
        kept, amount = self.work.draft(), "" if self.pay.is_done() else self.pay.amount.state()
        return kept | {"amount": amount} if kept is not None and (amount or self.work.has_begun) else None

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring it back."""
        patient_id = str(draft.get("patient_id") or "")
        self._window.show_patient(patient_id or None)
        self._know_patient(patient_id)
        self.work.restore(draft)
        self.pay.amount.restore(str(draft.get("amount") or ""))

    def forget(self) -> None:
        """Another person sits down: nobody's account, nothing to undo, another drawer."""
        self.work.done_here.clear()
        self.work.session, self.work.totals = None, None
        self.close_one()
        self.work.read_till()

    # -- whose ------------------------------------------------------------------------------------

    def open_patient(self, patient_id: str) -> None:
        """Bring this person's dues to the counter."""
        self._window.show_patient(patient_id)
        if patient_id != self.work.patient_id or self.pay.is_done():
            self.pay.show_nothing()
        self._know_patient(patient_id)
        self.work.open(patient_id)
        self.queue.choose(patient_id)

    def _open_visit(self, visit: Visit | None) -> None:
        if visit is None:
            self._window.notice(words("Cashier", "This visit is not known here. Scan the slip again."), tone="warn")
        else:
            self.open_patient(visit.patient_id)

    def _open_row(self, one: Waiting) -> None:
        self.open_patient(one.patient_id)

    def _found(self, patient_id: str, document_id: str) -> None:
        self.open_patient(patient_id)
        if document_id:
            self.acts.papers(document_id)

    def close_one(self) -> None:
        """Put the account away; the keyboard goes to the list."""
        self.work.close()
        self._patient = None
        self.panel.show_nothing()
        self.pay.show_nothing()
        self._window.show_patient(None)
        self._enable()
        self.queue.table.setFocus()

    def next_one(self) -> None:
        """This one is done: on to the one who waits longest."""
        after = self.queue.next_after(self.work.patient_id)
        if after is not None:
            self.open_patient(after.patient_id)
        else:
            self.close_one()

    def _know_patient(self, patient_id: str) -> None:
        patients = self._context.plugin.services.patients
        if patient_id and (self._patient is None or self._patient.patient_id != patient_id):
            self._patient = None
            self._ask.read(lambda actor: patients.patient(actor, patient_id), partial(self._known, patient_id))

    def _known(self, asked: str, patient: Patient) -> None:
        if asked == self.work.patient_id:
            self._patient = patient
            self.panel.refresh()

    def _who(self) -> str:
        patient, waits = self._patient, self.queue.row_of(self.work.patient_id)
        parts = [waits.token] if waits is not None else []
        if patient is not None:
            parts += [spoken(patient.name, patient.name_native), patient.number or ""]
        elif waits is not None:
            parts.append(spoken(waits.name, waits.name_native))
        return " · ".join(part for part in parts if part)

    # -- what is shown ----------------------------------------------------------------------------

    def _show_account(self) -> None:
        account, lines = self.work.account, self.work.lines
        if account is None:
            return
        self.panel.show_account(self._who, self._sentences, lines)
        if not self.pay.is_done():
            if any(line.state in PAID_NOW for line in lines):
                fresh = not self.pay.is_paying()
                can = self.work.session is not None or not self._window.may("billing.cash.hold")
                self.pay.show_plan(self.work.sums, self.work.plan, can_pay=can, waits=self.work.waits())
                if fresh:
                    self.pay.take_keyboard()
                    self.panes.bring(self.pay)
                    self.panes.bring(self.pay.to_pay)
            else:
                self.pay.show_nothing()
                self.panel.lines.setFocus()
        self._enable()

    def _sentences(self) -> str:
        account = self.work.account
        return "\n".join(spoken(*one) for one in account.sentences) if account is not None else ""

    def _show_till(self) -> None:
        may_hold = self._window.may("billing.cash.hold")
        self.till.show_till(self.work.session, self.work.totals, may_hold=may_hold)
        if self.work.account is not None:
            self._show_account()

    def _settled(self, issued: Issued) -> None:
        self.pay.done.show_issued(issued, claimed=self.work.claimed)
        self.pay.show_done()
        self.panes.bring(self.pay)
        self._settle.start()
        self.work.reload()
        self.work.read_till()

    def _taken_back(self) -> None:
        self.pay.show_nothing()
        self._settle.start()
        self.work.reload()
        self.work.read_till()

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list anew; of two answers under way the later question's counts."""
        number = next(self._asked)
        self._ask.read(lambda actor: self._desk.settling.patients_waiting(actor), partial(self._read, number))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._settle.start()

    def _changed(self, topics: Changes) -> None:
        if not self.isVisible():
            return
        mine = self.work.patient_id and f"patient:{self.work.patient_id}" in topics
        if topics & {"charges", "money", "patient", "queue"} or mine:
            self._settle.start()
        if mine or topics & {"tariff", "schemes", "settings"}:
            self.work.reload()
        if topics & {"cash", "money"}:
            self.work.read_till()

    def _read(self, number: int, found: Sequence[Waiting]) -> None:
        if number < self._newest:
            return
        self._newest = number
        waited = self.queue.row_of(self.work.patient_id) is not None
        self.queue.show_waiting(found)
        if not waited:  # whose receipt was taken back stands in the list again
            self.queue.choose(self.work.patient_id)
        self.panel.refresh()
        if self.queue.table.current() is None and found and not self.queue.choose(self.work.patient_id):
            self.queue.table.select(0)
        self._enable()

    def _find(self, text: str) -> None:
        self._ask.read(
            lambda actor: self._desk.settling.find_document(actor, text),
            lambda found: self.queue.show_found(text, found),
        )

    # -- commands ---------------------------------------------------------------------------------

    def _add_commands(self) -> None:
        acts, money, settle = self.acts, self.money, "billing.bill.settle"
        run: dict[str, Callable[[], object]] = {
            keys.EXACT: money.exact, keys.UPI: money.upi, keys.CARD: money.card, keys.DEPOSIT: money.deposit,
            keys.ADD: acts.add, keys.PRICE: acts.price, keys.LEAVE_OUT: acts.leave_out, keys.DROP: acts.drop,
            keys.DISCOUNT: money.discount, keys.PAPERS: acts.papers, keys.HELD: acts.held,
        }  # fmt: skip
        own: list[tuple[str, Words, Callable[[], object], str, str]] = [
            (one.command, one.title, run[one.name], one.key, one.action) for one in keys.ALL
        ]
        own += [
            (keys.SETTLE, words("Cashier", "Settle with what is there"), money.finish, "Ctrl+Return", settle),
            (keys.UNDO, words("Cashier", "Take the last receipt back…"), acts.undo, "Ctrl+Z",
             "billing.receipt.refund"),
            (keys.AGAIN, words("Cashier", "Print the last receipt again…"), acts.again, "Ctrl+P",
             "billing.receipt.read"),
            (keys.TILL, words("Cashier", "Open my drawer…"), acts.open_till, "Ctrl+O", "billing.cash.hold"),
            (keys.FIND, words("Cashier", "Find a receipt or a patient"), self.queue.finder.setFocus, "Ctrl+F",
             "billing.charge.read"),
            (keys.CLOSE, words("Cashier", "Put the account away"), self.close_one, "Esc", "billing.charge.read"),
        ]  # fmt: skip
        commands = self._window.commands
        for command_id, title, act, key, action in own:
            commands.remove(command_id)  # of the screen that stood here for the person before
            if self._window.may(action):
                commands.add(Command(command_id, title, act, key, group=_GROUP), within=self,
                             anywhere=key not in _EDITING)  # fmt: skip
        self.panel.bind(commands)
        self.pay.bind(commands)

    def _actions(self, _line: OwedLine) -> list[QAction]:
        """The menu of a line: what has a key."""
        usable = {one.id: one for one in self._window.commands.usable()}
        made = []
        for command in (usable[one.command] for one in keys.LINES if one.command in usable):
            text = said(command.title).replace("&", "")
            action = QAction(f"{text}\t{command.key}" if command.key else text)
            action.triggered.connect(lambda _checked=False, run=command.run: run())
            made.append(action)
        return made

    def _enable(self) -> None:
        here = self.work.account is not None
        for act in (*keys.LINES, *keys.PATIENT):
            if act.name in (keys.ADD, keys.PAPERS, keys.HELD):
                self.panel.enable(act.command, here)
        owes = any(line.state in PAID_NOW for line in self.work.lines)
        self.panel.enable(f"billing.cashier.{keys.DISCOUNT}", owes and not self.pay.is_done())
