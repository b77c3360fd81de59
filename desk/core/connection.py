"""How the desk stands with the cloud, in the words that floors above and below sync share."""

from dataclasses import dataclass

from desk.core.i18n import Words

RETRY, MINE, THEIRS, SEEN = "retry", "mine", "theirs", "seen"
"""The ways in which a person settles a matter."""


@dataclass(frozen=True)
class SyncStatus:
    """`home`: has this desk joined a cloud; times in UTC ms; `trouble`: the last sentence, None if all is well."""

    home: bool = False
    connected: bool = False
    working: bool = False
    waiting: int = 0
    attention: int = 0
    last_at: int | None = None
    next_in_seconds: float | None = None
    trouble: Words | None = None
    clock_off_seconds: int = 0
    digest_equal: bool | None = None


@dataclass(frozen=True)
class MatterView:
    """A matter as it is shown: what happened, what was here and there (field, ours, theirs), and what may be done."""

    matter_id: str
    kind: str
    at: int
    title: Words
    explanation: Words
    patient_id: str | None
    values: tuple[tuple[str, str, str], ...]
    ways: tuple[str, ...]
