"""What a key does at the dispensing counter: the ordinary way is Enter, each deviation has one of its own."""

from dataclasses import dataclass

from desk.core.i18n import Words, words

GIVE, UNDO, LABELS, TYPE, CLOSE = (
    "pharmacy.dispense.give", "pharmacy.dispense.undo", "pharmacy.dispense.labels", "pharmacy.dispense.type",
    "pharmacy.dispense.close",
)  # fmt: skip
QUANTITY, BATCH, SUBSTITUTE, OVERRIDE, LEAVE_OUT = "quantity", "batch", "substitute", "override", "leave-out"


@dataclass(frozen=True)
class Deviation:
    """`name`: what the screen does; `key` works while the counter is in front, wherever the keyboard is in it."""

    name: str
    title: Words
    icon: str
    key: str
    action: str = "pharmacy.medicine.dispense"

    @property
    def command(self) -> str:
        """Its id among the window's commands."""
        return f"pharmacy.dispense.{self.name}"


DEVIATIONS = (
    Deviation(QUANTITY, words("Dispense", "Quantity"), "pencil", "F6"),
    Deviation(BATCH, words("Dispense", "Other batch"), "split", "F7"),
    Deviation(SUBSTITUTE, words("Dispense", "Other medicine"), "refresh-cw", "F8"),
    Deviation(OVERRIDE, words("Dispense", "Answer warning"), "triangle-alert", "F9", "pharmacy.medicine.override"),
    Deviation(LEAVE_OUT, words("Dispense", "Leave out"), "x", "F10"),
)
