"""A catalogue file as a facility or the state gives it: CSV read and checked line by line, nothing believed unread.

One reader for the file that is shipped and for a facility's own. What is wrong is said with its line and column, all
of it at once; a file with one wrong line is imported as little as an unreadable one.
"""

import re
from dataclasses import dataclass

from desk.codes import gs1
from desk.core.i18n import words
from desk.plugins.pharmacy.rules.items import LOCAL, SCHEDULES, UNKNOWN, Item, PackSize, item_id
from desk.records import importing
from desk.records.entry import Checks
from desk.records.importing import MOST_PROBLEMS, LineProblem

REQUIRED = ("code", "generic", "strength", "form", "unit", "schedule")
OPTIONAL = (
    "generic_native", "storage", "therapeutic", "atc", "group", "allergens", "packs", "confirm", "active", "source",
)  # fmt: skip
"""`source` is for the reader of the file; it is checked and not kept. Order of columns does not matter."""
COLUMNS = REQUIRED + OPTIONAL

MOST_PACKS = 50
MOST_UNITS = 100_000
"""Base units in one pack."""

_MOST = {
    "code": 40, "generic": 120, "generic_native": 120, "strength": 60, "form": 60, "unit": 24, "schedule": 8,
    "storage": 60, "therapeutic": 80, "atc": 7, "group": 60, "allergens": 120, "packs": 2_000, "confirm": 120,
    "active": 8, "source": 200,
}  # fmt: skip
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,39}", re.ASCII)
_UNIT = re.compile(r"[a-z][a-z -]{0,23}", re.ASCII)
_ATC = re.compile(r"[A-Z][0-9]{2}[A-Z]([A-Z]([0-9]{2})?)?", re.ASCII)
_WORD = re.compile(r"[a-z][a-z0-9-]{0,39}", re.ASCII)
_PACK = re.compile(r"([0-9]{8,14})=([0-9]{1,6})(?: (.*))?", re.ASCII)
_SCHEDULE = {name.upper(): name for name in SCHEDULES}


@dataclass(frozen=True)
class ReadLine:
    """A line that is right: the item and its packs."""

    line: int
    item: Item
    packs: tuple[PackSize, ...]


@dataclass(frozen=True)
class ReadFile:
    """A catalogue file: what could be read, what is wrong with the rest, and the columns that it has."""

    lines: tuple[ReadLine, ...]
    problems: tuple[LineProblem, ...]
    columns: frozenset[str] = frozenset(COLUMNS)


def read(data: bytes, origin: str = LOCAL) -> ReadFile:
    """The catalogue in `data` (CSV, UTF-8). Raises Refused (field "file") for what is no such file at all."""
    rows = importing.rows(data)
    header = importing.header(next(rows, (0, []))[1], REQUIRED, COLUMNS.__contains__)
    lines: list[ReadLine] = []
    problems: list[LineProblem] = []
    codes: dict[str, int] = {}
    gtins: dict[str, int] = {}
    for number, row in rows:
        line = _line(number, header, row, origin, (codes, gtins), problems)
        if line is not None:
            lines.append(line)
        if len(problems) >= MOST_PROBLEMS:
            break
    if not lines and not problems:
        raise importing.refused(words("Catalogue", "The file holds no items."))
    return ReadFile(tuple(lines), tuple(problems), frozenset(header))


def search_text(item: Item, brands: tuple[str, ...] = ()) -> str:
    """What an item is found by, folded: each word with a blank before it, the generic name first."""
    parts = (item.generic, item.strength, item.strength.replace(" ", ""), item.form, item.generic_native, item.code)
    said = " ".join((*map(folded, parts), item.atc.casefold(), *map(folded, brands)))
    return " " + " ".join(dict.fromkeys(said.split()))


def folded(text: str) -> str:
    """`text` as it is compared: small letters, and blanks for what stands between words."""
    return " ".join(re.sub(r"[(),;:/+\[\]]", " ", text.casefold()).split())


