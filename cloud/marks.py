"""Our extensions in a resource that nobody vouched for. What has another shape than asked for is empty."""

from __future__ import annotations

from typing import Any

from cloud.outcome import EXTENSION

BASIC = EXTENSION + "basic"
KIND = EXTENSION + "kind"
Marks = dict[str, dict[str, Any]]


def listed(thing: object, name: str) -> list[dict[str, Any]]:
    """The objects in the list `name`."""
    found = thing.get(name) if isinstance(thing, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def marks(thing: object) -> Marks:
    """Our extensions by the name behind our base, and the parts of a nested one by theirs."""
    return {str(one.get("url")).removeprefix(EXTENSION): one for one in reversed(listed(thing, "extension"))}


def text(found: Marks, name: str, kind: str = "valueString") -> str:
    """The text of one of them, "" where there is none."""
    value = found.get(name, {}).get(kind)
    return value if isinstance(value, str) else ""


def coded(concept: object, system: str) -> str:
    """The code of `system` in a CodeableConcept (or among the tags of a `meta`), "" where there is none."""
    for name in ("coding", "tag"):
        for coding in listed(concept, name):
            if coding.get("system") == system:
                return str(coding.get("code"))
    return ""
