"""What a scan does at the window: a plugin that knows the code takes it; else a known number opens its patient."""

from collections.abc import Callable
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject

from desk.api.hookspecs import Target
from desk.codes.abha import AbhaClaim
from desk.codes.read import UhidCode
from desk.codes.scan import Scan
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.records.patient.service import PatientService
from desk.scanning.router import Router
from desk.security.authorize import Actor
from desk.tasks.runner import Runner


class Desk(Protocol):
    """What the window does with a scan."""

    def open_patient(self, patient_id: str) -> None: ...

    def open_new(self, **arguments: str) -> None: ...

    def go(self, room: str, **arguments: str) -> None: ...

    def notice(self, words: Words, *, tone: str = "plain") -> None: ...

    def acting(self) -> Actor: ...


class ScanDesk(QObject):
    """Takes scans of camera and wedge alike. `code` asks the plugins; `audited(kind, state)` keeps the outcome."""

    def __init__(
        self,
        window: QObject,
        desk: Desk,
        patients: PatientService,
        runner: Runner,
        code: Callable[[Scan], Target | None],
        audited: Callable[[str, str], None],
    ) -> None:
        super().__init__(window)
        self._desk, self._patients, self._runner, self._code = desk, patients, runner, code
        self.router = Router(lambda sentence: desk.notice(sentence, tone="warn"), audited)
        self.router.on(UhidCode, self._uhid)
        self.router.on(AbhaClaim, self._abha)

    def take(self, scan: Scan) -> None:
        """A scan has come."""
        try:
            self._desk.acting()
            target = self._code(scan)
        except DeskError as refused:
            self._desk.notice(refused.sentence, tone="warn")
            return
        if target is not None:
            self._desk.go(target.screen, **dict(target.arguments))
        else:
            self.router.route(scan)

    def _uhid(self, code: UhidCode) -> None:
        text = str(code.uhid)
        self._find(
            (text,), lambda: self._desk.notice(words("Scans", "No patient with this UHID is known here."), tone="warn")
        )

    def _abha(self, claim: AbhaClaim) -> None:
        numbers = tuple(n for n in (claim.number, claim.address) if n)
        self._find(numbers, lambda: self._desk.open_new(claim=claim_text(claim)))

    def _find(self, numbers: tuple[str, ...], otherwise: Callable[[], None]) -> None:
        actor = self._desk.acting()

        def work() -> tuple[str, ...]:
            found = [one for number in numbers for one in self._patients.by_identifier(actor, number)]
            return tuple(dict.fromkeys(found))

        def done(ids: tuple[str, ...]) -> None:
            if len(ids) == 1:
                self._desk.open_patient(ids[0])
            elif ids:
                self._desk.notice(_SEVERAL, tone="warn")
            else:
                otherwise()

        self._runner.read(work, done, lambda no: self._desk.notice(no.sentence, tone="warn"), self)


_SEVERAL = words("Scans", "Several patients have this number. Search by name, and tell a supervisor.")


def claim_text(claim: AbhaClaim) -> str:
    """A claim as JSON text, for the screen that fills a form from it."""
    return msgspec.json.encode(claim).decode()
