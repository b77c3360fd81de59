"""Half-filled forms: kept for their owner over the idle lock and a crash, encrypted like everything in the store."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.store.tables import DraftRow
from desk.store.unit import Reading, Service, Unit, query, verb

MOST_BYTES = 1_000_000


class DraftService(Service):
    """One draft for each person and screen. Nobody reads another's.

    Keep one at the lock, when the screen is left, and after a pause in typing; every keeping leaves an audit row.
    """

    @verb("draft.keep")
    def keep(self, unit: Unit, screen: str, body: bytes) -> None:
        """Keep `body` (the form's state) as the person's draft of `screen`, in place of an earlier one."""
        if len(body) > MOST_BYTES:
            raise Refused(words("Draft", "This form is too large to be kept over the lock. Save it first."))
        values = {"body": body, "at": unit.at}
        statement = upsert(DraftRow).values(staff_id=unit.actor.staff_id, screen=screen, **values)
        unit.connection.execute(statement.on_conflict_do_update(["staff_id", "screen"], set_=values))
        unit.audit(screen=screen)

    @query("draft.keep")
    def kept(self, reading: Reading, screen: str) -> bytes | None:
        """The person's draft of `screen`; it stays until it is dropped."""
        mine = (DraftRow.staff_id == reading.actor.staff_id, DraftRow.screen == screen)
        return reading.connection.execute(select(DraftRow.body).where(*mine)).scalar()

    @query("draft.keep")
    def screens(self, reading: Reading) -> tuple[str, ...]:
        """The screens of which the person has a draft, newest first."""
        mine = select(DraftRow.screen).where(DraftRow.staff_id == reading.actor.staff_id)
        return tuple(reading.connection.execute(mine.order_by(DraftRow.at.desc())).scalars())

    @verb("draft.keep")
    def drop(self, unit: Unit, screen: str) -> None:
        """Forget the draft: it was saved or thrown away."""
        mine = (DraftRow.staff_id == unit.actor.staff_id, DraftRow.screen == screen)
        unit.connection.execute(delete(DraftRow).where(*mine))
        unit.audit(screen=screen)
