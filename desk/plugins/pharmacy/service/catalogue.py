"""The catalogue: found as one types; imported while a desk stands alone, the cloud's once it is enrolled.

`put_items` is the one way a line of the catalogue is written, here and where one comes by the feed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from desk.codes import gs1
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.paths import resources
from desk.plugins.pharmacy.fhir import items as fhir
from desk.plugins.pharmacy.queries import catalogue as queries
from desk.plugins.pharmacy.queries import items
from desk.plugins.pharmacy.rules import catalogue as rules
from desk.plugins.pharmacy.rules import quantities
from desk.plugins.pharmacy.rules.importing import compare, merged
from desk.plugins.pharmacy.rules.items import CLOUD, LOCAL, Item, PackSize
from desk.plugins.pharmacy.tables import ItemRow, MoveRow, PackRow
from desk.records.entry import Checks
from desk.records.facility import queries as facility
from desk.records.importing import Imported, ImportReport
from desk.store.unit import Reading, Service, Unit, query, verb

CATALOGUE = "catalogue"
"""The topic that is touched."""
MOST_FOUND = 5_000


@dataclass(frozen=True)
class ItemPage:
    """An item as its page shows it; minimums: least wanted by account id."""

    item: Item
    packs: tuple[PackSize, ...]
    substitutes: tuple[Item, ...]
    minimums: dict[str, int]


class CatalogueService(Service):
    """What may be prescribed, stocked and given out."""

    @query("pharmacy.catalogue.read")
    def find(self, reading: Reading, text: str, limit: int = 20, all_of_them: bool = False) -> tuple[Item, ...]:
        """As one types: every word somewhere in generic, Hindi, brand, strength, form or code; ended ones if asked."""
        return queries.find_items(reading.connection, text, min(limit, MOST_FOUND), all_of_them=all_of_them)

    @query("pharmacy.catalogue.read")
    def page(self, reading: Reading, item_id: str) -> ItemPage:
        """All that is known of an item. Raises Refused."""
        connection = reading.connection
        item = _known(connection, item_id)
        return ItemPage(
            item, queries.packs(connection, item_id), queries.substitutes(connection, item),
            queries.minimums(connection, item_id),
        )  # fmt: skip

    @query("pharmacy.catalogue.read")
    def pack(self, reading: Reading, gtin: str) -> tuple[Item, PackSize] | None:
        """The item of a scanned pack; None where nobody has taught it yet."""
        found = items.pack(reading.connection, gtin.zfill(14))
        item = items.item(reading.connection, found.item_id) if found else None
        return (item, found) if item and found else None

    @query("pharmacy.catalogue.read")
    def count(self, reading: Reading) -> int:
        """How many items the catalogue holds."""
        return queries.count(reading.connection)

    @query("pharmacy.catalogue.read")
    def may_import(self, reading: Reading) -> bool:
        """Whether the catalogue is changed here (else by the cloud's administrator)."""
        return not facility.enrolled(reading.connection)

    @query("pharmacy.catalogue.change")
    def shipped(self, reading: Reading) -> bytes:
        """The starting catalogue that comes with the program, as a file to import (resources/catalogues/medicines)."""
        return (resources() / "catalogues" / "medicines" / "medicines.csv").read_bytes()

    @query("pharmacy.catalogue.change")
    def check(self, reading: Reading, data: bytes) -> ImportReport:
        """A dry run: what importing this file would do, line by line. Raises Refused for what is no catalogue file."""
        _own(reading.connection)
        return compare(rules.read(data), queries.standing(reading.connection))

    @query("pharmacy.catalogue.change")
    def export_fhir(self, reading: Reading, data: bytes) -> bytes:
        """The same file as Medications, one a line (NDJSON), for `hims-cloud catalogue load`. Raises Refused."""
        file = rules.read(data)
        ImportReport((), 0, file.problems).refuse_problems()
        return b"".join(msgspec.json.encode(fhir.to_fhir(line.item, line.packs)) + b"\n" for line in file.lines)

    @verb("pharmacy.catalogue.change")
    def import_file(self, unit: Unit, data: bytes) -> Imported:
        """Import the whole file, or nothing of it. Raises Refused (field "file") with the first line that is wrong."""
        _own(unit.connection)
        file, standing = rules.read(data), queries.standing(unit.connection)
        report = compare(file, standing)
        report.refuse_problems()
        touched = {change.line for change in report.changes}
        lines = [line for line in file.lines if line.line in touched]
        packs = [pack for line in lines for pack in line.packs]
        put_packs(unit.connection, packs, LOCAL, unit.at, unit.actor.staff_id)  # first: the items are found by brands
        items_ = [merged(line.item, file.columns, standing.items.get(line.item.item_id)) for line in lines]
        put_items(unit.connection, items_, unit.at)
        done = report.done()
        unit.audit(**asdict(done))
        unit.touch(CATALOGUE)
        return done

    @verb("pharmacy.stock.receive")
    def teach_pack(self, unit: Unit, gtin: str, item_id: str, units: str, brand: str = "") -> PackSize:
        """Remember what a scanned pack holds: `units` base units of the item, as typed. Raises Problems, Refused.

        A pack that the cloud knows is not taught anew; one that was taught here wrongly is.
        """
        item = _known(unit.connection, item_id)
        pack = _taught(gtin, item_id, units, brand)
        origin = unit.connection.execute(select(PackRow.origin).where(PackRow.gtin == pack.gtin)).scalar()
        if origin == CLOUD and items.pack(unit.connection, pack.gtin) != pack:
            raise Refused(words("Catalogue", "The state's catalogue knows this pack already."), field="gtin")
        put_packs(unit.connection, [pack], origin or LOCAL, unit.at, unit.actor.staff_id)
        put_items(unit.connection, [item], unit.at)
        unit.audit(item=item_id, gtin=pack.gtin, units=pack.units)
        unit.touch(CATALOGUE, f"item:{item_id}")
        return pack


def put_items(connection: Connection, wanted: Sequence[Item], at: int) -> None:
    """Write items, new or over what is known by their ids. Call after put_packs when brands are to be found at once."""
    if not wanted:
        return
    brands = _brands(connection)
    rows = [
        asdict(item)
        | {"allergens": " ".join(item.allergens), "confirm": " ".join(item.confirm), "changed_at": at}
        | {"search": rules.search_text(item, tuple(brands.get(item.item_id, ())))}
        for item in wanted
    ]
    statement = insert(ItemRow)
    values = {name: statement.excluded[name] for name in rows[0] if name not in ("item_id", "code")}
    connection.execute(statement.on_conflict_do_update(index_elements=["item_id"], set_=values), rows)


def refuse_other_unit(connection: Connection, wanted: Sequence[Item]) -> None:
    """Raise Refused where an item that has been moved would be counted in another unit: all its stock would change."""
    known = items.items(connection, (item.item_id for item in wanted))
    for item in wanted:
        before = known.get(item.item_id)
        if before is None or before.unit == item.unit:
            continue
        if connection.execute(select(MoveRow.move_id).where(MoveRow.item_id == item.item_id).limit(1)).first():
            sentence = words(
                "Catalogue", "Stock of this item is counted in {unit}. Give the new unit another code.",
                unit=before.unit,
            )
            raise Refused(sentence, field="unit")


def put_packs(connection: Connection, packs: Iterable[PackSize], origin: str, at: int, by: str) -> None:
    """Write packs, new or over what is known by their numbers."""
    rows = [asdict(pack) | {"origin": origin, "at": at, "by": by} for pack in packs]
    if rows:
        statement = insert(PackRow)
        values = {name: statement.excluded[name] for name in rows[0] if name != "gtin"}
        connection.execute(statement.on_conflict_do_update(index_elements=["gtin"], set_=values), rows)


def _brands(connection: Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in connection.execute(select(PackRow.item_id, PackRow.brand).where(PackRow.brand != "")):
        found.setdefault(row.item_id, []).append(row.brand)
    return found


def _own(connection: Connection) -> None:
    if facility.enrolled(connection):
        raise Refused(
            words(
                "Catalogue",
                "This desk has joined the cloud: the catalogue is the state's. Ask the cloud's administrator.",
            ),
            field="file",
        )


def _known(connection: Connection, item_id: str) -> Item:
    item = items.item(connection, item_id)
    if item is None:
        raise Refused(words("Catalogue", "This item is not in the catalogue."), field="item")
    return item


def _taught(gtin: str, item_id: str, units: str, brand: str) -> PackSize:
    """What was typed for a pack, checked. Raises Problems, Refused."""
    checks = Checks()
    if not gs1.is_gtin(gtin):
        checks.refuse("gtin", words("Catalogue", "The pack number {number} has a wrong digit.", number=gtin[:14]))
    name = checks.line("brand", brand, 60)
    checks.done()
    return PackSize(gtin.zfill(14), item_id, quantities.read(units, "units", most=rules.MOST_UNITS), name)

