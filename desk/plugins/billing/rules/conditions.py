"""Conditions of schemes, in CEL (docs/decisions/schemes.md): checked when a definition comes, evaluated at a desk.

Only comparisons, `in`, `&&`, `||`, `!`, `? :` and `startsWith` over the facts of `rules/facts.py`: nothing that grows,
repeats or computes. CEL has no static types, so a condition is tried out with every kind of value that its facts can
have; one that does not always give yes or no is refused.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.billing.rules.facts import ALL, CODES, NUMBER, TEXT, YES_NO, Value

if TYPE_CHECKING:  # it costs a quarter of a second to import, and a desk may never need it
    from cel import Program

LONGEST, DEEPEST, MOST_FACTS = 300, 8, 6

_ALLOWED = frozenset(
    {"_&&_", "_||_", "!_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_?_:_", "@in", "startsWith"}
)
_SAMPLES: dict[str, tuple[Any, ...]] = {
    YES_NO: (True, False), NUMBER: (0, 61), TEXT: ("", "opd"), CODES: ([], ["bpl"]),
}  # fmt: skip
_FAULTS = (RuntimeError, TypeError, ValueError, ArithmeticError)


def needs(condition: str) -> tuple[str, ...]:
    """The facts that a condition names. Raises ValueError where it cannot be read."""
    return tuple(_compiled(condition).variables())


def holds(condition: str, facts: Mapping[str, Value]) -> bool | None:
    """Whether the condition is met; None where a fact that decides it is not known. Never raises."""
    try:
        program = _compiled(condition)
        found = program.execute({name: _given(facts[name]) for name in program.variables() if name in facts})
    except _FAULTS:
        return None
    return found if isinstance(found, bool) else None


def check(condition: str, allowed: Mapping[str, object]) -> None:
    """Refuse a condition that is too long, asks for what is not among `allowed`, or may give no yes or no.

    Raises Refused, whose sentence names the condition.
    """
    if not condition.strip() or len(condition) > LONGEST or not condition.isprintable() or _depth(condition) > DEEPEST:
        raise Refused(words("Schemes", "A condition is empty, too long or too deep: {text}", text=condition[:80]))
    try:
        program = _compiled(condition)
    except ValueError as bad:
        raise Refused(
            words("Schemes", "A condition cannot be read: {text}", text=condition[:80]), detail=str(bad)[:200]
        ) from bad
    names, functions = program.variables(), program.functions()
    unknown = sorted(set(names) - set(allowed)) or sorted(set(functions) - _ALLOWED)
    if unknown:
        raise Refused(
            words(
                "Schemes", "A condition asks for {name}, which this program does not know: {text}",
                name=unknown[0], text=condition[:80],
            )
        )  # fmt: skip
    if len(names) > MOST_FACTS or not all(_gives_yes_or_no(program, sample) for sample in _trials(names)):
        raise Refused(
            words("Schemes", "A condition does not end in yes or no: {text}", text=condition[:80])
        )


@lru_cache(maxsize=1024)
def _compiled(condition: str) -> "Program":
    import cel

    return cel.compile(condition)


def _given(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _depth(text: str) -> int:
    deepest = depth = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _trials(names: list[str]) -> Iterator[dict[str, Any]]:
    for values in product(*(_SAMPLES[ALL[name].type] for name in names)):
        yield dict(zip(names, values, strict=True))


def _gives_yes_or_no(program: "Program", sample: dict[str, Any]) -> bool:
    try:
        return isinstance(program.execute(sample), bool)
    except _FAULTS:
        return False
