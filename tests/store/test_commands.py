"""The command line as an IT person types it: real processes, sentences and not tracebacks, exit codes for scripts."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desk.app import hold, open_desk
from desk.commands.checks import Profile
from desk.commands.computer import computer
from desk.core.errors import Refused
from desk.core.paths import Paths
from desk.records.numbers.noted import NOTED
from desk.records.set_up import Plan, set_up
from desk.security import machine
from desk.security.authorize import system_actor
from desk.security.passwords import Cost
from desk.security.vault import Vault
from desk.store.ledger import Account, Commodity, open_account, open_commodity
from desk.store.store import Store, set_state
from tests.support.desk import FakeClock

ROOT = Path(__file__).resolve().parents[2]
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
DEVICES = ("printers", "camera")


def desk(*args: str, say: str = "") -> "subprocess.CompletedProcess[str]":
    """`hims-desk ARGS` with `say` on standard input, without a keyring and without a display."""
    environment = os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    environment.pop("DISPLAY", None)
    command = [sys.executable, "-m", "desk", *args]
    return subprocess.run(command, cwd=ROOT, input=say, capture_output=True, text=True, timeout=100, env=environment)


def init(folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    return desk("init", "--data", str(folder), "--user", "asha", "--name", "Asha Rani", "--json", *more)


def test_a_new_desk_is_set_up_and_examined(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    done = init(folder, "--facility", "Delhi Polyclinic", "--facility-hi", "दिल्ली पॉलीक्लिनिक", "--code", "DL-7")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["user"], len(told["code"]), len(told["recovery_password"])) == ("asha", 11, 29)

    examined = desk("doctor", "--data", str(folder), "--recovery-stdin", "--json", say=told["recovery_password"] + "\n")
    findings = {f["name"]: f for f in json.loads(examined.stdout)}
    assert examined.returncode == 0, findings
    assert list(findings) == ["keyring", "database", "disk", "computer", "clock", "network", "printers", "camera"]
    assert findings["database"]["state"] == "ok"
    assert findings["database"]["detail"]["cipher"].startswith("4.")
    assert findings["network"]["state"] == "warn"
    assert all(f["sentence"] for f in findings.values())
    assert all(f["way_forward"] for f in findings.values() if f["state"] != "ok")


def test_setting_up_twice_is_refused_with_a_sentence(tmp_path: Path) -> None:
    assert init(tmp_path / "desk").returncode == 0
    again = init(tmp_path / "desk")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == "This folder is not empty. Choose a new folder for the desk.\n"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--facility", "Delhi Polyclinic"], "its code together"),
        (["--facility", "x" * 10_000, "--code", "DL-7"], "name: This is too long"),
    ],
)
def test_a_set_up_that_cannot_be_is_refused_and_leaves_nothing(tmp_path: Path, more: list[str], says: str) -> None:
    done = init(tmp_path / "desk", *more)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "desk").exists()


def test_without_a_terminal_it_asks_nobody_who_the_administrator_is(tmp_path: Path) -> None:
    done = desk("init", "--data", str(tmp_path / "desk"))
    assert done.returncode == 2
    assert "--user" in done.stderr


def examine(folder: Path, only: str, say: str = "") -> dict[str, Any]:
    more = ["--recovery-stdin"] if say else []
    done = desk("doctor", "--data", str(folder), "--only", only, "--json", *more, say=say)
    found: dict[str, Any] = json.loads(done.stdout)[0]
    assert found["ok"] is (done.returncode == 0)
    return found


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A demo desk's folder, set up a while ago."""
    set_up(Paths(tmp_path / "demo"), Plan("asha", "Asha", demo=True), lambda _told: None, cost=CHEAP, clock=FakeClock())
    return tmp_path / "demo"


def test_doctor_finds_no_desk_where_there_is_none(tmp_path: Path) -> None:
    found = examine(tmp_path / "nowhere", "keyring")
    assert (found["state"], found["sentence"]) == ("bad", "This desk has not been set up yet. Run: hims-desk init")


def test_doctor_finds_damage(demo: Path) -> None:
    with (demo / "desk.db").open("r+b") as file:
        file.seek(4096 * 12)
        file.write(bytes(4096 * 30))
    assert examine(demo, "database")["state"] == "bad"


def test_doctor_finds_a_trail_that_was_changed(demo: Path) -> None:
    opened = open_desk(Paths(demo))
    with opened.store.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.exec_driver_sql("UPDATE audit SET actor = 'x' WHERE n = 1")
    opened.close()
    found = examine(demo, "database")
    assert (found["state"], found["sentence"]) == ("bad", "The audit trail was changed at entry 1.")


