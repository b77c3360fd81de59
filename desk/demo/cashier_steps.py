"""The cashier's part of the scripted morning: a drawer, what was free, a charge, cash and UPI, a refund, the handover,
the close."""

import re
from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from desk.demo import reading
from desk.demo.cards import abha_card, qr_frame
from desk.demo.facility import CARD_HOLDER, CASHIER, SUPERVISOR, Member
from desk.demo.hand import Hand
from desk.scanning.frames import FedSource

Act = Callable[[], None]
RECEIPT_NUMBER = re.compile("-?R[0-9]{2}[A-Z][0-9]{5}$")
GIVEN, UTR = "500", "612345678901"
PAYS_CASH, PAYS_BY_UPI = "Kavita Rawat", "Imran Qureshi"
SERVICE = "ECG, 12 leads"
BILLS, RECEIPTS, REFUNDS, CLOSED = 2, 2, 1, 1
"""What the cashier makes: bills (besides those that are made by themselves), receipts, refunds, drawers closed."""
PAPERS = RECEIPTS + 1 + 1
"""Receipts, the refund's voucher, the report of the close."""


class CashierSteps:
    """`papers` counts the PDFs that came out; `command` chooses from the command search."""

    def __init__(
        self, hand: Hand, camera: FedSource, papers: Callable[[], int], command: Callable[[str], None]
    ) -> None:
        self._hand, self._camera, self._papers, self._command = hand, camera, papers, command
        self._receipt = ""

    def acts(self) -> tuple[Act, ...]:
        """All of them, in order."""
        return (
            self.supervisor_opens_a_drawer, self.change_to_the_cashier, self.open_the_drawer, self.see_what_was_free,
            self.add_a_charge, self.take_cash, self.take_upi, self.give_a_line_back, self.offer_cash,
            self.accept_cash, self.close_the_drawer, self.see_the_day_book,
        )  # fmt: skip

    def supervisor_opens_a_drawer(self) -> None:
        """The supervisor, who will take cash over later, opens a drawer of her own."""
        self._change_to(SUPERVISOR)
        self._command("Cash")
        self._press("Open my drawer…")
        self._count({100: 5})

    def change_to_the_cashier(self) -> None:
        """The cashier signs in: who waits to pay stands there."""
        self._change_to(CASHIER)
        self._hand.wait(lambda: reading.listed(self._hand, PAYS_CASH), "who waits to pay")

    def open_the_drawer(self) -> None:
        """Ctrl+O; the float is counted by its notes."""
        self._hand.key("Ctrl+O")
        self._count({100: 10})

    def see_what_was_free(self) -> None:
        """A resident's visit and medicines: nothing to pay, billed by themselves, numbered and paid by a scheme."""
        hand = self._hand
        hand.key("F4")
        hand.find("cameraPicture")
        year, month, day = CARD_HOLDER.birth_date.split("-")
        born = f"{int(day)}/{int(month)}/{year}"
        self._camera.feed(qr_frame(abha_card(CARD_HOLDER.name, "F", born, CARD_HOLDER.abha)))
        hand.wait(lambda: hand.reads(CARD_HOLDER.name_hi), "the card holder's banner")
        hand.key("Ctrl+R")
        hand.wait(lambda: reading.listed(hand, "Bill"), "her bills")

    def add_a_charge(self) -> None:
        """Somebody who waits to pay is found by name; a service is added to what they owe."""
        hand = self._hand
        hand.press("Close")
        self._find(PAYS_CASH)
        hand.wait(lambda: reading.at(hand, "Cash given"), "what they owe")
        hand.key("Ctrl+T")
        hand.wait(lambda: reading.at(hand, "Service"), "the keyboard at the service")
        hand.type("ecg")
        hand.wait(lambda: reading.listed(hand, SERVICE), "the service found")
        hand.key("Return")
        hand.wait(lambda: reading.at(hand, "Quantity"), "the keyboard at the quantity")
        hand.key("Return")
        hand.wait(lambda: reading.at(hand, "Cash given"), "the keyboard at the cash")

    def take_cash(self) -> None:
        """The amount, Enter: the receipt is printed, and the change stands there large."""
        hand, papers = self._hand, self._papers()
        hand.type(GIVEN)
        hand.key("Return")
        hand.wait(lambda: self._papers() > papers, "the receipt's PDF")
        hand.wait_for("Change to give back")
        self._receipt = next(filter(RECEIPT_NUMBER.search, hand.texts()))

    def take_upi(self) -> None:
        """F7: the code for the payer's phone; its UTR is a claim, and the receipt says so."""
        hand = self._hand
        self._find(PAYS_BY_UPI)
        hand.wait(lambda: reading.at(hand, "Cash given"), "what they owe")
        hand.key("F7")
        hand.wait(lambda: reading.at(hand, "UTR on the payer's phone"), "the keyboard at the UTR")
        hand.type(UTR)
        hand.key("Return")
        hand.wait(lambda: self._seen("Receipt  "), "the payment on the sum")
        papers = self._papers()
        hand.key("Return")
        hand.wait(lambda: self._papers() > papers, "the receipt's PDF")

    def give_a_line_back(self) -> None:
        """The service was not done after all: its line goes back, as documents of their own. Found by the receipt."""
        hand, papers = self._hand, self._papers()
        self._find(self._receipt, PAYS_CASH)
        hand.key("Ctrl+R")
        hand.wait(lambda: reading.listed(hand, "Receipt"), "the bill and its receipt")
        hand.press("Give back…")
        hand.find(SERVICE)
        while not reading.at(hand, SERVICE):
            hand.key("Tab")
        hand.type("1")
        hand.key("Return")
        hand.key("Return")
        hand.wait(lambda: reading.at(hand, "Reason"), "the keyboard at the reason")
        hand.type("The machine was out of order")
        hand.key("Return")
        hand.wait(lambda: self._papers() > papers, "the voucher's PDF")
        hand.press("Close")

    def offer_cash(self) -> None:
        """Five hundred are offered to the supervisor; they stay the cashier's until she accepts."""
        self._command("Cash")
        self._press("Hand cash over…")
        self._count({100: 5})
        self._hand.wait(lambda: reading.listed(self._hand, SUPERVISOR.name), "the offer that waits")

    def accept_cash(self) -> None:
        """She signs in, counts, and accepts: only now the money is hers."""
        hand = self._hand
        self._change_to(SUPERVISOR)
        self._command("Cash")
        self._press("Accept what is offered")
        hand.wait_for("I have it")
        hand.press("I have it")
        hand.wait(lambda: not reading.listed(hand, CASHIER.name), "the offer to be gone")

    def close_the_drawer(self) -> None:
        """The cashier counts without being told what there should be, and closes: no difference, one print."""
        hand = self._hand
        self._change_to(CASHIER)
        self._command("Cash")
        papers = self._papers()
        self._press("Count and close…")
        self._count({100: 5, 10: 1})
        hand.wait_for("Close the drawer")
        hand.press("Close the drawer")
        hand.wait(lambda: self._papers() > papers, "the report's PDF")

    def see_the_day_book(self) -> None:
        """Everything of the day, in its order."""
        self._command("Money registers")
        self._hand.wait(lambda: reading.listed(self._hand, "Refund"), "the day's documents")

    # -- what several steps do --------------------------------------------------------------------

    def _change_to(self, member: Member) -> None:
        self._command("Sign out")
        reading.sit_down(self._hand, member)
        self._hand.wait(lambda: self._hand.reads(member.name), f"{member.name} at the desk")

    def _find(self, text: str, name: str = "") -> None:
        """Ctrl+F, a name or a number, Enter: this patient is at the counter."""
        hand = self._hand
        hand.key("Ctrl+F")
        hand.wait(lambda: reading.at(hand, "Find a receipt or a patient"), "the keyboard at the finder")
        hand.type(text)
        hand.wait(lambda: reading.listed(hand, text), f"{text} found")
        hand.key("Return")
        who = name or text
        hand.wait(lambda: any(who in one.text() for one in hand.everywhere(QLabel)), f"{who} at the counter")

    def _press(self, title: str) -> None:
        """A button by the beginning of what stands on it: its key follows."""
        hand = self._hand
        hand.wait(lambda: self._seen(title), f"“{title}”")
        hand.press(next(text for text in hand.texts() if text.startswith(title)))

    def _seen(self, title: str) -> bool:
        return any(text.startswith(title) for text in self._hand.texts())

    def _count(self, notes: dict[int, int]) -> None:
        """Type how many there are of each note, walking down by Enter; Ctrl+Enter keeps it."""
        hand = self._hand
        for rupees, many in notes.items():
            name = f"₹{rupees}"
            hand.wait(lambda: "Notes" in self._keyboard(), "the keyboard at the notes")
            while not self._keyboard().endswith(name):
                hand.key("Tab")
            hand.type(str(many))
        before = hand.window()
        hand.key("Ctrl+Return")
        hand.wait(lambda: hand.window() is not before, "the count to be kept")

    def _keyboard(self) -> str:
        focused = self._hand.focused()
        return focused.accessibleName() if focused is not None else ""
