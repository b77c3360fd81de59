"""The variance report of a stock-take on A4, for two signatures and the file."""

from dataclasses import dataclass

import msgspec

from desk.core.i18n import words
from desk.kit.formats import moment_text, number_text, rupees_text
from desk.kit.printing.blocks import Block, Document, Gap, Grid, Pairs, Text
from desk.kit.printing.paper import A4
from desk.kit.printing.register import columns, foot, head, pages
from desk.plugins.pharmacy.print.wording import expiry_text, unit_name
from desk.plugins.pharmacy.rules.counting import CountLine, VarianceReport
from desk.records.facility.rules import Facility
from desk.records.prints.rules import PrintJob

KIND = "pharmacy.variance"
"""Of the print job; its body is the report as JSON."""
PAPER = A4.id
_SECOND = words("Variance", "Signature of the second person: ______________________")
TITLE = words("Variance", "Variance report of a stock-take")


@dataclass(frozen=True)
class Paper:
    """What the print job holds: the report, and whose it is."""

    report: VarianceReport
    facility: Facility | None


def body_of(report: VarianceReport, facility: Facility | None) -> bytes:
    """The report as the body of a print job."""
    return msgspec.json.encode(Paper(report, facility))


def of_job(job: PrintJob) -> Document:
    """The paper of a print job of this kind."""
    copy = ""
    if job.copy_number:
        copy = f"DUPLICATE · प्रतिलिपि {job.copy_number} · {job.name} · {moment_text(job.made_at)}"
    return document(msgspec.json.decode(job.body, type=Paper), by=job.name, at=job.made_at, copy=copy)


def document(paper: Paper, *, by: str, at: int, copy: str = "") -> Document:
    """Every line that was counted, those that differ in front; what it comes to; who signed."""
    report = paper.report
    across = columns(
        (words("Variance", "No."), 10, "right"), (words("Variance", "Medicine"), 62, "left"),
        (words("Variance", "Batch, expiry"), 34, "left"), (words("Variance", "Book"), 20, "right"),
        (words("Variance", "Counted"), 20, "right"), (words("Variance", "Difference"), 22, "right"),
        (words("Variance", "Unit"), 18, "left"),
    )  # fmt: skip
    lines = sorted(report.lines, key=lambda line: not line.variance)
    rows = [_row(n, line) for n, line in enumerate(lines, start=1)]
    top = head(paper.facility, TITLE, copy or report.count.place, by, at)
    said: list[Block] = [Pairs(_facts(report), 9, 0.3), Gap()]
    end = [*foot(len(lines)), Text(str(_SECOND), 9)]
    return Document(str(TITLE), [*top, *said, Grid(across, rows, 7.5), *end], pages())


def signed(difference: int) -> str:
    """A difference with its sign: +5, −3, 0."""
    return f"+{number_text(difference)}" if difference > 0 else number_text(difference).replace("-", "−")


def _row(n: int, line: CountLine) -> tuple[str, ...]:
    batch = f"{line.lot} · {expiry_text(line.expires)}" if line.expires else line.lot
    return (
        number_text(n), line.title, batch, number_text(line.expected or 0), number_text(line.counted or 0),
        signed(line.variance or 0), unit_name(line.unit),
    )  # fmt: skip


def _facts(report: VarianceReport) -> list[tuple[str, str]]:
    count = report.count
    said = [
        (words("Variance", "Place"), count.place),
        (words("Variance", "Begun"), f"{moment_text(count.started_at)} · {count.started_by}"),
        (words("Variance", "Finalised"), moment_text(count.finalised_at) if count.finalised_at else ""),
        (words("Variance", "Signed by"), " · ".join(part for part in (count.signed, count.second) if part)),
        (words("Variance", "Right / differ"), f"{number_text(report.right)} / {number_text(report.differing)}"),
        (words("Variance", "More / less"), f"{rupees_text(report.more_paise)} / {rupees_text(report.less_paise)}"),
        (words("Variance", "Left uncounted"), number_text(report.left)),
    ]  # fmt: skip
    return [(str(label), value) for label, value in said]
