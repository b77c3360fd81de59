"""Pharmacy: its table of contents."""

from collections.abc import Mapping, Sequence
from functools import partial

from desk.api.context import Context, ScreenContext
from desk.api.fhir import Resource
from desk.api.hookspecs import Actor, MakeScreen, SummaryLine, Unit, hook
from desk.api.manifest import (
    ADMINISTRATOR,
    AUDITOR,
    PHARMACIST,
    STOREKEEPER,
    SUPERVISOR,
    Claim,
    Manifest,
    Permission,
    Room,
)
from desk.core.i18n import words
from desk.kit.printing.blocks import Document
from desk.plugins.pharmacy.fhir import names
from desk.plugins.pharmacy.print import labels, variance
from desk.plugins.pharmacy.rules.labels import KIND
from desk.plugins.pharmacy.screens import contents
from desk.plugins.pharmacy.service import pulling, summary
from desk.plugins.pharmacy.service.desk import PharmacyDesk
from desk.plugins.pharmacy.service.settings import PLACE, SETTINGS
from desk.records.prints.rules import PrintJob

MANIFEST = Manifest(
    name="pharmacy",
    title=words("Pharmacy", "Pharmacy"),
    permissions=(
        Permission("pharmacy.prescription.read", (PHARMACIST, STOREKEEPER, SUPERVISOR, AUDITOR)),
        Permission("pharmacy.prescription.write", (PHARMACIST, SUPERVISOR)),
        Permission("pharmacy.medicine.dispense", (PHARMACIST,)),
        Permission("pharmacy.medicine.override", (PHARMACIST,)),
        Permission("pharmacy.medicine.reverse", (PHARMACIST, SUPERVISOR), needs_contact=True),
        Permission("pharmacy.stock.read", (PHARMACIST, STOREKEEPER, SUPERVISOR, AUDITOR)),
        Permission("pharmacy.stock.receive", (PHARMACIST, STOREKEEPER)),
        Permission("pharmacy.stock.receive-short-dated", (STOREKEEPER, SUPERVISOR)),
        Permission("pharmacy.stock.move", (PHARMACIST, STOREKEEPER)),
        Permission("pharmacy.stock.adjust", (STOREKEEPER, SUPERVISOR), needs_contact=True),
        Permission("pharmacy.stock.approve", (SUPERVISOR,)),
        Permission("pharmacy.stock.backdate", (STOREKEEPER, SUPERVISOR), needs_contact=True),
        Permission("pharmacy.batch.hold", (STOREKEEPER, SUPERVISOR)),
        Permission("pharmacy.indent.raise", (PHARMACIST, STOREKEEPER)),
        Permission("pharmacy.indent.approve", (STOREKEEPER, SUPERVISOR)),
        Permission("pharmacy.indent.issue", (STOREKEEPER,)),
        Permission("pharmacy.indent.receive", (PHARMACIST, STOREKEEPER)),
        Permission("pharmacy.count.take", (PHARMACIST, STOREKEEPER)),
        Permission("pharmacy.count.finalise", (STOREKEEPER, SUPERVISOR), needs_contact=True),
        Permission("pharmacy.catalogue.read", (PHARMACIST, STOREKEEPER, SUPERVISOR, AUDITOR)),
        Permission("pharmacy.catalogue.change", (STOREKEEPER, SUPERVISOR, ADMINISTRATOR)),
        Permission("pharmacy.register.read", (PHARMACIST, SUPERVISOR, AUDITOR)),
        Permission("pharmacy.register.export", (PHARMACIST, SUPERVISOR, AUDITOR), needs_contact=True),
    ),
    screens=contents.SCREENS,
    settings=SETTINGS,
    migrations=Room("pharmacy", "desk.plugins.pharmacy.migrations"),
    claims=tuple(Claim(kind, code) for kind, codes in names.CLAIMED for code in codes),
    papers=contents.PAPERS,
)


class Plugin:
    """Made once for each desk."""

    desk: PharmacyDesk

    @hook
    def desk_manifest(self) -> Manifest:
        return MANIFEST

    @hook
    def desk_start(self, context: Context) -> None:
        self.desk = PharmacyDesk(context)
        context.choices[PLACE.key("pharmacy")] = partial(contents.counters, self.desk.stock)

    @hook
    def desk_pull(self, unit: Unit, resource: Resource) -> None:
        pulling.pull(unit, resource)

    @hook
    def desk_pull_many(self, unit: Unit, resources: Sequence[Resource]) -> None:
        pulling.pull_many(unit, resources)

    @hook
    def desk_screens(self, context: ScreenContext) -> Mapping[str, MakeScreen]:
        return contents.makers(context, self.desk)

    @hook
    def desk_patient_summary(self, actor: Actor, patient_id: str) -> tuple[SummaryLine, ...]:
        return summary.lines(self.desk.summary, actor, patient_id)

    @hook
    def desk_document(self, job: PrintJob) -> Document | None:
        papers = {KIND: labels.of_job, variance.KIND: variance.of_job}
        return papers[job.kind](job) if job.kind in papers else None
