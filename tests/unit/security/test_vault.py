"""The store's key: which slots open it, and which are refused."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import keyring
import keyring.backends.fail
import keyring.errors
import pytest

from desk.core.errors import Damaged
from desk.security.passwords import Cost
from desk.security.vault import BACKENDS, KeyMissing, Vault, keyring_name

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
RECOVERY = "9MF36-3XJTF-H3KNH-3YEFP-9EF6M"


class Ring:
    """A keyring in memory; as it stands, one that is on nobody's list."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture(autouse=True)
def no_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    """A keyring that passes for one of those that are allowed."""
    module, name = min(BACKENDS)
    made: Ring = type(name, (Ring,), {"__module__": module})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made


def slots(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text())["slots"]
    return found


def test_the_recovery_password_opens_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    _, key = Vault.create(path, demo=False, password=RECOVERY, cost=CHEAP)
    assert Vault(path).open(RECOVERY) == key
    for wrong in ("", RECOVERY.lower(), RECOVERY + " "):
        with pytest.raises(KeyMissing, match="does not open"):
            Vault(path).open(wrong)
    with pytest.raises(KeyMissing, match="Enter the recovery password"):
        Vault(path).open()
    assert key.hex() not in path.read_text()


def test_the_keyring_of_the_account_opens_by_itself(tmp_path: Path, ring: Ring) -> None:
    path = tmp_path / "keys.json"
    _, key = Vault.create(path, demo=False, password=None, cost=CHEAP)
    assert Vault(path).open() == key
    assert [slot["kind"] for slot in slots(path)] == ["keyring"]
    assert len(ring.kept) == 1
    assert keyring_name() is not None


def test_another_account_needs_the_recovery_password_once(
    tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.json"
    _, key = Vault.create(path, demo=False, password=RECOVERY, cost=CHEAP)
    monkeypatch.setattr("getpass.getuser", lambda: "second-clerk")
    with pytest.raises(KeyMissing):
        Vault(path).open()
    assert Vault(path).add_keyring(Vault(path).open(RECOVERY))
    assert Vault(path).open() == key
    assert [slot["kind"] for slot in slots(path)].count("keyring") == 2


def test_a_keyring_that_is_not_allowed_holds_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Ring()  # like a file of plain text: it works, and is not on the list
    monkeypatch.setattr(keyring, "get_keyring", lambda: plain)
    assert keyring_name() is None
    with pytest.raises(Damaged, match="recovery password"):
        Vault.create(tmp_path / "keys.json", demo=False, password=None, cost=CHEAP)
    assert not (tmp_path / "keys.json").exists()
    Vault.create(tmp_path / "keys.json", demo=False, password=RECOVERY, cost=CHEAP)
    assert plain.kept == {}


def test_a_keyring_that_lost_the_key_asks_for_the_recovery_password(tmp_path: Path, ring: Ring) -> None:
    path = tmp_path / "keys.json"
    _, key = Vault.create(path, demo=False, password=RECOVERY, cost=CHEAP)
    ring.kept.clear()  # an administrator reset the account's password
    with pytest.raises(KeyMissing):
        Vault(path).open()
    assert Vault(path).open(RECOVERY) == key


def test_a_keyring_that_holds_another_key_is_told_from_a_damaged_database(tmp_path: Path, ring: Ring) -> None:
    path = tmp_path / "keys.json"
    Vault.create(path, demo=False, password=RECOVERY, cost=CHEAP)
    ring.kept = dict.fromkeys(ring.kept, "A" * 43 + "=")
    with pytest.raises(Damaged, match="does not belong to this desk"):
        Vault(path).open()


def test_a_key_in_a_file_is_refused_outside_the_demo(tmp_path: Path) -> None:
    demo, normal = tmp_path / "demo.json", tmp_path / "normal.json"
    Vault.create(demo, demo=True, password=None, cost=CHEAP)
    assert Vault(demo).demo
    Vault.create(normal, demo=False, password=RECOVERY, cost=CHEAP)
    smuggled = json.loads(normal.read_text())
    smuggled["slots"].insert(0, slots(demo)[0])
    normal.write_text(json.dumps(smuggled))
    with pytest.raises(Damaged, match="refused outside the demo"):
        Vault(normal).open(RECOVERY)


def test_a_profile_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    Vault.create(path, demo=True, password=None, cost=CHEAP)
    before = path.read_bytes()
    with pytest.raises(Damaged, match="already holds a desk"):
        Vault.create(path, demo=True, password=None, cost=CHEAP)
    assert path.read_bytes() == before


def test_small_secrets_are_sealed_under_their_name_and_profile(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    vault, key = Vault.create(path, demo=True, password=None, cost=CHEAP)
    vault.keep(key, "device-key", b"secret of the device")
    again = Vault(path)
    assert again.recall(key, "device-key") == b"secret of the device"
    assert again.recall(key, "other") is None
    assert "secret of the device" not in path.read_text()
    body = json.loads(path.read_text())
    body["sealed"]["other"] = body["sealed"]["device-key"]
    path.write_text(json.dumps(body))
    with pytest.raises(Damaged):
        Vault(path).recall(key, "other")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards the file by its folder")
def test_the_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    Vault.create(path, demo=False, password=RECOVERY, cost=CHEAP)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "{", "[]", '{"profile_id": "x"}', '{"profile_id": "x", "kcv": "%"}'])
def test_a_damaged_key_file_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(Damaged, match="key file is damaged"):
        Vault(path)


