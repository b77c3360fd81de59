"""The house's words: no drawer for odds and ends, and blind catching only where a failure is shown to a person."""

import ast

from tests.truth.sources import parsed, python_files, short

BANNED = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
MAY_CATCH_ALL = {"desk/tasks/runner.py", "desk/shell/host.py", "desk/app.py"}
BLIND = {"Exception", "BaseException"}


def _catches_all(path_tree: ast.Module) -> bool:
    handlers = (node for node in ast.walk(path_tree) if isinstance(node, ast.ExceptHandler))
    return any(handler.type is None or _caught(handler.type) & BLIND for handler in handlers)


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


def test_only_three_files_catch_everything() -> None:
    catching = {short(path) for path in python_files("desk", "cloud") if _catches_all(parsed(path))}
    assert catching - MAY_CATCH_ALL == set()
