"""What the window stands on: handed to it by the roof, so that it builds nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desk.api.hookspecs import SummaryLine, Target
from desk.codes.scan import Scan
from desk.codes.trust import Trust
from desk.core.clock import Clock
from desk.core.questions import Answer, Question
from desk.core.settings import SettingsFile
from desk.kit.printing.blocks import Document
from desk.records.health.service import HealthService
from desk.records.numbers.service import NumberService
from desk.records.patient.service import PatientService
from desk.records.prints.rules import PrintJob
from desk.records.prints.service import PrintService
from desk.records.visit.service import VisitService
from desk.security.authorize import Actor
from desk.shell.change_bus import ChangeBus
from desk.shell.session import Session
from desk.tasks.runner import Runner


class Plugins(Protocol):
    """What the window asks of the plugins."""

    def patient_summary(self, actor: Actor, patient_id: str) -> tuple[SummaryLine, ...]: ...

    def code(self, scan: Scan) -> Target | None: ...

    def document(self, job: PrintJob) -> Document | None: ...


@dataclass(frozen=True)
class Doors:
    """What the window stands on. `trust` (not on the UI thread) is what scans are judged by; `scanned(kind, state,
    patient_id)` keeps in the audit how one ended; `ask` asks the plugins (not on the UI thread).
    """

    session: Session
    runner: Runner
    bus: ChangeBus
    settings: SettingsFile
    clock: Clock
    patients: PatientService
    prints: PrintService
    plugins: Plugins
    prints_folder: Path
    health: HealthService
    visits: VisitService
    trust: Callable[[], Trust]
    scanned: Callable[[str, str, str | None], None]
    numbers: NumberService | None = None
    ask: Callable[[Question], Answer | None] = lambda _question: None
