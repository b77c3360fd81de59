"""What a desk is set to, kept in a small JSON file beside the store; no patient data, no secret.

A key that is unknown, of the wrong type or out of bounds is left alone in the file and not used: a newer version may
have written it, and nobody switches the idle lock off with a text editor.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from desk.core.errors import Damaged
from desk.core.i18n import words


@dataclass(frozen=True)
class Settings:
    """All settings with their defaults. `screens` names the plugins whose screens this desk shows (empty = all)."""

    language: str = "en"
    theme: str = "light"
    scale_percent: int = 100
    idle_lock_seconds: int = 120
    server_url: str = ""
    screens: tuple[str, ...] = ()
    slip_printer: str = ""
    slip_paper: str = "80mm"
    print_on_save: bool = True
    wait_amber_minutes: int = 30
    wait_red_minutes: int = 60
    camera: str = ""
    scan_beep: bool = True
    scanner_gap_ms: int = 60
    scanner_prefix: str = ""
    scanner_port: str = ""
    unknown: dict[str, Any] = field(default_factory=dict, compare=False)


_BOUNDS = {
    "idle_lock_seconds": range(15, 3601), "wait_amber_minutes": range(1, 1441), "wait_red_minutes": range(1, 1441),
    "scanner_gap_ms": range(1, 1001),
}  # fmt: skip


LOOKS = frozenset({"language", "theme", "scale_percent"})
"""What anybody may set for their own eyes."""


def changed(before: Settings, after: Settings) -> tuple[str, ...]:
    """The names of the settings that differ, those of looks left out; for the trail."""
    old, new = ({**asdict(one), **one.unknown} for one in (before, after))
    names = (old.keys() | new.keys()) - LOOKS - {"unknown"}
    return tuple(sorted(name for name in names if old.get(name) != new.get(name)))


class SettingsFile:
    """Reads and writes the file; every change is whole on disk before it is used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hear: list[Callable[[Settings], None]] = []
        self.now = _read(path)

    def change(self, **values: Any) -> Settings:
        """Set the named settings, save, and tell the listeners. Raises Damaged when the disk does not take it.

        A plugin's own is named by `Setting.key`: "pharmacy.place".
        """
        kept = {k: v for k, v in self.now.unknown.items() if k not in values}
        theirs = {k: v for k, v in values.items() if "." in k}
        ours = {k: v for k, v in values.items() if k not in theirs}
        changed = replace(self.now, **ours, unknown=kept | theirs)
        _write(self._path, {k: v for k, v in asdict(changed).items() if k != "unknown"} | changed.unknown)
        self.now = changed
        for hear in list(self._hear):
            hear(self.now)
        return self.now

    def listen(self, hear: Callable[[Settings], None]) -> None:
        """Call `hear(settings)` after every change."""
        self._hear.append(hear)


def _write(path: Path, body: dict[str, Any]) -> None:
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as out:
            json.dump(body, out, ensure_ascii=False, indent=1)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    except OSError as error:
        raise Damaged(
            words("Settings", "The setting was not saved: the disk is full or may not be written to."),
            detail=f"errno={error.errno}",
        ) from error


def _read(path: Path) -> Settings:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    default = asdict(Settings())
    known: dict[str, Any] = {}
    for item in fields(Settings):
        value = raw.get(item.name)
        value = tuple(value) if isinstance(value, list) else value
        right = type(value) is type(default[item.name]) and value in _BOUNDS.get(item.name, (value,))
        if item.name in raw and item.name != "unknown" and right:
            known[item.name] = value
    return Settings(**known, unknown={k: v for k, v in raw.items() if k not in known})
