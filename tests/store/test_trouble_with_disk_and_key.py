"""Wrong key, damaged file, full disk, read-only disk: each has its own sentence, and nothing that was saved is lost."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from desk.app import open_desk
from desk.commands import checks
from desk.commands.checks import Profile
from desk.core.errors import Damaged, Refused
from desk.core.paths import Paths
from desk.records.set_up import Plan, Secrets, set_up
from desk.security.authorize import system_actor
from desk.security.chain import Break
from desk.security.passwords import Cost
from desk.store import audit, ballast, inbox, matters
from desk.store.audit import AuditEntry
from desk.store.engine import explain
from desk.store.store import Store
from desk.store.tables import AuditRow
from tests.support.desk import TestDesk, make_desk
from tests.support.mounting import NOT_HERE, UNSHARE, may_mount
from tests.support.small_disk import save

ROOT = Path(__file__).resolve().parents[2]
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)


def read(store: Store) -> None:
    with store.readers.connect() as connection:
        connection.exec_driver_sql("SELECT 1 FROM desk_state")


def test_a_wrong_key_opens_nothing_and_says_so(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.store.close()
    before = (tmp_path / "desk.db").read_bytes()
    stranger = Store(tmp_path / "desk.db", secrets.token_bytes(32))
    with pytest.raises(Damaged, match="does not open with this desk's key"):
        read(stranger)
    with pytest.raises(Damaged, match="does not open with this desk's key"), stranger.writer.begin():
        pass
    assert (tmp_path / "desk.db").read_bytes() == before


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A demo desk, set up and closed."""
    made = Paths(tmp_path / "desk")
    set_up(made, Plan("asha", "Asha Rani", demo=True), lambda _told: None, cost=CHEAP)
    return made


def test_a_damaged_first_page_is_not_called_a_wrong_key(paths: Paths) -> None:
    with paths.database.open("r+b") as file:
        file.write(bytes(4096))
    before = paths.database.read_bytes()
    with pytest.raises(Damaged, match="damaged; its key is right"):
        open_desk(paths)
    assert paths.database.read_bytes() == before


def test_a_damaged_page_further_in_is_found(paths: Paths) -> None:
    with paths.database.open("r+b") as file:
        file.seek(4096 * 10)
        file.write(bytes(4096 * 40))
    with pytest.raises(Damaged, match=r"damaged|reported an error"):
        desk = open_desk(paths)
        with desk.store.readers.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"


@pytest.mark.parametrize("spoil", [lambda p: p.write_bytes(b""), lambda p: p.unlink()], ids=["emptied", "gone"])
def test_a_database_that_is_gone_is_never_made_anew(paths: Paths, spoil: Any) -> None:
    spoil(paths.database)
    with pytest.raises(Damaged, match="Do not set up again"):
        open_desk(paths)
    assert not paths.database.exists() or paths.database.stat().st_size == 0


def test_a_damaged_key_file_is_told_from_a_missing_one(paths: Paths) -> None:
    paths.slots.write_text("{")
    with pytest.raises(Damaged, match="key file is damaged"):
        open_desk(paths)
    paths.slots.unlink()
    with pytest.raises(Damaged, match="has not been set up"):
        open_desk(paths)


def test_the_key_file_of_another_desk_is_noticed(paths: Paths, tmp_path: Path) -> None:
    other = Paths(tmp_path / "other")
    set_up(other, Plan("ravi", "Ravi", demo=True), lambda _told: None, cost=CHEAP)
    shutil.copy(other.slots, paths.slots)
    with pytest.raises(Damaged):
        open_desk(paths)
    mixed = json.loads(other.slots.read_text()) | {"kcv": "AAAAAAAAAAA="}
    paths.slots.write_text(json.dumps(mixed))
    with pytest.raises(Damaged, match="does not belong to this desk"):
        open_desk(paths)


