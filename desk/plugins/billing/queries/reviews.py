"""Matters that need a person, with whose they are. Take a connection of a reading or of a unit."""

from sqlalchemy import Connection

from desk.plugins.billing.rules.reviews import Matter, Review
from desk.records.patient import queries as patients
from desk.records.staff import queries as staff

MOST = 500
_COLUMNS = ", ".join(Review.__dataclass_fields__)
_OPEN = f"SELECT {_COLUMNS} FROM billing_review WHERE settled_at IS NULL ORDER BY at, review_id LIMIT ?"  # noqa: S608
_ALL = f"SELECT {_COLUMNS} FROM billing_review ORDER BY at DESC, review_id LIMIT ?"  # noqa: S608
_ONE = f"SELECT {_COLUMNS} FROM billing_review WHERE review_id = ?"  # noqa: S608


def review(connection: Connection, review_id: str) -> Review | None:
    """One matter, or None."""
    row = connection.exec_driver_sql(_ONE, (review_id,)).first()
    return Review(**row._mapping) if row else None


def matters(connection: Connection, *, settled: bool) -> tuple[Matter, ...]:
    """What is open, oldest first; `settled`: the newest of all, settled ones too."""
    found = [Review(**row._mapping) for row in connection.exec_driver_sql(_ALL if settled else _OPEN, (MOST,))]
    names = staff.everyone(connection)
    who = {one: patients.patient(connection, one) for one in {review.patient_id for review in found} if one}
    return tuple(
        Matter(
            one, person.number if person else "", person.name if person else "", person.name_native if person else "",
            names.get(one.settled_by or "", ""),
        )
        for one in found
        for person in (who.get(one.patient_id or ""),)
    )  # fmt: skip
