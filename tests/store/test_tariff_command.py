"""`hims-desk tariff` as IT types it: tried first, imported, undone by what was saved, turned into FHIR."""

import io
import json
import sys
from pathlib import Path

import pytest

from desk.__main__ import main
from desk.app import open_desk
from desk.core.paths import Paths, resources
from desk.plugins.billing.fhir import tariff as fhir
from desk.records.facility.rules import FacilityDraft
from desk.records.set_up import Plan, Secrets, set_up
from desk.security.passwords import FLOOR

SHIPPED = resources() / "catalogues" / "tariff" / "tariff.csv"
PASSWORD = "gulmohar-42-tulsi"
Said = pytest.CaptureFixture[str]


class Run:
    """`hims-desk tariff … --user asha`, with her password on standard input."""

    def __init__(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk, self.monkeypatch = desk, monkeypatch

    def __call__(self, file: Path, *more: str) -> int:
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(PASSWORD + "\n"))
        who = ("--data", str(self.desk), "--user", "asha", "--password-stdin")
        return main(["tariff", str(file), *who, *more])


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A desk that stands alone, with an administrator who has a password."""
    folder, told = tmp_path / "desk", list[Secrets]()
    plan = Plan("asha", "Asha Rani", FacilityDraft("Delhi Polyclinic", "DL-7"), demo=True)
    set_up(Paths(folder), plan, told.append, cost=FLOOR)
    house = open_desk(Paths(folder))
    house.sign_in.use_code("asha", told[0].code, PASSWORD)
    house.close()
    return Run(folder, monkeypatch)


def test_the_example_is_tried_imported_saved_and_undone(run: Run, tmp_path: Path, capsys: Said) -> None:
    saved = tmp_path / "before.csv"
    few = tmp_path / "few.csv"
    few.write_text("code,name,kind,head,price\nPARK,Parking,other,other,20\n", "utf-8")
    assert run(few) == 0
    capsys.readouterr()
    assert run(SHIPPED, "--dry-run") == 0
    assert "102 would change, 0 would stay, 0 things are wrong." in capsys.readouterr().out
    assert run(saved, "--save") == 0 and saved.read_bytes().startswith(b"\xef\xbb\xbf")
    assert run(SHIPPED) == 0
    assert run(saved, "--whole", "--json") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"new": 0, "changed": 0, "ended": 102, "same": 1}


def test_wrong_lines_are_named_and_nothing_is_imported(run: Run, tmp_path: Path, capsys: Said) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("code,name,kind,head,price\nPARK,Parking,other,parking,20\nB,B,other,other,1.234\n", "utf-8")
    assert run(wrong, "--dry-run") == 1
    said = capsys.readouterr().out
    assert "line 2, head: " in said and "line 3, price: " in said
    assert run(wrong) == 2
    assert "Nothing was imported. Wrong: 2." in capsys.readouterr().err


def test_it_is_turned_into_what_the_cloud_loads(run: Run, tmp_path: Path, capsys: Said) -> None:
    out = tmp_path / "state.ndjson"
    assert run(SHIPPED, "--fhir", str(out)) == 0
    assert "102 services written to" in capsys.readouterr().out
    read = [fhir.from_fhir(json.loads(line)) for line in out.read_text("utf-8").splitlines()]
    assert {one.service.code for one in read} >= {"CONS-OPD", "CBC", "MEDICINE"}


def test_a_place_that_cannot_be_written_gets_a_sentence(run: Run, tmp_path: Path, capsys: Said) -> None:
    assert run(tmp_path / "none" / "x.csv", "--save") == 2
    assert "cannot be written" in capsys.readouterr().err
