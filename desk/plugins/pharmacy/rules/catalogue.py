"""A catalogue file as a facility or the state gives it: CSV read and checked line by line, nothing believed unread.

One reader for the file that is shipped and for a facility's own. What is wrong is said with its line and column, all
of it at once; a file with one wrong line is imported as little as an unreadable one.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.codes import gs1
from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.plugins.pharmacy.rules.items import LOCAL, SCHEDULES, UNKNOWN, Item, PackSize, item_id
from desk.records.entry import Checks

REQUIRED = ("code", "generic", "strength", "form", "unit", "schedule")
OPTIONAL = (
    "generic_native", "storage", "therapeutic", "atc", "group", "allergens", "packs", "confirm", "active", "source",
)  # fmt: skip
"""`source` is for the reader of the file; it is checked and not kept. Order of columns does not matter."""
COLUMNS = REQUIRED + OPTIONAL

LARGEST = 4_000_000
"""Bytes of a file; and its lines below. A state's whole list has some thousand items."""
MOST_LINES = 20_000
MOST_PROBLEMS = 200
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
_YES, _NO = ("", "yes", "y", "1", "true"), ("no", "n", "0", "false")
_FORMULA = tuple("=+-@＝＋－＠\t\r")
_SCHEDULE = {name.upper(): name for name in SCHEDULES}


@dataclass(frozen=True)
class LineProblem:
    """What is wrong with a line of the file: its number as a spreadsheet shows it, the column, the sentence."""

    line: int
    field: str
    said: Words


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
    rows = _rows(data)
    header = _header(next(rows, (0, []))[1])
    lines: list[ReadLine] = []
    problems: list[LineProblem] = []
    codes: dict[str, int] = {}
    gtins: dict[str, int] = {}
    for number, row in rows:
        if number > MOST_LINES:
            raise _refused(words("Catalogue", "The file has more than {most} lines. Divide it.", most=MOST_LINES))
        if not any(cell.strip() for cell in row):
            continue
        line = _line(number, header, row, origin, (codes, gtins), problems)
        if line is not None:
            lines.append(line)
        if len(problems) >= MOST_PROBLEMS:
            break
    if not lines and not problems:
        raise _refused(words("Catalogue", "The file holds no items."))
    return ReadFile(tuple(lines), tuple(problems), frozenset(header))


def search_text(item: Item, brands: tuple[str, ...] = ()) -> str:
    """What an item is found by, folded: each word with a blank before it, the generic name first."""
    parts = (item.generic, item.strength, item.strength.replace(" ", ""), item.form, item.generic_native, item.code)
    said = " ".join((*map(folded, parts), item.atc.casefold(), *map(folded, brands)))
    return " " + " ".join(dict.fromkeys(said.split()))


def folded(text: str) -> str:
    """`text` as it is compared: small letters, and blanks for what stands between words."""
    return " ".join(re.sub(r"[(),;:/+\[\]]", " ", text.casefold()).split())


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row; a cell that runs over lines counts from its first."""
    reader = csv.reader(io.StringIO(_text(data), newline=""), strict=True)
    number = 1
    try:
        for row in reader:
            yield number, row
            number = reader.line_num + 1
    except csv.Error:
        raise _refused(
            words(
                "Catalogue", "Line {line} is no CSV: a quotation mark is missing, or a cell is too long.", line=number
            )
        ) from None


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise _refused(words("Catalogue", "The file is too large for a catalogue."))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        raise _refused(_NOT_UTF8)
    if data.startswith(b"PK\x03\x04"):
        raise _refused(words("Catalogue", "This is a workbook. Save it as “CSV UTF-8” and choose that file."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(_NOT_UTF8) from None


_NOT_UTF8 = words("Catalogue", "The file is not in UTF-8. Save it from the spreadsheet as “CSV UTF-8”.")


def _header(cells: list[str]) -> tuple[str, ...]:
    """The names of the columns. Raises Refused that names what is missing, unknown or doubled."""
    names = tuple(cell.strip().casefold() for cell in cells)
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        raise _refused(words("Catalogue", "The columns are not divided by commas. Save the file as “CSV UTF-8”."))
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise _refused(words("Catalogue", "Columns are missing: {names}.", names=", ".join(missing)))
    unknown = [_shown(name) for name in names if name not in COLUMNS]
    if unknown:
        raise _refused(words("Catalogue", "Columns are not known: {names}.", names=", ".join(unknown)))
    if len(set(names)) != len(names):
        raise _refused(words("Catalogue", "A column is there twice."))
    return names


def _shown(name: str) -> str:
    """A foreign name, safe to show in a sentence."""
    return "".join(c for c in name[:30] if c.isprintable()) or "—"


def _line(
    number: int, header: tuple[str, ...], row: list[str], origin: str,
    seen: tuple[dict[str, int], dict[str, int]], problems: list[LineProblem],
) -> ReadLine | None:  # fmt: skip
    """The line read, or None with what is wrong added to `problems`."""
    checks = Checks()
    if len(row) != len(header):
        problems.append(LineProblem(number, "", _uneven(len(row), len(header))))
        return None
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {name: _cell(checks, name, cell) for name, cell in zip(header, row, strict=True)}
    found = _item(checks, cells, origin)
    packs = _packs(checks, cells["packs"], found.item_id) if found else ()
    if found:
        _once(checks, "code", found.code, number, seen[0])
        for pack in packs:
            _once(checks, "packs", pack.gtin, number, seen[1])
    problems.extend(LineProblem(number, field, said) for field, said in checks.problems.items())
    return ReadLine(number, found, packs) if found and not checks.problems else None


def _uneven(cells: int, columns: int) -> Words:
    return words(
        "Catalogue", "This line has {cells} cells, the first line has {columns}.", cells=cells, columns=columns
    )


def _cell(checks: Checks, name: str, text: str) -> str:
    if text.lstrip(" '").startswith(_FORMULA):  # OWASP, CSV Injection: it would run in the next spreadsheet
        checks.refuse(name, words("Catalogue", "A text may not begin with =, +, - or @."))
        return ""
    return checks.line(name, text, _MOST[name], required=name in ("code", "generic", "unit"))


def _once(checks: Checks, field: str, value: str, number: int, seen: dict[str, int]) -> None:
    first = seen.setdefault(value, number)
    if first != number:
        checks.refuse(field, words("Catalogue", "{value} is in line {line} already.", value=value, line=first))


def _item(checks: Checks, cells: dict[str, str], origin: str) -> Item | None:
    """The item of a line; None (and refused) where a field has not the form it must have."""
    code, atc = cells["code"].upper(), cells["atc"].upper()
    unit, active = cells["unit"].casefold(), cells["active"].casefold()
    schedule = _SCHEDULE.get(cells["schedule"].upper())
    if not _CODE.fullmatch(code):
        checks.refuse("code", words("Catalogue", "A code is letters, digits and hyphens, such as AMOX-CAP-250."))
    if not _UNIT.fullmatch(unit):
        checks.refuse("unit", words("Catalogue", "A unit is what is counted, in English: tablet, bottle, vial …"))
    if schedule is None:
        checks.refuse("schedule", words("Catalogue", "A schedule is H, H1, X or none; empty = to be confirmed."))
    if atc and not _ATC.fullmatch(atc):
        checks.refuse("atc", words("Catalogue", "An ATC code looks like J01CA04."))
    if active not in _YES + _NO:
        checks.refuse("active", words("Catalogue", "Write yes or no."))
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
        allergens=allergens, confirm=confirm, active=active in _YES, origin=origin,
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


def _refused(sentence: Words) -> Refused:
    return Refused(sentence, field="file")
