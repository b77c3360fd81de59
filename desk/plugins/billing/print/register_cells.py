"""The columns of the money registers, once: the screen shows them and the paper prints them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from desk.core.i18n import Words, words
from desk.kit.formats import date_text, moment_text, number_text, rupees_text
from desk.kit.language import code, spoken
from desk.plugins.billing.print.wording import kind_text, method_text, one_kind
from desk.plugins.billing.rules import registers as rules
from desk.plugins.billing.rules.heads import HEADS
from desk.plugins.billing.rules.registers import DayBookLine, GapLine, SchemeClaimLine, Who

BOTH, SCREEN, PAPER = "both", "screen", "paper"


@dataclass(frozen=True)
class Cell:
    """A column. weight: its share of the paper's width, and (times 5.2) its design pixels; `wide`: takes what is left.

    sort: by what the screen sorts; from_px: shown on the screen only where the table is so wide. on: where it stands:
    on paper what belongs together stands under each other, so that amounts have room.
    """

    title: Words
    weight: int
    text: Callable[[Any], str]
    align: Literal["left", "right"] = "left"
    strong: bool = False
    wide: bool = False
    sort: Callable[[Any], Any] | None = None
    from_px: int = 0
    on: str = BOTH


_MOVES: Mapping[str, Words] = {
    rules.OPENING: words("MoneyRegisters", "Opening balance"),
    rules.CLOSING: words("MoneyRegisters", "Closing balance"),
    "receipt": words("MoneyRegisters", "Receipts in cash"), "refund": words("MoneyRegisters", "Refunds in cash"),
    "cash-open": words("MoneyRegisters", "Floats of drawers"), "cash-pay-in": words("MoneyRegisters", "Paid in"),
    "cash-pay-out": words("MoneyRegisters", "Paid out"), "cash-accept": words("MoneyRegisters", "Handed over"),
    "cash-close": words("MoneyRegisters", "Closed drawers, into the safe"),
    "cash-remit": words("MoneyRegisters", "Remitted to the bank"),
}  # fmt: skip


def move_text(kind: str) -> str:
    """What moved cash, in the language of now."""
    return str(_MOVES.get(kind, kind))


def name_of(who: Who | None) -> str:
    """The patient's name in the language of now."""
    return spoken(who.name, who.name_native) if who else ""


def number_of(who: Who | None) -> str:
    """The patient's number."""
    return who.number if who else ""


def head_text(head: str) -> str:
    """A head of revenue in the language of now."""
    return str(HEADS.get(head, head))


def _day(day: str) -> str:
    return date_text(date.fromisoformat(day)) if day else ""


def _some(paise: int) -> str:
    return rupees_text(paise) if paise else ""


def _money(
    title: Words, paise: Callable[[Any], int], weight: int = 18, *, strong: bool = False, empty: bool = True,
    from_px: int = 0,
) -> Cell:  # fmt: skip
    show = _some if empty else rupees_text
    return Cell(title, weight, lambda n: show(paise(n)), "right", strong, sort=paise, from_px=from_px)


