"""Three-way merge of one FHIR resource, on its raw JSON, field by field.

`base` is what both sides started from, `mine` is the desk's, `theirs` the cloud's newer version. A field that only one
side changed takes that change. Lists whose elements have a natural key (identifiers by system and value, names by use
and language, telecom by system and value, links by target) are merged element by element. What both changed
differently is a clash.
"""

from dataclasses import dataclass
from typing import Any

Resource = dict[str, Any]
_ABSENT = object()


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
    base, mine, theirs = ({_key(field, e): e for e in side} for side in (b, m, t))
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


def _key(field: str, element: Any) -> tuple[Any, ...]:
    if not isinstance(element, dict):
        return (repr(element),)
    return tuple(repr(element.get(part)) for part in _KEYS[field])


_KEYS: dict[str, tuple[str, ...]] = {
    "identifier": ("system", "value"),
    "name": ("use", "extension"),
    "telecom": ("system", "use"),
    "link": ("other",),
    "extension": ("url",),
    "contact": ("relationship",),
}
