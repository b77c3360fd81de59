"""The left side of the counter: whose prescriptions wait, since when, and how they stand."""

from collections.abc import Callable, Sequence
from time import monotonic

from desk.core.i18n import words
from desk.core.settings import Settings
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.formats import number_text
from desk.kit.language import spoken
from desk.kit.table import Column, DataTable
from desk.kit.texts import changes
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.rules.prescribing import DONE, PART, Waiting

_DAY_MINUTES = 24 * 60


class DispenseQueue(Card):
    """`table.opened(row)`: the wish to open one. The waits go on between two readings (`table.refresh_texts`)."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        super().__init__(words("Dispense", "Prescriptions"), flush=True)
        self._settings, self._read_at = settings, monotonic()
        self.table: DataTable[Waiting] = DataTable(self._columns(), name=words("Dispense", "Prescriptions"))
        self._loaded = False
        self.type_button = button(words("Dispense", "Type one…"), kind="quiet", icon_name="plus")
        self.head.addWidget(self.type_button)
        self.body.addWidget(self.table, 1)
        changes().changed.connect(self._count)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show what was read just now: the open ones by age, then what was done today."""
        self._read_at = monotonic()
        ordered = sorted(waiting, key=lambda one: (one.state == DONE, one.at))
        self.table.set_rows(ordered, keep=lambda one: one.prescription_id)
        if not self._loaded:
            self._loaded = True
            self.table.set_empty(
                words("Dispense", "No prescription waits"),
                words("Dispense", "Scan a slip or a card, or type one with Ctrl+T."), "file-text",
            )  # fmt: skip
        self._count()

    def choose(self, prescription_id: str) -> bool:
        """Put the cursor on a prescription; False when it is not there."""
        rows = self.table.rows()
        index = next((i for i, one in enumerate(rows) if one.prescription_id == prescription_id), -1)
        if index >= 0:
            self.table.select(index)
        return index >= 0

    def next_after(self, prescription_id: str) -> Waiting | None:
        """The oldest that still waits, besides this one."""
        return next(
            (one for one in self.table.rows() if one.state != DONE and one.prescription_id != prescription_id), None
        )

    def _count(self) -> None:
        still = sum(one.state != DONE for one in self.table.rows())
        self.set_count(number_text(still) if still else "")

    def _columns(self) -> list[Column[Waiting]]:
        return [
            Column(words("Dispense", "Token"), lambda one: one.token or "—", 72, strong=True),
            Column(words("Dispense", "Patient"), lambda one: spoken(one.name, one.name_native), strong=True,
                   wrap=True),
            Column(words("Dispense", "Lines"), _lines, 50, align="right"),
            Column(words("Dispense", "Waits"), self._state, 86, pill=self._tone),
        ]  # fmt: skip

    def _waited(self, one: Waiting) -> int:
        return one.waited_minutes + int(monotonic() - self._read_at) // 60

    def _state(self, one: Waiting) -> str:
        if one.state == DONE:
            return str(words("Dispense", "Done"))
        if one.state == PART:
            return str(words("Dispense", "In part"))
        minutes = self._waited(one)
        if minutes >= _DAY_MINUTES:
            return str(words("Dispense", "{n} d", n=number_text(minutes // _DAY_MINUTES)))
        if minutes >= 60:
            return str(words("Dispense", "{hours}:{minutes} h", hours=minutes // 60, minutes=f"{minutes % 60:02d}"))
        return str(words("Dispense", "{n} min", n=number_text(minutes)))

    def _tone(self, one: Waiting) -> Tone:
        if one.state == DONE:
            return "neutral"
        minutes, now = self._waited(one), self._settings()
        if one.state == PART:
            return "info"  # they were served; the rest is owed, and nobody stands there for it
        return "bad" if minutes >= now.wait_red_minutes else "warn" if minutes >= now.wait_amber_minutes else "ok"


def _lines(one: Waiting) -> str:
    if one.open_lines in (0, one.lines):
        return number_text(one.lines)
    return f"{number_text(one.open_lines)}/{number_text(one.lines)}"
