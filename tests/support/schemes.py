"""Schemes for a test desk: the examples that are shipped, or definitions made for a test, as if they came signed."""

import json
from typing import Any

from desk.core.paths import resources
from desk.plugins.billing.rules import definitions
from desk.plugins.billing.service import deciding
from desk.security.authorize import system_actor
from tests.support.desk import FACILITY, TestDesk

ISSUER = "Delhi Health"
FOLDER = resources() / "catalogues" / "schemes"
EXAMPLES = ("ab-pmjay", "bpl", "delhi-free-opd", "dgehs", "ews", "jssk", "senior-citizen")


def example(scheme: str, **changed: Any) -> dict[str, Any]:
    """A shipped definition as plain JSON, with members changed; a member that is None is left out."""
    found = json.loads((FOLDER / f"{scheme}.json").read_text("utf-8")) | changed
    return {name: value for name, value in found.items() if value is not None}


def body(found: dict[str, Any]) -> bytes:
    """A definition as it is signed."""
    return definitions.canonical(found)


def give_schemes(desk: TestDesk, *found: dict[str, Any] | str) -> None:
    """Let the desk hold these definitions (examples by name; none named: all examples)."""
    chosen = [example(one) if isinstance(one, str) else one for one in found or EXAMPLES]
    with desk.store.unit(system_actor(FACILITY), "test.schemes") as unit:
        deciding.keep_definitions(unit, map(body, chosen), ISSUER)