def _line(
    number: int, header: tuple[str, ...], row: list[str], origin: str,
    seen: tuple[dict[str, int], dict[str, int]], problems: list[LineProblem],
) -> ReadLine | None:  # fmt: skip
    """The line read, or None with what is wrong added to `problems`."""
    checks = Checks()
    if len(row) != len(header):
        problems.append(LineProblem(number, "", importing.uneven(len(row), len(header))))
        return None
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {name: _cell(checks, name, cell) for name, cell in zip(header, row, strict=True)}
    found = _item(checks, cells, origin)
    packs = _packs(checks, cells["packs"], found.item_id) if found else ()
    if found:
        importing.once(checks, "code", found.code, number, seen[0])
        for pack in packs:
            importing.once(checks, "packs", pack.gtin, number, seen[1])
    problems.extend(LineProblem(number, field, said) for field, said in checks.problems.items())
    return ReadLine(number, found, packs) if found and not checks.problems else None


def _cell(checks: Checks, name: str, text: str) -> str:
    return importing.cell(checks, name, text, _MOST[name], required=name in ("code", "generic", "unit"))


def _item(checks: Checks, cells: dict[str, str], origin: str) -> Item | None:
    """The item of a line; None (and refused) where a field has not the form it must have."""
    code, atc = cells["code"].upper(), cells["atc"].upper()
    unit, active = cells["unit"].casefold(), importing.active(checks, cells["active"])
    schedule = _SCHEDULE.get(cells["schedule"].upper())
    if not _CODE.fullmatch(code):
        checks.refuse("code", words("Catalogue", "A code is letters, digits and hyphens, such as AMOX-CAP-250."))
    if not _UNIT.fullmatch(unit):
        checks.refuse("unit", words("Catalogue", "A unit is what is counted, in English: tablet, bottle, vial …"))
    if schedule is None:
        checks.refuse("schedule", words("Catalogue", "A schedule is H, H1, X or none; empty = to be confirmed."))
    if atc and not _ATC.fullmatch(atc):
        checks.refuse("atc", words("Catalogue", "An ATC code looks like J01CA04."))
    allergens, confirm = _list(checks, "allergens", cells["allergens"]), _list(checks, "confirm", cells["confirm"])
    for name in confirm:
        if name not in COLUMNS:
            checks.refuse("confirm", words("Catalogue", "{name} is no column of this file.", name=name))
    if checks.problems or schedule is None:
        return None
    if schedule == UNKNOWN and "schedule" not in confirm:
        confirm = ("schedule", *confirm)
    return Item(
        item_id=item_id(code), code=code, generic=cells["generic"], generic_native=cells["generic_native"],
        strength=cells["strength"], form=cells["form"], unit=unit, schedule=schedule, storage=cells["storage"],
        therapeutic=cells["therapeutic"], atc=atc, group=cells["group"].casefold() or code.casefold(),
        allergens=allergens, confirm=confirm, active=active, origin=origin,
    )  # fmt: skip


def _list(checks: Checks, field: str, text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(text.casefold().split()))
    for name in names:
        if not _WORD.fullmatch(name.replace("_", "-")):
            checks.refuse(field, words("Catalogue", "Write short English words with blanks between them."))
    return names


def _packs(checks: Checks, text: str, item: str) -> tuple[PackSize, ...]:
    """Packs as `GTIN=units brand; GTIN=units …`."""
    pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
    if len(pieces) > MOST_PACKS:
        checks.refuse("packs", words("Catalogue", "An item has {most} packs at the most.", most=MOST_PACKS))
        return ()
    packs = []
    for piece in pieces:
        match = _PACK.fullmatch(piece)
        if match is None:
            checks.refuse("packs", words("Catalogue", "A pack is number=units brand, such as 8901234567890=10 Crocin."))
        elif not gs1.is_gtin(match[1]):
            checks.refuse("packs", words("Catalogue", "The pack number {number} has a wrong digit.", number=match[1]))
        elif not 0 < int(match[2]) <= MOST_UNITS:
            checks.refuse("packs", words("Catalogue", "A pack holds 1 to {most} units.", most=MOST_UNITS))
        else:
            packs.append(PackSize(match[1].zfill(14), item, int(match[2]), match[3] or ""))
    return tuple(packs)

