"""The Hindi catalogues: which sources each one covers, what is said in them, refresh and compile.

Sentences are found here with Python's own parser, because lupdate does not see `words(..., name=...)`;
lupdate then merges them into the .ts files, so that translators keep their work and Qt Linguist opens them.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
MERGE = ["-source-language", "en", "-target-language", "hi_IN", "-no-obsolete", "-locations", "none"]


@dataclass(frozen=True, order=True)
class Message:
    """One sentence to translate; `plural` when it counts (%n)."""

    context: str
    source: str
    plural: bool = False


class NotLiteral(Exception):
    """A sentence for people that is not plain text in the source: no translator would ever see it."""


def catalogues(root: Path = ROOT) -> dict[str, list[Path]]:
    """Name of each catalogue -> its sources: one for each plugin, and one for the rest of the desk."""
    plugins = root / "desk" / "plugins"
    answer: dict[str, list[Path]] = {"desk": []}
    for path in sorted((root / "desk").rglob("*.py")):
        inner = path.relative_to(plugins).parts if path.is_relative_to(plugins) else ()
        answer.setdefault(inner[0] if len(inner) > 1 else "desk", []).append(path)
    return answer


def messages(path: Path) -> Iterator[Message]:
    """Every sentence said in a Python file. Raises NotLiteral with the place of one that is none."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return _walk(tree, "", path, _imports_words(tree))


def _imports_words(tree: ast.Module) -> bool:
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "desk.core.i18n")
    return any(alias.name == "words" for node in imports for alias in node.names)


def _walk(node: ast.AST, owner: str, path: Path, lazy: bool) -> Iterator[Message]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield from _call(child, owner, path, lazy)
        yield from _walk(child, child.name if isinstance(child, ast.ClassDef) else owner, path, lazy)


def _call(call: ast.Call, owner: str, path: Path, lazy: bool) -> Iterator[Message]:
    match call.func:
        case ast.Attribute(attr="tr"):
            yield Message(owner, _text(call, 0, path), plural=len(call.args) > 2)
        case ast.Name(id="words") if lazy:
            counted = any(keyword.arg == "count" for keyword in call.keywords)
            yield Message(_text(call, 0, path), _text(call, 1, path), plural=counted)


def _text(call: ast.Call, index: int, path: Path) -> str:
    value = call.args[index] if index < len(call.args) else None
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    raise NotLiteral(f"{path}:{call.lineno}: write the sentence as plain text; fill its {{names}} in afterwards")


def _as_calls(found: set[Message]) -> str:
    lines = ["from PySide6.QtCore import QCoreApplication", ""]
    for message in sorted(found):
        counted = ', "", 1' if message.plural else ""
        said = f"{_quoted(message.context)}, {_quoted(message.source)}"
        lines.append(f"QCoreApplication.translate({said}{counted})")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def refresh() -> None:
    """Bring each .ts file up to date with the sources; what is new in it stands as unfinished."""
    LOCALE.mkdir(parents=True, exist_ok=True)
    for name, sources in catalogues().items():
        found = {message for path in sources for message in messages(path)}
        if not found:
            continue
        with tempfile.TemporaryDirectory() as room:
            calls = Path(room, f"{name}.py")
            calls.write_text(_as_calls(found), encoding="utf-8")
            target = LOCALE / f"{name}_hi.ts"
            _qt("lupdate", calls, *MERGE, "-ts", target)


def compile_all() -> None:
    """Write the .qm file of each .ts file that is newer than its own."""
    for source in sorted(LOCALE.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            compile_one(source, target)


def compile_one(source: Path, target: Path) -> None:
    """Write the .ts file `source` as the .qm file `target`, which the program loads."""
    _qt("lrelease", "-silent", source, "-qm", target)


def _qt(tool: str, *arguments: str | Path) -> None:
    command = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([str(command), *map(str, arguments)], check=True)


if __name__ == "__main__":
    {"refresh": refresh, "compile": compile_all}[sys.argv[1]]()
