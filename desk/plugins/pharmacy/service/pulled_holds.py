"""Holds, recalls and releases of other desks: from now on the ledger knows them too."""

from collections.abc import Sequence

from sqlalchemy import select

from desk.api.fhir import Resource
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.pharmacy.fhir import holds
from desk.plugins.pharmacy.fhir.holds import Held
from desk.plugins.pharmacy.rules.stock import Hold
from desk.plugins.pharmacy.service import holding, meeting
from desk.plugins.pharmacy.tables import HoldRow
from desk.store.unit import Unit


def take(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over holds, each once. A release may come before what it ends. Raises Refused, ValueError."""
    for told in map(holds.from_fhir, resources):
        if not _is_known(unit, told):
            meeting.goods(unit, (told.goods,))
            holding.take(unit, _hold(told), told.releases)


def _hold(told: Held) -> Hold:
    batch = told.goods.batch
    batch_id = batch.batch_id if batch is not None else None
    return Hold(told.hold_id, told.kind, told.goods.item.item_id, batch_id, told.reason, told.at, told.by)


def _is_known(unit: Unit, told: Held) -> bool:
    said = {**vars(_hold(told)), "releases": told.releases}
    columns = [getattr(HoldRow, name) for name in said]
    known = unit.connection.execute(select(*columns).where(HoldRow.hold_id == told.hold_id)).first()
    if known is not None and dict(known._mapping) != said:
        raise Refused(
            words("Pulling", "This contradicts a hold that is already known. It was not taken over."),
            detail=f"hold={told.hold_id}",
        )
    return known is not None
