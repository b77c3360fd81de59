"""The challan with which cash of the safe goes to the bank or treasury, on A4 or A5, in the language of the screen."""

from dataclasses import dataclass
from datetime import date

import msgspec

from desk.core.i18n import words
from desk.kit import language
from desk.kit.formats import date_text, moment_text, rupees_text
from desk.kit.language import spoken
from desk.kit.printing.blocks import Beside, Block, Boxed, Document, Gap, Pairs, Rule, Text
from desk.kit.printing.paper import A5
from desk.plugins.billing.rules import in_words
from desk.plugins.billing.rules.cash import CashEvent
from desk.records.prints.rules import PrintJob

KIND = "billing.challan"
"""Of the print job; its body is a ChallanPaper as JSON."""
PAPER = A5.id
TITLE = words("CashPaper", "Challan: cash remitted to the bank")


@dataclass(frozen=True)
class ChallanPaper:
    """What the job holds: the remittance, whose it is, and who made it (a name)."""

    facility: str
    facility_native: str
    event: CashEvent
    name: str


def body_of(paper: ChallanPaper) -> bytes:
    """The body of a print job."""
    return msgspec.json.encode(paper)


def of_job(job: PrintJob) -> Document:
    """The paper of a print job of this kind. Raises msgspec.DecodeError for a body that is none."""
    copy = str(words("CashPaper", "DUPLICATE {number}", number=job.copy_number)) if job.copy_number else ""
    return document(msgspec.json.decode(job.body, type=ChallanPaper), by=job.name, at=job.made_at, copy=copy)


def document(paper: ChallanPaper, *, by: str, at: int, copy: str = "") -> Document:
    """Number, day, bank, amount in figures and words, and three signatures."""
    event = paper.event
    day = date_text(date.fromisoformat(event.challan_day)) if event.challan_day else ""
    facts = [
        (words("CashPaper", "Challan number"), event.number), (words("CashPaper", "Day of the challan"), day),
        (words("CashPaper", "Bank or treasury"), event.bank), (words("CashPaper", "Remark"), event.reason),
        (words("CashPaper", "Entered"), f"{moment_text(event.at)} · {paper.name}"),
    ]  # fmt: skip
    amount = in_words.hindi(event.paise) if language.code() == "hi" else in_words.english(event.paise)
    printed = words("Registers", "Printed {when} by {who}", when=moment_text(at), who=by)
    blocks: list[Block] = [
        Text(spoken(paper.facility, paper.facility_native), 14, strong=True, align="centre"),
        Text(str(TITLE), 12, strong=True, align="centre"),
        Text(str(printed), 8, align="centre"),
        *([Boxed((Text(copy, 10, strong=True, align="centre"),), 1)] if copy else []),
        Rule(),
        Pairs([(str(label), value) for label, value in facts if value], 11, 0.4),
        Gap(3),
        Boxed((Text(rupees_text(event.paise), 22, strong=True, align="centre"), Text(amount, 11, align="centre"))),
        Gap(14),
        Beside(_line(str(words("CashPaper", "Cashier"))), _line(str(words("CashPaper", "Supervisor"))), 0.5),
        Gap(12),
        *_line(str(words("CashPaper", "Received at the bank (signature, stamp)"))),
    ]
    return Document(str(TITLE), blocks)


def _line(said: str) -> list[Block]:
    return [Text(f"______________________\n{said}", 9)]
