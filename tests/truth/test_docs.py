"""What the documents tell people to type exists, and what they point at is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.truth.sources import ROOT, short

DOCUMENTS = sorted(p for p in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CODE = re.compile(r"```.*?```|^(?: {4}|\t).*?$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
OFFICES = {"hims-desk": ROOT / "desk" / "commands", "hims-cloud": ROOT / "cloud" / "commands"}


def code_of(text: str) -> str:
    """Only what stands as code: fenced, indented, or between backticks."""
    return "\n".join(CODE.findall(text))


def words_after(program: str, text: str) -> Iterator[str]:
    yield from re.findall(rf"(?<![\w-]){program} +([a-z][a-z-]*)", code_of(text))


def commands(office: Path) -> set[str]:
    """One file for each command; the demo drives the finished program, so its command stands above the others."""
    above = {"demo"} if office == OFFICES["hims-desk"] and (ROOT / "desk" / "demo" / "command.py").exists() else set()
    return above | {p.stem.replace("_", "-") for p in office.glob("*.py") if not p.stem.startswith("_")}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=short)
def test_a_document_names_real_make_targets(document: Path) -> None:
    assert set(words_after("make", document.read_text(encoding="utf-8"))) - targets() == set()


@pytest.mark.parametrize("program", OFFICES)
@pytest.mark.parametrize("document", DOCUMENTS, ids=short)
def test_a_document_names_real_commands(document: Path, program: str) -> None:
    named = set(words_after(program, document.read_text(encoding="utf-8")))
    assert named - commands(OFFICES[program]) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=short)
def test_a_document_points_at_files_that_are_there(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_prose_is_not_taken_for_a_command() -> None:
    text = "You make tea.\n\n    make demo\n\nThen `hims-desk sync --once` runs."
    assert (list(words_after("make", text)), list(words_after("hims-desk", text))) == (["demo"], ["sync"])