def on_a_small_disk(how: str, folder: Path, apart: tuple[str, ...] = UNSHARE) -> dict[str, Any]:
    script = [sys.executable, "-m", "tests.support.small_disk", how, str(folder)]
    done = subprocess.run([*apart, *script], cwd=ROOT, capture_output=True, timeout=100, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.skipif(not may_mount(), reason=NOT_HERE)
def test_on_a_full_disk_nothing_acknowledged_is_lost_and_work_goes_on_when_space_is_free(tmp_path: Path) -> None:
    told = on_a_small_disk("full", tmp_path)
    assert told["acked"] > 20
    assert told["sentence"].startswith("NOT SAVED. The disk is full.")
    assert told["again"].startswith("NOT SAVED")
    assert told["before"] == {"papers": told["acked"], "ops": told["acked"], "acts": told["acked"], "trail": True}
    assert told["after"] == ""
    assert told["now"]["papers"] == told["now"]["ops"] == told["now"]["acts"] == told["acked"] + 1


@pytest.mark.skipif(not may_mount(), reason=NOT_HERE)
def test_a_full_disk_lets_go_of_the_ballast_so_that_the_day_can_be_finished(tmp_path: Path) -> None:
    told = on_a_small_disk("ballasted", tmp_path)
    assert told["laid"]
    assert told["sentence"].startswith("NOT SAVED. The disk is full. Reserved space was freed")
    assert told["after"] == 20, "saving goes on"
    assert told["last"].startswith("NOT SAVED. The disk is full. Free some space"), "there is no second one"
    assert (told["no_room"], told["again"]) == (False, True)
    assert told["now"]["papers"] == told["now"]["ops"] == told["now"]["acts"] > told["acked"] + 20
    assert told["now"]["trail"]


@pytest.mark.skipif(not may_mount(), reason=NOT_HERE)
def test_a_disk_that_turns_read_only_is_said_and_keeps_what_it_has(tmp_path: Path) -> None:
    told = on_a_small_disk("read-only", tmp_path)
    assert told["sentence"] == "The database cannot be opened. Check that the disk is there and may be written."
    assert told["before"] == {"papers": 5, "ops": 5, "acts": 5, "trail": True}
    assert (told["after"], told["now"]["papers"]) == ("", 6)


def test_a_limit_on_the_size_of_files_loses_nothing_either(tmp_path: Path) -> None:
    """What any account can try: the system refuses to let a file grow."""
    told = on_a_small_disk("limited", tmp_path, ())
    assert told["sentence"].startswith("NOT SAVED")
    assert told["acked"] > 5
    assert told["before"] == {"papers": told["acked"], "ops": told["acked"], "acts": told["acked"], "trail": True}
    assert (told["after"], told["now"]["papers"]) == ("", told["acked"] + 1)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("attempt to write a readonly database", "NOT SAVED. The disk can only be read."),
        ("database or disk is full", "NOT SAVED. The disk is full."),
        ("disk I/O error", "NOT SAVED. The disk reported an error."),
        ("database disk image is malformed", "The database is damaged."),
        ("something new", "NOT SAVED. The database reported an error."),
    ],
)
def test_what_the_database_says_becomes_a_sentence_for_a_clerk(said: str, sentence: str) -> None:
    assert str(explain(dbapi2.OperationalError(said))).startswith(sentence)


def test_another_program_that_holds_the_database_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.store.engine.BUSY_MS", 50)
    desk = make_desk(tmp_path)
    other = Store(desk.store.path, desk.key)
    with other.writer.begin(), pytest.raises(Damaged, match="Another program holds the database"):
        save(desk)
    save(desk)
    other.close()
    desk.store.close()


# Setting up


def test_a_new_desk_opens_again_with_its_recovery_password_only(tmp_path: Path) -> None:
    paths, told = Paths(tmp_path / "desk"), list[Secrets]()
    set_up(paths, Plan("asha", "Asha Rani"), told.append, cost=CHEAP)
    with pytest.raises(Damaged, match="Enter the recovery password"):
        open_desk(paths)
    with pytest.raises(Damaged, match="does not open the desk"):
        open_desk(paths, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")
    desk = open_desk(paths, told[0].recovery)
    actor = desk.sign_in.use_code("asha", told[0].code, "green mango tree").actor
    assert "staff.change" in actor.permissions
    desk.close()
    text = b"".join(path.read_bytes() for path in paths.root.rglob("*") if path.is_file())
    for secret in (told[0].recovery, told[0].code, "Asha Rani"):
        assert (secret or "").encode() not in text


def test_a_set_up_that_is_cut_off_leaves_no_half_desk_and_can_be_done_again(tmp_path: Path) -> None:
    paths, told = Paths(tmp_path / "desk"), list[Secrets]()

    def cut(_told: Secrets) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        set_up(paths, Plan("asha", "Asha Rani", demo=True), cut, cost=CHEAP)
    assert not paths.root.exists()
    set_up(paths, Plan("asha", "Asha Rani", demo=True), told.append, cost=CHEAP)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk"]


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path, paths: Paths) -> None:
    before = paths.slots.read_bytes()
    with pytest.raises(Damaged, match="not empty"):
        set_up(paths, Plan("asha", "Asha Rani", demo=True), lambda _told: None, cost=CHEAP)
    assert paths.slots.read_bytes() == before


