"""The host of the plugins: loads them, hands facts, questions and pulled resources to them, outlives their faults.

A built-in that fails stops the start with a clear message. A third party's plugin that fails is switched off with a
notice and the desk goes on; what it was writing is taken back. One of the three places that catch everything.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pluggy

from desk.api.context import Context, ScreenContext
from desk.api.hookspecs import ENTRY_POINTS, PROJECT, Hooks, MakeScreen, SummaryLine, Target, Unit
from desk.api.manifest import Claim, Manifest, Permission, Room
from desk.codes.scan import Scan
from desk.core.errors import Damaged, DeskError, Rejected
from desk.core.facts import Fact
from desk.core.i18n import Words, words
from desk.core.questions import Answer, Question
from desk.records import pulling
from desk.records.prints.rules import PrintJob
from desk.security.authorize import Actor
from desk.shell import claims

if TYPE_CHECKING:
    from desk.kit.printing.blocks import Document

log = logging.getLogger(__name__)
Make = Callable[[], object]

SAYING = frozenset({
    "desk_heard", "desk_answer", "desk_pull", "desk_pull_many", "desk_patient_summary", "desk_code",
})  # fmt: skip
"""Hooks through which a plugin may tell the person something (Refused, Unreadable)."""


@dataclass
class Loaded:
    """A plugin in use. `plugin` is its object, registered under its name."""

    name: str
    plugin: object
    manifest: Manifest
    built_in: bool


@dataclass
class Host:
    """All plugins of one desk, in order: the built-in ones as named, then the others by name.

    `built_in`: modules with a class `Plugin`. `notices`: sentences for the person, which plugins are switched off; one
    that comes later is also given to `said`, on whatever thread it happens.
    """

    built_in: tuple[str, ...]
    third_party: bool = True
    loaded: list[Loaded] = field(default_factory=list)
    notices: list[Words] = field(default_factory=list)
    said: Callable[[Words], object] | None = None

    def __post_init__(self) -> None:
        self._pluggy = pluggy.PluginManager(PROJECT)
        self._pluggy.add_hookspecs(Hooks)
        for module in self.built_in:
            self._take(module.split(".")[-2], lambda module=module: import_module(module).Plugin(), built_in=True)  # type: ignore[misc]
        if self.third_party:
            for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name):
                self._take(entry.name, lambda entry=entry: entry.load()(), built_in=False)  # type: ignore[misc]

    @property
    def rooms(self) -> list[Room]:
        """The plugins' tables, to be migrated after the records'."""
        return [p.manifest.migrations for p in self.loaded if p.manifest.migrations is not None]

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """The rights that the plugins declare, with the roles that first hold them."""
        return tuple(right for p in self.loaded for right in p.manifest.permissions)

    def start(self, context: Context) -> None:
        """Start every plugin, and from now on let them hear facts."""
        for _ in self._each("desk_start", context=context):
            pass
        context.services.prints.papers.update((paper.kind, paper) for p in self.loaded for paper in p.manifest.papers)
        context.store.listeners.append(self.heard)

    def stop(self) -> None:
        """Tell every plugin that the desk closes."""
        for _ in self._each("desk_stop"):
            pass

    def heard(self, unit: Unit, fact: Fact) -> None:
        """Let every plugin hear a fact inside its unit; a Refused of any of them refuses the act."""
        for _ in self._each("desk_heard", unit, unit=unit, fact=fact):
            pass

    def answers(self, question: Question) -> list[Answer]:
        """What all plugins answer; of refusals any one wins, of other answers the first."""
        return [found for _, found in self._each("desk_answer", question=question) if found is not None]

    def pull(self, unit: Unit, resource: dict[str, Any]) -> bool:
        """Give a pulled resource to the plugin that claims it; False when none does. Raises DeskError, ValueError."""
        owner = self._claimed(resource)
        if owner is None:
            return False
        for _ in self._each("desk_pull", unit, only=owner, unit=unit, resource=resource):
            return True
        raise _switched_off(owner)

    def claims(self, some: Sequence[Claim], resource: dict[str, Any]) -> bool:
        """Whether `some` of the plugins' claims are for this resource."""
        try:
            theirs = pulling.pull_for(resource) is None
        except ValueError:
            return False  # it was set aside when it came
        return theirs and (claims.of(resource, some) or claims.of_rest(resource, some))

    def pull_many(self, unit: Unit, resources: Sequence[dict[str, Any]]) -> None:
        """The same for many, in their order; what nobody claims is passed over."""
        for owner, run in groupby(resources, key=self._claimed):
            mine = list(run)
            if owner is not None and not (len(mine) > 1 and self._took_many(owner, unit, mine)):
                for resource in mine:
                    self.pull(unit, resource)

    def _took_many(self, owner: Loaded, unit: Unit, resources: list[dict[str, Any]]) -> bool:
        """Whether the plugin takes over many at once, and did. Raises Rejected where it failed and is switched off."""
        for _ in self._each("desk_pull_many", unit, only=owner, unit=unit, resources=resources):
            return True
        if owner not in self.loaded:
            raise _switched_off(owner)
        return False

    def screens(self, context: ScreenContext, shown: Iterable[str] = ()) -> dict[str, MakeScreen]:
        """How to make each screen, by "<plugin>.<screen>", of the plugins named in `shown` (none named: all)."""
        wanted = set(shown)
        made: dict[str, MakeScreen] = {}
        for plugin, found in self._each("desk_screens", context=context):
            if not wanted or plugin.name in wanted:
                made |= {f"{plugin.name}.{name}": make for name, make in self._fitting(plugin, found).items()}
        return made

    def patient_summary(self, actor: Actor, patient_id: str) -> tuple[SummaryLine, ...]:
        """What the plugins say of a patient to this person; not on the UI thread."""
        found = self._each("desk_patient_summary", actor=actor, patient_id=patient_id)
        return tuple(line for _, lines in found for line in lines)

    def code(self, scan: Scan) -> Target | None:
        """Where a scan leads: the first plugin that knows. Raises Unreadable."""
        return next((found for _, found in self._each("desk_code", scan=scan) if found is not None), None)

    def document(self, job: PrintJob) -> "Document | None":
        """The paper of a print job, laid out by the plugin whose kind it is."""
        return next((found for _, found in self._each("desk_document", job=job) if found is not None), None)

    def _take(self, name: str, make: Make, *, built_in: bool) -> None:
        """Load one plugin. Raises Damaged when a built-in does not load; notes any other that does not."""
        try:
            plugin = make()
            manifest = _manifest(plugin)
            self._check(manifest)
            self._pluggy.register(plugin, name=manifest.name)
            try:
                self._pluggy.check_pending()
            except pluggy.PluginValidationError:
                self._pluggy.unregister(plugin)
                raise
            self.loaded.append(Loaded(manifest.name, plugin, manifest, built_in))
        except Exception as fault:  # noqa: BLE001 whatever a plugin may raise
            self._fault(name, fault, built_in=built_in)

    def _check(self, manifest: Manifest) -> None:
        problems = list(manifest.problems())
        taken = {claim: p.name for p in self.loaded for claim in p.manifest.claims}
        problems += [f"{c.type}|{c.code} is claimed by {taken[c]}" for c in manifest.claims if c in taken]
        problems += [f"{c.type}|{c.code} belongs to the records" for c in manifest.claims if _of_records(c)]
        if any(p.name == manifest.name for p in self.loaded):
            problems.append("another plugin has this name")
        if problems:
            raise ValueError("; ".join(problems))

    def _each(
        self, hook: str, inside: Unit | None = None, *, only: Loaded | None = None, **arguments: Any
    ) -> Iterator[tuple[Loaded, Any]]:
        """Call a hook plugin by plugin, in order, so that a fault is known to be whose it is."""
        by_name = {impl.plugin_name: impl for impl in getattr(self._pluggy.hook, hook).get_hookimpls()}
        for plugin in list(self.loaded) if only is None else [only]:
            impl = by_name.get(plugin.name)
            if impl is None:
                continue
            given = [arguments[name] for name in impl.argnames]
            if plugin.built_in:
                yield plugin, impl.function(*given)
                continue
            try:
                found = _apart(inside, impl.function, given)
            except DeskError as said:
                if hook in SAYING:
                    raise  # a sentence for the person: a rule of the plugin, not a fault
                self._fault(plugin.name, said, built_in=False)
            except Exception as fault:  # noqa: BLE001 the same
                self._fault(plugin.name, fault, built_in=False)
            else:
                yield plugin, found

    def _fault(self, name: str, fault: Exception, *, built_in: bool) -> None:
        log.error("plugin %s failed: %s", name, _without_data(fault))
        if built_in:
            raise Damaged(
                words("Host", "A part of this program does not start: {name}. Install the program again.", name=name),
                detail=f"plugin={name}",
            ) from fault
        for plugin in [p for p in self.loaded if p.name == name]:
            self.loaded.remove(plugin)
            self._pluggy.unregister(plugin.plugin)
        notice = words("Host", "The plugin {name} does not work and is switched off. The desk goes on.", name=name)
        self.notices.append(notice)
        if self.said is not None:
            self.said(notice)

    def _claimed(self, resource: dict[str, Any]) -> Loaded | None:
        for fits in (claims.of, claims.of_rest):
            for plugin in self.loaded:
                if fits(resource, plugin.manifest.claims):
                    return plugin
        return None

    def _fitting(self, plugin: Loaded, found: Mapping[str, MakeScreen]) -> dict[str, MakeScreen]:
        known = {entry.name for entry in plugin.manifest.screens}
        return {name: make for name, make in found.items() if name in known}


def _manifest(plugin: object) -> Manifest:
    found = getattr(plugin, "desk_manifest")()  # noqa: B009 any object may have been given
    if not isinstance(found, Manifest):
        raise TypeError("desk_manifest gave no Manifest")
    return found


def _switched_off(owner: Loaded) -> Rejected:
    return Rejected(words("Host", "The plugin that reads this is switched off."), detail=f"plugin={owner.name}")


def _of_records(claim: Claim) -> bool:
    return pulling.owns(claim.type, claim.code)


def _apart(unit: Unit | None, function: Callable[..., Any], given: list[Any]) -> Any:
    if unit is None:
        return function(*given)
    with unit.apart():
        return function(*given)


def _without_data(fault: Exception) -> str:
    """Kind and place of a fault; its message may hold a patient's name."""
    place = fault.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" at {place.tb_frame.f_code.co_name}:{place.tb_lineno}" if place is not None else ""
    said = f": {fault}" if isinstance(fault, ValueError | pluggy.PluginValidationError) and place is None else ""
    return type(fault).__name__ + where + said


