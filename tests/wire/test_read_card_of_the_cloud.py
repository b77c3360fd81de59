"""What the cloud issues at its command line, the desk's command line reads and proves: two programs, three files."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cloud.__main__ import main
from cloud.tables import facility
from tests.support.cloud import Cloud, WireDesk
from tests.truth.sources import ROOT
from tests.wire.test_cloud_cards import clerk, registered, sita

__all__ = ["clerk"]


def read_card(*args: str | Path) -> list[dict[str, Any]]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "desk", "read-card", "--json", *map(str, args)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_issued_exported_read_and_withdrawn(
    cloud: Cloud, clerk: WireDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = registered(clerk, sita())
    place = ["--db", cloud.db, "--key-secret", str(cloud.secret)]
    with cloud.store.read() as conn:
        code = conn.execute(select(facility.c.code).where(facility.c.id == clerk.facility_id)).scalar_one()
    capsys.readouterr()
    assert main([*place, "issue-card", "--facility", code, "--patient", person["id"]]) == 0
    printed = tmp_path / "issued.json"
    printed.write_text(capsys.readouterr().out, "utf-8")
    card = tmp_path / "card.txt"
    card.write_text(json.loads(printed.read_text("utf-8"))["1"], "utf-8")
    trust = tmp_path / "trust.json"
    assert main([*place, "keys", "export", "--out", str(trust)]) == 0
    both, small = read_card(printed, card, "--trust", trust)
    assert [one["state"] for one in (both, small, *both["others"])] == ["verified"] * 3
    assert small["fields"]["patient_id"] == person["id"]
    assert main([*place, "revoke-card", small["fields"]["cti"]]) == 0
    assert main([*place, "keys", "export", "--out", str(trust)]) == 0
    assert [one["state"] for one in read_card(card, "--trust", trust)] == ["revoked"]