def _under(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _serial(weight: int = 9) -> Cell:
    title = words("MoneyRegisters", "No.")
    return Cell(title, weight, lambda n: number_text(n.serial), "right", sort=lambda n: n.serial)


def _who(weight: int = 34, *, numbered: bool = True) -> list[Cell]:
    number = Cell(words("MoneyRegisters", "UHID"), 26, lambda n: number_of(n.patient), from_px=1050, on=SCREEN)
    name = Cell(
        words("MoneyRegisters", "Patient"), weight, lambda n: name_of(n.patient), strong=True, wide=True,
        sort=lambda n: n.patient.name if n.patient else "", on=SCREEN,
    )  # fmt: skip
    both = Cell(
        words("MoneyRegisters", "Patient"), weight, lambda n: _under(name_of(n.patient), number_of(n.patient)), on=PAPER
    )
    return [number, name, both] if numbered else [name, both]


def _dated(weight: int = 22) -> Cell:
    return Cell(words("MoneyRegisters", "Day"), weight, lambda n: _day(n.day), sort=lambda n: n.day)


def _count(title: Words, count: Callable[[Any], int], weight: int = 14) -> Cell:
    return Cell(title, weight, lambda n: number_text(count(n)), "right", sort=count)


def _methods(line: DayBookLine) -> str:
    return ", ".join(method_text(one) for one in line.methods.split())


def _of(line: DayBookLine) -> str:
    return " · ".join(part for part in (line.of_number, line.reason) if part)



def _why(line: SchemeClaimLine) -> str:
    return spoken(line.says_en, line.says_hi) if code() == "hi" else line.says_en


def _explained(line: GapLine) -> str:
    if not line.reason:
        return str(words("MoneyRegisters", "not explained"))
    when = moment_text(line.at) if line.at else ""
    return " · ".join(part for part in (line.reason, line.by, when) if part)


def _known(line: GapLine) -> str:
    return str(words("MoneyRegisters", "this desk") if line.own else words("MoneyRegisters", "as of the last sync"))


CELLS: Mapping[str, list[Cell]] = {
    rules.DAY_BOOK: [
        _serial(),
        Cell(words("MoneyRegisters", "Time"), 28, lambda n: moment_text(n.at), sort=lambda n: n.at, on=SCREEN),
        Cell(words("MoneyRegisters", "Time"), 18, lambda n: moment_text(n.at), on=PAPER),
        Cell(words("MoneyRegisters", "Document"), 21, lambda n: one_kind(n.kind), on=SCREEN),
        Cell(
            words("MoneyRegisters", "Number"), 33, lambda n: n.number, strong=True, sort=lambda n: n.number, on=SCREEN
        ),
        Cell(
            words("MoneyRegisters", "Document"), 28, lambda n: _under(one_kind(n.kind), n.number, _of(n)), on=PAPER
        ),
        *_who(26, numbered=False),
        _money(words("MoneyRegisters", "Price"), lambda n: n.gross, from_px=960),
        _money(words("MoneyRegisters", "Schemes"), lambda n: n.payers, from_px=1100),
        _money(words("MoneyRegisters", "Patient's part"), lambda n: n.patient_part, 20),
        _money(words("MoneyRegisters", "Taken"), lambda n: n.came, strong=True),
        _money(words("MoneyRegisters", "Given back"), lambda n: n.went, from_px=1000),
        Cell(words("MoneyRegisters", "By"), 15, _methods, on=SCREEN),
        Cell(words("MoneyRegisters", "Of, reason"), 30, _of, from_px=1500, on=SCREEN),
        Cell(words("MoneyRegisters", "Cashier"), 20, lambda n: n.by, from_px=1350, on=SCREEN),
        Cell(words("MoneyRegisters", "By"), 18, lambda n: _under(_methods(n), n.by), on=PAPER),
    ],
    rules.CASH_BOOK: [
        _dated(30), Cell(words("MoneyRegisters", "What"), 62, lambda n: move_text(n.kind), wide=True),
        _count(words("MoneyRegisters", "How many"), lambda n: n.count, 18),
        Cell(words("MoneyRegisters", "Challan"), 32, lambda n: n.number),
        _money(words("MoneyRegisters", "Drawers"), lambda n: n.drawers, 26),
        _money(words("MoneyRegisters", "Safe"), lambda n: n.safe, 26),
        _money(words("MoneyRegisters", "Together"), lambda n: n.drawers + n.safe, 28, strong=True, empty=False),
    ],
    rules.BY_HEAD: [
        Cell(words("MoneyRegisters", "Head"), 40, lambda n: head_text(n.head), strong=True, wide=True),
        _count(words("MoneyRegisters", "Lines"), lambda n: n.lines),
        _money(words("MoneyRegisters", "Price"), lambda n: n.gross, 22),
        _money(words("MoneyRegisters", "Discount"), lambda n: n.discount, 20),
        _money(words("MoneyRegisters", "Schemes"), lambda n: n.payers, 22),
        _money(words("MoneyRegisters", "Patients"), lambda n: n.patient, 22),
        _money(words("MoneyRegisters", "GST in it"), lambda n: n.tax, 18),
        _money(words("MoneyRegisters", "Credited"), lambda n: n.credited_patient, 20),
        _money(words("MoneyRegisters", "Patients, net"), lambda n: n.net, 24, strong=True, empty=False),
    ],
    rules.BY_METHOD: [
        Cell(words("MoneyRegisters", "Method"), 40, lambda n: method_text(n.method), strong=True, wide=True),
        _count(words("MoneyRegisters", "Receipts"), lambda n: n.receipts, 16),
        _money(words("MoneyRegisters", "Received"), lambda n: n.received, 24),
        _count(words("MoneyRegisters", "Refunds"), lambda n: n.refunds, 16),
        _money(words("MoneyRegisters", "Given back"), lambda n: n.refunded, 24),
        _money(words("MoneyRegisters", "Confirmed"), lambda n: n.confirmed, 24),
        _money(words("MoneyRegisters", "Failed"), lambda n: n.failed, 20),
        _money(words("MoneyRegisters", "Not confirmed"), lambda n: n.claimed, 24),
        _money(words("MoneyRegisters", "Net"), lambda n: n.net, 26, strong=True, empty=False),
    ],
    rules.BY_CASHIER: [
        Cell(words("MoneyRegisters", "Cashier"), 46, lambda n: n.by, strong=True, wide=True, sort=lambda n: n.by),
        Cell(words("MoneyRegisters", "Desk"), 14, lambda n: n.letter),
        _count(words("MoneyRegisters", "Receipts"), lambda n: n.receipts, 18),
        _money(words("MoneyRegisters", "Cash"), lambda n: n.cash, 26),
        _money(words("MoneyRegisters", "UPI"), lambda n: n.upi, 26),
        _money(words("MoneyRegisters", "Card"), lambda n: n.card, 26),
        _money(words("MoneyRegisters", "From deposits"), lambda n: n.deposit, 26),
        _money(words("MoneyRegisters", "Together"), lambda n: n.total, 28, strong=True, empty=False),
    ],
    rules.SCHEME_CLAIMS: [
        _serial(),
        Cell(words("MoneyRegisters", "Scheme"), 24, lambda n: n.scheme, strong=True, sort=lambda n: n.scheme),
        _dated(20), Cell(words("MoneyRegisters", "Bill"), 32, lambda n: n.number),
        *_who(30), Cell(words("MoneyRegisters", "Service"), 32, lambda n: n.text, wide=True),
        _money(words("MoneyRegisters", "Price"), lambda n: n.gross, 20),
        _money(words("MoneyRegisters", "Scheme pays"), lambda n: n.paise, 22, strong=True, empty=False),
        Cell(words("MoneyRegisters", "Why"), 44, _why, from_px=1300),
    ],
    rules.DUES: [
        _serial(), _dated(26), _count(words("MoneyRegisters", "Days"), lambda n: n.age),
        Cell(words("MoneyRegisters", "Bill"), 32, lambda n: n.number, sort=lambda n: n.number),
        *_who(50), _money(words("MoneyRegisters", "Patient's part"), lambda n: n.billed, 24),
        _money(words("MoneyRegisters", "Owing"), lambda n: n.paise, 24, strong=True, empty=False),
    ],
    rules.CLAIMED: [
        _serial(), _dated(24), _count(words("MoneyRegisters", "Days"), lambda n: n.age),
        Cell(words("MoneyRegisters", "Method"), 20, lambda n: method_text(n.method)),
        Cell(words("MoneyRegisters", "Reference"), 32, lambda n: n.reference),
        Cell(words("MoneyRegisters", "Receipt"), 32, lambda n: n.number, sort=lambda n: n.number),
        *_who(36), _money(words("MoneyRegisters", "Amount"), lambda n: n.paise, 22, strong=True, empty=False),
        Cell(words("MoneyRegisters", "Cashier"), 24, lambda n: n.by, from_px=1000),
    ],
    rules.GAPS: [
        Cell(words("MoneyRegisters", "Documents"), 26, lambda n: kind_text(n.kind)),
        Cell(words("MoneyRegisters", "Missing number"), 34, lambda n: n.number, strong=True, sort=lambda n: n.number),
        Cell(words("MoneyRegisters", "Series"), 22, lambda n: n.series),
        Cell(words("MoneyRegisters", "Known"), 30, _known),
        Cell(words("MoneyRegisters", "Explained"), 70, _explained, wide=True),
    ],
}  # fmt: skip
"""By the codes of rules/registers.py."""

SUMS: Mapping[str, tuple[tuple[Words, Callable[[Any], int]], ...]] = {
    rules.DAY_BOOK: (
        (words("MoneyRegisters", "Taken"), lambda n: n.came), (words("MoneyRegisters", "Given back"), lambda n: n.went),
    ),
    rules.BY_HEAD: (
        (words("MoneyRegisters", "Price"), lambda n: n.gross), (words("MoneyRegisters", "Schemes"), lambda n: n.payers),
        (words("MoneyRegisters", "Patients, net"), lambda n: n.net),
    ),
    rules.BY_METHOD: ((words("MoneyRegisters", "Net"), lambda n: n.net),),
    rules.BY_CASHIER: ((words("MoneyRegisters", "Together"), lambda n: n.total),),
    rules.SCHEME_CLAIMS: ((words("MoneyRegisters", "Scheme pays"), lambda n: n.paise),),
    rules.DUES: ((words("MoneyRegisters", "Owing"), lambda n: n.paise),),
    rules.CLAIMED: ((words("MoneyRegisters", "Not confirmed"), lambda n: n.paise),),
}  # fmt: skip
"""What is summed under a register."""
