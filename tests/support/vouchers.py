"""A second person's yes, as the window's dialog leaves it in the store."""

from sqlalchemy import insert

from desk.core.ids import new_id
from desk.records.staff.tables import VoucherRow
from desk.security.authorize import Actor, system_actor
from desk.store.store import Store

SECOND = "second-person"


def voucher(store: Store, actor: Actor, action: str, by: str = SECOND) -> str:
    """A voucher of `by` for one act of `actor`; gives its id."""
    made = new_id()
    with store.unit(system_actor(actor.facility_id), "test.voucher") as unit:
        row = {"voucher_id": made, "action": action, "given_by": by, "given_to": actor.staff_id, "at": unit.at}
        unit.connection.execute(insert(VoucherRow), row)
    return made
