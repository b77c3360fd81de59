"""Reads of numbers that are missing: each series of this desk against its state, others' against what has come here."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from desk.plugins.billing.rules.documents import SERIES
from desk.plugins.billing.rules.registers import GapLine
from desk.plugins.billing.tables import GapRow
from desk.records.numbers import queries as numbers
from desk.records.numbers.generations import GENERATIONS
from desk.records.staff import queries as staff

MOST = 1_000
"""Of one series: more are no gap any more, but a store that was lost."""
_KINDS = {letter: kind for kind, letter in SERIES.items()}
_KNOWN = "SELECT kind, series, max(serial), count(DISTINCT serial) FROM billing_document GROUP BY kind, series"
_NUMBER = "SELECT number FROM billing_document WHERE kind = ? AND series = ? LIMIT 1"
_SERIALS = "SELECT DISTINCT serial FROM billing_document WHERE kind = ? AND series = ? ORDER BY serial"


def gaps(connection: Connection) -> tuple[GapLine, ...]:
    """Every number that should be here and is not, with its explanation where a person gave one."""
    known = {(row[0], row[1]): row[2:] for row in connection.exec_driver_sql(_KNOWN)}
    mine = {
        (_KINDS[one.kind], f"{one.year}/{one.letter}/{GENERATIONS[one.generation]}"): one.last
        for one in numbers.series(connection)
        if one.kind in _KINDS
    }
    said = {(row.kind, row.series, row.serial): row for row in connection.execute(select(GapRow.__table__))}
    names = staff.names(connection, {row.by for row in said.values()})
    found = []
    for kind, series in sorted(known.keys() | mine.keys(), key=lambda one: (one[1], one[0])):
        newest, count = known.get((kind, series), (0, 0))
        last = max(mine.get((kind, series), 0), newest)
        if count == last:
            continue
        number = connection.exec_driver_sql(_NUMBER, (kind, series)).scalar() or ""
        for serial in _missing(connection, kind, series, last):
            row = said.get((kind, series, serial))
            line = GapLine(kind, series, serial, _like(number, serial), (kind, series) in mine)
            if row is not None:
                line = GapLine(
                    kind, series, serial, line.number, line.own, row.reason, names.get(row.by, ""), row.at
                )
            found.append(line)
    return tuple(found)


def _missing(connection: Connection, kind: str, series: str, last: int) -> Iterable[int]:
    here = set(connection.exec_driver_sql(_SERIALS, (kind, series)).scalars())
    missing = (serial for serial in range(1, last + 1) if serial not in here)
    return [serial for serial, _ in zip(missing, range(MOST), strict=False)]


def _like(number: str, serial: int) -> str:
    """The number as its neighbours are written; "" where there is none to see it by."""
    return f"{number[:-5]}{serial:05d}" if number[-5:].isdigit() else ""
