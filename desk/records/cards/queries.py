"""Reads of cards and lists. Frozen answers."""

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from desk.records.cards.rules import IssuedCard, Withdrawal
from desk.records.cards.tables import (
    CardRow,
    CardTextRow,
    CardWithdrawalRow,
    DeskCertificateRow,
    SignedListRow,
)

_CARD = tuple(getattr(CardRow, name) for name in CardRow.__annotations__)
_WITHDRAWAL = tuple(getattr(CardWithdrawalRow, name) for name in Withdrawal.__dataclass_fields__)
_STAMP = (
    "SELECT t.sequence, t.issued_at, r.sequence, r.issued_at, (SELECT coalesce(max(n), 0) FROM desk_certificate), "
    "(SELECT coalesce(max(n), 0) FROM card_withdrawal) FROM (SELECT 1) "
    "LEFT JOIN signed_list t ON t.kind = 'trust' LEFT JOIN signed_list r ON r.kind = 'revocations'"
)


def card(connection: Connection, name: str) -> IssuedCard | None:
    """The card with this cti, or this id of its Basic."""
    return next(iter(_cards(connection, or_(CardRow.cti == name, CardRow.card_id == name))), None)


def of_patients(connection: Connection, patient_ids: Sequence[str]) -> tuple[IssuedCard, ...]:
    """The cards issued under these ids of one person, newest first."""
    return _cards(connection, CardRow.patient_id.in_(patient_ids))


def withdrawal(connection: Connection, cti: str) -> Withdrawal | None:
    """The first word that this card is good no more."""
    return _withdrawals(connection, [cti]).get(cti)


def knows_withdrawal(connection: Connection, withdrawal_id: str) -> Withdrawal | None:
    """The withdrawal with this id."""
    row = connection.execute(select(*_WITHDRAWAL).where(CardWithdrawalRow.withdrawal_id == withdrawal_id)).first()
    return Withdrawal(*row) if row else None


def withdrawn(connection: Connection) -> tuple[str, ...]:
    """The ctis of which this desk has heard that they are withdrawn, its own acts included."""
    return tuple(connection.execute(select(CardWithdrawalRow.cti).distinct()).scalars())


def signed_list(connection: Connection, kind: str) -> bytes | None:
    """The newest list of a kind, as it was signed."""
    return connection.execute(select(SignedListRow.body).where(SignedListRow.kind == kind)).scalar()


def certificates(connection: Connection) -> tuple[bytes, ...]:
    """The desks' certificates, as they were signed."""
    return tuple(connection.execute(select(DeskCertificateRow.body).order_by(DeskCertificateRow.n)).scalars())


def stamp(connection: Connection) -> tuple[int | None, ...]:
    """Changes whenever a list, a certificate or a withdrawal comes; cheap enough to be asked at every scan."""
    return tuple(connection.exec_driver_sql(_STAMP).one())


def _cards(connection: Connection, where: object) -> tuple[IssuedCard, ...]:
    query = select(*_CARD).where(where).order_by(CardRow.issued_at.desc(), CardRow.card_id.desc())  # type: ignore[arg-type]
    rows = connection.execute(query).mappings().all()
    ids = [row["cti"] for row in rows]
    gone = _withdrawals(connection, ids)
    texts: dict[str, dict[int, str]] = {}
    asked = select(CardTextRow.cti, CardTextRow.profile, CardTextRow.text).where(CardTextRow.cti.in_(ids))
    for cti, profile, text in connection.execute(asked) if ids else ():
        texts.setdefault(cti, {})[profile] = text
    return tuple(
        IssuedCard(
            **{**row, "profiles": tuple(map(int, row["profiles"].split()))},
            withdrawn=gone.get(row["cti"]), texts=texts.get(row["cti"], {}),
        )
        for row in rows
    )  # fmt: skip


def _withdrawals(connection: Connection, ctis: Sequence[str]) -> dict[str, Withdrawal]:
    if not ctis:
        return {}
    query = select(*_WITHDRAWAL).where(CardWithdrawalRow.cti.in_(ctis)).order_by(CardWithdrawalRow.n.desc())
    return {row.cti: Withdrawal(*row) for row in connection.execute(query)}
