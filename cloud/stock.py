"""What the cloud holds fast of the pharmacy's Basics: a hold is written once, a stock-take stands once it is over."""

from __future__ import annotations

from typing import Any

from cloud.marks import BASIC, coded, marks, text

HOLD, COUNT = "stock-hold", "stock-count"
OVER = ("finalised", "cancelled")


def is_closed(basic: dict[str, Any]) -> bool:
    """Whether a stored Basic of the pharmacy may not change any more. Other Basics are not."""
    code = coded(basic.get("code"), BASIC)
    return code == HOLD or (code == COUNT and text(marks(basic), "count-status", "valueCode") in OVER)
