"""`hims-desk catalogue` as IT types it: tried first, imported whole or not at all, turned into FHIR for the cloud."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.__main__ import main
from desk.app import open_desk
from desk.core.paths import Paths, resources
from desk.plugins.pharmacy.fhir import items as fhir
from desk.records.facility.rules import FacilityDraft
from desk.records.set_up import Plan, Secrets, set_up
from desk.security.passwords import FLOOR

SHIPPED = resources() / "catalogues" / "medicines" / "medicines.csv"
PASSWORD = "gulmohar-42-tulsi"
HEAD = "code,generic,strength,form,unit,schedule\n"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk that stands alone, with an administrator who has a password."""
    folder, told = tmp_path / "desk", list[Secrets]()
    plan = Plan("asha", "Asha Rani", FacilityDraft("Delhi Polyclinic", "DL-7"), demo=True)
    set_up(Paths(folder), plan, told.append, cost=FLOOR)
    house = open_desk(Paths(folder))
    house.sign_in.use_code("asha", told[0].code, PASSWORD)
    house.close()
    return folder


@pytest.fixture
def run(desk: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    return Run(desk, monkeypatch)


class Run:
    """`hims-desk catalogue … --user asha`, with her password on standard input."""

    def __init__(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk = desk
        self.monkeypatch = monkeypatch

    def __call__(self, file: Path, *more: str, password: str = PASSWORD) -> int:
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(password + "\n"))
        who = ("--data", str(self.desk), "--user", "asha", "--password-stdin")
        return main(["catalogue", str(file), *who, *more])


def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.csv"
    path.write_text(HEAD + "AMOX-CAP-250,Amoxicillin,250 mg,capsule,capsule,H\nPARA,Paracetamol,,tablet,,H9\n", "utf-8")
    return path


def test_it_is_tried_then_imported_and_a_second_time_changes_nothing(run: Run, capsys: Said) -> None:
    lines = len(SHIPPED.read_text("utf-8").splitlines()) - 1
    assert run(SHIPPED, "--dry-run") == 0
    assert capsys.readouterr().out.endswith(f"{lines} would change, 0 would stay, 0 things are wrong.\n")
    assert run(SHIPPED) == 0
    assert capsys.readouterr().out == f"{lines} new, 0 changed, 0 ended, 0 as they were.\n"
    assert run(SHIPPED, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"new": 0, "changed": 0, "ended": 0, "same": lines}


def test_a_dry_run_names_every_wrong_line(run: Run, tmp_path: Path, capsys: Said) -> None:
    assert run(wrong(tmp_path), "--dry-run") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [
        "line 3, unit: Fill this in.",
        "line 3, schedule: A schedule is H, H1, X or none; empty = to be confirmed.",
        "line 2: new AMOX-CAP-250 Amoxicillin 250 mg capsule",
    ]
    assert run(wrong(tmp_path), "--dry-run", "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [(one["line"], one["field"]) for one in found["problems"]] == [(3, "unit"), (3, "schedule")]


def test_a_wrong_file_is_not_imported(run: Run, tmp_path: Path, capsys: Said) -> None:
    assert run(wrong(tmp_path)) == 2
    said = capsys.readouterr()
    assert said.out == "" and "Nothing was imported" in said.err and "Line 3, unit" in said.err
    assert run(SHIPPED, "--dry-run", "--json") == 0
    assert json.loads(capsys.readouterr().out)["same"] == 0


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: None, "The file cannot be read"),
        (lambda path: path.mkdir(), "The file cannot be read"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "The file is not in UTF-8."),
        (lambda path: path.write_bytes(b"code;generic\n"), "The columns are not divided by commas."),
    ],
)
def test_what_is_no_catalogue_gets_a_sentence(
    run: Run, tmp_path: Path, capsys: Said, make: Callable[[Path], object], sentence: str
) -> None:
    path = tmp_path / "file.csv"
    make(path)
    assert run(path) == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_it_goes_out_as_fhir_and_nothing_is_imported(run: Run, tmp_path: Path, capsys: Said) -> None:
    out = tmp_path / "out.ndjson"
    assert run(SHIPPED, "--fhir", str(out)) == 0
    resources_ = [json.loads(line) for line in out.read_bytes().splitlines()]
    assert capsys.readouterr().out == f"{len(resources_)} items written to {out}.\n"
    assert {fhir.from_fhir(one).item.code for one in resources_} >= {"AMOX-CAP-250", "PARAC-TAB-500"}
    assert run(SHIPPED, "--dry-run", "--json") == 0
    assert json.loads(capsys.readouterr().out)["same"] == 0
    assert run(SHIPPED, "--fhir", str(tmp_path / "no" / "such" / "folder")) == 2
    assert capsys.readouterr().err.startswith("The file cannot be written")


def test_without_the_password_nothing_happens(run: Run, capsys: Said) -> None:
    assert run(SHIPPED, password="wrong-horse-9") == 2
    assert capsys.readouterr().out == ""
