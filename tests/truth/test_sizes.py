"""Modules, classes and functions stay small enough to be read; where one must not, REASONS says why."""

import ast
from collections.abc import Iterator

from tests.truth.sources import parsed, python_files, short

MODULE, CLASS, FUNCTION, PLUGIN_CONTENTS = 450, 300, 50, 120
CODE = ("desk", "cloud")
REASONS: dict[str, str] = {}
"""What may be longer (a path, or `path:Name`) -> the reason that a stranger would accept."""


def _lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _too_long() -> Iterator[tuple[str, int]]:
    for path in python_files(*CODE, "tests", "benchmarks", "installer"):
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > MODULE:
            yield short(path), length
    for path in python_files(*CODE):
        if path.name == "plugin.py" and (length := len(path.read_text("utf-8").splitlines())) > PLUGIN_CONTENTS:
            yield short(path), length
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef) and _lines(node) > CLASS:
                yield f"{short(path)}:{node.name}", _lines(node)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _lines(node) > FUNCTION:
                yield f"{short(path)}:{node.name}", _lines(node)


def test_nothing_is_too_long_to_read() -> None:
    unexplained = {name: length for name, length in _too_long() if name not in REASONS}
    assert unexplained == {}


def test_every_reason_is_still_needed() -> None:
    assert set(REASONS) <= {name for name, _ in _too_long()}
