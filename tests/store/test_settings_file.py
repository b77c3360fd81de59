"""Settings on disk: they outlive the program, a damaged file, a newer version, and a disk that is full."""

import json
from pathlib import Path

import pytest

from desk.api.manifest import Setting
from desk.core.errors import Damaged
from desk.core.i18n import words
from desk.core.settings import Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_new_desk_has_the_defaults_and_writes_nothing(path: Path) -> None:
    assert SettingsFile(path).now == Settings()
    assert not path.exists()


def test_a_changed_setting_is_there_after_a_restart(path: Path) -> None:
    SettingsFile(path).change(language="hi", screens=("registration",), scale_percent=150)
    again = SettingsFile(path).now
    assert (again.language, again.screens, again.scale_percent) == ("hi", ("registration",), 150)


def test_whoever_listens_hears_the_change_once_it_is_on_disk(path: Path) -> None:
    file = SettingsFile(path)
    heard: list[tuple[Settings, str]] = []
    file.listen(lambda now: heard.append((now, json.loads(path.read_text("utf-8"))["theme"])))
    file.change(theme="dark")
    assert heard == [(file.now, "dark")]


def test_what_a_newer_version_wrote_is_kept(path: Path) -> None:
    path.write_text('{"language": "hi", "hologram": {"on": true}}', encoding="utf-8")
    SettingsFile(path).change(theme="dark")
    assert json.loads(path.read_text("utf-8"))["hologram"] == {"on": True}
    assert SettingsFile(path).now.language == "hi"


def test_a_setting_of_the_wrong_type_is_not_used_and_is_kept_until_it_is_changed(path: Path) -> None:
    path.write_text('{"scale_percent": "huge", "print_on_save": 1}', encoding="utf-8")
    file = SettingsFile(path)
    assert (file.now.scale_percent, file.now.print_on_save) == (100, True)
    file.change(theme="dark")
    assert json.loads(path.read_text("utf-8"))["scale_percent"] == "huge"
    file.change(scale_percent=150)
    assert SettingsFile(path).now.scale_percent == 150


@pytest.mark.parametrize("seconds", [0, -1, 14, 3601, 10**12])
def test_the_idle_lock_is_not_switched_off_with_a_text_editor(path: Path, seconds: int) -> None:
    path.write_text(json.dumps({"idle_lock_seconds": seconds, "language": "hi"}))
    read = SettingsFile(path)
    assert (read.now.idle_lock_seconds, read.now.language) == (120, "hi")
    path.write_text(json.dumps({"idle_lock_seconds": 300}))
    assert SettingsFile(path).now.idle_lock_seconds == 300


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'"text"', b"[" * 100_000])
def test_a_damaged_file_opens_the_desk_with_the_defaults(path: Path, body: bytes) -> None:
    path.write_bytes(body)
    assert SettingsFile(path).now == Settings()


def test_a_disk_that_does_not_take_it_is_said_and_the_old_setting_stays(path: Path) -> None:
    file = SettingsFile(path)
    file.change(theme="dark")
    heard: list[Settings] = []
    file.listen(heard.append)
    path.with_suffix(".new").mkdir()  # where the fresh file is written first
    with pytest.raises(Damaged, match="not saved"):
        file.change(theme="light")
    assert (file.now.theme, SettingsFile(path).now.theme, heard) == ("dark", "dark", [])


def test_a_setting_that_does_not_exist_is_a_bug_and_changes_nothing(path: Path) -> None:
    file = SettingsFile(path)
    with pytest.raises(TypeError):
        file.change(langauge="hi")
    assert not path.exists()


def test_a_plugins_own_setting_is_changed_by_its_key(path: Path) -> None:
    place = Setting("place", words("Test", "Counter"), "")
    SettingsFile(path).change(**{place.key("pharmacy"): "counter-2", "language": "hi"})
    again = SettingsFile(path).now
    assert (place.read(again, "pharmacy"), again.language) == ("counter-2", "hi")