@pytest.mark.parametrize(
    "slots",
    [
        None, "x", ["x"], [{}], [{"kind": "password"}], [{"kind": "password", "salt": "%", "nonce": "", "wrapped": ""}],
    ],
)  # fmt: skip
def test_damaged_slots_are_said_and_nothing_is_written(tmp_path: Path, slots: Any) -> None:
    path = tmp_path / "keys.json"
    Vault.create(path, demo=False, password=RECOVERY, cost=CHEAP)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"slots": slots}))
    before = path.read_bytes()
    with pytest.raises(Damaged, match="key file is damaged"):
        Vault(path).open(RECOVERY)
    assert path.read_bytes() == before


def test_a_keyring_that_stays_locked_asks_for_the_recovery_password(
    tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.json"
    _, key = Vault.create(path, demo=False, password=RECOVERY, cost=CHEAP)

    def locked(*_arguments: str) -> str:
        raise keyring.errors.KeyringLocked("the person said no")

    monkeypatch.setattr(ring, "get_password", locked)
    with pytest.raises(KeyMissing):
        Vault(path).open()
    assert Vault(path).open(RECOVERY) == key


def test_two_programs_of_one_desk_do_not_write_over_each_others_secrets(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    window, key = Vault.create(path, demo=True, password=None, cost=CHEAP)
    Vault(path).keep(key, "device-key", b"made by the command line")
    assert window.recall(key, "device-key") == b"made by the command line"
    window.keep(key, "mark", b"7")
    assert Vault(path).recall(key, "device-key") == b"made by the command line"
    assert Vault(path).recall(key, "mark") == b"7"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards the file by its folder")
def test_what_a_cut_off_write_left_behind_leads_nowhere(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "keys.json", tmp_path / "elsewhere"
    elsewhere.write_text("theirs")
    path.with_suffix(".new").symlink_to(elsewhere)
    Vault.create(path, demo=True, password=None, cost=CHEAP)
    assert elsewhere.read_text() == "theirs"
    assert path.stat().st_mode & 0o077 == 0


def test_the_list_of_allowed_keyrings_names_real_ones() -> None:
    assert all(module.startswith("keyring.backends.") for module, _ in BACKENDS)
    assert not any("file" in module or "plain" in name.lower() for module, name in BACKENDS)


@pytest.mark.parametrize("trouble", [keyring.errors.KeyringLocked, keyring.errors.PasswordSetError])
def test_a_keyring_that_refuses_the_key_leaves_the_recovery_password(
    tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    def refuse(*_what: str) -> None:
        raise trouble

    monkeypatch.setattr(ring, "set_password", refuse)
    vault, key = Vault.create(tmp_path / "keys.json", demo=False, password=RECOVERY, cost=CHEAP)
    assert not vault.add_keyring(key)
    assert [slot["kind"] for slot in slots(vault.path)] == ["password"]
    assert Vault(vault.path).open(RECOVERY) == key
    with pytest.raises(Damaged, match="no keyring"):
        Vault.create(tmp_path / "other.json", demo=False, password=None)


def test_a_cost_that_no_computer_pays_is_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    Vault.create(path, demo=False, password=RECOVERY, cost=CHEAP)
    told = json.loads(path.read_text())
    told["slots"][0]["memory_kib"] = 1
    path.write_text(json.dumps(told))
    with pytest.raises(Damaged, match="key file is damaged"):
        Vault(path).open(RECOVERY)


def test_a_secret_that_could_not_be_kept_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault, key = Vault.create(tmp_path / "keys.json", demo=False, password=RECOVERY, cost=CHEAP)
    before = vault.path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(Damaged, match="was not saved"):
        patched.setattr(os, "fsync", full)
        vault.keep(key, "device-key", b"secret")
    assert vault.path.read_bytes() == before
    assert Vault(vault.path).recall(key, "device-key") is None