def test_doctor_finds_books_that_were_changed(demo: Path) -> None:
    opened = open_desk(Paths(demo))
    with opened.store.writer.begin() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_balance'"
        for name in connection.exec_driver_sql(triggers).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        open_commodity(connection, Commodity("INR", "money"))
        open_account(connection, Account("safe", "money", "safe", True, False))
        connection.exec_driver_sql("INSERT INTO ledger_balance VALUES ('INR', 'safe', 700, 1)")
    opened.close()
    found = examine(demo, "database")
    assert (found["state"], found["detail"]["askew"]) == ("bad", 1)
    assert found["sentence"] == "The books of stock and money do not agree with their own entries."


def test_doctor_finds_a_clock_that_went_back(tmp_path: Path) -> None:
    future = FakeClock(ms=FakeClock().ms + 3_000 * 86_400_000)
    set_up(Paths(tmp_path / "d"), Plan("asha", "Asha", demo=True), lambda _told: None, cost=CHEAP, clock=future)
    assert examine(tmp_path / "d", "clock")["state"] == "bad"


def test_doctor_says_that_a_wrong_recovery_password_is_wrong(tmp_path: Path) -> None:
    init(tmp_path / "desk")
    found = examine(tmp_path / "desk", "database", say="AAAAA\n")
    assert (found["state"], found["sentence"]) == ("bad", "This recovery password does not open the desk.")


@pytest.mark.parametrize("only", DEVICES)
def test_doctor_looks_at_devices_without_a_display(demo: Path, only: str) -> None:
    assert examine(demo, only)["state"] in {"ok", "warn"}


def test_the_help_names_every_command_and_loads_nothing_heavy() -> None:
    done = desk("--help")
    assert done.returncode == 0
    assert all(name in done.stdout for name in ("init", "doctor"))
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "desk", "--help"], cwd=ROOT, capture_output=True, text=True
    ).stderr
    assert not [line for line in loaded.splitlines() if line.endswith((" sqlalchemy", " PySide6", " cv2", " httpx"))]


def hold_elsewhere(path: Path, then: str) -> "subprocess.CompletedProcess[str]":
    """Another program that takes the lock, and what it does `then`."""
    script = f"import os, sys, pathlib; from desk.app import hold; lock = hold(pathlib.Path(sys.argv[1])); {then}"
    return subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True)


def test_one_window_a_desk(tmp_path: Path) -> None:
    lock = hold(tmp_path / "desk.lock")
    assert "This desk is already open" in hold_elsewhere(tmp_path / "desk.lock", "pass").stderr
    with pytest.raises(Refused, match="already open"):
        hold(tmp_path / "desk.lock")
    lock.unlock()
    hold(tmp_path / "desk.lock").unlock()


def test_the_lock_of_a_killed_program_does_not_keep_the_next_one_out(tmp_path: Path) -> None:
    assert hold_elsewhere(tmp_path / "desk.lock", "os._exit(9)").returncode == 9
    assert (tmp_path / "desk.lock").exists()
    hold(tmp_path / "desk.lock").unlock()


def test_doctor_finds_that_the_desk_was_brought_from_another_computer(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths(demo)
    monkeypatch.setattr(machine, "BOARD_ID", tmp_path / "no-board")

    def found(system: str) -> tuple[str, str]:
        (tmp_path / "machine-id").write_text(system)
        monkeypatch.setattr(machine, "SYSTEM_ID", (tmp_path / "machine-id",))
        finding = computer(Profile(paths))
        return finding.state, str(finding.sentence)

    vault = Vault(paths.slots)
    store = Store(paths.database, vault.open())
    with store.unit(system_actor(), "test.nowhere") as unit:
        set_state(unit, NOTED, "")
    store.close()
    assert found("11111111111111111111111111111112") == ("ok", "Bills and receipts are given on this computer.")
    open_desk(paths).close()
    assert found("11111111111111111111111111111112")[0] == "ok"
    assert found("")[0] == "warn"
    assert found("22222222222222222222222222222223")[0] == "bad"
    monkeypatch.setenv("HIMS_MARKS", str(demo / "desk.db" / "no-folder"))
    state, sentence = found("11111111111111111111111111111112")
    assert (state, "cannot be kept" in sentence) == ("bad", True)
    assert examine(tmp_path / "nowhere", "computer")["state"] == "unknown"
