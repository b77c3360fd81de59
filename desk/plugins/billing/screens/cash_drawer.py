"""My drawer on the screen: how it stands, what came in by which method, and what waits to be handed over."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.flow import column
from desk.kit.formats import moment_text, number_text, rupees_text, time_text
from desk.kit.labels import Label
from desk.kit.panes import Panes
from desk.kit.pill import Pill
from desk.kit.shortcuts import Commands
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts, keyed
from desk.plugins.billing.print.wording import difference_text, kind_text, method_text
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.cash_views import Offered, Offers
from desk.plugins.billing.rules.z_report import CashFlow, CountSaid, MethodTotal, Run, Totals

_METHODS_PX, _OFFERS_PX = 190, 150
ACTS: tuple[tuple[str, Words, str, str], ...] = (
    ("open", words("Cash", "Open my drawer…"), "Ctrl+O", "receipt-indian-rupee"),
    ("count", words("Cash", "Count and close…"), "F9", "list-ordered"),
    ("in", words("Cash", "Pay in…"), "F10", "plus"),
    ("out", words("Cash", "Pay out…"), "F6", "arrow-right"),
    ("offer", words("Cash", "Hand cash over…"), "F7", "users"),
    ("accept", words("Cash", "Accept what is offered"), "F8", "check"),
    ("withdraw", words("Cash", "Take back or decline"), "Del", "x"),
    ("x", words("Cash", "Print the X report"), "Ctrl+P", "printer"),
)
"""Name, words, key and picture of what can be done."""


class DrawerPage(Panes):
    """`offer_chosen`: the cursor went to another handover."""

    offer_chosen = Signal()

    def __init__(self) -> None:
        self.main = Card(words("Cash", "My cash drawer"))
        self.side = Card(words("Cash", "What can be done"))
        super().__init__(self.main, self.side, side_px=330)
        self._texts = Texts(self)
        self.session: Session | None = None
        self.totals: Totals | None = None
        self.state = Pill()
        self.main.head.addWidget(self.state)
        self.since, self.cash = Label(role="muted", wrap=True), Label(role="display")
        self.told = Label(wrap=True)
        self.methods: DataTable[MethodTotal] = DataTable(_method_columns(), name=words("Cash", "By method"))
        self.documents: DataTable[Run] = DataTable(_document_columns(self._is_blind), name=words("Cash", "Documents"))
        for table in (self.methods, self.documents):
            table.setMinimumHeight(_METHODS_PX)
        self.documents.set_empty(words("Cash", "No documents yet"), icon_name="file-text")
        for widget in (self.since, self.cash, self.told):
            self.main.body.addWidget(widget)
        self.main.body.addWidget(self.methods, 1)
        self.main.body.addWidget(self.documents, 1)
        self.buttons = {name: button(keyed(title, key), icon_name=icon) for name, title, key, icon in ACTS}
        self.offers: DataTable[Offered] = DataTable(_offer_columns(self.is_mine), name=words("Cash", "Handovers"))
        self.offers.set_empty(words("Cash", "Nothing is being handed over"), icon_name="users")
        self.offers.setMinimumHeight(_OFFERS_PX)
        self._given: frozenset[str] = frozenset()
        self._fill_side()
        self.show_drawer(None, None, Offers((), ()))

    def _fill_side(self) -> None:
        by = self.buttons
        first = column(self.side, *(by[name] for name in ("open", "count", "in", "out", "offer", "x")), gap=6)
        self.side.body.addLayout(first)
        self.side.body.addWidget(Label(words("Cash", "Handovers that wait"), "heading"))
        self.side.body.addWidget(self.offers, 1)
        self.side.body.addLayout(column(self.side, by["accept"], by["withdraw"], gap=6))
        self.offers.chosen.connect(lambda _: self.offer_chosen.emit())

    def bind(self, commands: Commands, prefix: str) -> None:
        """The buttons run the screen's commands."""
        for name, made in self.buttons.items():
            commands.bind(made, f"{prefix}.{name}")

    def show_drawer(self, session: Session | None, totals: Totals | None, offers: Offers) -> None:
        """What was read just now; no session: the drawer is not open."""
        self.session, self.totals = session, totals
        self._given = frozenset(one.offer_id for one in offers.mine)
        if session is None:
            self.state.say(words("Cash", "not open"), "neutral")
            said = words("Cash", "Open your drawer (Ctrl+O) before money is taken. It is yours alone.")
        else:
            self.state.say(words("Cash", "open"), "ok")
            said = words(
                "Cash", "Open since {when} at desk {letter}", when=moment_text(session.opened_at),
                letter=session.desk_letter,
            )  # fmt: skip
        self._texts(self.since.setText, said)
        self._say_cash(totals)
        blind = totals is not None and totals.flow is None
        nothing = words("Cash", "Nothing but cash yet") if blind else words("Cash", "Nothing was received yet")
        self.methods.set_empty(nothing, icon_name="inbox")
        self.methods.set_rows(totals.methods if totals else ())
        self.documents.set_rows(totals.documents if totals else ())
        self.offers.set_rows((*offers.to_me, *offers.mine), keep=lambda one: one.offer_id)
        if self.offers.current() is None and self.offers.rows():
            self.offers.select(0)
        for widget in (self.methods, self.documents):
            widget.setVisible(session is not None)
        self._offer(session is not None)

    def chosen_offer(self) -> Offered | None:
        """The handover on which the cursor stands."""
        return self.offers.current()

    def is_mine(self, offer: Offered) -> bool:
        """Whether I offered it (else it is offered to me)."""
        return offer.offer_id in self._given

    def _is_blind(self) -> bool:
        return self.totals is None or self.totals.flow is None

    def _offer(self, is_open: bool) -> None:
        chosen = self.chosen_offer()
        for name, made in self.buttons.items():
            made.setVisible(is_open != (name == "open"))
        self.buttons["accept"].setVisible(chosen is not None and not self.is_mine(chosen))
        self.buttons["withdraw"].setVisible(chosen is not None)

    def follow_offer(self) -> None:
        """The buttons for the handover that is chosen now."""
        self._offer(self.session is not None)

    def _say_cash(self, totals: Totals | None) -> None:
        flow = totals.flow if totals else None
        self.cash.setVisible(flow is not None)
        self._texts(self.cash.setText, lambda: rupees_text(flow.expected) if flow else "")
        self._texts(self.told.setText, lambda: "\n".join(_lines(totals, flow)) if totals else "")
        self.told.setVisible(totals is not None)


