"""Nobody does, reads or exports anything in the pharmacy without the right to it; a refusal is written down."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desk.core.errors import NotAllowed
from desk.plugins.pharmacy.plugin import MANIFEST
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.counting import CountService
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.indents import IndentService
from desk.plugins.pharmacy.service.prescribing import PrescribingService
from desk.plugins.pharmacy.service.registers import RegisterService
from desk.plugins.pharmacy.service.stock import StockService
from desk.plugins.pharmacy.service.summary import SummaryService, lines
from desk.security.authorize import Actor
from desk.security.permissions import HOUSE, ROLES, by_role
from desk.store.tables import AuditRow
from tests.support.desk import FACILITY
from tests.support.pharmacy import Pharmacy

DECISION = Path(__file__).parents[4] / "docs" / "decisions" / "pharmacy.md"
SERVICES = (
    CatalogueService, CountService, DispensingService, IndentService, PrescribingService, RegisterService,
    StockService, SummaryService,
)  # fmt: skip


def methods() -> Iterator[tuple[type[Any], str, str]]:
    """Every public method of the pharmacy's services, and the action that it declares."""
    for service in SERVICES:
        for name, method in inspect.getmembers(service, inspect.isfunction):
            if not name.startswith("_"):
                yield service, name, getattr(method, "action", "")


def without(action: str) -> list[str]:
    """The roles that do not hold a right."""
    return [role for role in ROLES if action not in by_role((*HOUSE, *MANIFEST.permissions))[role]]


CASES = [
    pytest.param(service, name, action, id=f"{service.__name__}.{name}")
    for service, name, action in methods()
    if without(action)
]
EVERYBODYS = {f"{service.__name__}.{name}" for service, name, action in methods() if not without(action)}


def made(service: type[Any], pharmacy: Pharmacy) -> Any:
    wanted = len(inspect.signature(service).parameters)
    return service(pharmacy.desk.store, pharmacy.settings) if wanted == 2 else service(pharmacy.desk.store)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pharmacy]:
    """One pharmacy for all cases: none of them may leave anything in it but its refusal."""
    from tests.support.pharmacy import make_pharmacy

    pharmacy = make_pharmacy(tmp_path_factory.mktemp("rights"))
    yield pharmacy
    pharmacy.desk.store.close()


@pytest.mark.parametrize(("service", "name", "action"), CASES)
def test_a_role_without_the_right_is_refused(whole: Pharmacy, service: type[Any], name: str, action: str) -> None:
    """Before it looks at what is asked: whatever stands in the call, the right is missing."""
    call = getattr(made(service, whole), name)
    asked = [p for p in inspect.signature(call).parameters.values() if p.default is p.empty][1:]
    before = refusals(whole, action)
    for role in without(action):
        with pytest.raises(NotAllowed) as refused:
            call(whole.actor(role), *("x" for _ in asked))
        assert refused.value.action == action
    assert refusals(whole, action) == before + len(without(action))


def refusals(pharmacy: Pharmacy, action: str) -> int:
    """How often the trail says that this was refused."""
    pharmacy.desk.store.write_notes()
    with pharmacy.desk.store.readers.connect() as connection:
        said = connection.execute(select(AuditRow.body).where(AuditRow.action == action)).scalars()
        return sum(b"refused" in bytes(body) for body in said)


def test_there_is_a_case_for_each_method() -> None:
    named = {f"{service.__name__}.{name}" for service, name, _ in methods()}
    assert len(named) > 60
    assert {str(case.id) for case in CASES} | EVERYBODYS == named


def test_what_everybody_may_shows_no_stock_and_no_patient() -> None:
    assert {"StockService.counters"} >= EVERYBODYS


def test_the_rights_are_those_of_the_contract() -> None:
    """docs/decisions/pharmacy.md, "Rights"; one line may say several rights, divided by " / "."""
    said: dict[str, set[str]] = {}
    for names, who in re.findall(r"^\| (pharmacy\.[^|]+) \| ([^|]+) \|$", DECISION.read_text(), re.M):
        actions = names.strip().split(" / ")
        base = actions[0].rsplit(".", 1)[0]
        rows = who.split(" / ") if len(actions) > 1 else [who]
        for action, roles in zip(actions, rows, strict=True):
            full = action if action.startswith("pharmacy.") else f"{base}.{action}"
            said[full] = {one.strip() for one in re.sub(r"\(.*?\)", "", roles).split(",")}
    held = {right.action: {str(role) for role in right.roles} for right in MANIFEST.permissions}
    assert said == held


def test_the_banner_says_nothing_to_who_may_not_see_prescriptions(pharmacy: Pharmacy) -> None:
    nobody = Actor("0193a000-0000-7000-8000-0000000000a9", "clerk", "Clerk", FACILITY, frozenset())
    assert lines(SummaryService(pharmacy.desk.store), nobody, pharmacy.patient_id) == ()
    assert lines(SummaryService(pharmacy.desk.store), pharmacy.actor("clerk"), pharmacy.patient_id) == ()
