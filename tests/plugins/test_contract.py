"""The contract that every plugin keeps: the built-in one, and the example of somebody else's in docs/."""

import ast
import gc
import importlib
import inspect
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pluggy
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, MetaData
from sqlalchemy import inspect as look

from desk.api.context import Context
from desk.api.hookspecs import PROJECT, Hooks
from desk.records.base import RECORDS
from desk.security.permissions import HOUSE
from desk.shell.host import Host, Loaded
from desk.store import ddl, migrate
from desk.store.migrate import STORE
from desk.store.unit import Service
from tests.support.desk import TestDesk
from tests.support.plugins import BUILT_IN, install_example, running, screen_context

INNER = ("rules", "tables", "queries", "fhir", "service", "print", "screens", "plugin")
"""A part may import parts before it; queries and fhir are strangers to each other."""

MAY_IMPORT = ("desk.api", "desk.core", "desk.codes", "desk.records", "desk.kit", "desk.scanning")
STORE_DOORS = {"desk.store.base": {"tables", "queries", "service"}, "desk.store.unit": {"tables", "queries", "service"}}
RECORDS_CLOSED = ("tables", "fhir")
WIDGET_ROOMS = ("desk.kit", "desk.scanning")
LAID_OUT = {"print", "screens", "plugin"}


@dataclass
class Running:
    """One plugin of a started host."""

    loaded: Loaded
    host: Host
    context: Context
    desk: TestDesk

    @property
    def package(self) -> str:
        return type(self.loaded.plugin).__module__.rpartition(".")[0]

    @property
    def folder(self) -> Path:
        file = importlib.import_module(self.package).__file__
        assert file is not None
        return Path(file).parent

    @property
    def metadata(self) -> MetaData:
        found = importlib.import_module(f"{self.package}.tables").Base.metadata
        assert isinstance(found, MetaData)
        return found


