"""JSON from outside: no key twice, no NaN, bounded depth, and every complaint the same short one."""

import json
import re
from typing import cast

MAX_DEPTH = 24

_BRACKETS = re.compile(r"[\[\]{}]")
_TEXTS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def parse(data: bytes, max_depth: int = MAX_DEPTH) -> dict[str, object]:
    """The JSON object in `data`, UTF-8. Raises ValueError, without quoting any of it.

    The caller has bounded the length: nothing here costs more than a few steps a byte.
    """
    text = data.decode("utf-8")  # a UnicodeDecodeError is a ValueError
    if _depth(text) > max_depth:
        raise ValueError("nested too deeply")
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ValueError("not strict JSON") from None
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return cast("dict[str, object]", found)


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKETS.finditer(_TEXTS.sub("", text)):
        depth += 1 if bracket.group() in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(_constant: str) -> object:
    raise ValueError("not a number")
