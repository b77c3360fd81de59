"""The cards of the scripted morning: made without the network, proven by a scan of its paper, withdrawn, refused."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from desk.core.errors import Damaged
from desk.core.i18n import words
from desk.demo.hand import Hand, Stuck
from desk.kit.pill import Pill
from desk.kit.printing import image
from desk.kit.printing.paper import CR80
from desk.plugins.registration.print import card
from desk.records.prints import queries
from desk.scanning.frames import FedSource, Frame
from desk.security.authorize import system_actor

if TYPE_CHECKING:
    from desk.program import Program

Act = Callable[[], None]
TABLE = 118
WIDE, HIGH = 1280, 720
GENUINE, REVOKED = "Verified", "Withdrawn"
TEMPORARY, PERMANENT = "Temporary e-health card", "e-health card"


class CardSteps:
    """`paper` gives the newest card as a camera sees it; `papers` counts the PDFs that came out."""

    def __init__(
        self, hand: Hand, camera: FedSource, paper: Callable[[], Frame], papers: Callable[[], int],
        command: Callable[[str], None], status: Callable[[], str],
    ) -> None:  # fmt: skip
        self._hand, self._camera, self._paper, self._papers = hand, camera, paper, papers
        self._command, self._status = command, status
        self._first: Frame | None = None

    def offline(self) -> tuple[Act, ...]:
        """While the cable is out."""
        return self.make_temporary_card, self.scan_temporary_card

    def connected(self) -> tuple[Act, ...]:
        """With the cloud."""
        return self.withdraw_card, self.issue_permanent_card, self.scan_the_lost_one, self.scan_the_new_one

    def make_temporary_card(self) -> None:
        """Alt+K asks for a card; the cloud has not heard of this patient, so Enter makes a temporary one."""
        hand, papers = self._hand, self._papers()
        hand.press("Open record")
        hand.wait(lambda: hand.seen("Take photo…") is None and hand.seen("New visit") is not None, "the record")
        hand.key("Alt+K")
        hand.press("Issue card")
        hand.wait_for("not reached the cloud yet")
        hand.wait(lambda: hand.has_keyboard(hand.find("Temporary card")), "the keyboard at the temporary card")
        hand.key("Return")
        hand.wait(lambda: self._papers() > papers, "the card's PDF")

    def scan_temporary_card(self) -> None:
        """The paper before the camera, still without the network: genuine, and temporary."""
        self._first = self._paper()
        self._scan(self._first, GENUINE, TEMPORARY)

    def withdraw_card(self) -> None:
        """It was lost: withdrawn with that reason, and sent."""
        hand = self._hand
        hand.press("Open record")
        self._command("Card lost")
        hand.wait_for("Withdraw this card?")
        hand.type("L")
        hand.press("Withdraw the card")
        hand.wait_for("The card is withdrawn.")
        hand.key("F5")
        hand.wait(lambda: "waiting" not in self._status(), "the withdrawal to be sent")

    def issue_permanent_card(self) -> None:
        """Alt+K once more: now the cloud knows the patient, and signs."""
        hand, papers = self._hand, self._papers()
        hand.key("Alt+K")
        hand.press("Issue card")
        hand.wait(lambda: self._papers() > papers, "the permanent card's PDF")

    def scan_the_lost_one(self) -> None:
        """The first paper before the camera: it is refused now."""
        if self._first is None:
            raise Stuck("there is no first card")
        self._scan(self._first, REVOKED, TEMPORARY)

    def scan_the_new_one(self) -> None:
        """The permanent card's paper: genuine."""
        self._scan(self._paper(), GENUINE, PERMANENT)

    def _scan(self, paper: Frame, state: str, kind: str) -> None:
        hand = self._hand
        hand.key("F4")
        hand.find("cameraPicture")
        self._camera.feed(paper)
        hand.wait(lambda: hand.seen(state, Pill) is not None and self._titled(kind), f"“{state}” of a {kind}")

    def _titled(self, kind: str) -> bool:
        return any(text.startswith(f"{kind} · ") or text == kind for text in self._hand.texts())


def newest_card(program: "Program") -> Frame:
    """The front of the newest card of this desk as its printer gets it, on a table before the camera.

    Raises Damaged where none was printed.
    """
    if program.desk is None:
        raise Stuck("the desk is not open")
    with program.desk.store.reading(system_actor(), "demo.paper") as reading:
        jobs = queries.recent(reading.connection, [card.CARD], 1)
    if not jobs:
        raise Damaged(words("Demo", "No card was printed."))
    return _on_a_table(image.pages(card.of_job(jobs[0]), CR80)[0])


def _on_a_table(paper: QImage) -> Frame:
    import numpy

    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = numpy.frombuffer(bytes(grey.constBits()), numpy.uint8).reshape(grey.height(), grey.bytesPerLine())
    whole = numpy.full((HIGH, WIDE), TABLE, dtype=numpy.uint8)
    top, left = (HIGH - grey.height()) // 2, (WIDE - grey.width()) // 2
    whole[top : top + grey.height(), left : left + grey.width()] = lines[:, : grey.width()]
    return Frame(whole)
