"""What came from a card: how much of it is proven (nothing), and that the clerk has compared it with the patient."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.flow import row
from desk.kit.icon_label import IconLabel
from desk.kit.labels import Label
from desk.kit.pill import Pill

UNSEEN = words("Claim", "From the card: claim, not verified")
SEEN = words("Claim", "From the card: seen by clerk")


class ClaimStrip(QFrame):
    """`seen`: compared with the patient. `dropped`: go on without what the card said."""

    seen = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("claim")
        self.pill = Pill()
        self.text = Label(
            words("Claim", "An ABHA code proves nothing by itself. Ask the patient or look at a document."),
            "muted", wrap=True,
        )  # fmt: skip
        self.seen_button = button(words("Claim", "I have compared it  ↵"), self._compared, kind="primary")
        self.seen_button.setAutoDefault(True)  # Enter presses it
        self.drop_button = button(words("Claim", "Go on without ABHA"), self.dropped.emit, kind="quiet")
        self.drop_button.setAutoDefault(True)
        box = row(self, IconLabel("id-card", "info"), self.pill, self.text, gap=10)
        box.setStretchFactor(self.text, 1)
        box.addWidget(self.seen_button)
        box.addWidget(self.drop_button)
        self.setLayout(box)
        self.hide()

    def begin(self) -> None:
        """A card was scanned."""
        self.pill.say(UNSEEN, "warn")
        self.seen_button.show()
        self.show()

    def is_compared(self) -> bool:
        """True when there is nothing left to compare."""
        return self.isHidden() or self.seen_button.isHidden()

    def settle(self) -> None:
        """It was compared."""
        self.pill.say(SEEN, "ok")
        self.seen_button.hide()

    def _compared(self) -> None:
        self.settle()
        self.seen.emit()
