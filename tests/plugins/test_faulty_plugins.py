"""A plugin that fails: somebody else's is switched off and the desk goes on; a built-in stops the start."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest
from sqlalchemy import insert, select

from desk.api.hookspecs import Fact, Unit, hook
from desk.api.manifest import Claim, Manifest
from desk.core.errors import Damaged, Refused, Rejected, Unreadable
from desk.core.i18n import words
from desk.core.questions import MayMerge, Refusal
from desk.records.visit.rules import VisitDraft
from desk.records.visit.service import VisitService
from desk.security.authorize import system_actor
from desk.shell.host import Host
from desk.store.tables import AuditRow, StateRow
from tests.support.desk import MEDICINE, TestDesk
from tests.support.plugins import BUILT_IN, install, running


@dataclass
class Bench:
    """Where a faulty plugin is put together and installed."""

    site: Path
    patch: pytest.MonkeyPatch
    count: int = 0

    def add(self, plugin: Any) -> None:
        """Install `plugin` (what the entry point names) under a module of its own."""
        self.count += 1
        module = ModuleType(f"faulty_{self.count}")
        module.Plugin = plugin  # type: ignore[attr-defined]
        self.patch.setitem(__import__("sys").modules, module.__name__, module)
        install(self.site / str(self.count), self.patch, f"faulty-{self.count}", {"other": f"{module.__name__}:Plugin"})


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    yield Bench(tmp_path / "site", monkeypatch)


class Sound:
    """A plugin that does nothing wrong."""

    manifest = Manifest("other", words("Test", "Other"))

    @hook
    def desk_manifest(self) -> Manifest:
        return self.manifest


def names(host: Host) -> list[str]:
    return [loaded.name for loaded in host.loaded]


def test_a_sound_plugin_is_loaded_after_the_built_in_ones(bench: Bench) -> None:
    bench.add(Sound)
    host = Host(BUILT_IN)
    assert (names(host), host.notices) == (["registration", "other"], [])
    assert names(Host(BUILT_IN, third_party=False)) == ["registration"]


def _broken_at_import() -> Any:
    raise ImportError("no such library")


class UnknownHook(Sound):
    @hook
    def desk_takes_over(self) -> None: ...


class NoManifest:
    pass


def manifest_of(**changes: Any) -> type[Sound]:
    values: dict[str, Any] = {"name": "other", "title": words("Test", "Other")}
    made = Manifest(**(values | changes))
    return type("Changed", (Sound,), {"manifest": made})


@pytest.mark.parametrize(
    "plugin",
    [
        _broken_at_import, UnknownHook, NoManifest, lambda: None, manifest_of(api=99), manifest_of(name="Other One"),
        manifest_of(name="registration"), manifest_of(claims=(Claim("Task", "queue"),)),
        manifest_of(claims=(Claim("Observation", ""),)), manifest_of(claims=(Claim("Observation", "882-1"),)),
        manifest_of(claims=(Claim("Patient", "x"),)),
    ],
)  # fmt: skip
def test_a_plugin_that_does_not_load_is_left_out_with_a_notice(bench: Bench, plugin: Any) -> None:
    bench.add(plugin)
    host = Host(BUILT_IN)
    assert names(host) == ["registration"]
    assert [str(notice) for notice in host.notices] == [
        "The plugin other does not work and is switched off. The desk goes on."
    ]


class Writing(Sound):
    """Writes, then fails, when a visit is opened."""

    fault: Exception = ZeroDivisionError("Ram Kumar")

    @hook
    def desk_heard(self, unit: Unit, fact: Fact) -> None:
        unit.connection.execute(insert(StateRow), {"name": "half", "value": "written"})
        unit.audit(half="written")
        unit.touch("half")
        raise self.fault


def half(desk: TestDesk) -> str | None:
    with desk.store.readers.connect() as connection:
        return connection.execute(select(StateRow.value).where(StateRow.name == "half")).scalar()


def test_a_fault_while_hearing_is_taken_back_and_the_act_stands(
    bench: Bench, desk: TestDesk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bench.add(Writing)
    host, topics = Host(BUILT_IN), set[str]()
    said: list[str] = []
    host.said = lambda notice: said.append(str(notice))
    desk.store.listen(topics.update)
    with running(desk, host, tmp_path):
        visits = VisitService(desk.store)
        visit = visits.open(desk.actor(), VisitDraft(desk.patient(), MEDICINE))
        assert visits.visit(desk.actor(), visit.visit_id) == visit
        assert (half(desk), "half" in topics, names(host), len(said)) == (None, False, ["registration"], 1)
        visits.open(desk.actor(), VisitDraft(desk.patient(), MEDICINE))
    assert len(said) == 1
    assert [r["resourceType"] for r in desk.sent()] == ["Encounter", "Task", "Encounter", "Task"]
    with desk.store.readers.connect() as connection:
        assert not any(b"half" in body for body in connection.execute(select(AuditRow.body)).scalars())
    assert "Ram Kumar" not in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_refusal_of_a_plugin_refuses_the_act(bench: Bench, desk: TestDesk, tmp_path: Path) -> None:
    bench.add(type("Refusing", (Writing,), {"fault": Refused(words("Test", "Not on Sundays."))}))
    host = Host(BUILT_IN)
    with running(desk, host, tmp_path):
        with pytest.raises(Refused, match="Not on Sundays"):
            VisitService(desk.store).open(desk.actor(), VisitDraft(desk.patient(), MEDICINE))
        assert names(host) == ["registration", "other"]
    assert (half(desk), desk.sent()) == (None, [])


@pytest.mark.parametrize("hook_name", ["desk_start", "desk_screens", "desk_stop", "desk_patient_summary", "desk_code"])
def test_a_fault_in_any_other_hook_switches_the_plugin_off(
    bench: Bench, desk: TestDesk, tmp_path: Path, hook_name: str
) -> None:
    def failing(self: Any) -> None:
        raise KeyError(hook_name)

    bench.add(type("Failing", (Sound,), {hook_name: hook(failing)}))
    host = Host(BUILT_IN)
    with running(desk, host, tmp_path):
        host.screens(None)  # type: ignore[arg-type]
        host.patient_summary(desk.actor(), "p")
        host.code(_scan())
    assert names(host) == ["registration"]
    assert len(host.notices) == 1


def _scan() -> Any:
    from desk.codes.scan import Scan, Source

    return Scan.of_text("HELLO", Source.TYPED, 0)


def test_a_sentence_of_a_plugin_is_no_fault(bench: Bench) -> None:
    def unreadable(self: Any) -> None:
        raise Unreadable(words("Test", "This code is damaged."))

    bench.add(type("Reading", (Sound,), {"desk_code": hook(unreadable)}))
    host = Host(BUILT_IN)
    with pytest.raises(Unreadable):
        host.code(_scan())
    assert host.notices == []


def test_any_plugin_may_refuse_a_merge(bench: Bench) -> None:
    def answer(self: Any, question: MayMerge) -> Refusal | None:
        return Refusal(words("Test", "A bill is open.")) if question.duplicate_id == "d" else None

    bench.add(type("Billing", (Sound,), {"desk_answer": hook(answer)}))
    host = Host(BUILT_IN)
    said = host.answers(MayMerge("d", "s"))
    assert [str(one.reason) for one in said if isinstance(one, Refusal)] == ["A bill is open."]
    assert host.answers(MayMerge("x", "s")) == []


def test_a_resource_goes_to_the_plugin_that_claims_it(bench: Bench, desk: TestDesk, tmp_path: Path) -> None:
    taken: list[str] = []

    def pull(self: Any, unit: Unit, resource: dict[str, Any]) -> None:
        if resource["id"] == "bad":
            raise ZeroDivisionError
        taken.append(resource["id"])

    claims = (Claim("Observation", "85354-9"),)
    made = type("Pulling", (manifest_of(claims=claims),), {"desk_pull": hook(pull)})
    bench.add(made)
    host = Host(BUILT_IN)
    pressure = {"resourceType": "Observation", "code": {"coding": [{"code": "85354-9"}]}}
    with running(desk, host, tmp_path), desk.store.unit(system_actor(), "sync.pull") as unit:
        assert host.pull(unit, pressure | {"id": "one"})
        assert not host.pull(unit, pressure | {"id": "two", "code": {"coding": [{"code": "1-8"}]}})
        assert not host.pull(unit, pressure | {"id": "three", "code": ["85354-9"]})
        with pytest.raises(Exception, match="switched off"):
            host.pull(unit, pressure | {"id": "bad"})
        assert not host.pull(unit, pressure | {"id": "four"})
    assert taken == ["one"]


class InOneGo(Sound):
    """Takes what comes one after the other in one go, and stumbles over a third of a kind."""

    manifest = Manifest("other", words("Test", "Other"), claims=(Claim("Observation", "8302-2"),))
    took: ClassVar[list[list[str]]] = []

    @hook
    def desk_pull(self, unit: Unit, resource: dict[str, Any]) -> None:
        self.took.append([resource["id"]])

    @hook
    def desk_pull_many(self, unit: Unit, resources: list[dict[str, Any]]) -> None:
        if len(resources) > 2:
            raise ZeroDivisionError
        self.took.append([resource["id"] for resource in resources])


def test_neighbours_of_a_plugin_are_taken_over_in_one_go(bench: Bench, desk: TestDesk, tmp_path: Path) -> None:
    bench.add(InOneGo)
    host = Host(BUILT_IN)

    def height(name: str, code: str = "8302-2") -> dict[str, Any]:
        return {"resourceType": "Observation", "id": name, "code": {"coding": [{"code": code}]}}

    InOneGo.took.clear()
    with running(desk, host, tmp_path), desk.store.unit(system_actor(), "test.pull") as unit:
        host.pull_many(unit, [height("a"), height("b"), height("c", "x"), height("d")])
        assert InOneGo.took == [["a", "b"], ["d"]]
        with pytest.raises(Rejected, match="switched off"):
            host.pull_many(unit, [height("e"), height("f"), height("g")])
        assert "other" not in names(host)
        host.pull_many(unit, [height("h")])
    assert InOneGo.took == [["a", "b"], ["d"]]


@pytest.mark.parametrize("missing", ["desk.plugins.nothing.plugin", "tests.plugins.nothing.plugin"])
def test_a_built_in_that_fails_stops_the_start_with_a_sentence(missing: str) -> None:
    with pytest.raises(Damaged, match="does not start: nothing"):
        Host((missing,), third_party=False)
