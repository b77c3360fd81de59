"""Three-way merge of one FHIR resource, on its raw JSON, field by field.

`base` is what both sides started from, `mine` is the desk's, `theirs` the cloud's newer version. A field that only one
side changed takes that change. Lists whose elements have a natural key (identifiers by system and value, names by use
and language, telecom by system and use, contacts by kinship, links by target) are merged element by element; where two
elements share that key (two phones, a name and an old one), by the finer key that tells them apart. What both changed
differently, and lists whose elements cannot be told apart, are a clash: nothing is dropped in silence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Resource = dict[str, Any]
_ABSENT = object()
WHOLE = "body"
"""The field of a clash about the two bodies as a whole."""


@dataclass(frozen=True)
class Clash:
    """A field that both sides changed to different values."""

    field: str
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """The merged body (clashing fields hold theirs) and what clashed."""

    body: Resource
    clashes: tuple[Clash, ...]


def merge(base: Resource, mine: Resource, theirs: Resource) -> Merged:
    """Merge `mine` and `theirs`, both grown from `base`. `meta` is always theirs."""
    body: Resource = {}
    clashes: list[Clash] = []
    for field in dict.fromkeys([*theirs, *mine, *base]):
        b, m, t = (side.get(field, _ABSENT) for side in (base, mine, theirs))
        value, clash = (t, None) if field == "meta" else _field(field, b, m, t)
        if clash is not None:
            clashes.append(clash)
        if value is not _ABSENT:
            body[field] = value
    return Merged(body, tuple(clashes))


def _field(field: str, b: Any, m: Any, t: Any) -> tuple[Any, Clash | None]:
    if _same(m, t) or _same(b, m):
        return t, None
    if _same(b, t):
        return m, None
    if field in _KEYS and all(side is _ABSENT or isinstance(side, list) for side in (b, m, t)):
        return _lists(field, *([] if side is _ABSENT else side for side in (b, m, t)))
    return t, Clash(field, None if m is _ABSENT else m, None if t is _ABSENT else t)


def _lists(field: str, b: list[Any], m: list[Any], t: list[Any]) -> tuple[list[Any], Clash | None]:
    parts = next((parts for parts in _KEYS[field] if all(_told_apart(side, parts) for side in (b, m, t))), None)
    if parts is None:
        return t, Clash(field, m, t)
    base, mine, theirs = ({_key(e, parts): e for e in side} for side in (b, m, t))
    merged: list[Any] = []
    for key in dict.fromkeys([*theirs, *mine, *base]):
        one, other, old = mine.get(key, _ABSENT), theirs.get(key, _ABSENT), base.get(key, _ABSENT)
        if not (_same(one, other) or _same(old, one) or _same(old, other)):
            return t, Clash(field, m, t)
        kept = other if _same(old, one) else one
        if kept is not _ABSENT:
            merged.append(kept)
    return merged, None


def _same(one: Any, other: Any) -> bool:
    if one is _ABSENT or other is _ABSENT:
        return one is other
    return bool(one == other)


def _told_apart(elements: list[Any], parts: Iterable[str]) -> bool:
    return len({_key(element, parts) for element in elements}) == len(elements)


def _key(element: Any, parts: Iterable[str]) -> tuple[str, ...]:
    if not isinstance(element, dict):
        return (repr(element),)
    return tuple(repr(element.get(part)) for part in parts)


_KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "identifier": (("system", "value"),),
    "name": (("use", "extension"), ("text", "extension")),
    "telecom": (("system", "use"), ("system", "value")),
    "link": (("other",),),
    "extension": (("url",),),
    "contact": (("relationship",), ("relationship", "name", "extension")),
}
"""By what the elements of a list are told apart: the first that does so on all three sides."""
