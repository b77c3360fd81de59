"""How things stand with the cloud, in the form that the status bar shows."""

from dataclasses import dataclass

from desk.core.i18n import Words


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
class Report:
    """What one cycle did."""

    pushed: int
    pulled: int
    waiting: int
    attention: int
    digest_equal: bool | None
    ms: int