def _lines(totals: Totals, flow: CashFlow | None) -> Sequence[str]:
    said: list[Words] = []
    if flow is None:
        said.append(words("Cash", "How much cash there should be is told after you have counted it."))
    else:
        said.append(_sum_of(flow))
        if flow.offered:
            amount = rupees_text(flow.offered)
            said.append(words("Cash", "{amount} of it is offered to somebody and may not be spent.", amount=amount))
    if totals.claimed:
        said.append(
            words(
                "Cash", "{n} payments by UPI or card are not confirmed yet: {amount}", n=number_text(totals.claimed),
                amount=rupees_text(totals.claimed_paise),
            )
        )  # fmt: skip
    if totals.counts:
        said.append(_count_of(totals.counts[-1]))
    return [str(one) for one in said]


def _sum_of(flow: CashFlow) -> Words:
    came = flow.received + flow.pay_in + flow.taken_over
    went = flow.refunded + flow.pay_out + flow.handed_over
    return words(
        "Cash", "Cash by the book: float {float}, came in {came}, went out {went}",
        float=rupees_text(flow.opened_with), came=rupees_text(came), went=rupees_text(went),
    )  # fmt: skip


def _count_of(count: CountSaid) -> Words:
    return words(
        "Cash", "Counted last at {time}: {counted}, difference {difference}", time=time_text(count.at),
        counted=rupees_text(count.paise), difference=difference_text(count.paise - count.expected),
    )  # fmt: skip


def _method_columns() -> list[Column[MethodTotal]]:
    return [
        Column(words("Cash", "Method"), lambda n: method_text(n.method), strong=True),
        Column(words("Cash", "Receipts"), lambda n: number_text(n.receipts), 90, "right", from_px=560),
        Column(words("Cash", "Received"), lambda n: rupees_text(n.received), 120, "right"),
        Column(words("Cash", "Given back"), lambda n: rupees_text(n.refunded) if n.refunds else "", 120, "right"),
        Column(words("Cash", "Left"), lambda n: rupees_text(n.received - n.refunded), 120, "right", strong=True),
    ]


def _document_columns(is_blind: Callable[[], bool]) -> list[Column[Run]]:
    return [
        Column(words("Cash", "Documents"), lambda n: kind_text(n.kind), 110, strong=True, wrap=True),
        Column(words("Cash", "How many"), lambda n: number_text(n.count), 90, "right"),
        Column(
            words("Cash", "Numbers"), lambda n: n.first if n.first == n.last else f"{n.first} – {n.last}", wrap=True
        ),
        Column(words("Cash", "Amount"), lambda n: "" if is_blind() else rupees_text(n.paise), 120, "right"),
    ]


def _offer_columns(mine: Callable[[Offered], bool]) -> list[Column[Offered]]:
    def whose(offer: Offered) -> str:
        said = words("Cash", "to {name}", name=offer.to_name) if mine(offer) else words(
            "Cash", "from {name}", name=offer.from_name
        )
        return str(said)

    return [
        Column(words("Cash", "Who"), whose, strong=True),
        Column(words("Cash", "Amount"), lambda n: rupees_text(n.paise), 110, "right"),
        Column(words("Cash", "At"), lambda n: time_text(n.at), 64, "right"),
    ]

