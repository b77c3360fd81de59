"""What the cloud holds fast of the pharmacy's Basics: a hold is written once, a stock-take stands once it is over."""

from __future__ import annotations

from typing import Any

from cloud.outcome import EXTENSION

BASIC = EXTENSION + "basic"
HOLD, COUNT = "stock-hold", "stock-count"
OVER = ("finalised", "cancelled")


def is_closed(basic: dict[str, Any]) -> bool:
    """Whether a stored Basic of the pharmacy may not change any more. Other Basics are not."""
    code = _code(basic)
    return code == HOLD or (code == COUNT and _status(basic) in OVER)


def _code(basic: dict[str, Any]) -> object:
    concept = basic.get("code")
    codings = concept.get("coding") if isinstance(concept, dict) else None
    for coding in codings if isinstance(codings, list) else []:
        if isinstance(coding, dict) and coding.get("system") == BASIC:
            return coding.get("code")
    return None


def _status(basic: dict[str, Any]) -> object:
    marks = basic.get("extension")
    for mark in marks if isinstance(marks, list) else []:
        if isinstance(mark, dict) and mark.get("url") == EXTENSION + "count-status":
            return mark.get("valueCode")
    return None
