"""The X report of an open drawer and the Z report of a closed one, on a roll or A4, in the language of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from desk.core.i18n import Words, words
from desk.kit.formats import moment_text, number_text, rupees_text
from desk.kit.language import spoken
from desk.kit.printing.blocks import Block, Boxed, Document, Gap, Pairs, Rule, Text
from desk.kit.printing.paper import ROLL_80
from desk.kit.printing.register import pages
from desk.plugins.billing.print.sums import Sum
from desk.plugins.billing.print.wording import denomination, difference_text, kind_text, method_text
from desk.plugins.billing.rules.cash import DENOMINATIONS
from desk.plugins.billing.rules.z_report import CashFlow, Totals, ZReport
from desk.records.prints.rules import PrintJob

KIND = "billing.z-report"
"""Of the print job; its body is a ZPaper as JSON."""
TITLE = words("CashPaper", "Closing of a cash drawer (Z report)")
X_TITLE = words("CashPaper", "Cash drawer as it stands (X report)")
SIGNED = {
    "signed": words("CashPaper", "Signed by the desk; the signature holds."),
    "unsigned": words("CashPaper", "Not signed: the desk had no certificate."),
    "unproven": words("CashPaper", "Signed by a desk that is not known here."),
    "tampered": words("CashPaper", "THE SIGNATURE DOES NOT HOLD: this report was changed."),
}


@dataclass(frozen=True)
class ZPaper:
    """What the job holds: a Z report, or (report None) the sums of an open drawer, told to `name`."""

    facility: str
    facility_native: str
    name: str
    totals: Totals
    report: ZReport | None = None


def body_of(paper: ZPaper) -> bytes:
    """The body of a print job."""
    return msgspec.json.encode(paper)


def of_job(job: PrintJob) -> Document:
    """The paper of a print job of this kind. Raises msgspec.DecodeError for a body that is none."""
    copy = words("CashPaper", "DUPLICATE {number}", number=job.copy_number) if job.copy_number else None
    said = msgspec.json.decode(job.body, type=ZPaper)
    return document(said, job.paper, by=job.name, at=job.made_at, copy=copy)


def document(paper: ZPaper, size: str, *, by: str, at: int, copy: Words | None = None) -> Document:
    """Laid out for `size`; `by` prints it `at` (UTC ms)."""
    pt = 9.5 if size == ROLL_80.id else 11
    title = TITLE if paper.report is not None else X_TITLE
    printed = words("Registers", "Printed {when} by {who}", when=moment_text(at), who=by)
    blocks: list[Block] = [
        Text(spoken(paper.facility, paper.facility_native), 12, strong=True, align="centre"),
        Text(str(title), 11, strong=True, align="centre"),
        *([Boxed((Text(str(copy), 10, strong=True, align="centre"),), 1)] if copy is not None else []),
        Text(str(printed), 8, align="centre"),
        Rule(),
        Pairs(_facts(paper), pt, 0.45),
        Rule(),
        *_methods(paper.totals, pt),
        *_documents(paper.totals, pt),
        *(_flow(paper.totals.flow, pt) if paper.totals.flow is not None else _blind(pt)),
    ]
    if paper.report is not None:
        blocks += _close(paper.report, pt)
    return Document(str(title), [*blocks, *_signatures(paper, pt)], "" if size == ROLL_80.id else pages())


def _facts(paper: ZPaper) -> list[tuple[str, str]]:
    session, report = paper.totals.session, paper.report
    found: list[tuple[Words, str]] = [
        (words("CashPaper", "Number"), report.number if report else ""),
        (words("CashPaper", "Cashier"), paper.name),
        (words("CashPaper", "Desk"), session.desk_letter),
        (words("CashPaper", "Opened"), moment_text(session.opened_at)),
        (words("CashPaper", "Closed"), moment_text(report.closed_at) if report else ""),
        (words("CashPaper", "Closed by"), report.by_name if report and report.by != session.staff_id else ""),
        (words("CashPaper", "Second person"), report.second_name if report else ""),
        (words("CashPaper", "Reason"), report.reason if report else ""),
    ]
    return [(str(label), value) for label, value in found if value]


def _methods(totals: Totals, pt: float) -> list[Block]:
    blind = totals.flow is None
    title = words("CashPaper", "Received and given back")
    blocks: list[Block] = [_heading(words("CashPaper", "Received, without cash") if blind else title, pt)]
    for one in totals.methods:
        count = number_text(one.receipts)
        blocks.append(Sum(f"{method_text(one.method)} ({count})", rupees_text(one.received), pt))
        if one.refunds:
            said = words("CashPaper", "given back ({n})", n=number_text(one.refunds))
            blocks.append(Sum(str(said), rupees_text(-one.refunded), pt, indent_mm=4))
    if not totals.methods:
        blocks.append(Text(str(words("CashPaper", "Nothing was received.")), pt))
    if totals.claimed:
        said = words("CashPaper", "Of it not confirmed by the bank ({n})", n=number_text(totals.claimed))
        blocks.append(Sum(str(said), rupees_text(totals.claimed_paise), pt, strong=True))
    return blocks


def _documents(totals: Totals, pt: float) -> list[Block]:
    blocks: list[Block] = [Gap(1), _heading(words("CashPaper", "Documents"), pt)] if totals.documents else []
    for run in totals.documents:
        amount = rupees_text(run.paise) if totals.flow is not None else ""
        blocks.append(Sum(f"{kind_text(run.kind)} ({number_text(run.count)})", amount, pt))
        numbers = run.first if run.first == run.last else f"{run.first} – {run.last}"
        blocks.append(Text(f"    {numbers}", pt - 1.5))
    return blocks


def _flow(flow: CashFlow, pt: float) -> list[Block]:
    rows = (
        (words("CashPaper", "Float"), flow.opened_with), (words("CashPaper", "Received"), flow.received),
        (words("CashPaper", "Paid in"), flow.pay_in), (words("CashPaper", "Taken over"), flow.taken_over),
        (words("CashPaper", "Given back"), -flow.refunded), (words("CashPaper", "Paid out"), -flow.pay_out),
        (words("CashPaper", "Handed over"), -flow.handed_over),
    )  # fmt: skip
    blocks: list[Block] = [Gap(1), _heading(words("CashPaper", "Cash"), pt)]
    blocks += [Sum(str(label), rupees_text(paise), pt) for label, paise in rows if paise]
    blocks.append(Sum(str(words("CashPaper", "Should be in the drawer")), rupees_text(flow.expected), pt, strong=True))
    if flow.offered:
        said = words("CashPaper", "of it offered and not yet accepted")
        blocks.append(Sum(str(said), rupees_text(flow.offered), pt, indent_mm=4))
    return blocks


def _blind(pt: float) -> list[Block]:
    return [Gap(1), Text(str(words("CashPaper", "The cash is told after the drawer was counted.")), pt)]


def _close(report: ZReport, pt: float) -> list[Block]:
    blocks: list[Block] = [Gap(1), _heading(words("CashPaper", "Counted"), pt)]
    for value in DENOMINATIONS:
        if count := report.notes.get(value):
            said = f"{denomination(value)} × {number_text(count)}"
            blocks.append(Sum(said, rupees_text(value * count), pt, indent_mm=4))
    blocks += [
        Sum(str(words("CashPaper", "Counted, into the safe")), rupees_text(report.counted), pt + 1, strong=True),
        Sum(str(_difference_label(report.difference)), difference_text(report.difference), pt + 1, strong=True),
        Gap(1),
        Text(str(SIGNED.get(report.signed, report.signed)), pt - 1.5, strong=report.signed == "tampered"),
    ]
    return blocks


def _difference_label(difference: int) -> Words:
    if difference > 0:
        return words("CashPaper", "Too much")
    return words("CashPaper", "Too little") if difference < 0 else words("CashPaper", "Difference")


def _signatures(paper: ZPaper, pt: float) -> list[Block]:
    people: Sequence[Words] = (words("CashPaper", "Cashier"), words("CashPaper", "Supervisor"))
    if paper.report is None:
        return []
    return [block for one in people for block in (Gap(9), Text(f"______________________\n{one}", pt - 1))]


def _heading(said: Words, pt: float) -> Block:
    return Text(str(said), pt, strong=True)
