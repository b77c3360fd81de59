"""When a line of a prescription is filled: derived from its moves, kept beside it so that the queue need not fold them.

Called wherever moves of a line are kept, made here or pulled, and wherever the line itself comes after its moves.
"""

from collections.abc import Iterable

from desk.plugins.pharmacy.queries.items import names
from desk.plugins.pharmacy.rules.moves import DISPENSE
from desk.store.unit import Unit

# Once more than asked is filled too; of a line that does not say how much, any dispense fills it.
_REFRESH = f"""
    UPDATE pharmacy_request SET filled_on = (
        SELECT CASE WHEN sum(m.quantity) >= pharmacy_request.quantity THEN max(m.day) END
        FROM pharmacy_move m WHERE m.of_line = pharmacy_request.request_id AND m.kind = '{DISPENSE}'
        AND NOT EXISTS (SELECT 1 FROM pharmacy_move r WHERE r.reverses = m.move_id)
    ) WHERE request_id IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - a constant of our own


def refresh(unit: Unit, request_ids: Iterable[str]) -> None:
    """Set anew when these lines were filled; names that are no line of a prescription do nothing."""
    wanted = set(request_ids)
    if wanted:
        unit.connection.exec_driver_sql(_REFRESH, (names(wanted),))
        unit.touch("prescription")
