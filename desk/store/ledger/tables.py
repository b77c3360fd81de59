"""The ledger's tables and the triggers that make it unable to go wrong.

Lines are written first, then the header of their posting: its trigger looks at the whole set, closes it, and moves the
running balances. Whatever it refuses is refused for every screen, import and command alike (docs/decisions/ledger.md).
Inside, accounts, commodities and postings are small integers: a million movements stay a tenth of the size.
"""

# ruff: noqa: S608 (the statements are put together from this file's own constants)
from sqlalchemy import CheckConstraint, Index, text

from desk.store.base import ForeignKey, Mapped, append_only, guard, mapped_column, trigger
from desk.store.metadata import Base

MOST = 10**15
"""No line is larger, so that no sum of lines leaves 64 bits."""
DAY_MS = 86_400_000
INDIA_MS = 19_800_000
"""India is five and a half hours ahead of UTC, all year since 1945."""
_DAY = "date(at / 1000 + 19800, 'unixepoch')"


class AccountRow(Base):
    """A place or an open end; `holds`: in our care, never below zero; `serves`: what lies there is meant for use."""

    __tablename__ = "ledger_account"
    n: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(unique=True)
    book: Mapped[str]
    kind: Mapped[str]
    holds: Mapped[int]
    serves: Mapped[int]

    __table_args__ = (
        CheckConstraint("holds IN (0, 1)", name="holds"),
        CheckConstraint("serves IN (0, 1)", name="serves"),
    )


class CommodityRow(Base):
    """What is counted; `usable_until` its last good day (ISO), `stopped` why it may not be used at all."""

    __tablename__ = "ledger_commodity"
    n: Mapped[int] = mapped_column(primary_key=True)
    commodity_id: Mapped[str] = mapped_column(unique=True)
    book: Mapped[str]
    usable_until: Mapped[str | None]
    stopped: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("usable_until IS NULL OR usable_until IS date(usable_until)", name="usable_until"),
        CheckConstraint("stopped <> ''", name="stopped"),
    )


class PostingRow(Base):
    """The header: what happened and when it took effect; its insertion closes the lines. `seq` has no gaps."""

    __tablename__ = "ledger_posting"
    seq: Mapped[int] = mapped_column(primary_key=True)
    posting_id: Mapped[str] = mapped_column(unique=True)
    book: Mapped[str]
    kind: Mapped[str]
    document: Mapped[str]
    day: Mapped[str]
    at: Mapped[int]
    posted_at: Mapped[int]
    by: Mapped[str]
    origin: Mapped[str]
    reverses: Mapped[str | None]
    reason: Mapped[str]

    __table_args__ = (
        CheckConstraint("origin IN ('local', 'pulled')", name="origin"),
        CheckConstraint("typeof(at) = 'integer' AND at >= 0", name="at"),
        CheckConstraint("typeof(posted_at) = 'integer'", name="posted_at"),
        CheckConstraint(f"day IS {_DAY}", name="day"),
        Index("ix_ledger_posting_book_at", "book", "at"),
        Index("ix_ledger_posting_document", "document", sqlite_where=text("document <> ''")),
        Index("ix_ledger_posting_reverses", "reverses", sqlite_where=text("reverses IS NOT NULL")),
    )


