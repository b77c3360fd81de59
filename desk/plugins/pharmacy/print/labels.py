"""Labels of what was given out: one page each on a roll of 50×25 mm, or 24 on an A4 sheet to be cut apart.

They speak the language of who takes the medicine; the medicine's name stands in Latin letters too, as on the pack.
A reprint says DUPLICATE, its number, who asked for it and when.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from desk.core.i18n import words
from desk.kit.formats import moment_text
from desk.kit.printing.blocks import Block, Document
from desk.kit.printing.paper import A4, LABEL, Paper
from desk.kit.printing.pen import Pen
from desk.kit.printing.placed import CutMarks, Face, Fitted, Outline, Passage, Placed
from desk.plugins.pharmacy.rules.labels import Label, Labels
from desk.records.prints.rules import PrintJob

PAPERS = (LABEL, A4)
ACROSS, DOWN = 3, 8
_CELL_WIDE, _CELL_HIGH = 60.6, 33.6
_BELOW_LINE, _DEEP = 17.4, 4.85
"""Millimetres of the small label under the line; from which height a part is meant for two lines."""
# Letters of the medicine, largest and least (points; what stands below is smaller than the least), room for it, room
# for the directions (millimetres): what suits best first.
_TWO_NAMES = (
    (8, 6.5, 6.9, 4.8), (7, 5.5, 6.2, 4.8), (6.5, 5, 5.8, 4.8), (6.5, 5, 5.8, 4), (5, 4.5, 4.9, 4.8), (5, 4.5, 4.9, 7.5)
)  # fmt: skip
_ONE_NAME = (
    (8, 6.5, 3.9, 7.5), (7, 5.5, 3.4, 7.5), (8, 5.5, 3.9, 4.8), (7, 5.5, 6.2, 4.8), (6, 5, 5.2, 4.8),
    (5, 4.5, 4.9, 4.8), (5, 4.5, 4.9, 7.5),
)  # fmt: skip


@dataclass(frozen=True)
class _Size:
    """How large a label is, and the letters on it; `scale` of those of the small one."""

    wide: float
    high: float
    scale: float


_SMALL = _Size(LABEL.width_mm - 2 * LABEL.margin_mm, (LABEL.height_mm or 0) - 2 * LABEL.margin_mm, 1.0)
_LARGE = _Size(_CELL_WIDE - 5, _CELL_HIGH - 5, 1.28)


def read(body: bytes) -> Labels:
    """The labels in a print job's body. Raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(body, type=Labels)


def of_job(job: PrintJob) -> Document:
    """The paper of a print job of this kind."""
    copy = ""
    if job.copy_number:
        copy = f"DUPLICATE · प्रतिलिपि {job.copy_number} · {job.name} · {moment_text(job.made_at)}"
    return document(read(job.body), job.paper, copy)


def document(labels: Labels, paper: str, copy: str = "") -> Document:
    """The labels laid out for `paper`: the id of LABEL or of A4; `copy`: what a duplicate says of itself."""
    blocks: Sequence[Block] = _sheets(labels, copy) if paper == A4.id else [
        _label(one, labels, copy, _SMALL) for one in labels.labels
    ]  # fmt: skip
    return Document(str(words("Labels", "Labels")), blocks)


def paper_of(paper: str) -> Paper:
    """The paper with this id; the small label for anything else."""
    return next((one for one in PAPERS if one.id == paper), LABEL)


def _sheets(labels: Labels, copy: str) -> list[Block]:
    per = ACROSS * DOWN
    return [_sheet(labels, labels.labels[at : at + per], copy) for at in range(0, len(labels.labels), per)]


def _sheet(labels: Labels, shown: Sequence[Label], copy: str) -> Face:
    parts: list[Placed] = []
    for number, one in enumerate(shown):
        x, y = number % ACROSS * _CELL_WIDE, number // ACROSS * _CELL_HIGH
        parts.append(Placed(CutMarks(_CELL_WIDE, _CELL_HIGH), x, y, _CELL_WIDE))
        parts.append(Placed(_label(one, labels, copy, _LARGE), x + 2.5, y + 2.5, _LARGE.wide))
    return Face((A4.height_mm or 0) - 2 * A4.margin_mm, parts)