def test_the_first_administrator_needs_a_proper_name(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        set_up(Paths(tmp_path / "desk"), Plan("A b", ""), lambda _told: None, cost=CHEAP)
    assert refused.value.field == "user"
    assert not (tmp_path / "desk").exists()


def test_ballast_takes_its_room_on_disk_once(tmp_path: Path) -> None:
    database = tmp_path / "desk.db"
    assert ballast.lay(database, room=0)
    found = ballast.beside(database).stat()
    assert found.st_size == ballast.SIZE
    assert os.name != "posix" or found.st_blocks * 512 >= ballast.SIZE, "a hole frees nothing"
    assert ballast.lay(database, room=0)
    assert ballast.beside(database).stat().st_mtime_ns == found.st_mtime_ns
    assert (ballast.drop(database), ballast.drop(database)) == (True, False)


def test_a_disk_that_is_nearly_full_is_not_filled_with_ballast(tmp_path: Path) -> None:
    assert not ballast.lay(tmp_path / "desk.db", room=1 << 62)
    assert not ballast.lay(tmp_path / "gone" / "desk.db")
    assert list(tmp_path.iterdir()) == []


def test_readings_that_could_not_be_written_down_are_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(tmp_path)
    desk.store.note(AuditEntry(desk.clock.ms, "asha", "test.read"))
    with monkeypatch.context() as patched:
        patched.setattr(audit, "append", _full)
        with pytest.raises(Damaged, match="disk is full"):
            desk.store.close()
    with pytest.raises(RuntimeError), monkeypatch.context() as patched:
        patched.setattr(audit, "append", _fault)
        desk.store.write_notes()
    desk.store.write_notes()
    with desk.store.readers.connect() as connection:
        found = connection.execute(select(AuditRow.action).where(AuditRow.action == "test.read")).scalars()
        assert list(found) == ["test.read"]


def _full(*_anything: object) -> None:
    raise dbapi2.OperationalError("database or disk is full")


def _fault(*_anything: object) -> None:
    raise RuntimeError("a fault of the program")


def tampered(desk: TestDesk, body: bytes) -> None:
    with desk.store.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.exec_driver_sql("UPDATE audit SET body = ? WHERE n = 1", (body,))


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b"7", bytes(range(200, 256))])
def test_a_trail_made_unreadable_is_found_like_any_edit(tmp_path: Path, body: bytes) -> None:
    desk = make_desk(tmp_path)
    tampered(desk, body)
    with desk.store.readers.connect() as connection:
        assert audit.verify(connection) == Break(1, "body")
    desk.store.close()


def test_the_doctor_finds_a_damaged_page_and_says_what_to_do(paths: Paths) -> None:
    with paths.database.open("r+b") as file:
        file.seek(4096 * 10)
        file.write(bytes(4096 * 40))
    found = checks.database(Profile(paths))
    assert (found.state, "damaged" in str(found.sentence)) == (checks.BAD, True)
    assert checks.network(Profile(paths)).state in (checks.UNKNOWN, checks.WARN)


def test_what_the_program_before_could_not_read_is_tried_again_after_an_update(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(paths)
    with desk.store.unit(system_actor(), "test") as unit:
        inbox.save(unit.connection, [inbox.Pulled("U", "global", "Task", "x", 1, b"{}")], unit.at)
        inbox.quarantine(unit.connection, inbox.waiting(unit.connection, 1)[0].n, "unknown")
        matters.raise_matter(unit.connection, inbox.NOT_APPLIED, unit.at, key=("Task", "x"))
    desk.close()
    assert tried(paths) == (1, 0, 1), "the same program does not try again what it could not do"
    monkeypatch.setattr("desk.app.__version__", "9.9.9")
    assert tried(paths) == (0, 1, 0)


def tried(paths: Paths) -> tuple[int, int, int]:
    """Open the desk: how many rows are set aside, how many wait to be applied, how many matters are open."""
    desk = open_desk(paths)
    try:
        with desk.store.readers.connect() as connection:
            rows = len(inbox.quarantined(connection)), len(inbox.waiting(connection, 9))
            return *rows, matters.count_open(connection)
    finally:
        desk.close()
