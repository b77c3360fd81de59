"""Cash: my drawer from its float to its close, drawers of others with their reports, the safe and the bank."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.dialog import Confirm
from desk.kit.flow import column, row
from desk.kit.formats import rupees_text
from desk.kit.shortcuts import Command
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.cash_rules import Counted
from desk.plugins.billing.rules.cash_views import Offers, Safe, SessionLine
from desk.plugins.billing.rules.z_report import Totals, ZReport
from desk.plugins.billing.screens import cash_drawer
from desk.plugins.billing.screens.cash_dialogs import (
    CloseDrawer,
    CountDrawer,
    MoveCash,
    OfferCash,
    OpenDrawer,
    RemitCash,
)
from desk.plugins.billing.screens.cash_drawer import DrawerPage
from desk.plugins.billing.screens.cash_pages import ClosingsPage, SafePage
from desk.plugins.billing.screens.cash_papers import CashPapers
from desk.plugins.billing.service.cash import CashService

PREFIX, PAUSE_MS = "billing.cash", 150
DRAWER, CLOSINGS, SAFE = "drawer", "closings", "safe"
HOLD, REMIT, APPROVE = "billing.cash.hold", "billing.cash.remit", "billing.receipt.approve"
_GROUP = words("Cash", "Cash")
Now = tuple[Session | None, Totals | None, Offers]


class CashScreen(QWidget):
    """Opened with `page` (drawer, closings, safe) it shows that one."""

    def __init__(self, context: ScreenContext, cash: CashService) -> None:
        super().__init__()
        self._context, self._window, self._cash = context, context.window, cash
        self._ask, self.papers = Asking(context, self), CashPapers(self, context)
        self.drawer, self.closings = DrawerPage(), ClosingsPage()
        self.safe = SafePage()
        self._by_code: dict[str, QWidget] = {CLOSINGS: self.closings, SAFE: self.safe}
        titles: dict[str, Words] = {
            CLOSINGS: words("Cash", "Closings"), SAFE: words("Cash", "Safe and bank"),
        }  # fmt: skip
        if self._window.may(HOLD):
            self._by_code = {DRAWER: self.drawer, **self._by_code}
            titles = {DRAWER: words("Cash", "My drawer"), **titles}
        self.choice = SegmentField([Choice(code, title) for code, title in titles.items()])
        Texts(self)(self.choice.set_name, _GROUP)
        Sizes(self)(lambda: self.choice.setMinimumWidth(px(132 * len(titles))))
        self.pages = QStackedWidget()
        for page in (self.drawer, self.closings, self.safe):
            self.pages.addWidget(page)
        self.setLayout(column(self, row(self, self.choice, 1), self.pages, gap=10))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self._connect()
        self._add_commands()
        self.choice.set_value(next(iter(self._by_code)))
        self._offer_close()
        self._turn()

    def _connect(self) -> None:
        self.choice.changed.connect(self._turn)
        self.drawer.offer_chosen.connect(self.drawer.follow_offer)
        self.closings.wanted.connect(self._pause.start)
        self.closings.chosen.connect(self._offer_close)
        self.closings.table.opened.connect(lambda _: self.print_now())
        self.closings.print_button.clicked.connect(lambda _=False: self.print_now())
        self.closings.close_button.clicked.connect(lambda _=False: self.count())
        self.safe.wanted.connect(self._pause.start)
        self.safe.remit_button.clicked.connect(lambda _=False: self.remit())
        self.safe.print_button.clicked.connect(lambda _=False: self.print_now())
        self.safe.table.opened.connect(lambda _: self.print_now())
        self.safe.remit_button.setVisible(self._window.may(REMIT))
        self._window.listen(self, self._changed)

    def _add_commands(self) -> None:
        def at(*pages: QWidget) -> Callable[[], bool]:
            return lambda: self.pages.currentWidget() in pages

        here, holds, everywhere = self.drawer, self._window.may(HOLD), at(self.drawer, self.closings, self.safe)
        runs: dict[str, Callable[[], object]] = {
            "open": self.open_drawer, "count": self.count, "in": partial(self.pay, out=False),
            "out": partial(self.pay, out=True), "offer": self.hand_over, "accept": self.accept,
            "withdraw": self.withdraw, "x": self.print_now,
        }  # fmt: skip
        shared = {"x": everywhere, "count": at(self.drawer, self.closings), "offer": at(self.drawer, self.safe)}
        for name, title, key, _icon in cash_drawer.ACTS:
            self._window.commands.remove(f"{PREFIX}.{name}")
            if holds or name in shared:
                command = Command(
                    f"{PREFIX}.{name}", title, runs[name], key, group=_GROUP, enabled=shared.get(name, at(here))
                )
                self._window.commands.add(command, within=self)
        if holds:
            self.drawer.bind(self._window.commands, PREFIX)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        if arguments.get("page") in self._by_code:
            self.choice.set_value(arguments["page"])
        self.reload()
        self._front().setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._pause.start()

    def _changed(self, topics: Changes) -> None:
        if topics & {"money", "cash", "prints"} and self.isVisible():
            self._pause.start()

    def _turn(self) -> None:
        self.pages.setCurrentWidget(self._by_code[str(self.choice.value())])
        self.reload()

    def _front(self) -> QWidget:
        page = self.pages.currentWidget()
        if page is self.closings:
            return self.closings.table
        if page is self.safe:
            return self.safe.table
        return self.drawer.buttons["open" if self.drawer.session is None else "count"]

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what is shown anew."""
        page, cash = self.pages.currentWidget(), self._cash
        if page is self.drawer:
            self._ask.read(self._now, lambda now: self.drawer.show_drawer(*now))
        elif page is self.closings:
            if days := self.closings.days():
                first, last = days
                self._ask.read(lambda actor: cash.sessions(actor, first, last), self.closings.show_sessions)
        elif days := self.safe.days():
            first, last = days
            self._ask.read(lambda actor: cash.safe(actor, first, last), self._show_safe)

    def _now(self, actor: Actor) -> Now:
        cash = self._cash
        session = cash.current(actor)
        totals = cash.totals(actor, session.session_id) if session is not None else None
        return session, totals, cash.offers(actor)

    def _show_safe(self, safe: Safe) -> None:
        self.safe.show_safe(safe)
        self.safe.print_button.setVisible(bool(safe.remitted))

    def _offer_close(self) -> None:
        line = self.closings.table.current()
        is_open = line is not None and line.session.closed_at is None
        self.closings.print_button.setEnabled(line is not None and not is_open)
        self.closings.close_button.setVisible(is_open and line is not None and line.here and self._window.may(APPROVE))

    # -- the drawer -------------------------------------------------------------------------------

    def open_drawer(self) -> None:
        """My drawer, with its float."""
        if self.drawer.session is None:
            self._acted(OpenDrawer(self, self._context, self._cash), words("Cash", "Your drawer is open."))

    def pay(self, *, out: bool) -> None:
        """Money in or out that no patient has to do with."""
        if self._is_open():
            done = words("Cash", "Paid out.") if out else words("Cash", "Paid in.")
            self._acted(MoveCash(self, self._context, self._cash, out=out), done)

    def hand_over(self) -> None:
        """Offer cash to another drawer; on the page of the safe: remit."""
        if self.pages.currentWidget() is self.safe:
            self.remit()
            return
        if not self._is_open():
            return

        def offer(receivers: tuple[SessionLine, ...]) -> None:
            dialog = OfferCash(self, self._context, self._cash, receivers)
            self._acted(dialog, words("Cash", "Offered. It is yours until it is accepted."))

        self._ask.read(self._cash.receivers, offer)

    def accept(self) -> None:
        """Take what is offered to me, after a look at the money."""
        chosen, cash = self.drawer.chosen_offer(), self._cash
        if chosen is None or self.drawer.is_mine(chosen):
            return
        offer_id, key = chosen.offer_id, new_id()
        title = words("Cash", "Take {amount} from {name}?", amount=rupees_text(chosen.paise), name=chosen.from_name)
        text = words("Cash", "Count the notes first. From now on they are yours.")
        done = words("Cash", "{amount} is in your drawer now.", amount=rupees_text(chosen.paise))
        Confirm(self, title, text, yes=words("Cash", "I have it")).then(
            lambda: self._ask.write(lambda actor: cash.accept(actor, offer_id), lambda _: self._tell(done), intent=key)
        )

    def withdraw(self) -> None:
        """Take my own offer back, or decline one to me."""
        chosen, cash = self.drawer.chosen_offer(), self._cash
        if chosen is None:
            return
        offer_id, key, mine = chosen.offer_id, new_id(), self.drawer.is_mine(chosen)
        title = words("Cash", "Take the offer back?") if mine else words("Cash", "Decline what is offered?")
        text = words("Cash", "The money stays with who has it.")
        yes = words("Cash", "Take it back") if mine else words("Cash", "Decline")
        Confirm(self, title, text, yes=yes).then(
            lambda: self._ask.write(lambda actor: cash.withdraw(actor, offer_id), lambda _: self.reload(), intent=key)
        )

    def count(self) -> None:
        """Count blind, and close if that is wanted: my drawer, or (a supervisor) the chosen one."""
        line = self.closings.table.current() if self.pages.currentWidget() is self.closings else None
        if line is not None:
            if self.closings.close_button.isHidden():
                return
            session_id, whose = line.session.session_id, line.staff_name
        elif self._is_open():
            session_id, whose = "", ""
        else:
            return
        dialog = CountDrawer(self, self._context, self._cash, session_id, whose)
        dialog.acted.connect(lambda counted: self._close(counted, session_id))
        dialog.open()

    def _close(self, counted: Counted, session_id: str) -> None:
        self.reload()
        dialog = CloseDrawer(self, self._context, self._cash, counted, session_id)
        dialog.acted.connect(self._closed)
        dialog.open()

    def _closed(self, report: ZReport) -> None:
        self._window.notice(words("Cash", "Closed: {number}.", number=report.number), tone="good")
        self.reload()
        self.papers.z(report)

    # -- paper and bank ---------------------------------------------------------------------------

    def print_now(self) -> None:
        """The X report, the chosen Z report, or the chosen challan."""
        page, cash = self.pages.currentWidget(), self._cash
        line, event = self.closings.table.current(), self.safe.table.current()
        if page is self.drawer and self._is_open():
            self._ask.read(cash.x_report, self.papers.x)
        elif page is self.closings and line is not None and line.session.closed_at is not None:
            session_id = line.session.session_id
            self._ask.read(lambda actor: cash.z_report(actor, session_id), self.papers.z)
        elif page is self.safe and event is not None:
            self.papers.challan(event, self.safe.name_of(event))

    def remit(self) -> None:
        """Cash of the safe goes to the bank."""
        if self._window.may(REMIT):
            dialog = RemitCash(self, self._context, self._cash, self.safe.paise)
            self._acted(dialog, words("Cash", "The challan is entered. Print it for the bank."))

    # -- inside -----------------------------------------------------------------------------------

    def _is_open(self) -> bool:
        if self.drawer.session is None:
            self._window.notice(words("Cash", "Open your cash drawer first."), tone="warn")
        return self.drawer.session is not None

    def _acted(
        self, dialog: OpenDrawer | MoveCash | OfferCash | RemitCash, done: Words
    ) -> None:
        dialog.acted.connect(lambda _answer: self._tell(done))
        dialog.open()

    def _tell(self, done: Words) -> None:
        self._window.notice(done, tone="good")
        self.reload()
