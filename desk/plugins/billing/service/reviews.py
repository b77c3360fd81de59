"""Matters that need a person: looked at, and settled with a word. Settling changes no money; documents do that."""

from sqlalchemy import update

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.billing.queries import reviews as queries
from desk.plugins.billing.rules import cash_rules
from desk.plugins.billing.rules.reviews import Matter
from desk.plugins.billing.tables import ReviewRow
from desk.store.unit import Reading, Service, Unit, query, verb


class ReviewService(Service):
    """What two desks did twice, what the cloud sees otherwise, what is to be given back."""

    @query("billing.register.read")
    def matters(self, reading: Reading, settled: bool = False) -> tuple[Matter, ...]:
        """What is open, oldest first; `settled`: the newest of all."""
        found = queries.matters(reading.connection, settled=settled)
        reading.note_followed(f"matters {settled}", count=len(found))
        return found

    @verb("billing.review.settle")
    def settle(self, unit: Unit, review_id: str, how: str) -> None:
        """A person has looked: `how` it was put right, in a word. Raises Refused (settled already), Problems."""
        said = cash_rules.explained(how, required=True)
        found = queries.review(unit.connection, review_id)
        if found is None or found.settled_at is not None:
            raise Refused(words("Reviews", "This matter is settled already."))
        values = {"settled_at": unit.at, "settled_by": unit.actor.staff_id, "settled_how": said}
        unit.connection.execute(update(ReviewRow).where(ReviewRow.review_id == review_id).values(values))
        unit.audit(found.patient_id, review=review_id, kind=found.kind, about=found.about)
        unit.touch("reviews")
