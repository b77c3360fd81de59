"""The demo's folder: `desk/` is a profile marked demo, `cloud/` its cloud's, `demo.json` says that both stand."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from desk.app import Desk, hold, open_desk
from desk.core.clock import Clock
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.paths import Paths, resources
from desk.core.settings import SettingsFile
from desk.demo.embedded_cloud import EmbeddedCloud
from desk.demo.fill import DemoClock, Filling
from desk.demo.stocking import fill_shelves, load_catalogue
from desk.demo.tariffs import load_tariff, take_upi
from desk.records.cards.anchor import ROOT_FILE
from desk.records.set_up import Plan, set_up
from desk.security.passwords import FLOOR
from desk.sync.enroll import enroll

Say = Callable[[str], None]
IDLE_LOCK_SECONDS = 1800
"""A demo is looked at more than it is worked at; a real desk locks after two minutes."""
SCANNER_GAP_MS = 20
"""Scripted keys come every 30 ms: they must not be taken for a hand scanner."""


@dataclass(frozen=True)
class Folder:
    """Where a demo keeps its things, below `root`."""

    root: Path

    @property
    def desk(self) -> Paths:
        return Paths(self.root / "desk")

    @property
    def cloud(self) -> Path:
        return self.root / "cloud"

    @property
    def mark(self) -> Path:
        return self.root / "demo.json"

    @property
    def lock(self) -> Path:
        return self.root / "demo.lock"


@contextmanager
def demo(root: Path, count: int, say: Say, *, keep: bool = False) -> Iterator[tuple[Paths, EmbeddedCloud]]:
    """A demo that stands for the time of the block: profile filled, cloud running.

    `keep` takes up the one that is there. Raises Refused when `root` holds something else, or a demo that runs.
    """
    folder = Folder(root)
    _refuse_others(folder)
    root.mkdir(parents=True, exist_ok=True)
    lock = _held(folder)
    cloud = None
    try:
        standing = _standing(folder) if keep else None
        if standing is not None:
            say("Taking up the demo that is there.")
            cloud = EmbeddedCloud(folder.cloud, standing)
            cloud.start()
        else:
            _clear(folder)
            cloud = EmbeddedCloud(folder.cloud)
            cloud.start()
            _build(folder, cloud, count, say)
        yield folder.desk, cloud
    finally:
        if cloud is not None:
            cloud.stop()
        lock.unlock()


def _build(folder: Folder, cloud: EmbeddedCloud, count: int, say: Say) -> None:
    say("Making the cloud's facility and its staff.")
    cloud.found_facility()
    root = cloud.make_keys()
    cloud.publish_schemes(resources() / "catalogues" / "schemes")
    say("Setting up the desk and joining the cloud.")
    set_up(folder.desk, Plan(demo=True), lambda _told: None, cost=FLOOR)
    SettingsFile(folder.desk.settings).change(
        slip_printer="pdf", idle_lock_seconds=IDLE_LOCK_SECONDS, scanner_gap_ms=SCANNER_GAP_MS
    )
    (folder.desk.root / ROOT_FILE).write_text(root, encoding="utf-8")
    clock = DemoClock()
    desk = opened(folder.desk, clock)
    try:
        enroll(desk.store, desk.vault, desk.key, cloud.url, cloud.enroll_code(), "Counter 1")
        say("Giving the cloud its medicines and its tariff, and the pharmacy its shelves.")
        _catch_up(desk)
        load_catalogue(desk, cloud, folder.root)
        load_tariff(desk, cloud, folder.root)
        take_upi(SettingsFile(folder.desk.settings))
        _catch_up(desk)
        fill_shelves(desk, clock, SettingsFile(folder.desk.settings), say)
        say(f"Registering {count:,} synthetic patients.")
        Filling(desk, clock, say).run(count)
    finally:
        desk.close()
    folder.mark.write_text(json.dumps({"demo": True, "port": cloud.port, "patients": count}), encoding="utf-8")


def _catch_up(desk: Desk) -> None:
    cycle = desk.cycle()
    try:
        cycle.run()
    finally:
        cycle.client.close()


def play_once(root: Path) -> None:
    """Note that a script is played here. Raises Refused when one was: its people are registered already."""
    mark = Folder(root.expanduser().absolute()).mark
    said = json.loads(mark.read_text("utf-8"))
    if said.get("played"):
        raise Refused(words("Demo", "The script was played in this demo already. Leave out --keep."))
    mark.write_text(json.dumps(said | {"played": True}), encoding="utf-8")


def opened(paths: Paths, clock: Clock | None = None) -> Desk:
    """The demo's desk without a window."""
    return open_desk(paths, clock=clock)


def _standing(folder: Folder) -> int | None:
    """The port of the whole demo that is there, or None."""
    try:
        return int(json.loads(folder.mark.read_text("utf-8"))["port"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _refuse_others(folder: Folder) -> None:
    ours = {folder.desk.root.name, folder.cloud.name, folder.mark.name, folder.lock.name, "desk.setting-up"}
    if not folder.root.exists():
        return
    if not folder.root.is_dir() or any(one.name not in ours for one in folder.root.iterdir()):
        raise Refused(words("Demo", "{folder} holds something else. Name another folder.", folder=str(folder.root)))
    slots = folder.desk.slots
    if slots.exists() and not json.loads(slots.read_text("utf-8")).get("profile") == "demo":
        raise Refused(words("Demo", "{folder} holds a real desk. Name another folder.", folder=str(folder.root)))


def _held(folder: Folder) -> QLockFile:
    try:
        return hold(folder.lock)
    except Refused as held:
        raise Refused(words("Demo", "A demo is running in {folder} already.", folder=str(folder.root))) from held


def _clear(folder: Folder) -> None:
    folder.mark.unlink(missing_ok=True)
    for part in (folder.desk.root, folder.cloud):
        if part.exists():
            shutil.rmtree(part)
