"""Billing: its table of contents."""

from collections.abc import Mapping, Sequence

from desk.api.context import Context, ScreenContext
from desk.api.fhir import Resource
from desk.api.hookspecs import Actor, Fact, MakeScreen, SummaryLine, Unit, hook
from desk.api.manifest import (
    ADMINISTRATOR,
    AUDITOR,
    CASHIER,
    CLERK,
    PHARMACIST,
    SUPERVISOR,
    TECHNICIAN,
    Claim,
    Manifest,
    Permission,
    Room,
)
from desk.core.i18n import words
from desk.core.questions import Answer, MayMerge, PaperOf, Question
from desk.kit.printing.blocks import Document
from desk.plugins.billing.fhir import names
from desk.plugins.billing.screens import contents
from desk.plugins.billing.service import answers, genuine, merging, pulling, summary
from desk.plugins.billing.service.desk import BillingDesk
from desk.plugins.billing.service.settings import SETTINGS
from desk.records.prints.rules import PrintJob

MANIFEST = Manifest(
    name="billing",
    title=words("Billing", "Billing"),
    permissions=(
        Permission("billing.charge.read", (CLERK, CASHIER, PHARMACIST, TECHNICIAN, SUPERVISOR, AUDITOR)),
        Permission("billing.charge.add", (CLERK, CASHIER, SUPERVISOR)),
        Permission("billing.charge.cancel", (CASHIER, SUPERVISOR), needs_contact=True),
        Permission("billing.charge.price", (CASHIER, SUPERVISOR)),
        Permission("billing.bill.settle", (CASHIER, SUPERVISOR)),
        Permission("billing.bill.discount", (SUPERVISOR,), needs_contact=True),
        Permission("billing.receipt.read", (CASHIER, SUPERVISOR, AUDITOR)),
        Permission("billing.receipt.refund", (CASHIER, SUPERVISOR), needs_contact=True),
        Permission("billing.receipt.approve", (SUPERVISOR,)),
        Permission("billing.payment.confirm", (SUPERVISOR,), needs_contact=True),
        Permission("billing.cash.hold", (CASHIER, SUPERVISOR)),
        Permission("billing.cash.read", (CASHIER, SUPERVISOR, AUDITOR)),
        Permission("billing.cash.remit", (SUPERVISOR,), needs_contact=True),
        Permission("billing.tariff.read", (CLERK, CASHIER, PHARMACIST, SUPERVISOR, AUDITOR)),
        Permission("billing.tariff.change", (SUPERVISOR, ADMINISTRATOR), needs_contact=True),
        Permission("billing.scheme.read", (CLERK, CASHIER, PHARMACIST, SUPERVISOR, AUDITOR)),
        Permission("billing.scheme.import", (SUPERVISOR, ADMINISTRATOR), needs_contact=True),
        Permission("billing.register.read", (CASHIER, SUPERVISOR, AUDITOR)),
        Permission("billing.register.export", (SUPERVISOR, AUDITOR), needs_contact=True),
        Permission("billing.review.settle", (SUPERVISOR,), needs_contact=True),
        Permission("billing.clock.accept", (SUPERVISOR,), needs_contact=True),
    ),
    screens=contents.SCREENS,
    settings=SETTINGS,
    migrations=Room("billing", "desk.plugins.billing.migrations"),
    claims=tuple(Claim(kind, code) for kind, codes in names.CLAIMED for code in codes),
    papers=contents.PAPERS,
)


class Plugin:
    """Made once for each desk."""

    desk: BillingDesk

    @hook
    def desk_manifest(self) -> Manifest:
        return MANIFEST

    @hook
    def desk_start(self, context: Context) -> None:
        self.desk = BillingDesk(context)

    @hook
    def desk_pull(self, unit: Unit, resource: Resource) -> None:
        pulling.pull(unit, resource, self.desk.context.trusted)

    @hook
    def desk_pull_many(self, unit: Unit, resources: Sequence[Resource]) -> None:
        pulling.pull_many(unit, resources, self.desk.context.trusted)

    @hook
    def desk_screens(self, context: ScreenContext) -> Mapping[str, MakeScreen]:
        return contents.makers(context, self.desk)

    @hook
    def desk_heard(self, unit: Unit, fact: Fact) -> None:
        self.desk.charging.on_fact(unit, fact)

    @hook
    def desk_answer(self, question: Question) -> Answer | None:
        if isinstance(question, MayMerge):
            return merging.answer(self.desk.context.store, question)
        if isinstance(question, PaperOf):
            return genuine.answer(self.desk.context.store, question)
        return answers.answer(self.desk.context.store, question)

    @hook
    def desk_patient_summary(self, actor: Actor, patient_id: str) -> tuple[SummaryLine, ...]:
        return summary.lines(self.desk.summary, actor, patient_id)

    @hook
    def desk_document(self, job: PrintJob) -> Document | None:
        return contents.document(job)
