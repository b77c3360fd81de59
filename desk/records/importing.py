"""A file that a facility imports (CSV, UTF-8): read line by line, tried first, imported whole or not at all.

What is the same for a catalogue of medicines and a tariff stands here: reading rows that nobody vouched for, and what a
dry run says. What is wrong is said with its line and column, all of it at once.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.records.entry import Checks

LARGEST = 4_000_000
"""Bytes of a file; and its lines below."""
MOST_LINES = 20_000
MOST_PROBLEMS = 200
YES, NO = ("", "yes", "y", "1", "true"), ("no", "n", "0", "false")
NEW, CHANGED, ENDED, BACK = "new", "changed", "ended", "back"

_FORMULA = tuple("=+-@＝＋－＠\t\r")
_LONGEST_NAME = 30


@dataclass(frozen=True)
class LineProblem:
    """What is wrong with a line of the file: its number as a spreadsheet shows it, the column, the sentence."""

    line: int
    field: str
    said: Words


@dataclass(frozen=True)
class Change:
    """What a line would do: kind new, changed, ended (no longer in use) or back; fields: the columns that differ.

    line: 0 of what the file does not name.
    """

    line: int
    code: str
    title: str
    kind: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportReport:
    """A dry run: what would be done, how many lines would change nothing, and what is wrong. Problems stop it whole."""

    changes: tuple[Change, ...]
    same: int
    problems: tuple[LineProblem, ...]

    def count(self, kind: str) -> int:
        """How many lines are of this kind."""
        return sum(1 for change in self.changes if change.kind == kind)

    def done(self) -> "Imported":
        """What the import does that this is the dry run of."""
        changed = self.count(CHANGED) + self.count(BACK)
        return Imported(self.count(NEW), changed, self.count(ENDED), self.same)

    def refuse_problems(self) -> None:
        """Raise Refused (field "file") with how much is wrong, and the first of it."""
        if not self.problems:
            return
        first = self.problems[0]
        sentence = words(
            "Importing", "Nothing was imported. Wrong: {n}. Line {line}, {field}: {said}", n=len(self.problems),
            line=first.line, field=first.field or "—", said=first.said,
        )  # fmt: skip
        raise refused(sentence)


@dataclass(frozen=True)
class Imported:
    """What an import did: numbers of what it named."""

    new: int
    changed: int
    ended: int
    same: int


def rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row; a cell that runs over lines counts from its first. Raises Refused ("file")."""
    reader = csv.reader(io.StringIO(_text(data), newline=""), strict=True)
    number = 1
    try:
        for row in reader:
            if number > MOST_LINES:
                raise refused(
                    words("Importing", "The file has more than {most} lines. Divide it.", most=MOST_LINES)
                )
            if number == 1 or any(cell.strip() for cell in row):
                yield number, row
            number = reader.line_num + 1
    except csv.Error:
        raise refused(
            words(
                "Importing", "Line {line} is no CSV: a quotation mark is missing, or a cell is too long.", line=number
            )
        ) from None


def header(cells: Sequence[str], required: Sequence[str], known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names of the columns. Raises Refused that names what is missing, unknown or doubled."""
    names = tuple(cell.strip().casefold() for cell in cells)
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        raise refused(words("Importing", "The columns are not divided by commas. Save the file as “CSV UTF-8”."))
    missing = [name for name in required if name not in names]
    if missing:
        raise refused(words("Importing", "Columns are missing: {names}.", names=", ".join(missing)))
    unknown = [_shown(name) for name in names if not known(name)]
    if unknown:
        raise refused(words("Importing", "Columns are not known: {names}.", names=", ".join(unknown)))
    if len(set(names)) != len(names):
        raise refused(words("Importing", "A column is there twice."))
    return names


def uneven(cells: int, columns: int) -> Words:
    """The sentence for a line that has not as many cells as there are columns."""
    return words(
        "Importing", "This line has {cells} cells, the first line has {columns}.", cells=cells, columns=columns
    )


def cell(checks: Checks, name: str, text: str, most: int, *, required: bool = False) -> str:
    """One cell as a clean text; "" where it is refused."""
    if text.lstrip(" '").startswith(_FORMULA):  # OWASP, CSV Injection: it would run in the next spreadsheet
        checks.refuse(name, words("Importing", "A text may not begin with =, +, - or @."))
        return ""
    return checks.line(name, text, most, required=required)


def once(checks: Checks, field: str, value: str, number: int, seen: dict[str, int]) -> None:
    """Refuse what another line of the file has said already."""
    first = seen.setdefault(value, number)
    if first != number:
        checks.refuse(field, words("Importing", "{value} is in line {line} already.", value=value, line=first))


def active(checks: Checks, text: str) -> bool:
    """Whether a cell `active` says yes (as it does when it is empty)."""
    said = text.casefold()
    if said not in YES + NO:
        checks.refuse("active", words("Importing", "Write yes or no."))
    return said in YES


def refused(sentence: Words) -> Refused:
    """What is raised of a file as a whole."""
    return Refused(sentence, field="file")


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise refused(words("Importing", "The file is too large."))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        raise refused(_NOT_UTF8)
    if data.startswith(b"PK\x03\x04"):
        raise refused(words("Importing", "This is a workbook. Save it as “CSV UTF-8” and choose that file."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refused(_NOT_UTF8) from None


_NOT_UTF8 = words("Importing", "The file is not in UTF-8. Save it from the spreadsheet as “CSV UTF-8”.")


def _shown(name: str) -> str:
    """A foreign name, safe to show in a sentence."""
    return "".join(c for c in name[:_LONGEST_NAME] if c.isprintable()) or "—"
