"""What the numbers of a facility's bills begin with: unlike any other facility's, so that no number comes twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection, select

from cloud import locks, strict_json
from cloud.outcome import EXTENSION, Problem
from cloud.tables import facility, resource

PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,3}[0-9]", re.ASCII)
"""2 to 5 capitals and digits. The last is a digit, so that the desk's letter behind it cannot be read as part of it."""
MOST = 5


def free_prefix(conn: Connection, code: str, wanted: str | None) -> str:
    """`wanted`, or one made from the facility's code that nobody has. Problem 422 where it is none, or taken.

    Held until the end of the transaction: two facilities that are added at once get two prefixes.
    """
    locks.hold(conn, ["bill-prefix"])
    taken = _taken(conn)
    if wanted is not None:
        if not PREFIX.fullmatch(wanted):
            raise Problem(422, "bill-prefix", "A bill prefix is 2 to 5 capital letters and digits and ends in a digit.")
        if wanted in taken:
            raise Problem(422, "bill-prefix-known", f"Another facility's bills begin with {wanted} already.")
        return wanted
    found = next((one for one in _candidates(code) if one not in taken), None)
    if found is None:
        raise Problem(422, "bill-prefix", "No bill prefix like this code is free: name one with --bill-prefix.")
    return found


def prefix_of(organization: dict[str, object], code: str) -> str:
    """The prefix that a facility's desks use: what stands in its Organization, else what they make from its code."""
    extensions = organization.get("extension")
    for one in extensions if isinstance(extensions, list) else ():
        if isinstance(one, dict) and one.get("url") == EXTENSION + "bill-prefix":
            return str(one.get("valueString"))
    return next(_candidates(code))


def prefixes(conn: Connection) -> dict[str, str]:
    """Facility id → its prefix, of all."""
    said = select(facility.c.id, facility.c.code, resource.c.body).join(resource, resource.c.id == facility.c.id)
    return {row.id: prefix_of(strict_json.read(row.body), row.code) for row in conn.execute(said)}


def _taken(conn: Connection) -> set[str]:
    return set(prefixes(conn).values())


def _candidates(code: str) -> Iterator[str]:
    """First what a desk makes from the code by itself (DL-ROHINI-11 → ROH11, DL-GTB → GTB1), then others like it."""
    plain = "".join(re.findall("[A-Z0-9]", code.upper().removeprefix("DL-")))
    ends = re.search("[0-9]{1,3}$", plain)
    letters = "".join(c for c in plain if c.isalpha()) or "H"
    for digits in (ends[0] if ends else "1", *map(str, range(2, 1000))):
        yield letters[: MOST - len(digits)] + digits
