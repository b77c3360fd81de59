"""Print jobs: one paper each, never lost, never silently repeated.

    queued ──► sent        the printer (or the file) took it
      │  └───► failed ──► queued again when a person says so
      └──────► cancelled
A reprint is a new job that names the first paper and counts its copies: it says DUPLICATE, the count, who and when.
What is found queued after a crash may or may not have reached the paper: a person decides, the program never does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desk.core.errors import Refused
from desk.core.i18n import Words, words

QUEUED, SENT, FAILED, CANCELLED = "queued", "sent", "failed", "cancelled"

REPRINT_REASONS = ("lost", "unreadable", "second-copy", "printer")
"""Why a paper is printed once more, as codes for the trail: lost, not readable, wanted twice, spoilt by the printer."""

_STEPS = {
    QUEUED: frozenset({SENT, FAILED, CANCELLED}),
    FAILED: frozenset({QUEUED, CANCELLED}),
    SENT: frozenset[str](),
    CANCELLED: frozenset[str](),
}


@dataclass(frozen=True)
class PrintJob:
    """One paper. `copy_number` 0 is the original; `body` is the document's data as its kind wrote it.

    made_by is a staff id, `name` that person's name; times are UTC ms.
    """

    job_id: str
    kind: str
    subject_id: str
    patient_id: str | None
    copy_of: str | None
    copy_number: int
    paper: str
    printer: str
    body: bytes
    state: str
    error: str | None
    made_at: int
    made_by: str
    name: str
    changed_at: int


@dataclass(frozen=True)
class Paper:
    """A kind of print job as people know it.

    `action`: the right without which it is not on the desk's list of papers. `again`: the right without which it is
    neither shown beside its patient or visit nor printed again ("" = the same). `anew`: the screen that reads such a
    paper anew when it is wanted again ("<plugin>.<screen>"): a register, of which the job keeps a PrintedRegister;
    `parts` are the titles of the registers by their codes.
    """

    kind: str
    title: Words
    action: str
    again: str = ""
    anew: str = ""
    parts: Mapping[str, Words] = field(default_factory=dict, hash=False)

    @property
    def reprinting(self) -> str:
        """The right to print it again where its patient or visit is open."""
        return self.again or self.action


@dataclass(frozen=True)
class PrintedRegister:
    """Which register went to paper: its code, its first and last day (ISO dates), how many entries, how many copies."""

    register: str
    first: str
    last: str
    entries: int
    copies: int = 1


def step(before: str, after: str) -> None:
    """Raise Refused unless a job may go from `before` to `after`."""
    if after not in _STEPS[before]:
        raise Refused(words("Print", "This paper has already been printed or cancelled."), detail=f"{before}>{after}")
