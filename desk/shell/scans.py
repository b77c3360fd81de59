"""What a scan does at the window: a plugin that knows the code takes it; else it is judged, and finds its patient.

Judged and looked up off the UI thread; the screen in front is asked first what to do with it. What is proven decides
the rest (docs/cards.md): a VERIFIED card opens its patient or fills a new form; an EXPIRED or REVOKED one is shown and
opens a search; of one that is TAMPERED or of an UNKNOWN ISSUER only the number is searched for. Every scan ends in the
audit by kind, state and patient, without its text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.api.hookspecs import Target
from desk.codes.aadhaar import AadhaarCode
from desk.codes.abha import AbhaClaim
from desk.codes.card import Card
from desk.codes.handed import Handed
from desk.codes.hcert import HealthCertificate
from desk.codes.pack import Pack
from desk.codes.person import Person
from desk.codes.read import UhidCode, kind_of, read
from desk.codes.receipt import ReceiptCode
from desk.codes.scan import Scan
from desk.codes.shc import SmartHealthCard
from desk.codes.slip import SignedSlip
from desk.codes.state import Meaning, State
from desk.codes.trust import Trust
from desk.codes.uhid import Uhid
from desk.core.clock import Clock
from desk.core.errors import DeskError, Unreadable
from desk.core.i18n import Words, words
from desk.core.questions import Answer, PaperIs, PaperOf, Question
from desk.records.cards.trusted import ListsAge, age_of
from desk.records.patient.service import PatientService
from desk.records.patient.view import Patient
from desk.records.visit.rules import Visit
from desk.records.visit.service import VisitService
from desk.scanning.router import UNREADABLE, Router
from desk.security.authorize import Actor
from desk.shell.card_dialogs import SaysDialog
from desk.shell.card_shown import shown
from desk.shell.card_strip import CardStrip
from desk.shell.receipt_dialog import ReceiptDialog
from desk.shell.rooms import Rooms
from desk.tasks.runner import Job, Runner

REGISTER = "patient.register"
REFUSED = "refused"


class Desk(Protocol):
    """What the window does with a scan."""

    rooms: Rooms

    def acting(self) -> Actor: ...

    def may(self, action: str) -> bool: ...

    def open_patient(self, patient_id: str) -> None: ...

    def check_opening(self, patient_id: str, then: Callable[[str], object], known: Sequence[str] = ()) -> None: ...

    def show_patient(self, patient_id: str | None) -> None: ...

    def open_visit(self, visit_id: str, patient_id: str) -> None: ...

    def open_new(self, **arguments: str) -> None: ...

    def search_for(self, text: str) -> None: ...

    def offer_search(self, text: str) -> None: ...

    def go(self, room: str, **arguments: str) -> None: ...

    def notice(self, words: Words, *, tone: str = "plain") -> None: ...


@dataclass(frozen=True)
class Judging:
    """What a scan is judged and looked up with; all of it off the UI thread."""

    trust: Callable[[], Trust]
    patients: PatientService
    visits: VisitService
    clock: Clock
    ask: Callable[[Question], Answer | None] = lambda _question: None


@dataclass(frozen=True)
class Seen:
    """A scan's meaning, who is known by it, the record where that is one person, the visit of a slip, and what is
    recorded of a receipt.
    """

    scan: Scan
    meaning: Meaning
    lists: ListsAge
    ids: tuple[str, ...] = ()
    record: Patient | None = None
    visit: Visit | None = None
    paper: PaperIs | None = None

    @property
    def person(self) -> Person:
        """Who it speaks of; empty where it says nothing."""
        found = getattr(self.meaning, "person", None)
        return found if isinstance(found, Person) else Person()


class ScanDesk(QObject):
    """Takes scans of camera, wedge and serial alike. `code` asks the plugins; `audited(kind, state, patient_id)`."""

    def __init__(
        self, window: QWidget, desk: Desk, strip: CardStrip, judging: Judging, runner: Runner,
        code: Callable[[Scan], Target | None], audited: Callable[[str, str, str | None], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._desk, self.strip, self._judging, self._runner = window, desk, strip, judging, runner
        self._code, self._audited = code, audited
        self._job: Job | None = None
        self.router = Router()
        on = self.router.on
        on(UhidCode, self._uhid)
        on(AbhaClaim, self._abha)
        on(Card, self._card)
        on(SignedSlip, self._slip)
        on(AadhaarCode, self._aadhaar)
        on(SmartHealthCard, self._elsewhere)
        on(HealthCertificate, self._elsewhere)
        on(Pack, self._pack)
        on(ReceiptCode, self._receipt)

    def take(self, scan: Scan) -> None:
        """A scan has come; one that is still being judged is dropped for it."""
        if self._job is not None:
            self._job.drop()
        self.strip.put_away()
        try:
            actor = self._desk.acting()
            target = self._code(scan)
        except DeskError as refused:
            self._failed(scan, refused)
            return
        if target is not None:
            self._audited(kind_of(scan), State.UNSIGNED.value, None)
            own = self._desk.rooms.opening(target.opens) if target.opens else None
            self._desk.go(own or target.screen, **dict(target.arguments))
            return
        self._job = self._runner.read(
            lambda: look(self._judging, actor, scan), self._seen, lambda error: self._failed(scan, error), self
        )

    def _seen(self, seen: Seen) -> None:
        whose = seen.ids[0] if len(seen.ids) == 1 else None
        self._audited(seen.meaning.kind, seen.meaning.state.value, whose)
        self._now = seen
        if not self.router.hand(seen.meaning):
            self._desk.notice(unused(seen.meaning), tone="warn")

    def _failed(self, scan: Scan, error: DeskError) -> None:
        self._audited(kind_of(scan), UNREADABLE if isinstance(error, Unreadable) else REFUSED, None)
        self._say(error)

    def _say(self, error: DeskError) -> None:
        self._desk.notice(error.sentence, tone="warn")

    # -- by kind ----------------------------------------------------------------------------------

    def _uhid(self, _code: UhidCode) -> None:
        self._open_one(lambda: self._desk.notice(_NO_PATIENT, tone="warn"))

    def _abha(self, claim: AbhaClaim) -> None:
        """Anybody can write one: it opens a record when its year of birth or phone is right, or one is told."""
        seen, person = self._now, claim.person
        if len(seen.ids) != 1:
            self._open_one(lambda: self._new(person))
            return

        def right(patient_id: str) -> None:
            self._desk.open_patient(patient_id)
            if self._now is seen:
                self._show(patient_id)

        known = (str(person.birth_year or ""), person.mobile[-4:])
        self._desk.check_opening(seen.ids[0], right, known)

    def _aadhaar(self, code: AadhaarCode) -> None:
        if code.state is State.TAMPERED:
            self._show_alone()
        else:
            self._new(code.person)

    def _card(self, card: Card) -> None:
        if card.state is not State.VERIFIED or card.person is None:
            self._show_and_search(card.hint)
            return
        self._open_one(lambda: self._new(card.person or Person(), card.person.patient_id if card.person else ""))

    def _slip(self, slip: SignedSlip) -> None:
        if slip.state is not State.VERIFIED:
            self._show_and_search(slip.uhid)
        elif self._now.visit is not None:
            self._open_visit(self._now.visit)
        else:
            self._take_up(slip)

    def _elsewhere(self, card: SmartHealthCard | HealthCertificate) -> None:
        self._show_alone()
        if card.state is State.TAMPERED:
            return
        person = card.person
        born = str(person.birth_date.year if person.birth_date else person.birth_year or "")
        wanted = " ".join(part for part in (person.name, born) if part)
        what = shown(card, "", None)
        SaysDialog(self._window, what, card.lines, lambda: self._desk.search_for(wanted)).open()

    def _pack(self, pack: Pack) -> None:
        if not self._desk.rooms.hand_pack(pack):
            self._desk.notice(unused(pack), tone="warn")

    def _receipt(self, code: ReceiptCode) -> None:
        paper = self._now.paper
        opens = paper is not None and bool(paper.screen) and self._desk.may(paper.action)

        def go() -> None:
            if paper is not None:
                self._desk.go(paper.screen, **dict(paper.arguments))

        ReceiptDialog(self._window, code, paper, go if opens else None).open()

    # -- what comes of it -------------------------------------------------------------------------

    def _open_one(self, otherwise: Callable[[], None]) -> None:
        ids = self._now.ids
        if len(ids) == 1:
            self._desk.open_patient(ids[0])
            if not isinstance(self._now.meaning, UhidCode):
                self._show(ids[0])
        elif ids:
            self._desk.notice(_SEVERAL, tone="warn")
        else:
            otherwise()

    def _new(self, person: Person, patient_id: str = "") -> None:
        """Nobody is known by it here: the form for a new patient, filled in as far as the code is proven."""
        meaning = self._now.meaning
        if self._desk.may(REGISTER):
            proven = meaning.state is State.VERIFIED and isinstance(meaning, Card)
            issuer, temporary = getattr(meaning, "issuer", ""), getattr(meaning, "temporary", False)
            text = self._now.scan.text if proven else ""
            handed = Handed(meaning.kind, meaning.state, person, issuer, temporary, text)
            self._desk.open_new(card=handed.written())
        else:
            self._desk.notice(_NOBODY, tone="warn")
        self._show(patient_id)

    def _take_up(self, slip: SignedSlip) -> None:
        try:
            actor = self._desk.acting()
        except DeskError as refused:
            self._say(refused)
            return
        visits, seen = self._judging.visits, self._now

        def failed(error: DeskError) -> None:
            self._say(error)
            if self._now is seen:
                self._show_and_search(slip.uhid)

        def taken_up(visit: Visit) -> None:
            self._audited("slip", "taken-up", visit.patient_id)
            self._desk.notice(_TAKEN_UP, tone="good")
            if self._now is seen:  # else somebody else's card lies there by now
                self._open_visit(visit)

        self._runner.write(lambda: visits.take_up(actor, slip), taken_up, failed, self)

    def _open_visit(self, visit: Visit) -> None:
        self._desk.open_visit(visit.visit_id, visit.patient_id)
        self._show(visit.patient_id, open_now=True)

    def _show(self, patient_id: str = "", *, open_now: bool = False) -> None:
        seen = self._now
        record = seen.record if seen.record and seen.record.patient_id == patient_id else None
        self.strip.show_card(shown(seen.meaning, patient_id, seen.lists), record, open_now=open_now)

    def _show_alone(self) -> None:
        """Nobody's banner beside it: whoever was open before is not who brought this card."""
        self._desk.show_patient(None)
        self._show()

    def _show_and_search(self, number: Uhid | None) -> None:
        """It proves nothing now: shown for what it is, which is read first; Enter then searches for its number."""
        self._show_alone()
        if number is not None and self._desk.may("patient.search"):
            self._desk.offer_search(str(number))

    _now: Seen
    """The scan that is being dealt with."""