def _label(one: Label, labels: Labels, copy: str, size: _Size) -> Face:
    k, wide = size.scale, size.wide
    token = 11 * k
    facts = " · ".join(part for part in (one.quantity, _expiry(one, labels.language), one.lot) if part)
    # What cannot stand there goes from the end: the facility first, what a duplicate says of itself never.
    small = (copy, facts, _notes(one, labels.language), f"{labels.facility} · {one.day}")
    named, taken, rest = _shares(one, small, size)
    below = 3.6 * k + named.height_mm + taken.height_mm
    parts = [
        Placed(_fitted((one.patient,), 3.4 * k, _sizes(7.5, k), strong=True), 0, 0, wide - token - 1),
        Placed(_fitted((one.token,), 3.4 * k, _sizes(7.5, k), strong=True, right=True), wide - token, 0, token),
        Placed(Outline(wide, 0.1), 0, 3.5 * k, wide),
        Placed(named, 0, 3.6 * k, wide),
        Placed(taken, 0, 3.6 * k + named.height_mm, wide),
        Placed(rest, 0, below, wide),
    ]
    return Face(size.high, parts)


def _shares(one: Label, small: Sequence[str], size: _Size) -> tuple[Fitted, Fitted, Fitted]:
    """Medicine, directions, and the rest: the medicine as large as the rest can bear, and larger than it.

    A name is not cut: where both scripts have no room, the one on the pack stands alone.
    """
    pen = Pen(LABEL.dpi)
    across = pen.mm(size.wide)
    tried = [
        _split(names, rooms, one.directions, kept, size)
        for kept in (small, small[:-1])
        for names, several in (((one.medicine_native, one.medicine), _TWO_NAMES), ((one.medicine,), _ONE_NAME))
        for rooms in (several if all(names) else ())
    ]  # fmt: skip
    whole = [parts for parts in tried if parts[0].fits(pen, across) and parts[1].fits(pen, across)]
    roomy = max(whole or tried, key=lambda parts: parts[2].height_mm)
    return next((parts for parts in whole if parts[2].fits(pen, across)), roomy)


def _split(
    names: Sequence[str], rooms: tuple[float, float, float, float], directions: str, small: Sequence[str], size: _Size
) -> tuple[Fitted, Fitted, Fitted]:
    largest, least, high, taken = rooms
    k, left = size.scale, _BELOW_LINE - high - taken
    return (
        _fitted(names, high * k, _sizes(largest, k, least * k), strong=True),
        _fitted((directions,), taken * k, _sizes(8.5 if taken < _DEEP or high < _DEEP else 7, k)),
        _fitted(small, left * k, _sizes(min(6, least - 0.5), k)),
    )


def _notes(one: Label, language: str) -> str:
    instead = ""
    if one.instead_of:
        instead = f"{one.instead_of} की जगह" if language == "hi" else f"instead of {one.instead_of}"
    return " · ".join(part for part in (*one.notes, instead) if part)


def _expiry(one: Label, language: str) -> str:
    if not one.expires:
        return ""
    return f"एक्सपायरी {one.expires}" if language == "hi" else f"Exp {one.expires}"


def _fitted(
    texts: Sequence[str], height: float, sizes: Sequence[float], *, strong: bool = False, right: bool = False
) -> Fitted:
    passages = [Passage(text, strong=strong) for text in texts if text]
    return Fitted(passages, height, sizes, align="right" if right else "left")


def _sizes(largest: float, scale: float, least: float = 0) -> tuple[float, ...]:
    """Falling by half points to `least`, or to the smallest that 203 dots an inch still print as letters."""
    least = max(least, 4.5 if scale == 1 else 5)
    steps = int((largest * scale - least) * 2) + 1
    return tuple(largest * scale - n / 2 for n in range(steps)) or (least,)
