"""Registration: its table of contents."""

from collections.abc import Mapping

from desk.api.context import Context, ScreenContext
from desk.api.hookspecs import Fact, MakeScreen, Resource, Target, Unit, hook
from desk.api.manifest import (
    AUDITOR,
    CLERK,
    COUNTER,
    SUPERVISOR,
    TECHNICIAN,
    Claim,
    Manifest,
    Permission,
    Room,
)
from desk.codes import slip
from desk.codes.scan import Scan
from desk.core.i18n import words
from desk.kit.printing.blocks import Document
from desk.plugins.registration import service
from desk.plugins.registration.print import card, token_slip
from desk.plugins.registration.screens import contents
from desk.plugins.registration.screens.card_work import HELPLINE
from desk.plugins.registration.service import RegisterService, RegistrationService
from desk.records.prints.rules import PrintJob

MANIFEST = Manifest(
    name="registration",
    title=words("Registration", "Registration"),
    permissions=(
        Permission("registration.queue.read", (*COUNTER, AUDITOR)),
        Permission("registration.queue.call", (CLERK, TECHNICIAN, SUPERVISOR)),
        Permission("registration.queue.move", (CLERK, SUPERVISOR)),
        Permission("registration.queue.undo", (CLERK, SUPERVISOR)),
        Permission("registration.slip.read", (CLERK, SUPERVISOR)),
        Permission("registration.display.show", COUNTER),
        Permission("registration.register.read", (CLERK, SUPERVISOR, AUDITOR)),
        Permission("registration.register.export", (SUPERVISOR, AUDITOR), needs_contact=True),
        Permission("registration.register.read-mlc", (SUPERVISOR, AUDITOR)),
        Permission("registration.register.export-mlc", (SUPERVISOR, AUDITOR), needs_contact=True),
    ),
    screens=contents.SCREENS,
    settings=(HELPLINE,),
    migrations=Room("registration", "desk.plugins.registration.migrations"),
    claims=(Claim("Task", "queue"),),
    papers=contents.PAPERS,
)


class Plugin:
    """Made once for each desk."""

    service: RegistrationService
    registers: RegisterService

    @hook
    def desk_manifest(self) -> Manifest:
        return MANIFEST

    @hook
    def desk_start(self, context: Context) -> None:
        self.service = RegistrationService(context.store, context.sign_slip)
        self.registers = RegisterService(context.store)

    @hook
    def desk_screens(self, context: ScreenContext) -> Mapping[str, MakeScreen]:
        return contents.makers(context, self.service, self.registers)

    @hook
    def desk_heard(self, unit: Unit, fact: Fact) -> None:
        self.service.on_visit_opened(unit, fact)

    @hook
    def desk_pull(self, unit: Unit, resource: Resource) -> None:
        service.pull(unit, resource)

    @hook
    def desk_document(self, job: PrintJob) -> Document | None:
        papers = {service.SLIP: token_slip.of_job, card.CARD: card.of_job}
        return papers[job.kind](job) if job.kind in papers else None

    @hook
    def desk_code(self, scan: Scan) -> Target | None:
        if not slip.recognises(scan):
            return None
        return Target("registration.queue", (("visit_id", slip.read(scan).visit_id),), opens="visit")
