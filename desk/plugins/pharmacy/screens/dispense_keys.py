"""What a key does at the dispensing counter: the ordinary way is Enter, each deviation has one of its own."""

from dataclasses import dataclass

from desk.core.i18n import Words, words

GIVE, UNDO, LABELS, TYPE, CLOSE, STOP = (
    "pharmacy.dispense.give", "pharmacy.dispense.undo", "pharmacy.dispense.labels", "pharmacy.dispense.type",
    "pharmacy.dispense.close", "pharmacy.dispense.stop",
)  # fmt: skip
QUANTITY, BATCH, SUBSTITUTE, OVERRIDE, LEAVE_OUT = "quantity", "batch", "substitute", "override", "leave-out"


@dataclass(frozen=True)
class Deviation:
    """`name`: what the screen does; `key` works while the counter is in front, wherever the keyboard is in it."""

    name: str
    title: Words
    key: str
    action: str = "pharmacy.medicine.dispense"

    @property
    def command(self) -> str:
        """Its id among the window's commands."""
        return f"pharmacy.dispense.{self.name}"


DEVIATIONS = (
    Deviation(QUANTITY, words("Dispense", "Quantity"), "F6"),
    Deviation(BATCH, words("Dispense", "Other batch"), "F7"),
    Deviation(SUBSTITUTE, words("Dispense", "Other medicine"), "F8"),
    Deviation(OVERRIDE, words("Dispense", "Answer warning"), "F9", "pharmacy.medicine.override"),
    Deviation(LEAVE_OUT, words("Dispense", "Leave out"), "F10"),
)