@pytest.fixture(params=["registration", "vitals"])
def plugin(
    request: pytest.FixtureRequest, desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    install_example(tmp_path / "site", monkeypatch)
    host = Host(BUILT_IN)
    assert host.notices == []
    with running(desk, host, tmp_path) as context:
        loaded = next(p for p in host.loaded if p.name == request.param)
        yield Running(loaded, host, context, desk)


class TestContract:
    """Every test here holds for every plugin."""

    def test_the_manifest_is_valid(self, plugin: Running) -> None:
        assert list(plugin.loaded.manifest.problems()) == []
        assert str(plugin.loaded.manifest.title)

    def test_it_knows_only_hooks_that_there_are(self, plugin: Running) -> None:
        known = {name for name in vars(Hooks) if name.startswith("desk_")}
        own = {name for name, _ in inspect.getmembers(plugin.loaded.plugin) if name.startswith("desk_")}
        assert own <= known
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(Hooks)
        manager.register(plugin.loaded.plugin)
        manager.check_pending()

    def test_every_action_is_a_right_of_the_manifest_or_of_the_house(self, plugin: Running) -> None:
        services = [type(one) for one in vars(plugin.loaded.plugin).values() if isinstance(one, Service)]
        methods = [getattr(one, name) for one in services for name in dir(one) if not name.startswith(("_", "on_"))]
        used = {method.action for method in methods if callable(method)}
        declared = {right.action for right in plugin.loaded.manifest.permissions}
        assert used <= declared | {right.action for right in HOUSE}
        assert declared <= used | {entry.action for entry in plugin.loaded.manifest.screens}

    def test_it_has_a_version_table_of_its_own(self, plugin: Running) -> None:
        room = plugin.loaded.manifest.migrations
        assert room is not None
        with plugin.desk.store.readers.connect() as connection:
            versions = [name for name in look(connection).get_table_names() if name.startswith("version_")]
            assert room.version_table in versions
            row = connection.exec_driver_sql(f"SELECT version_num FROM {room.version_table}").all()  # noqa: S608 our own name
        assert row == [(room.head,)]

    def test_its_tables_carry_its_name_and_point_at_nobodys(self, plugin: Running) -> None:
        for table in plugin.metadata.sorted_tables:
            assert table.name.startswith(plugin.loaded.name + "_")
            assert all(key.column.table in plugin.metadata.sorted_tables for key in table.foreign_keys)

    def test_the_schema_of_the_models_is_that_of_the_migrations(self, plugin: Running) -> None:
        names = {table.name for table in plugin.metadata.sorted_tables}
        with plugin.desk.store.writer.connect() as connection:
            migrated = _shape(connection, names)
            for name in names:
                connection.exec_driver_sql(f"DROP TABLE {name}")
            plugin.metadata.create_all(connection)
            assert _shape(connection, names) == migrated
        assert migrated

    def test_the_desk_starts_without_it_and_with_it_again(self, plugin: Running) -> None:
        room = plugin.loaded.manifest.migrations
        assert room is not None
        writer = plugin.desk.store.writer
        assert migrate.upgrade(writer, [STORE, RECORDS]) == []
        assert migrate.upgrade(writer, [STORE, RECORDS, room]) == []

    def test_its_parts_look_down_only(self, plugin: Running) -> None:
        wrong = [
            f"{path.name}: {name}"
            for path, part in _parts(plugin.folder)
            for name in _imports(path, plugin.package)
            if not _may(name, part, plugin.package)
        ]
        assert wrong == []

    def test_it_has_no_drawer_for_odds_and_ends(self, plugin: Running) -> None:
        known = {*INNER, "migrations", "__init__"}
        assert {p.stem for p in plugin.folder.iterdir() if p.name != "__pycache__"} <= known

    def test_its_screens_are_those_of_the_manifest(self, plugin: Running, qtbot: QtBot) -> None:
        context, runner, _ = screen_context(plugin.context, plugin.desk.actor())
        made = plugin.host.screens(context, [plugin.loaded.name])
        assert set(made) == {f"{plugin.loaded.name}.{entry.name}" for entry in plugin.loaded.manifest.screens}
        runner.stop()

    def test_its_screens_come_and_go_without_a_trace(self, plugin: Running, qtbot: QtBot) -> None:
        context, runner, window = screen_context(plugin.context, plugin.desk.actor())
        for make in plugin.host.screens(context, [plugin.loaded.name]).values():
            widget = make()
            assert isinstance(widget, QWidget)
            widget.show()
            runner.wait()
            gone = weakref.ref(widget)
            widget.close()
            widget.deleteLater()
            del widget
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            runner.wait()  # what it had asked for meanwhile is told to nobody
            assert window.commands.usable() == []  # the window lets go of the commands of what is gone
            gc.collect()
            assert gone() is None
        runner.stop()


def _shape(connection: Connection, names: set[str]) -> dict[str, object]:
    """What the schema promises of these tables, their indexes and triggers included."""
    found = ddl.shape(connection)
    return {what: promise for what, promise in found.items() if any(name in what for name in names)}


def _parts(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.py")):
        part = path.relative_to(folder).parts[0].removesuffix(".py")
        if part in INNER:
            yield path, part


def _imports(path: Path, package: str) -> Iterator[str]:
    """Every name that a file imports of the desk or of its own package, in full."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module), level=0):
                yield from (f"{module}.{alias.name}" for alias in node.names)
            case ast.ImportFrom(level=level) if level > 0:
                yield "a relative import"
            case ast.Import():
                yield from (alias.name for alias in node.names)


def _may(name: str, part: str, package: str) -> bool:
    if name.startswith(package + "."):
        other = name.removeprefix(package + ".").split(".")[0]
        strangers = {part, other} == {"queries", "fhir"}
        return other in INNER and INNER.index(other) <= INNER.index(part) and not strangers
    if not name.startswith(("desk.", "cloud.", "a relative")):
        return True
    door = next((users for room, users in STORE_DOORS.items() if name.startswith(room)), None)
    if door is not None:
        return part in door
    if name.startswith("desk.records.") and set(name.split(".")[3:4]) & set(RECORDS_CLOSED):
        return False
    if name.startswith(WIDGET_ROOMS) and part not in LAID_OUT:
        return False
    return name.startswith(MAY_IMPORT)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("desk.records.patient.tables.PatientRow", "queries"), ("desk.records.visit.fhir.to_fhir", "fhir"),
        ("desk.store.store.Store", "service"), ("desk.store.unit.Unit", "screens"), ("desk.kit.form.Form", "service"),
        ("desk.shell.host.Host", "plugin"), ("desk.sync.push.Push", "service"), ("desk.security.vault.Vault", "plugin"),
        ("mine.service.Service", "rules"), ("mine.fhir.to_fhir", "queries"), ("mine.helpers.x", "plugin"),
        ("a relative import", "plugin"),
    ],
)  # fmt: skip
def test_the_contract_notices_an_import_that_it_forbids(name: str, part: str) -> None:
    assert not _may(name, part, "mine")
