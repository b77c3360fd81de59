"""What a desk leaves out that has learnt that its data is older than what it gave out (an old copy was put back).

The lost time gave numbers that this copy knows nothing of, and what was never sent nobody can tell it. So every counter
of the desk's own jumps past what that time can have used: gaps are allowed in all of them, doubles are not. The jump
covers what is given from now on. What the old copy gave before it noticed may stand twice; of a token it is found out:
the pull sets aside the second visit with it, and a person is asked. The series of money are gapless, so they do not
jump: each begins a new generation (docs/decisions/series.md).
"""

from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.clock import business_date
from desk.records.facility import queries as places
from desk.records.numbers import acts as numbers
from desk.records.numbers import generations
from desk.records.numbers.generations import DEVICE_SEQ
from desk.records.numbers.queries import PATIENT_SERIES
from desk.records.visit.tables import TokenCounterRow
from desk.store.unit import Unit

OWN_NUMBERS, MEDICO_LEGAL, UNKNOWN, TOKENS = 10_000, 1_000, 100, 500
"""More than a desk gives between two copies: a month of patients, a year of cases, a day of tokens."""


def leave_out(unit: Unit, why: str = DEVICE_SEQ) -> int:
    """Forfeit the leased blocks, step over the desk's own series, begin those of money anew.

    `why`: DEVICE_SEQ or MACHINE. Gives how many leased numbers were forfeited.
    """
    generations.reopen_all(unit, why)
    forfeited = numbers.forfeit_blocks(unit)
    today = business_date(unit.at)
    numbers.step_over(unit, PATIENT_SERIES, OWN_NUMBERS)
    numbers.step_over(unit, numbers.medico_legal_series(unit), MEDICO_LEGAL)
    numbers.step_over(unit, numbers.unknown_series(today), UNKNOWN)
    # Yesterday's tokens are done with; tomorrow's nobody has given.
    for department in places.departments(unit.connection, all_of_them=True):
        key = {"day": today.isoformat(), "department_id": department.department_id}
        risen = {"last": TokenCounterRow.last + TOKENS}
        counter = upsert(TokenCounterRow).values(**key, last=TOKENS)
        unit.connection.execute(counter.on_conflict_do_update(list(key), set_=risen))
    return forfeited
