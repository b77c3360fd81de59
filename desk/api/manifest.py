"""What a plugin says of itself, as data: rights, screens, settings, tables, and the FHIR it understands."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from desk.core.i18n import Words
from desk.core.settings import Settings
from desk.records.prints.rules import Paper
from desk.security.permissions import (
    ADMINISTRATOR,
    AUDITOR,
    CASHIER,
    CLERK,
    COUNTER,
    HOUSE,
    PHARMACIST,
    ROLES,
    SIGNATORY,
    STOREKEEPER,
    SUPERVISOR,
    TECHNICIAN,
    Permission,
)  # fmt: skip
from desk.store.migrate import Room

__all__ = [
    "ADMINISTRATOR", "API", "AUDITOR", "CASHIER", "CLERK", "COUNTER", "OWN", "PHARMACIST", "PRINTERS", "ROLES",
    "SIGNATORY", "STOREKEEPER", "SUPERVISOR", "TECHNICIAN", "THE_REST", "Claim", "Manifest", "Paper", "Permission",
    "Room", "ScreenEntry", "Setting",
]  # fmt: skip

API = 1
"""The version of this contract; a plugin made for another one is switched off with a notice."""

THE_REST = "the-rest"

PRINTERS, OWN = "printers", "own"
"""What only the running desk knows to offer for a setting: its printers, or what the plugin itself says."""

_NAME = re.compile(r"[a-z][a-z0-9-]{1,30}")
_PART = re.compile(r"[a-z][a-z0-9_-]{0,40}")


@dataclass(frozen=True)
class ScreenEntry:
    """A screen as the navigation lists it. `action`: the right without which it is not shown; `icon`: a name of the
    kit's icons; `shortcut`: as Qt writes it ("Ctrl+2"), "" = none; lower `sort` stands higher. `opens`: what the
    window brings here: "patient" (work with somebody who was found or scanned; opened with patient_id), "record" (their
    whole record; opened with patient_id), "visit" (of a slip; opened with visit_id), "new-patient" (opened with what
    was typed, as `text`, or with a scanned code, as `card`: desk.codes.handed).
    `listed` false: not in the navigation, only opened by others. `home`: a right; who holds it begins here, and where
    several screens open the same, this one does it for them (docs/plugins.md, "Where a scan leads")."""

    name: str
    title: Words
    icon: str
    action: str
    sort: int = 100
    shortcut: str = ""
    opens: tuple[str, ...] = ()
    listed: bool = True
    home: str = ""


@dataclass(frozen=True)
class Setting:
    """A setting of the plugin: a whole number between `least` and `most`, a switch, or a text (one of `choices`).

    The settings screen shows each plugin's in their order, `title` over the field and `hint` under it. `said`: what the
    choices are called, in their order (none: their codes). `offered`: a text that is chosen from what only the running
    desk knows: PRINTERS, or OWN (what the plugin put into `Context.choices` at its start). `unset`: what "" is
    called there.
    """

    name: str
    title: Words
    default: int | bool | str
    least: int = 0
    most: int = 1_000_000
    choices: tuple[str, ...] = ()
    said: tuple[Words, ...] = ()
    offered: str = ""
    unset: Words | None = None
    hint: Words | None = None

    def key(self, plugin: str) -> str:
        """Its name in the settings file of the desk."""
        return f"{plugin}.{self.name}"

    def read(self, settings: Settings, plugin: str) -> int | bool | str:
        """What is set now; the default where nothing, or nothing that fits, is set."""
        value = settings.unknown.get(self.key(plugin))
        if type(value) is not type(self.default):
            return self.default
        fits = self.least <= value <= self.most if type(value) is int else not self.choices or value in self.choices
        return value if fits else self.default


@dataclass(frozen=True, order=True)
class Claim:
    """A kind of FHIR resource that the plugin takes from the feed: a type and a code, never a bare type.

    The code is looked for where the type says what it is: in `code`, or in `category` (MedicationRequest,
    MedicationDispense, SupplyRequest), `type` (SupplyDelivery, Location, Invoice) or a tag (Medication, ChargeItem,
    ChargeItemDefinition, PaymentReconciliation, PaymentNotice). THE_REST claims what says nothing there, or nothing
    that anybody claims.
    """

    type: str
    code: str


@dataclass(frozen=True)
class Manifest:
    """A plugin's table of contents. Its permissions and papers begin with its name; its tables have their own version
    table."""

    name: str
    title: Words
    api: int = API
    permissions: tuple[Permission, ...] = ()
    screens: tuple[ScreenEntry, ...] = ()
    settings: tuple[Setting, ...] = ()
    migrations: Room | None = None
    claims: tuple[Claim, ...] = ()
    papers: tuple[Paper, ...] = ()

    def problems(self) -> Iterator[str]:
        """What is wrong with it, for the log and the tests (English; not for clerks)."""
        if not _NAME.fullmatch(self.name):
            yield f"name {self.name!r} is not lower-case letters, digits and hyphens"
        if self.api != API:
            yield f"made for version {self.api} of the contract, this desk has {API}"
        if self.migrations is not None and self.migrations.name != self.name:
            yield f"its tables are called {self.migrations.name!r}, not {self.name!r}"
        yield from self._wrong_permissions()
        known = {p.action for p in (*self.permissions, *HOUSE)}
        for screen in self.screens:
            if not _PART.fullmatch(screen.name):
                yield f"screen name {screen.name!r}"
            if screen.action not in known:
                yield f"screen {screen.name} needs {screen.action}, no permission of the plugin or the house"
            if screen.home and screen.home not in known:
                yield f"screen {screen.name} is the home of {screen.home}, no permission of the plugin or the house"
        yield from self._wrong_papers(known)
        yield from self._wrong_settings()
        for claim in self.claims:
            if not claim.type or not claim.code:
                yield f"claims a bare type: {claim.type}"
        for kind, names in (
            ("permission", [p.action for p in self.permissions]), ("screen", [s.name for s in self.screens]),
            ("setting", [s.name for s in self.settings]), ("claim", [f"{c.type}|{c.code}" for c in self.claims]),
            ("paper", [p.kind for p in self.papers]),
        ):  # fmt: skip
            if len(names) != len(set(names)):
                yield f"names a {kind} twice"

    def _wrong_papers(self, known: Collection[str]) -> Iterator[str]:
        screens = {f"{self.name}.{screen.name}" for screen in self.screens}
        for paper in self.papers:
            if not paper.kind.startswith(f"{self.name}."):
                yield f"paper {paper.kind!r} is not {self.name}.<kind>"
            if not {paper.action, paper.reprinting} <= set(known):
                yield f"paper {paper.kind} needs {paper.action}, {paper.reprinting}: no permission of it or the house"
            if paper.anew and paper.anew not in screens:
                yield f"paper {paper.kind} is read anew by {paper.anew}, no screen of the plugin"

    def _wrong_settings(self) -> Iterator[str]:
        for setting in self.settings:
            if setting.said and len(setting.said) != len(setting.choices):
                yield f"setting {setting.name} does not say what each of its choices is called"
            if setting.choices and setting.default not in setting.choices:
                yield f"setting {setting.name} begins with what cannot be chosen"
            if setting.offered and (setting.offered not in (PRINTERS, OWN) or setting.default != ""):
                yield f"setting {setting.name} is offered {setting.offered!r}, or does not begin unset"

    def _wrong_permissions(self) -> Iterator[str]:
        for permission in self.permissions:
            parts = permission.action.split(".")
            if len(parts) != 3 or parts[0] != self.name or not all(map(_PART.fullmatch, parts[1:])):
                yield f"permission {permission.action!r} is not {self.name}.<noun>.<verb>"
            if not set(permission.roles) <= set(ROLES):
                yield f"permission {permission.action!r} names an unknown role"
