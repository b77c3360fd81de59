"""Opening a matter that needs a person. Each is found again under the same id: told twice it exists once."""

from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.ids import derived_id
from desk.plugins.billing.rules import reviews
from desk.plugins.billing.rules.reviews import Review
from desk.plugins.billing.tables import ReviewRow
from desk.store.unit import Unit

_PUT = upsert(ReviewRow).on_conflict_do_nothing()


def note(
    unit: Unit, kind: str, about: str, *, patient_id: str | None, paise: int, number: str = "", by: str = "",
    says: tuple[str, str] | None = None,
) -> Review | None:
    """Open a matter of a kind of reviews.SAYS about a charge, line, payment or document; None where it was told before.

    `by`: the fact or document that tells it, where several may about the same thing; `says`: other sentences.
    """
    said_en, said_hi = says or reviews.SAYS[kind]
    review = Review(
        review_id=derived_id("review", kind, about, *([by] if by else [])), kind=kind, about=about,
        patient_id=patient_id, paise=paise, why_en=said_en.format(number=number), why_hi=said_hi.format(number=number),
        at=unit.at,
    )  # fmt: skip
    if not unit.connection.execute(_PUT, vars(review)).rowcount:
        return None
    unit.audit(patient_id, review=review.review_id, kind=kind, about=about)
    unit.touch("reviews")
    return review


_SETTLE = """
    UPDATE billing_review SET settled_at = ?, settled_by = ?, settled_how = ?
    WHERE kind = ? AND about = ? AND settled_at IS NULL
"""


def settled(unit: Unit, kind: str, about: str, how: str) -> None:
    """What was to be looked at has been put right by a document (its number is `how`)."""
    done = unit.connection.exec_driver_sql(_SETTLE, (unit.at, unit.actor.staff_id, how, kind, about)).rowcount
    if done:
        unit.touch("reviews")
