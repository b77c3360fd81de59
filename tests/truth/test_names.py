"""The house's words: no drawer for odds and ends, and catching everything only where a failure is shown to a person."""

import ast

from tests.truth.sources import parsed, python_files, short

BANNED = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
MAY_CATCH_ALL = {"desk/tasks/runner.py", "desk/shell/host.py", "desk/app.py"}
BLIND = {"Exception", "BaseException"}


def _keeps_everything(tree: ast.Module) -> bool:
    handlers = (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler))
    return any((h.type is None or _caught(h.type) & BLIND) and not _raises_again(h) for h in handlers)


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _caught(kind: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(kind) if isinstance(node, ast.Name)}


def test_no_file_or_folder_is_a_drawer_for_odds_and_ends() -> None:
    files = python_files("desk", "cloud", "tests", "benchmarks", "installer")
    assert [short(path) for path in files if BANNED & {*path.parent.parts, path.stem}] == []


def test_no_class_is_a_manager() -> None:
    found = [
        f"{short(path)}:{node.name}"
        for path in python_files("desk", "cloud")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and node.name.lower().endswith(tuple(BANNED))
    ]
    assert found == []


def test_only_three_files_keep_every_failure_to_themselves() -> None:
    catching = {short(path) for path in python_files("desk", "cloud") if _keeps_everything(parsed(path))}
    assert catching - MAY_CATCH_ALL == set()


def test_every_folder_of_the_program_is_a_package() -> None:
    """A folder without `__init__.py` is neither shipped nor seen by the import contracts."""
    folders = {path.parent for path in python_files("desk", "cloud")}
    assert [short(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []
