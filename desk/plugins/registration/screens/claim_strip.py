"""What came from a card: how much of it is proven, and that the clerk has compared it with the patient."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.flow import column, row
from desk.kit.icon_label import IconLabel
from desk.kit.labels import Label
from desk.kit.pill import Pill
from desk.kit.texts import Texts

UNSEEN = words("Claim", "From the card: claim, not verified")
SEEN = words("Claim", "From the card: seen by clerk")
PROVEN = words("Claim", "From the card: verified")
_ABHA = words("Claim", "An ABHA code proves nothing by itself. Ask the patient or look at a document.")
_CLAIM = words("Claim", "Nothing here proves this code. Ask the patient or look at a document.")
_GENUINE = words("Claim", "The card is genuine, but a copy is too: compare name, age and sex with the person.")


class ClaimStrip(QFrame):
    """`seen`: compared with the patient. `dropped`: go on without what the card said."""

    seen = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("claim")
        self._proven = False
        self.pill = Pill()
        self.text = Label(role="muted", wrap=True)
        self._texts = Texts(self)
        self.seen_button = button(words("Claim", "I have compared it  ↵"), self._compared, kind="primary")
        self.seen_button.setAutoDefault(True)  # Enter presses it
        self.drop_button = button(words("Claim", "Go on without the card"), self.dropped.emit, kind="quiet")
        self.drop_button.setAutoDefault(True)
        top = row(self, IconLabel("id-card", "info"), self.pill, 1, self.seen_button, self.drop_button, gap=10)
        self.setLayout(column(self, top, self.text, gap=6))
        self.hide()

    def begin(self, kind: str = "abha", *, proven: bool = False) -> None:
        """A code of this kind was scanned; `proven`: its issuer's signature holds."""
        self._proven = proven
        self.pill.say(self.mark(), "ok" if proven else "warn")
        self._texts(self.text.setText, _GENUINE if proven else _ABHA if kind == "abha" else _CLAIM)
        self.seen_button.show()
        self.show()

    def is_compared(self) -> bool:
        """True when there is nothing left to compare."""
        return self.isHidden() or self.seen_button.isHidden()

    def mark(self) -> Words:
        """What stands at each field that came from the card: compared, a claim is still no proof."""
        if self._proven:
            return PROVEN
        return SEEN if self.seen_button.isHidden() else UNSEEN

    def settle(self) -> None:
        """It was compared."""
        self.seen_button.hide()
        self.pill.say(self.mark(), "ok" if self._proven else "info")

    def _compared(self) -> None:
        self.settle()
        self.seen.emit()
