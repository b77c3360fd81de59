"""The token slip: what a patient carries from counter to counter. Both languages stand on it, whatever the screen's.

On a roll of 80 mm everything stands under each other; on A5 the code stands beside the token. The print job keeps the
slip as JSON, so that a reprint says what the first one said.
"""

from dataclasses import dataclass

import msgspec

from desk.core.i18n import words
from desk.kit.formats import moment_text
from desk.kit.language import both
from desk.kit.printing.blocks import Beside, Block, Boxed, Document, Gap, Pairs, Qr, Rule, Text
from desk.kit.printing.paper import A5
from desk.plugins.registration.print.wording import FOLLOW_UP, NEW, VISIT_TYPES
from desk.plugins.registration.rules import TokenSlip
from desk.records.patient.age import SEX_LETTERS
from desk.records.prints.rules import PrintJob

CODE_MM = 40
"""On a roll of 203 dots an inch: 5 dots a module of a signed slip (61 modules), 38 mm; at 30 mm it would be 3 dots."""

_FOOT = words("TokenSlip", "यह पर्ची हर काउंटर पर दिखाएँ\nShow this slip at every counter")


@dataclass(frozen=True)
class Duplicate:
    """What a reprint says of itself (domain.md): the how-manieth copy, who asked for it, when (UTC ms)."""

    number: int
    by: str
    at: int


def read(body: bytes) -> TokenSlip:
    """The slip in a print job's body. Raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(body, type=TokenSlip)


def write(slip: TokenSlip) -> bytes:
    """The body of a print job that prints this slip."""
    return msgspec.json.encode(slip)


def of_job(job: PrintJob) -> Document:
    """The paper of a print job of this kind."""
    copy = Duplicate(job.copy_number, job.name, job.made_at) if job.copy_number else None
    return document(read(job.body), job.paper, copy)


def document(slip: TokenSlip, paper: str, copy: Duplicate | None = None) -> Document:
    """The slip laid out for `paper` (an id of desk.kit.printing.paper)."""
    wide = paper == A5.id
    token = _token(slip, 54 if wide else 40)
    code = Qr(slip.qr, 44 if wide else CODE_MM)
    blocks: list[Block] = [*_head(slip, 14 if wide else 11), *([Gap(1), _duplicate(copy)] if copy else []), Rule()]
    blocks += [Beside(token, [Gap(2), code, Gap(2)], 0.62)] if wide else token
    blocks += [Rule(), Pairs(_facts(slip), size_pt=11 if wide else 9, label_share=0.36 if wide else 0.45), Rule()]
    blocks += [] if wide else [Gap(2), code, Gap(2)]
    blocks.append(Text(str(_FOOT), 8, align="centre"))
    return Document(str(words("TokenSlip", "Token slip")), blocks)


def _head(slip: TokenSlip, size_pt: float) -> list[Block]:
    names = dict.fromkeys(name for name in (slip.facility_native, slip.facility) if name)
    return [Text(name, size_pt - 2 * i, strong=i == 0, align="centre") for i, name in enumerate(names)]


def _duplicate(copy: Duplicate) -> Block:
    title = words("TokenSlip", "DUPLICATE · प्रतिलिपि {number}", number=copy.number)
    said = words("TokenSlip", "{who}, {when}", who=copy.by, when=moment_text(copy.at))
    return Boxed((Text(str(title), 10, strong=True, align="centre"), Text(str(said), 8, align="centre")), pad_mm=1)


def _token(slip: TokenSlip, size_pt: float) -> list[Block]:
    blocks: list[Block] = [
        Text(str(words("TokenSlip", "टोकन · Token")), 9, align="centre"),
        Text(slip.token, size_pt, strong=True, align="centre"),
        Text(both(slip.department, slip.department_native), 12, strong=True, align="centre"),
    ]
    if slip.room or slip.room_native:
        blocks.append(Text(both(slip.room, slip.room_native), 11, strong=True, align="centre"))
    return [*blocks, Gap(1)]


def _facts(slip: TokenSlip) -> list[tuple[str, str]]:
    sex_age = " / ".join(str(part) for part in (SEX_LETTERS.get(slip.sex), slip.age) if part is not None)
    kind = f"{VISIT_TYPES.get(slip.type, slip.type)} · {FOLLOW_UP if slip.follow_up else NEW}"
    names = [name for name in dict.fromkeys((slip.name_native, slip.name)) if name]
    facts = [
        (words("TokenSlip", "नाम · Name"), "\n".join(names)),
        (words("TokenSlip", "लिंग, आयु · Sex, age"), sex_age),
        (words("TokenSlip", "संख्या · UHID"), slip.number),
        (words("TokenSlip", "समय · Time"), moment_text(slip.at)),
        (words("TokenSlip", "विज़िट · Visit"), kind),
        (words("TokenSlip", "आगे · Ahead"), str(slip.ahead)),
        (words("TokenSlip", "MLC"), str(words("TokenSlip", "Medico-legal case")) if slip.medico_legal else ""),
    ]
    return [(str(label), value) for label, value in facts if value]
