"""A hold, a recall or its release ↔ FHIR R4 Basic with code `stock-hold`: written once, never changed. Pure."""

from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import Resource, instant, marks, person, said, some_id, word
from desk.core.clock import business_date
from desk.plugins.pharmacy.fhir import goods
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.fhir.names import BASIC, STOCK_HOLD
from desk.plugins.pharmacy.rules.stock import GIVEN_BACK, HOLD, RECALL


@dataclass(frozen=True)
class Held:
    """A hold as it travels; of a whole item the goods have no batch. releases: of a release, the hold that it ends."""

    hold_id: str
    kind: str
    goods: Goods
    reason: str
    at: int
    by: str
    releases: str | None = None


def to_fhir(hold: Held) -> Resource:
    """The Basic of a hold."""
    own = {
        "resourceType": "Basic", "id": hold.hold_id, "contained": [goods.contained(hold.goods)],
        "code": fhir.concept(BASIC, STOCK_HOLD),
        "subject": {"reference": "#" + goods.MEDICINE},
        "created": business_date(hold.at).isoformat(),
        "author": person(hold.by),
    }  # fmt: skip
    return fhir.patched(None, own, {
        "hold-kind": fhir.extension("hold-kind", valueCode=hold.kind),
        "reason": said("reason", hold.reason),
        "releases": fhir.extension("releases", valueId=hold.releases) if hold.releases else None,
        "at": instant("at", hold.at),
    })  # fmt: skip


def from_fhir(basic: Resource) -> Held:
    """The hold that a Basic tells of. Raises ValueError."""
    if fhir.coded(basic.get("code"), BASIC) != STOCK_HOLD:
        raise ValueError("no hold")
    told = marks(basic)
    kind = fhir.one_of(word(told, "hold-kind", "valueCode", 20), (HOLD, RECALL, GIVEN_BACK), "hold-kind")
    at = fhir.moment({"at": word(told, "at", "valueInstant", 40)}, "at")
    releases = some_id(told, "releases")
    if at is None or (kind == GIVEN_BACK) != (releases is not None):
        raise ValueError("a hold without time, or a release of nothing")
    return Held(
        fhir.resource_id(basic, "Basic"), kind, goods.read(basic), word(told, "reason"), at,
        fhir.author(basic.get("author")), releases,
    )  # fmt: skip
