"""The lines of a prescription on the counter: what was asked, what is given, from which batch, and how it stands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from desk.core.i18n import words
from desk.kit.formats import number_text
from desk.kit.table import Column, DataTable
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.screens import dispense_words as said
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.picks import Pick


class DispenseLines(DataTable[Pick]):
    """`typed(digit)`: somebody begins to type a quantity for the chosen line."""

    typed = Signal(str)

    def __init__(self, asks_prescriber: Callable[[Pick], bool]) -> None:
        self._asks_prescriber = asks_prescriber
        super().__init__(self._columns(), name=words("Dispense", "Lines of the prescription"))

    def show_picks(self, shown: Sequence[Pick]) -> None:
        """Show these; the chosen line stays chosen, else the first."""
        self.set_rows(shown, keep=lambda pick: pick.request_id)
        if self.current() is None and shown:
            self.select(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        text = event.text()
        if text.isdecimal() and self.current() is not None:
            self.typed.emit(text)
            return
        super().keyPressEvent(event)

    def _columns(self) -> list[Column[Pick]]:
        return [
            Column(words("Dispense", "Medicine"), said.title, strong=True, share=3, wrap=True),
            Column(words("Dispense", "Directions"), lambda pick: said.directions(pick.line), from_px=620,
                   share=2),
            Column(words("Dispense", "Open"), lambda pick: number_text(pick.line.request.open), 56, align="right",
                   from_px=560),
            Column(
                words("Dispense", "Give"), _given, 56, align="right", strong=True, ink=_quantity_tone,
            ),
            Column(
                words("Dispense", "Batch · expiry"), lambda pick: said.batches_text(pick) if _goes(pick) else "", 152,
                ink=said.batches_tone,
            ),
            Column(words("Dispense", "Status"), self._state, 122, pill=self._tone),
        ]  # fmt: skip

    def _state(self, pick: Pick) -> str:
        if pick.problem is not None:
            return str(pick.problem)
        if self._asks(pick):
            return str(said.PRESCRIBER)
        return str(said.CHECKED if pick.checked and pick.state == picks.READY else said.STATES[pick.state][0])

    def _tone(self, pick: Pick) -> Tone:
        if pick.problem is not None:
            return "bad"
        return "warn" if self._asks(pick) else said.STATES[pick.state][1]

    def _asks(self, pick: Pick) -> bool:
        return pick.state in picks.GOES and self._asks_prescriber(pick)


def _given(pick: Pick) -> str:
    if pick.state == picks.GIVEN:
        return number_text(pick.line.request.given)
    return number_text(pick.quantity) if _goes(pick) else "—"


def _goes(pick: Pick) -> bool:
    return pick.state in (*picks.GOES, picks.WARNED)


def _quantity_tone(pick: Pick) -> Tone | None:
    return "warn" if pick.state == picks.SHORT else None
