"""The pharmacist's counter of a test: prescriptions typed, planned and given out on a real store."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from desk.core.errors import Problems
from desk.core.facts import Fact
from desk.plugins.pharmacy.rules.dispensing import Dispensed, DispenseDraft, GivenLine, Plan
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.prescribing import PrescribingService
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from desk.security.authorize import Actor
from desk.store import ledger
from tests.support.pharmacy import (
    Pharmacy,
)


class Counter:
    """The pharmacist's counter of a test."""

    def __init__(self, pharmacy: Pharmacy) -> None:
        self.pharmacy = pharmacy
        self.service = DispensingService(pharmacy.desk.store, pharmacy.settings)
        self.prescribing = PrescribingService(pharmacy.desk.store)
        self.facts: list[Fact] = []
        pharmacy.desk.store.listeners.append(lambda _unit, fact: self.facts.append(fact))

    @property
    def me(self) -> Actor:
        return self.pharmacy.actor()

    def typed(self, *lines: tuple[str, str, str], **more: str) -> str:
        drafts = tuple(LineDraft(item_id(code), "", directions, quantity) for code, directions, quantity in lines)
        draft = PrescriptionDraft(self.pharmacy.patient_id, self.pharmacy.visit_id, "Dr A. Gupta", drafts)
        return self.prescribing.prescribe(self.me, replace(draft, **more))  # type: ignore[arg-type]

    def plan(self, prescription_id: str = "") -> Plan:
        return self.service.plan(self.me, prescription_id or self.pharmacy.prescription_id)

    def draft(self, prescription_id: str = "") -> DispenseDraft:
        """What the house proposes, whole."""
        plan = self.plan(prescription_id)
        lines = tuple(
            GivenLine(line.request.request_id, line.item.item_id, line.parts)
            for line in plan.lines if line.item and line.parts
        )  # fmt: skip
        return DispenseDraft(plan.prescription.prescription_id, plan.account_id, lines)

    def give(self, draft: DispenseDraft, actor: Actor | None = None) -> Dispensed:
        return self.service.dispense(actor or self.me, draft, "label")

    def refusals(self, draft: DispenseDraft) -> dict[str, str]:
        with pytest.raises(Problems) as refused:
            self.give(draft)
        return {field: str(said) for field, said in refused.value.by_field.items()}

    def rows(self, row: Any) -> list[Any]:
        with self.pharmacy.desk.store.readers.connect() as connection:
            return list(connection.execute(select(row.__table__)))

    def allergic(self, text: str, *, system: str = "", code: str = "", source: str = "told") -> None:
        draft = HealthDraft("allergy", text, source, system=system, code=code)
        HealthService(self.pharmacy.desk.store).record(self.me, self.pharmacy.patient_id, draft)


def changed(draft: DispenseDraft, n: int, **values: Any) -> DispenseDraft:
    lines = list(draft.lines)
    lines[n] = replace(lines[n], **values)
    return replace(draft, lines=tuple(lines))


def ledger_agrees(pharmacy: Pharmacy) -> bool:
    with pharmacy.desk.store.readers.connect() as connection:
        return ledger.verify(connection) == ()
