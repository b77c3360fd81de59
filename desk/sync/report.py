"""What one cycle did."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """What one cycle did."""

    pushed: int
    pulled: int
    waiting: int
    attention: int
    digest_equal: bool | None
    ms: int
