"""What an import of a catalogue would do to the catalogue that stands: new, changed, ended, and what it may not do."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, fields, replace

from desk.core.i18n import words
from desk.plugins.pharmacy.rules.catalogue import COLUMNS, ReadFile, ReadLine
from desk.plugins.pharmacy.rules.items import Item, PackSize
from desk.records.importing import BACK, CHANGED, ENDED, NEW, Change, ImportReport, LineProblem


@dataclass(frozen=True)
class Standing:
    """The catalogue as it stands: items by id, packs by GTIN, and the items that have ever been moved."""

    items: Mapping[str, Item]
    packs: Mapping[str, PackSize]
    moved: Container[str]


def merged(item: Item, columns: Container[str], before: Item | None) -> Item:
    """The item of a line over the one that stands: a column that the file does not have wipes nothing.

    A field that the file now fills is confirmed by whoever fills it, unless its column `confirm` says otherwise.
    """
    if before is None:
        return item
    kept = {f.name: getattr(before, f.name) for f in fields(Item) if f.name in COLUMNS and f.name not in columns}
    if "confirm" not in columns:
        open_ones = (name for name in before.confirm if name not in columns or not getattr(item, name, ""))
        kept["confirm"] = tuple(dict.fromkeys((*item.confirm, *open_ones)))
    return replace(item, origin=before.origin, **kept)


def compare(file: ReadFile, standing: Standing) -> ImportReport:
    """What importing `file` would do. An item, and a column, that the file does not name stays as it is."""
    problems = list(file.problems)
    changes = []
    same = 0
    for line in file.lines:
        problems.extend(_forbidden(line, standing))
        change = _change(line, file.columns, standing)
        if change is None:
            same += 1
        else:
            changes.append(change)
    return ImportReport(tuple(changes), same, tuple(sorted(problems, key=lambda problem: problem.line)))


def _change(line: ReadLine, columns: Container[str], standing: Standing) -> Change | None:
    before = standing.items.get(line.item.item_id)
    item = merged(line.item, columns, before)
    if before is None:
        return Change(line.line, item.code, item.title, NEW)
    differ = [f.name for f in fields(Item) if getattr(before, f.name) != getattr(item, f.name)]
    if any(standing.packs.get(pack.gtin) != pack for pack in line.packs):
        differ.append("packs")
    if not differ:
        return None
    kind = CHANGED if before.active == item.active else BACK if item.active else ENDED
    return Change(line.line, item.code, item.title, kind, tuple(differ))


def _forbidden(line: ReadLine, standing: Standing) -> list[LineProblem]:
    """What no file may do: change what is counted of a medicine that has been counted, take a pack from another."""
    found = []
    before = standing.items.get(line.item.item_id)
    if before is not None and before.unit != line.item.unit and line.item.item_id in standing.moved:
        sentence = words(
            "Catalogue", "Stock of this item is counted in {unit}. Give the new unit another code.", unit=before.unit
        )
        found.append(LineProblem(line.line, "unit", sentence))
    for pack in line.packs:
        other = standing.packs.get(pack.gtin)
        if other is not None and other.item_id != pack.item_id:
            sentence = words("Catalogue", "The pack {number} belongs to another item.", number=pack.gtin)
            found.append(LineProblem(line.line, "packs", sentence))
    return found
