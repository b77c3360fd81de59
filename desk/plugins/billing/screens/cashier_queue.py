"""The left side of the cash counter: who waits to pay, how much, since when; and finding anybody by number or name."""

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import Signal

from desk.core.i18n import words
from desk.core.settings import Settings
from desk.kit.card import Card
from desk.kit.find_field import FindField
from desk.kit.flow import column
from desk.kit.formats import number_text, rupees_text
from desk.kit.hit_list import Hit
from desk.kit.language import spoken
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts, changes
from desk.kit.tokens import Tone
from desk.plugins.billing.rules.settling import DocumentHit, Waiting
from desk.plugins.billing.screens import settle_words as said

_PATIENT, _DOCUMENT = "patient:", "document:"
MOST_HITS = 8


class CashierQueue(Card):
    """`table.opened(row)`: the wish to open one. `found(patient_id, document_id)`: from the field over it.

    `asked(text)` wants documents of that number: answer with `show_found`.
    """

    asked = Signal(str)
    found = Signal(str, str)

    def __init__(self, settings: Callable[[], Settings]) -> None:
        super().__init__(words("Cashier", "To pay"), flush=True)
        self._settings, self._read_at, self._loaded = settings, monotonic(), False
        self._whose: dict[str, str] = {}
        self.finder = FindField(hint=words("Cashier", "Receipt no., token or name (Ctrl+F)"))
        Texts(self)(self.finder.set_name, words("Cashier", "Find a receipt or a patient"))
        self.table: DataTable[Waiting] = DataTable(self._columns(), name=words("Cashier", "Who waits to pay"))
        self.body.addLayout(column(self, self.finder, margins=(12, 0, 12, 0)))
        self.body.addWidget(self.table, 1)
        self.finder.asked.connect(self.asked)
        self.finder.edit.returnPressed.connect(self.finder.settle)
        self.finder.chose.connect(self._found)
        changes().changed.connect(self._count)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show what was read just now, the longest wait first."""
        self._read_at = monotonic()
        self.table.set_rows(waiting, keep=lambda one: one.patient_id)
        if not self._loaded:
            self._loaded = True
            self.table.set_empty(
                words("Cashier", "Nobody waits to pay"),
                words("Cashier", "Scan a slip or a card, or find the patient with F2."), "ticket",
            )  # fmt: skip
        self._count()

    def show_found(self, text: str, documents: Sequence[DocumentHit]) -> None:
        """What was found for `text`: of those who wait, and of documents."""
        folded = text.casefold()
        rows = [one for one in self.table.rows() if folded in f"{one.token} {one.name} {one.name_native}".casefold()]
        hits = [
            Hit(f"{_PATIENT}{one.patient_id}", spoken(one.name, one.name_native), one.token, "",
                rupees_text(one.paise)) for one in rows[:MOST_HITS]
        ]  # fmt: skip
        hits += [
            Hit(f"{_DOCUMENT}{one.document_id}", one.number, spoken(one.name, one.name_native), said.of_document(one),
                rupees_text(one.paise)) for one in documents[:MOST_HITS]
        ]  # fmt: skip
        self._whose = {one.document_id: one.patient_id for one in documents}
        nothing = str(words("Cashier", "Nobody who waits and no receipt is called so. F2 finds any patient."))
        self.finder.show_hits(text, hits, "" if hits else nothing)

    def choose(self, patient_id: str) -> bool:
        """Put the cursor on a patient; False when they are not there."""
        index = next((i for i, one in enumerate(self.table.rows()) if one.patient_id == patient_id), -1)
        if index >= 0:
            self.table.select(index)
        return index >= 0

    def row_of(self, patient_id: str) -> Waiting | None:
        """The line of a patient, when they wait."""
        return next((one for one in self.table.rows() if one.patient_id == patient_id), None)

    def next_after(self, patient_id: str) -> Waiting | None:
        """The one who waits longest, besides this one."""
        return next((one for one in self.table.rows() if one.patient_id != patient_id), None)

    def _found(self, hit_id: str) -> None:
        self.finder.set_value(None)
        if hit_id.startswith(_PATIENT):
            self.found.emit(hit_id.removeprefix(_PATIENT), "")
        else:
            document_id = hit_id.removeprefix(_DOCUMENT)
            self.found.emit(self._whose[document_id], document_id)

    def _count(self) -> None:
        rows = self.table.rows()
        self.set_count(number_text(len(rows)) if rows else "")

    def _columns(self) -> list[Column[Waiting]]:
        return [
            Column(words("Cashier", "Patient"), _who, strong=True, wrap=True),
            Column(words("Cashier", "Owes"), _owes, 90, align="right"),
            Column(words("Cashier", "Waits"), self._waits, 76, pill=self._tone),
        ]  # fmt: skip

    def _minutes(self, one: Waiting) -> int:
        return one.waited_minutes + int(monotonic() - self._read_at) // 60

    def _waits(self, one: Waiting) -> str:
        return said.waited(self._minutes(one))

    def _tone(self, one: Waiting) -> Tone:
        minutes, now = self._minutes(one), self._settings()
        return "bad" if minutes >= now.wait_red_minutes else "warn" if minutes >= now.wait_amber_minutes else "ok"


def _who(one: Waiting) -> str:
    return "\n".join(part for part in (one.token, spoken(one.name, one.name_native)) if part)


def _owes(one: Waiting) -> str:
    if not one.paise and one.to_price:
        return str(words("Cashier", "to price"))
    return rupees_text(one.paise)
