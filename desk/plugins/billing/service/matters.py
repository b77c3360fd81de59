"""Opening a matter that needs a person. Each is found again under the same id: told twice it exists once."""

from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.ids import derived_id
from desk.plugins.billing.rules import reviews
from desk.plugins.billing.tables import ReviewRow
from desk.store.unit import Unit

_PUT = upsert(ReviewRow).on_conflict_do_nothing()


def note(unit: Unit, kind: str, about: str, *, patient_id: str | None, paise: int, number: str = "") -> str:
    """Open a matter of a kind of reviews.SAYS about a charge, line, payment or document; gives its id."""
    said_en, said_hi = reviews.SAYS[kind]
    review_id = derived_id("review", kind, about)
    fresh = unit.connection.execute(
        _PUT,
        {
            "review_id": review_id, "kind": kind, "about": about, "patient_id": patient_id, "paise": paise,
            "why_en": said_en.format(number=number), "why_hi": said_hi.format(number=number), "at": unit.at,
        },
    ).rowcount  # fmt: skip
    if fresh:
        unit.audit(patient_id, review=review_id, kind=kind, about=about)
        unit.touch("reviews")
    return review_id
