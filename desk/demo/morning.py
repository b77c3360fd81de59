"""The scripted morning: what a clerk does before noon, by keys and mouse on the real windows, with the real cloud."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QWidget

from desk.core.paths import Paths
from desk.demo import reading
from desk.demo.card_steps import CardSteps
from desk.demo.cards import abha_card, qr_frame
from desk.demo.cashier_steps import CashierSteps
from desk.demo.embedded_cloud import EmbeddedCloud
from desk.demo.facility import CARD_HOLDER, CLERK, NEAR
from desk.demo.hand import Hand, Stuck
from desk.demo.pharmacy_steps import PharmacySteps, Whose
from desk.demo.steps import Step
from desk.scanning.frames import FedSource, Frame

OFFLINE, CONNECTED = "Offline", "Connected"
STATES = (OFFLINE, CONNECTED, "Syncing", "Working")
"""How the line at the bottom begins, as a screen reader reads it."""


@dataclass(frozen=True)
class Newcomer:
    """Someone registered by the script; `age` as it is typed. Phones are nobody's, and found again by search."""

    name: str
    name_hi: str
    sex: str
    age: str
    phone: str


TWIN_NAMED = Newcomer("Ram Kumaar", "राम कुमार", "m", "1984", "9810000333")
FIRST_TIME = Newcomer("Kavita Rawat", "कविता रावत", "f", "29", "9810000444")
WITHOUT_NETWORK = Newcomer("Imran Qureshi", "इमरान क़ुरैशी", "m", "41", "9810000555")
NEWCOMERS = (TWIN_NAMED, FIRST_TIME, WITHOUT_NETWORK)
VISITS, DONE, CARDS, WITHDRAWN = 5, 1, 2, 1
"""What the morning adds: visits (each with its token and slip), consultations that are over, cards, cards withdrawn."""


