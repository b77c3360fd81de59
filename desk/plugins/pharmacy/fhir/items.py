"""An item of the catalogue ↔ FHIR R4 Medication: cloud-owned, feed `global`. Its packs travel inside it. Pure."""

from dataclasses import dataclass, replace

from desk.api import fhir
from desk.api.fhir import SHORT, Marks, Resource, inner, marks, part, said, whole, word
from desk.plugins.pharmacy.fhir.names import ATC, CATALOGUE_ITEM, ITEM, KIND
from desk.plugins.pharmacy.rules.items import CLOUD, SCHEDULES, Item, PackSize

MOST_PACKS = 100
MOST_UNITS = 1_000_000


@dataclass(frozen=True)
class CatalogueItem:
    """An item and its packs, as one Medication tells of them."""

    item: Item
    packs: tuple[PackSize, ...]


def to_fhir(item: Item, packs: tuple[PackSize, ...] = (), base: Resource | None = None) -> Resource:
    """The Medication of a catalogue item. The cloud keeps it; a desk never pushes one."""
    own = {
        "resourceType": "Medication", "id": item.item_id,
        "meta": {"tag": [{"system": KIND, "code": CATALOGUE_ITEM}]},
        "status": "active" if item.active else "inactive",
        **described(item),
    }  # fmt: skip
    return fhir.patched(base, own, {**extensions(item), "packs": _packs_out(packs)})


def described(item: Item) -> Resource:
    """What a Medication says of an item wherever it stands: code, form, generic."""
    codings = [{"system": ITEM, "code": item.code, "display": item.title}]
    if item.atc:
        codings.append({"system": ATC, "code": item.atc})
    return {
        "code": {"coding": codings, "text": item.title},
        "form": {"text": item.form} if item.form else None,
        "ingredient": [{"itemCodeableConcept": {"text": item.generic}}],
    }


def from_fhir(medication: Resource) -> CatalogueItem:
    """The item that a Medication tells of. Raises ValueError on anything that is none of the catalogue."""
    said_of = marks(medication)
    item_id = fhir.resource_id(medication, "Medication")
    code = fhir.coded(medication.get("code"), ITEM)
    unit, generic = word(said_of, "unit", most=40), generic_of(medication)
    if not code or not unit or not generic:
        raise ValueError("a catalogue item without code, unit or generic")
    bare = Item(
        item_id=item_id, code=code, generic=generic, generic_native="", strength="", form="", unit=unit, schedule="",
        storage="", therapeutic="", atc="", group="", allergens=(), confirm=(),
        active=fhir.one_of(medication.get("status", "active"), ("active", "inactive"), "status") == "active",
        origin=CLOUD,
    )  # fmt: skip
    item = read(medication, said_of, bare)
    return CatalogueItem(item, tuple(_pack(one, item_id) for one in _packs(said_of.get("packs"))))


def read(medication: Resource, told: Marks, bare: Item) -> Item:
    """`bare` with all else that a Medication says of an item, where it says it."""
    return replace(
        bare, generic_native=word(told, "name-hi", most=SHORT), strength=word(told, "strength", most=SHORT),
        form=form_of(medication), schedule=fhir.one_of(word(told, "schedule", "valueCode"), SCHEDULES, "schedule"),
        storage=word(told, "storage", most=SHORT), therapeutic=word(told, "therapeutic-class", most=SHORT),
        atc=fhir.coded(medication.get("code"), ATC), group=word(told, "substitute-group", most=SHORT),
        allergens=_list(told.get("allergens")), confirm=_list(told.get("confirm")),
    )  # fmt: skip


def generic_of(medication: Resource) -> str:
    """The generic name: the first ingredient's text."""
    first = next(iter(fhir.items(medication, "ingredient")), {})
    concept = first.get("itemCodeableConcept")
    return fhir.text(concept, "text", SHORT).strip() if isinstance(concept, dict) else ""


def form_of(medication: Resource) -> str:
    """The form as text, "" where none is said."""
    form = medication.get("form")
    return fhir.text(form, "text", SHORT) if isinstance(form, dict) else ""


def extensions(item: Item) -> dict[str, Resource | None]:
    """What FHIR has no place for."""
    return {
        "name-hi": said("name-hi", item.generic_native),
        "strength": said("strength", item.strength),
        "unit": said("unit", item.unit),
        "schedule": fhir.extension("schedule", valueCode=item.schedule) if item.schedule else None,
        "storage": said("storage", item.storage),
        "therapeutic-class": said("therapeutic-class", item.therapeutic),
        "substitute-group": said("substitute-group", item.group),
        "allergens": _listed("allergens", item.allergens),
        "confirm": _listed("confirm", item.confirm),
    }


def _packs_out(packs: tuple[PackSize, ...]) -> Resource | None:
    held = [part("pack", extension=_pack_out(pack)) for pack in packs]
    return fhir.extension("packs", extension=held) if held else None


def _listed(name: str, values: tuple[str, ...]) -> Resource | None:
    if not values:
        return None
    return fhir.extension(name, extension=[part("is", valueString=value) for value in values])


def _list(mark: Resource | None) -> tuple[str, ...]:
    found = tuple(fhir.text(one, "valueString", 80) for one in fhir.items(mark or {}, "extension"))
    if any(" " in one or not one for one in found):
        raise ValueError("a word of a list is none")
    return found


def _pack_out(pack: PackSize) -> list[Resource]:
    told = [part("gtin", valueString=pack.gtin), part("units", valueInteger=pack.units)]
    return told + ([part("brand", valueString=pack.brand)] if pack.brand else [])


def _packs(mark: Resource | None) -> list[Resource]:
    found = fhir.items(mark or {}, "extension")
    if len(found) > MOST_PACKS:
        raise ValueError("too many packs")
    return found


def _pack(one: Resource, item_id: str) -> PackSize:
    told = inner(one)
    gtin = word(told, "gtin", most=14)
    if len(gtin) != 14 or not (gtin.isascii() and gtin.isdigit()):
        raise ValueError("gtin is no GTIN of 14 digits")
    units = whole(told.get("units", {}).get("valueInteger"), "units", most=MOST_UNITS)
    return PackSize(gtin, item_id, units, word(told, "brand", most=SHORT))
