"""Other projects' test cards, where somebody has put them (tests/vectors/README.md says from where)."""

import os
from pathlib import Path

import pytest

from tests.vectors.__main__ import run, unexpected
from tests.vectors.outcome import EXCEPTIONS, REFUSED, VERIFIED, Outcome

FOLDER = os.environ.get("HIMS_VECTORS", "")


@pytest.mark.skipif(not FOLDER, reason="HIMS_VECTORS names no folder with other projects' test cards")
def test_other_projects_cards_come_out_as_they_should() -> None:
    outcomes = run({name: Path(FOLDER) / name for name in ("eu", "smart", "spec")})
    assert len(outcomes) > 600
    assert unexpected(outcomes) == []


def test_what_comes_out_otherwise_is_told() -> None:
    excused = next(iter(EXCEPTIONS))
    outcomes = [
        Outcome("eu", "a", VERIFIED, "verified"),
        Outcome("eu", "b", VERIFIED, "tampered"),
        Outcome("eu", "c", REFUSED, "verified"),
        Outcome("eu", excused, VERIFIED, "tampered"),
    ]
    assert unexpected(outcomes) == ["b: tampered, not verified", "c: verified, not refused"]
    assert unexpected([Outcome("eu", excused, VERIFIED, "verified")]) == [f"{excused}: no exception any more"]