class Morning:
    """The steps, in order. `camera` stands in for the webcam; `cloud` is the one whose cable is pulled."""

    def __init__(
        self, hand: Hand, camera: FedSource, cloud: EmbeddedCloud, paths: Paths, paper: Callable[[], Frame],
        whose: Callable[[], Whose],
    ) -> None:  # fmt: skip
        self.hand, self._camera, self._cloud, self._prints = hand, camera, cloud, paths.prints
        self._cards = CardSteps(hand, camera, paper, self._slips, self._command, self._status)
        self._cashier = CashierSteps(hand, camera, self._slips, self._command)
        self._pharmacy = PharmacySteps(hand, camera, cloud, whose, self._slips, self._command, self._status)

    def steps(self) -> tuple[Step, ...]:
        """All of them."""
        acts: tuple[Callable[[], None], ...] = (
            self.sign_in, self.find_by_typing, self.give_token, self.scan_card, self.give_token_in_two_enters,
            self.meet_a_likeness, self.register_in_spite_of_it, self.register_new, self.see_the_queue, self.call_next,
            self.start_consultation, self.finish_consultation, self.pull_the_cable, self.work_without_network,
            *self._cards.offline(), self.plug_in_again,
            *self._cards.connected(), self.look_at_attention, self.half_fill_and_lock, self.resume, self.speak_hindi,
            self.go_dark, self.open_waiting_display, *self._pharmacy.acts(), *self._cashier.acts(),
        )  # fmt: skip
        return tuple(Step(act.__name__.replace("_", "-"), act) for act in acts)

    # -- the day begins ---------------------------------------------------------------------------

    def sign_in(self) -> None:
        """User name, Tab, password, Enter; then the queue of the day stands there."""
        hand = self.hand
        reading.sit_down(hand, CLERK)
        hand.wait(lambda: bool(self._status()), "the main window")
        hand.wait(lambda: CONNECTED in self._status(), "the cloud to be connected")

    def find_by_typing(self) -> None:
        """F2, a name with a slip and a year, Enter; one more fact is asked, and the patient opens."""
        hand = self.hand
        hand.key("F2")
        hand.type("ram kumr 1984")
        hand.wait(lambda: self._first_hit().startswith(NEAR.name), f"{NEAR.name} first in the list")
        hand.key("Return")
        hand.wait_for("One more fact")
        hand.type(NEAR.birth_date[:4])
        hand.key("Return")
        hand.wait(lambda: hand.reads(NEAR.name_hi), "the patient's banner")

    def give_token(self) -> None:
        """The visit: the department that most come to stands there; Enter, Enter."""
        self._to_visit()
        self._two_enters()

    def scan_card(self) -> None:
        """F4, the card before the camera; its holder opens without a further question."""
        hand = self.hand
        hand.key("F4")
        hand.find("cameraPicture")
        gender = "F" if CARD_HOLDER.sex == "2" else "M"
        year, month, day = CARD_HOLDER.birth_date.split("-")
        born = f"{int(day)}/{int(month)}/{year}"
        self._camera.feed(qr_frame(abha_card(CARD_HOLDER.name, gender, born, CARD_HOLDER.abha)))
        hand.wait(lambda: hand.reads(CARD_HOLDER.name_hi), "the card holder's banner")

    def give_token_in_two_enters(self) -> None:
        """After a scan no more than that: Enter, Enter."""
        self._to_visit()
        self._two_enters()

    def meet_a_likeness(self) -> None:
        """Somebody like one who is registered: that one is shown beside the form, with the reasons."""
        self._fill(TWIN_NAMED)
        self.hand.wait_for("None of these: another person…")
        self.hand.wait_for(NEAR.name_hi)

    def register_in_spite_of_it(self) -> None:
        """A reason is asked, and kept; then the visit."""
        hand = self.hand
        hand.press("None of these: another person…")
        hand.wait_for("Another person?")
        hand.type("other father and other house")
        hand.key("Return")
        self._visit_follows(TWIN_NAMED)

    def register_new(self) -> None:
        """Name, sex, age, mobile, Enter: registered; Enter, Enter: token."""
        self._fill(FIRST_TIME)
        self.hand.key("Return")
        self._visit_follows(FIRST_TIME)

    # -- the queue --------------------------------------------------------------------------------

    def see_the_queue(self) -> None:
        """The queue of the first department, by the filter over it."""
        hand = self.hand
        box = hand.find("Department shown")
        hand.click(box)
        hand.type("G")
        hand.key("Return")
        hand.wait(lambda: {token[0] for token in self._tokens()} == {"G"}, "only one department in the queue")

    def call_next(self) -> None:
        """F8 calls who is next, and chooses their line."""
        self.hand.key("F8")
        self.hand.wait(lambda: "Called" in self._chosen(), "the next one to be called")

    def start_consultation(self) -> None:
        """F10: the patient has gone in."""
        token = self._chosen()[0]
        self.hand.key("F10")
        self.hand.wait(lambda: {token, "In consultation"} <= set(self._chosen()), f"{token} to be in consultation")

    def finish_consultation(self) -> None:
        """F11: the patient has come out."""
        token = self._chosen()[0]
        self.hand.key("F11")
        self.hand.wait(lambda: {token, "Done"} <= set(self._chosen()), f"{token} to be done")

    # -- the cable --------------------------------------------------------------------------------

    def pull_the_cable(self) -> None:
        """The cloud is gone, for real; the line at the bottom says so."""
        self._cloud.stop()
        self.hand.key("F5")
        self.hand.wait(lambda: OFFLINE in self._status(), "the status to say offline")

    def work_without_network(self) -> None:
        """A new patient and a token all the same; the line at the bottom counts what waits."""
        self._fill(WITHOUT_NETWORK)
        self.hand.key("Return")
        self._visit_follows(WITHOUT_NETWORK)
        self.hand.wait(lambda: "waiting" in self._status(), "the status to count what waits")
        if OFFLINE not in self._status():
            raise Stuck("the desk does not say that it is offline")

    def plug_in_again(self) -> None:
        """The cloud is back at its old address; F5, and nothing waits any more."""
        self._cloud.start()
        self.hand.key("F5")
        self.hand.wait(lambda: CONNECTED in self._status() and "waiting" not in self._status(), "all to be sent")

    def look_at_attention(self) -> None:
        """Nothing needs a person."""
        self._command("Attention")
        self.hand.wait_for("Nothing needs")

    # -- the desk itself --------------------------------------------------------------------------

    def half_fill_and_lock(self) -> None:
        """A form stands half-filled when the clerk locks the desk; nothing of it is seen on the cover."""
        hand = self.hand
        hand.key("F3")
        hand.wait(lambda: hand.seen("Name", QLineEdit) is not None, "the form for a new patient")
        hand.type("Half Filled")
        hand.key("Ctrl+L")
        hand.wait_for("Locked")
        if hand.reads("Half Filled"):
            raise Stuck("the cover shows what stands in a form")

    def resume(self) -> None:
        """The password brings the form back as it was."""
        hand = self.hand
        hand.type(CLERK.password)
        hand.key("Return")
        hand.wait_for("Half Filled")

    def speak_hindi(self) -> None:
        """The form is emptied; back at the queue Ctrl+H puts every word into Hindi while the program runs."""
        self.hand.key("Ctrl+Delete")
        self.hand.key("Ctrl+1")
        self.hand.wait(lambda: bool(self._tokens()), "the queue")
        self.hand.key("Ctrl+H")
        self.hand.wait_for("नया मरीज़")

    def go_dark(self) -> None:
        """Ctrl+D: the same in the dark."""
        before = self.hand.window().palette().window().color().lightness()
        self.hand.key("Ctrl+D")
        self.hand.wait(
            lambda: self.hand.window().palette().window().color().lightness() < before - 50, "a dark window"
        )

    def open_waiting_display(self) -> None:
        """Back to English and light; then the display for the people who wait: tokens, no names."""
        hand = self.hand
        hand.key("Ctrl+H")
        hand.key("Ctrl+D")
        hand.wait(lambda: bool(self._tokens()), "the queue in English")
        self._command("Waiting-room display")
        hand.wait_for("Open the display")
        hand.press("Open the display")
        hand.wait(lambda: any(one.objectName() == "display" for one in hand.everywhere(QWidget)), "the display")
        hand.wait(lambda: any("· Waiting:" in one.text() for one in hand.everywhere(QLabel)), "who waits")

    # -- what several steps do --------------------------------------------------------------------

    def _fill(self, one: Newcomer) -> None:
        hand = self.hand
        hand.key("F3")
        hand.wait(lambda: self._at("Name"), "the keyboard at the name")
        hand.type(one.name)
        hand.key("Tab")
        hand.type(one.name_hi)
        hand.key("Tab")
        hand.type(one.sex)
        hand.key("Tab")
        hand.type(one.age)
        hand.key("Tab")
        hand.type(one.phone)

    def _visit_follows(self, one: Newcomer) -> None:
        self.hand.wait(lambda: self.hand.reads(one.name_hi), f"{one.name}'s banner")
        self._to_visit()
        self._two_enters()

    def _to_visit(self) -> None:
        self.hand.wait(lambda: self._at("Department"), "the keyboard at the visit's department")

    def _two_enters(self) -> None:
        """Enter takes the department, Enter saves; the token is given and its slip lies in the folder."""
        hand, slips = self.hand, self._slips()
        hand.key("Return")
        hand.key("Return")
        hand.wait(lambda: hand.seen("token", QLabel) is not None, "the token")
        hand.wait(lambda: self._slips() > slips, "the slip's PDF")

    def _slips(self) -> int:
        return len(list(Path(self._prints).rglob("*.pdf"))) if Path(self._prints).exists() else 0

    def _at(self, name: str) -> bool:
        return reading.at(self.hand, name)

    def _status(self) -> str:
        names = (one.accessibleName() for one in self.hand.everywhere(QFrame))
        return next((name for name in names if name.startswith(STATES)), "")

    def _command(self, name: str) -> None:
        """By the command search: Ctrl+K, a few letters, Enter."""
        hand = self.hand
        hand.key("Ctrl+K")
        hand.wait(lambda: hand.focused() is not None and isinstance(hand.focused(), QLineEdit), "the command search")
        hand.type(name)
        hand.key("Return")

    def _first_hit(self) -> str:
        hits = next((one for one in self.hand.everywhere(QListView) if one.objectName() == "hits"), None)
        return str(hits.model().index(0, 0).data()) if hits is not None and hits.model().rowCount() else ""

    def _tokens(self) -> list[str]:
        """The tokens in the queue's table, as they stand there."""
        table = self._queue()
        return [line[0] for line in map(table.line, range(table.rows))] if table else []

    def _chosen(self) -> list[str]:
        """The line that is chosen in the queue."""
        table = self._queue()
        return table.line(table.chosen) if table and table.chosen >= 0 else [""]

    def _queue(self) -> "_Seen | None":
        tables = [one for one in self.hand.everywhere(QAbstractItemView) if one.accessibleName() == "Today's queue"]
        return _Seen(tables[0]) if tables else None


class _Seen:
    """A table as it is read from the screen: every cell of a line as text."""

    def __init__(self, table: QAbstractItemView) -> None:
        self._table, self._model = table, table.model()
        self.rows = self._model.rowCount()
        self.chosen = table.currentIndex().row()

    def line(self, row: int) -> list[str]:
        """The texts of one line."""
        return [str(self._model.index(row, at).data()) for at in range(self._model.columnCount())]