def look(judging: Judging, actor: Actor, scan: Scan) -> Seen:
    """Judge the scan, and look up who is known by it. Raises Unreadable."""
    trust, patients = judging.trust(), judging.patients
    meaning = read(scan, trust=trust)
    lists = age_of(trust, judging.clock.now_ms())
    ids: tuple[str, ...] = ()
    visit, paper = None, None
    match meaning:
        case UhidCode():
            ids = patients.by_identifier(actor, str(meaning.uhid))
        case AbhaClaim():
            numbers = [number for number in (meaning.number, meaning.address) if number]
            ids = tuple(dict.fromkeys(one for number in numbers for one in patients.by_identifier(actor, number)))
        case Card(state=State.VERIFIED, person=Person() as person):
            ids = patients.by_card(actor, person.patient_id, person.uhid)
        case SignedSlip(state=State.VERIFIED):
            visit = judging.visits.visit(actor, meaning.visit_id)
            ids = (visit.patient_id,) if visit is not None else ()
        case ReceiptCode(state=State.VERIFIED, paise=int(paise)):
            found = judging.ask(PaperOf(meaning.number, meaning.form, paise, meaning.tail))
            paper = found if isinstance(found, PaperIs) else None
    record = patients.patient(actor, ids[0]) if len(ids) == 1 and not isinstance(meaning, UhidCode) else None
    return Seen(scan, meaning, lists, ids, record, visit, paper)


def unused(meaning: Meaning) -> Words:
    """Why nothing came of a code that was read."""
    explanation = getattr(meaning, "explanation", None)
    if isinstance(explanation, Words):
        return explanation
    if isinstance(meaning, Pack):
        return words("Scans", "A medicine's code. The screen in front has no use for it.")
    if meaning.kind == "unknown":
        return words("Scans", "This code is not one that the desk knows. Search by name, phone or UHID.")
    return words("Scans", "This screen has no use for this code.")


_NO_PATIENT = words("Scans", "No patient with this UHID is known here.")
_NOBODY = words("Scans", "Nobody is known here by this card, and you may not register patients.")
_SEVERAL = words("Scans", "Several patients have this number. Search by name, and tell a supervisor.")
_TAKEN_UP = words("Scans", "Taken up from the slip. The whole record follows when the desks have synced.")
