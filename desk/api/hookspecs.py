"""The hooks that a plugin may implement: the whole of its contract with the house, besides its manifest.

    from desk.api.hookspecs import hook

    class Plugin:
        @hook
        def desk_manifest(self) -> Manifest: ...

A class is named by an entry point of the group `hims_desk.plugins` and made once for each desk. Every hook but
`desk_manifest` may be left out, and a hook may leave out arguments that it does not use.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pluggy

from desk.api.context import Context, ScreenContext
from desk.api.manifest import Manifest
from desk.codes.scan import Scan
from desk.core.facts import Fact
from desk.core.i18n import Words
from desk.core.questions import Answer, Question
from desk.records.prints.rules import PrintJob
from desk.security.authorize import Actor
from desk.store.outbox import Resource
from desk.store.unit import Unit

if TYPE_CHECKING:  # a desk without a window loads no widgets
    from desk.kit.printing.blocks import Document

__all__ = [
    "PROJECT", "Actor", "Answer", "Fact", "Hooks", "MakeScreen", "Question", "Resource", "SummaryLine", "Target",
    "Unit", "hook", "spec",
]  # fmt: skip

PROJECT = "desk"
ENTRY_POINTS = "hims_desk.plugins"

spec = pluggy.HookspecMarker(PROJECT)
hook = pluggy.HookimplMarker(PROJECT)

MakeScreen = Callable[[], object]
"""Makes a fresh widget (QWidget) of a screen; called on the UI thread when the screen is first shown."""


@dataclass(frozen=True)
class SummaryLine:
    """What a plugin says of a patient in the patient's summary: a title, and a text from outside or in words.

    tone: "plain", "good", "warn" or "bad"; screen: where a click leads ("" = nowhere).
    """

    title: Words
    text: str | Words
    tone: str = "plain"
    screen: str = ""


@dataclass(frozen=True)
class Target:
    """Where a scan leads: a screen of the plugin, and what it is opened with (e.g. `visit_id`).

    opens: what it opens, as ScreenEntry.opens says it; the person's own screen for that is taken then, if there is one.
    """

    screen: str
    arguments: tuple[tuple[str, str], ...] = ()
    opens: str = ""


class Hooks:
    """One method a hook; the docstrings are the contract."""

    @spec
    def desk_manifest(self) -> Manifest:
        """What the plugin is. Asked once, before anything else; no side effects."""
        raise NotImplementedError

    @spec
    def desk_start(self, context: Context) -> None:
        """The store is open and the plugin's tables are at their newest; make services here. Not on the UI thread."""

    @spec
    def desk_screens(self, context: ScreenContext) -> Mapping[str, MakeScreen]:
        """For each screen of the manifest, by name, how to make it. Called when somebody has signed in."""
        raise NotImplementedError

    @spec
    def desk_heard(self, unit: Unit, fact: Fact) -> None:
        """A fact happened, inside this unit. What is written belongs to the act; raising Refused refuses the act."""

    @spec
    def desk_answer(self, question: Question) -> Answer | None:
        """What the plugin knows of a question, or None. It reads for itself, outside any unit."""

    @spec
    def desk_pull(self, unit: Unit, resource: Resource) -> None:
        """Take over a resource that the manifest claims. Raises Refused or ValueError on nonsense; tells no facts."""

    @spec
    def desk_pull_many(self, unit: Unit, resources: Sequence[Resource]) -> None:
        """Take over several that the manifest claims, in their order, as `desk_pull` would each; for a plugin of which
        thousands come. Raises as it does: then each is tried alone."""

    @spec
    def desk_patient_summary(self, actor: Actor, patient_id: str) -> tuple[SummaryLine, ...]:
        """What the plugin says of a patient to this person; () when nothing, or when they may not see it."""
        raise NotImplementedError

    @spec(firstresult=True)
    def desk_code(self, scan: Scan) -> Target | None:
        """Where a scan leads, if this plugin knows; the first that knows wins. Must be quick; raises Unreadable."""

    @spec(firstresult=True)
    def desk_document(self, job: PrintJob) -> "Document | None":
        """The paper of a print job whose `kind` is this plugin's, laid out from the job's body; DUPLICATE on a copy."""

    @spec
    def desk_stop(self) -> None:
        """The desk closes: let go of what is held."""
