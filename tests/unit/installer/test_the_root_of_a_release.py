"""A release is built with a state's root, and with no other."""

import subprocess
import sys
from pathlib import Path

import pytest

from installer.root import NotForRelease, check
from tests.support import issuing
from tests.truth.sources import ROOT


def built_with(folder: Path, data: bytes | None) -> Path:
    path = folder / "root.json"
    if data is not None:
        path.write_bytes(data)
    return path


def test_a_states_root_is_taken(tmp_path: Path) -> None:
    root = check(built_with(tmp_path, issuing.root_json(demo=False)))
    assert (root.issuer, root.demo) == (issuing.ISSUER, False)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (issuing.root_json(demo=True), "demonstration"),
        (issuing.root_json(demo=False).replace(b'"demo": false', b'"demo": 0'), "no root"),
        (issuing.root_json(demo=False)[:-1], "no root"),
        (b"", "no root"),
        (None, "missing"),
    ],
)
def test_any_other_stops_the_build(tmp_path: Path, data: bytes | None, why: str) -> None:
    with pytest.raises(NotForRelease, match=why):
        check(built_with(tmp_path, data))


@pytest.mark.parametrize(("demo", "code"), [(False, 0), (True, 1)])
def test_the_build_asks_it_as_a_program(tmp_path: Path, demo: bool, code: int) -> None:
    path = built_with(tmp_path, issuing.root_json(demo=demo))
    command = [sys.executable, "-m", "installer.root", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code
    assert ("No release" in done.stderr) is demo
    assert (issuing.ISSUER in done.stdout) is not demo


def test_the_source_holds_no_root() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "resources/trust"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert "root.json" not in tracked.stdout
