"""The project's own files, for tests that read them."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def python_files(*rooms: str) -> list[Path]:
    """Every Python file below the named folders that the project keeps."""
    return [p for room in rooms for p in sorted((ROOT / room).rglob("*.py")) if "__pycache__" not in p.parts]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file; read once."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def short(path: Path) -> str:
    """A path as a developer says it."""
    return path.relative_to(ROOT).as_posix()
