"""Vital signs: the table of contents."""

from collections.abc import Mapping

from desk.api.context import Context, ScreenContext
from desk.api.hookspecs import Actor, MakeScreen, Resource, SummaryLine, Unit, hook
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
    ScreenEntry,
)
from desk.core.i18n import words
from hims_desk_vitals import fhir, rules, service
from hims_desk_vitals.service import VitalsService

MANIFEST = Manifest(
    name="vitals",
    title=words("Vitals", "Vital signs"),
    permissions=(
        Permission("vitals.measurement.read", (*COUNTER, AUDITOR)),
        Permission("vitals.measurement.record", (CLERK, TECHNICIAN, SUPERVISOR)),
        Permission("vitals.measurement.withdraw", (SUPERVISOR,), needs_contact=True),
    ),
    screens=(
        ScreenEntry("vitals", words("Vitals", "Vital signs"), "heart-pulse", "vitals.measurement.read", sort=300),
    ),
    migrations=Room("vitals", "hims_desk_vitals.migrations"),
    claims=tuple(Claim("Observation", code) for code in fhir.CODES.values()),
)


class Plugin:
    """Made once for each desk."""

    service: VitalsService

    @hook
    def desk_manifest(self) -> Manifest:
        return MANIFEST

    @hook
    def desk_start(self, context: Context) -> None:
        self.service = VitalsService(context.store)

    @hook
    def desk_screens(self, context: ScreenContext) -> Mapping[str, MakeScreen]:
        from hims_desk_vitals.screens.vitals import VitalsScreen  # a desk without a window loads no widgets

        return {"vitals": lambda: VitalsScreen(context, self.service)}

    @hook
    def desk_pull(self, unit: Unit, resource: Resource) -> None:
        service.pull(unit, resource)

    @hook
    def desk_patient_summary(self, actor: Actor, patient_id: str) -> tuple[SummaryLine, ...]:
        if "vitals.measurement.read" not in actor.permissions:
            return ()
        newest = {m.kind: m for m in reversed(self.service.of_patient(actor, patient_id))}
        return tuple(SummaryLine(rules.TITLES[m.kind], rules.shown(m), screen="vitals.vitals") for m in newest.values())
