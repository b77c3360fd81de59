"""The conditions of schemes, in CEL: read, tried out, evaluated. The cloud's own; no desk's program is asked."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cel import Program

LONGEST = 300
NESTED = 8
MOST_NAMES = 6

PERSON: dict[str, type] = {
    "age": int, "sex": str, "resident": bool, "district": str, "income": str, "schemes": list, "covered": bool,
    "member_number": bool, "card_verified": bool, "day": str, "visit_type": str, "department": str, "emergency": bool,
}  # fmt: skip
LINE: dict[str, type] = PERSON | {"kind": str, "code": str, "head": str}
"""The facts that there are, and what each is. A benefit may also ask what the line is."""

_OPERATORS = {
    "_&&_", "_||_", "!_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_?_:_", "@in", "startsWith",
}  # fmt: skip
_TRIED: dict[type, tuple[Any, ...]] = {int: (0, 61), str: ("", "opd"), bool: (False, True), list: ([], ["bpl"])}


class Bad(Exception):
    """What is wrong with a condition or a definition, for the person at the terminal."""


def check(text: object, facts: Mapping[str, type]) -> None:
    """Raises Bad unless `text` is a condition on these facts that always gives yes or no."""
    if not isinstance(text, str) or not 0 < len(text) <= LONGEST or not text.isprintable() or _nesting(text) > NESTED:
        raise Bad(f"a condition is no text, too long or too deep: {str(text)[:60]!r}")
    try:
        program = _program(text)
    except ValueError:
        raise Bad(f"the condition {text!r} cannot be read") from None
    strange = sorted(set(program.variables()) - facts.keys()) + sorted(set(program.functions()) - _OPERATORS)
    if strange:
        raise Bad(f"the condition {text!r} asks for {strange[0]}, which there is not")
    names = program.variables()
    if len(names) > MOST_NAMES:
        raise Bad(f"the condition {text!r} asks for too much")
    for values in itertools.product(*(_TRIED[facts[name]] for name in names)):
        if holds(text, dict(zip(names, values, strict=True))) is None:
            raise Bad(f"the condition {text!r} does not always give yes or no")


def holds(text: str, facts: Mapping[str, object]) -> bool | None:
    """Whether it holds of these facts; None where one that decides is missing."""
    try:
        found = _program(text).execute(dict(facts))
    except (RuntimeError, TypeError, ValueError, ArithmeticError):
        return None
    return found if isinstance(found, bool) else None


def names(texts: Iterable[str]) -> set[str]:
    """The facts that conditions name."""
    return {name for text in texts for name in _program(text).variables()}


@functools.lru_cache(maxsize=2048)
def _program(text: str) -> Program:
    import cel  # a quarter of a second, which other commands need not wait for

    return cel.compile(text)


def _nesting(text: str) -> int:
    depths = itertools.accumulate((c in "([{") - (c in ")]}") for c in text)
    return max(depths, default=0)