class LineRow(Base):
    """So much of a commodity into (+) or out of (-) an account. Without its header it can be neither seen nor saved."""

    __tablename__ = "ledger_line"
    posting: Mapped[int] = mapped_column(
        ForeignKey("ledger_posting.seq", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    commodity: Mapped[int] = mapped_column(ForeignKey("ledger_commodity.n"), primary_key=True)
    account: Mapped[int] = mapped_column(ForeignKey("ledger_account.n"), primary_key=True)
    amount: Mapped[int]
    at: Mapped[int]

    __table_args__ = (
        CheckConstraint(
            f"typeof(amount) = 'integer' AND amount <> 0 AND amount BETWEEN -{MOST} AND {MOST}", name="amount"
        ),
        Index("ix_ledger_line_commodity_account_at", "commodity", "account", "at", "amount"),
        {"sqlite_with_rowid": False},
    )


class BalanceRow(Base):
    """A running balance and the posting that moved it last; written by the header's trigger, by nobody else."""

    __tablename__ = "ledger_balance"
    commodity_id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(primary_key=True)
    amount: Mapped[int]
    seq: Mapped[int]

    __table_args__ = (
        CheckConstraint(f"typeof(amount) = 'integer' AND amount BETWEEN -{MOST}000 AND {MOST}000", name="amount"),
        # What an account has now, past the batches that are gone: a board's reading does not grow with the years.
        Index("ix_ledger_balance_account_id", "account_id", "commodity_id", "amount", sqlite_where=text("amount <> 0")),
        {"sqlite_with_rowid": False},
    )


# Nothing written is changed. REPLACE would delete without firing a trigger, so a second row of one name is refused too.

append_only(AccountRow)
guard(
    AccountRow,
    "once",
    "BEFORE INSERT ON ledger_account"
    " WHEN EXISTS (SELECT 1 FROM ledger_account WHERE n = NEW.n OR account_id = NEW.account_id)",
    "ledger_account is append-only",
)
guard(
    CommodityRow,
    "no_update",
    "BEFORE UPDATE ON ledger_commodity WHEN NEW.n IS NOT OLD.n OR NEW.commodity_id IS NOT OLD.commodity_id"
    " OR NEW.book IS NOT OLD.book OR NEW.usable_until IS NOT OLD.usable_until",
    "ledger_commodity is append-only",
)
guard(CommodityRow, "no_delete", "BEFORE DELETE ON ledger_commodity", "ledger_commodity is append-only")
guard(
    CommodityRow,
    "once",
    "BEFORE INSERT ON ledger_commodity"
    " WHEN EXISTS (SELECT 1 FROM ledger_commodity WHERE n = NEW.n OR commodity_id = NEW.commodity_id)",
    "ledger_commodity is append-only",
)
append_only(LineRow)
guard(
    LineRow,
    "closed",
    "BEFORE INSERT ON ledger_line WHEN EXISTS (SELECT 1 FROM ledger_posting WHERE seq = NEW.posting)",
    "ledger_line is append-only",
)
append_only(PostingRow)
guard(
    PostingRow,
    "once",
    "BEFORE INSERT ON ledger_posting"
    " WHEN EXISTS (SELECT 1 FROM ledger_posting WHERE seq = NEW.seq OR posting_id = NEW.posting_id)",
    "ledger_posting is append-only",
)

# What a posting must be, in the order in which it is looked at.

_COUNTED = f"({{at}} + {INDIA_MS}) / {DAY_MS}"
_NEXT_DAY = f"(({_COUNTED.format(at='NEW.at')} + 1) * {DAY_MS} - {INDIA_MS})"
_ITS = "ledger_line l JOIN ledger_account a ON a.n = l.account JOIN ledger_commodity c ON c.n = l.commodity"


def _no(code: str, when: str) -> str:
    """The posting is refused with `code` when `when` holds."""
    return f"SELECT RAISE(ABORT, '{code}') WHERE {when}"


def _unlike(reversed_by: str, original: str) -> str:
    """Whether two sets of lines are not the exact negation of each other."""
    return (
        f"EXISTS (SELECT 1 FROM ledger_line o LEFT JOIN ledger_line r ON r.posting = {reversed_by}"
        f" AND r.commodity = o.commodity AND r.account = o.account WHERE o.posting = {original}"
        " AND (r.amount IS NULL OR r.amount <> -o.amount))"
        f" OR (SELECT count(*) FROM ledger_line WHERE posting = {reversed_by})"
        f" <> (SELECT count(*) FROM ledger_line WHERE posting = {original})"
    )


_ITSELF = (
    _no("ledger-gap", "NEW.seq <> 1 + coalesce((SELECT max(seq) FROM ledger_posting WHERE seq < NEW.seq), 0)"),
    _no("ledger-lines", "(SELECT count(*) FROM ledger_line WHERE posting = NEW.seq) < 2"),
    _no("ledger-moment", "EXISTS (SELECT 1 FROM ledger_line WHERE posting = NEW.seq AND at IS NOT NEW.at)"),
    _no(
        "ledger-book",
        f"EXISTS (SELECT 1 FROM {_ITS} WHERE l.posting = NEW.seq AND (a.book <> NEW.book OR c.book <> NEW.book))",
    ),
    _no(
        "ledger-unbalanced",
        "EXISTS (SELECT 1 FROM ledger_line WHERE posting = NEW.seq GROUP BY commodity HAVING sum(amount) <> 0)",
    ),
)

# A reversal and what it reverses may come from elsewhere in either order: whichever is second is held to the first.
_REVERSAL = (
    _no(
        "ledger-original",
        "NEW.reverses IS NOT NULL AND NEW.origin = 'local'"
        " AND NOT EXISTS (SELECT 1 FROM ledger_posting WHERE posting_id = NEW.reverses)",
    ),
    _no(
        "ledger-reversal",
        "EXISTS (SELECT 1 FROM ledger_posting p WHERE p.posting_id = NEW.reverses AND"
        f" (p.reverses IS NOT NULL OR p.seq = NEW.seq OR p.book <> NEW.book OR {_unlike('NEW.seq', 'p.seq')}))",
    ),
    _no(
        "ledger-reversal",
        "EXISTS (SELECT 1 FROM ledger_posting p WHERE p.reverses = NEW.posting_id AND"
        f" (NEW.reverses IS NOT NULL OR p.book <> NEW.book OR {_unlike('p.seq', 'NEW.seq')}))",
    ),
    _no(
        "ledger-reversed",
        "NEW.reverses IS NOT NULL AND NEW.origin = 'local'"
        " AND EXISTS (SELECT 1 FROM ledger_posting WHERE reverses = NEW.reverses AND seq < NEW.seq)",
    ),
)

UNUSABLE = """
    SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.n = l.account JOIN ledger_commodity c ON c.n = l.commodity
    WHERE l.posting = {p}.seq AND l.amount > 0 AND a.serves AND (c.stopped IS NOT NULL OR c.usable_until < {p}.day)
    AND (NOT a.holds OR {p}.reverses IS NULL AND EXISTS (
        SELECT 1 FROM ledger_line f JOIN ledger_account g ON g.n = f.account
        WHERE f.posting = {p}.seq AND f.commodity = l.commodity AND f.amount < 0 AND g.holds))
"""
"""What may not be used goes to nobody for use, by any way; and within our care only back where a reversal puts it."""

_BALANCE = "(SELECT amount FROM ledger_balance WHERE commodity_id = c.commodity_id AND account_id = a.account_id)"
_MOST_LATER = f"""
    (SELECT max(back) FROM (
        SELECT sum(x.amount) OVER (ORDER BY {_COUNTED.format(at="x.at")} DESC) AS back FROM ledger_line x
        WHERE x.commodity = l.commodity AND x.account = l.account AND x.at >= {_NEXT_DAY} AND x.posting <= NEW.seq))
"""
"""The most that came in after the end of some day from this one on: what is left without it is that day's balance."""

_HERE = (
    _no("ledger-future", "NEW.origin = 'local' AND NEW.at > NEW.posted_at"),
    _no("ledger-unusable", f"NEW.origin = 'local' AND EXISTS ({UNUSABLE.format(p='NEW')})"),
)
_MOVE = f"""
    INSERT INTO ledger_balance (commodity_id, account_id, amount, seq)
    SELECT c.commodity_id, a.account_id, l.amount, NEW.seq FROM {_ITS} WHERE l.posting = NEW.seq
    ON CONFLICT (commodity_id, account_id) DO UPDATE SET amount = amount + excluded.amount, seq = excluded.seq
"""
_OVERDRAWN = _no(
    "ledger-overdrawn",
    f"NEW.origin = 'local' AND EXISTS (SELECT 1 FROM {_ITS} WHERE l.posting = NEW.seq AND l.amount < 0 AND a.holds"
    f" AND max(0, coalesce({_MOST_LATER}, 0)) > {_BALANCE})",
)


def _line(statement: str) -> str:
    return " ".join(statement.split())


trigger(
    PostingRow,
    "close",
    "AFTER INSERT ON ledger_posting",
    *map(_line, (*_ITSELF, *_REVERSAL, *_HERE, _MOVE, _OVERDRAWN)),
)

# A balance moves by exactly what the newest posting says, once for each posting: no other writing of it is possible.

_ITS_LINE = """
    (SELECT l.amount FROM ledger_line l WHERE l.posting = NEW.seq
        AND l.commodity = (SELECT n FROM ledger_commodity WHERE commodity_id = NEW.commodity_id)
        AND l.account = (SELECT n FROM ledger_account WHERE account_id = NEW.account_id))
"""
_NEWEST = "NEW.seq IS (SELECT max(seq) FROM ledger_posting)"
guard(
    BalanceRow,
    "first",
    _line(f"""BEFORE INSERT ON ledger_balance WHEN NOT ({_NEWEST} AND NEW.amount IS {_ITS_LINE}
        AND NOT EXISTS (SELECT 1 FROM ledger_balance b WHERE b.commodity_id = NEW.commodity_id
            AND b.account_id = NEW.account_id AND b.seq >= NEW.seq))"""),
    "ledger_balance is moved by postings only",
)
guard(
    BalanceRow,
    "moved",
    _line(f"""BEFORE UPDATE ON ledger_balance WHEN NOT ({_NEWEST} AND NEW.seq > OLD.seq
        AND NEW.commodity_id IS OLD.commodity_id AND NEW.account_id IS OLD.account_id
        AND NEW.amount IS OLD.amount + {_ITS_LINE})"""),
    "ledger_balance is moved by postings only",
)
guard(BalanceRow, "no_delete", "BEFORE DELETE ON ledger_balance", "ledger_balance is moved by postings only")
