"""Rows of the cards, of the signed lists, and of the desks' certificates."""

from sqlalchemy import CheckConstraint

from desk.records.base import Base
from desk.store.base import LargeBinary, Mapped, append_only, guard, mapped_column


class CardRow(Base):
    """A card that was issued: `cti` is its id in 16 hexadecimal digits, `card_id` the id of its Basic.

    profiles: "1" or "1 2" (docs/cards.md); times UTC ms.
    """

    __tablename__ = "card"
    cti: Mapped[str] = mapped_column(primary_key=True)
    card_id: Mapped[str] = mapped_column(unique=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    profiles: Mapped[str]
    issuer: Mapped[str]
    issued_at: Mapped[int]
    expires_at: Mapped[int]
    by: Mapped[str]

    __table_args__ = (CheckConstraint("kind IN ('permanent', 'temporary')", name="kind"),)


class CardTextRow(Base):
    """What a card's QR code holds, in one of its profiles; only where it was printed, for printing it again."""

    __tablename__ = "card_text"
    cti: Mapped[str] = mapped_column(primary_key=True)
    profile: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class CardWithdrawalRow(Base):
    """A card is good no more: which, whose, why. Two people may withdraw one card."""

    __tablename__ = "card_withdrawal"
    n: Mapped[int] = mapped_column(primary_key=True)
    withdrawal_id: Mapped[str] = mapped_column(unique=True)
    cti: Mapped[str] = mapped_column(index=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str]
    at: Mapped[int]
    by: Mapped[str]


class SignedListRow(Base):
    """The newest list of each kind, as it was signed.

    Of the withdrawn cards a lower sequence may follow a higher one, in one case only (desk.records.cards.lists): the
    list held was signed by a key that is trusted no more.
    """

    __tablename__ = "signed_list"
    kind: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    issued_at: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (CheckConstraint("kind IN ('trust', 'revocations')", name="kind"),)


class DeskCertificateRow(Base):
    """A desk's certificate, as it was signed; `certificate_id` is the id of its Binary."""

    __tablename__ = "desk_certificate"
    n: Mapped[int] = mapped_column(primary_key=True)
    certificate_id: Mapped[str] = mapped_column(unique=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


for _row in (CardRow, CardTextRow, CardWithdrawalRow, DeskCertificateRow):
    append_only(_row)
guard(
    SignedListRow,
    "rises",
    "BEFORE UPDATE ON signed_list WHEN (NEW.sequence <= OLD.sequence AND NEW.kind = 'trust') "
    "OR NEW.kind IS NOT OLD.kind",
    "a newer list is not given up for an older one",
)
guard(SignedListRow, "no_delete", "BEFORE DELETE ON signed_list", "a signed list is kept")
