"""A file of the state's own facts (NDJSON): each line checked before any is kept, and kept whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from cloud import record, strict_json
from cloud.outcome import EXTENSION, Problem
from cloud.publish import publish
from cloud.record import Version
from cloud.rules import Resource, has_hidden

MOST_LINES = 20_000
MOST_BYTES = 64_000_000
LONGEST_LINE = 64_000
MOST_WRONG = 50
LONGEST_TEXT = 200

Wanted = list[tuple[int, Resource]]
"""Line numbers, and the resources that stand there."""


class Bad(Exception):
    """What is wrong with a line, for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many were new, changed and as they were."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its word for refusals, the type of its resources, the keys that they may have.

    check: raises Bad; names: what may stand in one line only; twice: how that is called.
    """

    word: str
    type: str
    keys: frozenset[str]
    nothing: str
    check: Callable[[Resource], None]
    names: Callable[[Resource], Iterable[str]]
    twice: str


def read(data: bytes, kind: Kind) -> tuple[Wanted, list[str]]:
    """Line number and resource of each line that is right, and what is wrong with the others. Problem 422."""
    if len(data) > MOST_BYTES or data.count(b"\n") > MOST_LINES:
        raise Problem(
            422, kind.word, f"A {kind.word} has {MOST_LINES} lines and {MOST_BYTES} bytes at the most."
        )
    found: Wanted = []
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if not line.strip():
            continue
        try:
            one = _checked(line, kind)
            for name in kind.names(one):
                if seen.setdefault(name, number) != number:
                    raise Bad(f"{kind.twice} is in line {seen[name]} already")
            found.append((number, one))
        except Bad as bad:
            wrong.append(f"line {number}: {bad}")
        except Problem as problem:
            wrong.append(f"line {number}: {problem.text}")
    if not found and not wrong:
        raise Problem(422, kind.word, kind.nothing)
    return found, wrong


def keep(
    conn: Connection, facility_id: str, wanted: Wanted, before: dict[tuple[str, str], Version], at: int
) -> Loaded:
    """Publish them in a feed; changed ones become new versions. `before`: as they stand, where they do."""
    publish(conn, facility_id, (one for _, one in wanted), at)
    kept = {version.hash for version in before.values()}
    same = sum(1 for _, one in wanted if hashlib.sha256(strict_json.canonical(one)).digest() in kept)
    return Loaded(len(wanted) - len(before), len(before) - same, same)


def stored(conn: Connection, wanted: Wanted) -> dict[tuple[str, str], Version]:
    """What stands under the ids of these resources."""
    return record.load(conn, ((str(one["resourceType"]), str(one["id"])) for _, one in wanted))


def refuse(word: str, wrong: Sequence[str]) -> None:
    """Problem 422 that names the lines that are wrong, if any are."""
    if wrong:
        more = [] if len(wrong) <= MOST_WRONG else [f"… and {len(wrong) - MOST_WRONG} more"]
        raise Problem(422, word, "\n".join(("Nothing was loaded.", *wrong[:MOST_WRONG], *more)))


def _checked(line: bytes, kind: Kind) -> Resource:
    """The resource in a line. Raises Bad, Problem."""
    if len(line) > LONGEST_LINE:
        raise Bad("the line is too long")
    one = strict_json.read(line)
    if not isinstance(one, dict) or one.get("resourceType") != kind.type:
        raise Bad(f"this is no {kind.type}")
    if any(len(said) > LONGEST_TEXT or has_hidden(said) for said in texts(one)):
        raise Bad("a text is too long, or holds hidden characters")
    unknown = one.keys() - kind.keys
    if unknown:
        raise Bad(f"what {sorted(unknown)[0]} should mean in a {kind.word} is not known")
    kind.check(one)
    return one


def check_tag(one: Resource, tag: str) -> None:
    """Bad where `meta.tag` does not say what it is."""
    tags = objects(an_object(one.get("meta")).get("tag"))
    if not any((found.get("system"), found.get("code")) == (EXTENSION + "kind", tag) for found in tags):
        raise Bad(f"meta.tag does not say {tag}")


def check_extensions(one: Resource, allowed: frozenset[str], whose: str) -> None:
    """Bad where an extension is there twice, or is none of these."""
    urls = [str(found.get("url")) for found in objects(one.get("extension"))]
    if len(set(urls)) != len(urls) or not {EXTENSION + name for name in allowed}.issuperset(urls):
        raise Bad(f"an extension is there twice, or is none of {whose}")


def extension(one: Resource, name: str) -> Resource:
    """Our extension of this name, {} where there is none."""
    return next((found for found in objects(one.get("extension")) if found.get("url") == EXTENSION + name), {})


def told(mark: Resource) -> dict[str, Resource]:
    """The parts of a nested extension by their names."""
    return {str(found.get("url")): found for found in objects(mark.get("extension"))}


def coded(concept: object, system: str) -> str:
    """The code of one of our systems in a CodeableConcept, "" where there is none."""
    codings = objects(an_object(concept).get("coding"))
    return next((text(found.get("code")) for found in codings if found.get("system") == EXTENSION + system), "")


def an_object(found: object) -> Resource:
    """`found`, if it is an object."""
    return found if isinstance(found, dict) else {}


def objects(found: object) -> list[Resource]:
    """The objects of a list."""
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def text(found: object) -> str:
    """`found` without blanks around it, if it is a text."""
    return found.strip() if isinstance(found, str) else ""


def texts(found: object) -> Iterator[str]:
    """Every text inside."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from texts(value)
    elif isinstance(found, list):
        for value in found:
            yield from texts(value)
