"""Closings of drawers by day, and the safe with what went to the bank: two pages of the cash screen."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal

from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.date_field import DateField, today
from desk.kit.flow import row
from desk.kit.formats import date_text, moment_text, rupees_text
from desk.kit.labels import Label
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone
from desk.plugins.billing.print.wording import difference_text
from desk.plugins.billing.rules.cash import CashEvent
from desk.plugins.billing.rules.cash_views import Safe, SessionLine

DAYS_BACK = 6
_DAY_PX = 150


class DaysCard(Card):
    """A card with a first and a last day over its table. `wanted`: other days were chosen."""

    wanted = Signal()

    def __init__(self, title: Words) -> None:
        super().__init__(title, flush=True)
        self.first, self.last = DateField(), DateField()
        say = Texts(self)
        say(self.first.set_name, words("Cash", "First day"))
        say(self.last.set_name, words("Cash", "Last day"))
        self.first.set_value(today() - timedelta(days=DAYS_BACK))
        self.last.set_value(today())
        for field in (self.first, self.last):
            field.changed.connect(self.wanted)
            _as_wide(field)

    def days(self) -> tuple[str, str] | None:
        """The days as ISO dates; None where they cannot be read."""
        first, last = self.first.value(), self.last.value()
        if not isinstance(first, date) or not isinstance(last, date) or last < first:
            return None
        return first.isoformat(), last.isoformat()

    def day_fields(self) -> tuple[DateField, Label, DateField]:
        """For the row over the table."""
        return self.first, Label(words("Cash", "to"), "muted"), self.last


class ClosingsPage(DaysCard):
    """Sessions of some days, each with its Z report once it is closed. `chosen`: the cursor went to another one."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(words("Cash", "Drawers and their closing reports"))
        self.print_button = button(words("Cash", "Print the Z report  Ctrl+P"), kind="primary", icon_name="printer")
        self.close_button = button(words("Cash", "Count and close it…  F9"), icon_name="list-ordered")
        self.table: DataTable[SessionLine] = DataTable(
            _session_columns(), name=words("Cash", "Drawers and their closing reports")
        )
        self.table.set_empty(words("Cash", "No drawer was opened on these days"), icon_name="inbox")
        first, dash, last = self.day_fields()
        self.body.addLayout(
            row(self, first, dash, last, 1, self.close_button, self.print_button, gap=8, margins=(16, 0, 16, 6))
        )
        self.body.addWidget(self.table, 1)
        self.table.chosen.connect(lambda _: self.chosen.emit())

    def show_sessions(self, found: Sequence[SessionLine]) -> None:
        """What was read just now."""
        self.table.set_rows(found, keep=lambda one: one.session.session_id)
        if self.table.current() is None and found:
            self.table.select(0)


class SafePage(DaysCard):
    """What is in the safe, and the challans of some days."""

    def __init__(self) -> None:
        super().__init__(words("Cash", "Safe and bank"))
        self._names: Mapping[str, str] = {}
        self._texts = Texts(self)
        self.paise = 0
        self.amount = Label(role="display")
        self.remit_button = button(words("Cash", "Remit to the bank…  F7"), kind="primary", icon_name="arrow-right")
        self.print_button = button(words("Cash", "Print the challan  Ctrl+P"), icon_name="printer")
        self.table: DataTable[CashEvent] = DataTable(_challan_columns(self.name_of), name=words("Cash", "Challans"))
        self.table.set_empty(words("Cash", "Nothing went to the bank on these days"), icon_name="inbox")
        first, dash, last = self.day_fields()
        self.body.addLayout(row(
            self, Label(words("Cash", "In the safe by the book"), "muted"), self.amount, 1, gap=10,
            margins=(16, 0, 16, 0),
        ))  # fmt: skip
        self.body.addLayout(
            row(self, first, dash, last, 1, self.print_button, self.remit_button, gap=8, margins=(16, 0, 16, 6))
        )
        self.body.addWidget(self.table, 1)

    def show_safe(self, safe: Safe) -> None:
        """What was read just now."""
        self.paise, self._names = safe.paise, safe.names
        self._texts(self.amount.setText, lambda: rupees_text(safe.paise))
        self.table.set_rows(safe.remitted, keep=lambda one: one.event_id)
        if self.table.current() is None and safe.remitted:
            self.table.select(0)

    def name_of(self, event: CashEvent) -> str:
        """Who entered it."""
        return self._names.get(event.by, "")


def _state(line: SessionLine) -> Words:
    if line.session.closed_at is not None:
        return words("Cash", "closed")
    return words("Cash", "forgotten") if line.forgotten else words("Cash", "open")


def _tone(line: SessionLine) -> Tone:
    if line.session.closed_at is not None:
        return "neutral"
    return "bad" if line.forgotten else "ok"


def _difference(line: SessionLine) -> str:
    if line.counted is None or line.expected is None:
        return ""
    return difference_text(line.counted - line.expected)


def _off(line: SessionLine) -> Tone | None:
    return "bad" if line.counted is not None and line.counted != line.expected else None


def _session_columns() -> list[Column[SessionLine]]:
    return [
        Column(words("Cash", "Z report"), lambda n: n.number or "—", 100),
        Column(words("Cash", "Cashier"), lambda n: n.staff_name, strong=True, sort=lambda n: n.staff_name),
        Column(words("Cash", "Desk"), lambda n: n.session.desk_letter, 64),
        Column(words("Cash", "Opened"), lambda n: moment_text(n.session.opened_at), 158,
               sort=lambda n: n.session.opened_at),
        Column(words("Cash", "Closed"), lambda n: moment_text(n.session.closed_at) if n.session.closed_at else "",
               158),
        Column(words("Cash", "Counted"), lambda n: "" if n.counted is None else rupees_text(n.counted), 120, "right"),
        Column(words("Cash", "Difference"), _difference, 110, "right", ink=_off),
        Column(words("Cash", "State"), lambda n: str(_state(n)), 110, pill=_tone),
    ]  # fmt: skip


def _challan_columns(name_of: Callable[[CashEvent], str]) -> list[Column[CashEvent]]:
    return [
        Column(words("Cash", "Challan number"), lambda n: n.number, 170, strong=True),
        Column(words("Cash", "Day"), lambda n: date_text(date.fromisoformat(n.challan_day)), 120),
        Column(words("Cash", "Bank or treasury"), lambda n: n.bank),
        Column(words("Cash", "Amount"), lambda n: rupees_text(n.paise), 140, "right", strong=True),
        Column(words("Cash", "Entered"), lambda n: moment_text(n.at), 158, from_px=800),
        Column(words("Cash", "By"), name_of, 150, from_px=900),
        Column(words("Cash", "Remark"), lambda n: n.reason, from_px=1100),
    ]


def _as_wide(field: DateField) -> None:
    Sizes(field)(lambda: field.setFixedWidth(px(_DAY_PX)))
