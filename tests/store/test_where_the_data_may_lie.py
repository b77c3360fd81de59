"""A live database lies on a disk of this computer's own, or the desk says why not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desk.app import open_desk
from desk.commands import checks
from desk.commands.checks import Profile
from desk.core.errors import Damaged
from desk.core.paths import Paths
from desk.records.facility.rules import FacilityDraft
from desk.records.set_up import Plan, set_up
from desk.security.passwords import FLOOR
from desk.store import folder
from desk.store.folder import on_posix, on_windows, unfit

MOUNTS = (
    "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw",
    "30 22 0:40 / /mnt/ward rw shared:2 - cifs //server/ward rw",
    "31 22 0:41 / /mnt/ward\\040two rw - nfs4 server:/two rw",
    "32 22 8:17 / /media/stick rw - vfat /dev/sdb1 rw",
    "33 22 0:42 / /home/x/remote rw - fuse.sshfs x@server: rw",
    "34 22 0:43 / /home/x/portal rw - fuse.portal portal rw",
    "35 30 8:3 / /mnt/ward/local rw - xfs /dev/sda3 rw",
    "nonsense",
    "36 22 8:4 / /over rw - ext4 /dev/sda4 rw",
    "37 36 0:44 / /over rw - nfs server:/over rw",
)
ENVIRONMENT = {
    "OneDrive": r"C:\Users\asha\Cloud", "APPDATA": r"C:\Users\asha\AppData\Roaming", "OneDriveConsumer": "",
}  # fmt: skip
KINDS = {"C:\\": 3, "D:\\": 2, "N:\\": 4}
FACILITY = FacilityDraft("Delhi Polyclinic", "DL-1")


def said(why: object) -> str:
    return str(why or "")


@pytest.mark.parametrize(
    ("where", "word"),
    [
        ("/var/lib/desk", ""), ("/mnt/ward/desk", "network"), ("/mnt/ward two/desk", "network"),
        ("/media/stick/desk", "removable"), ("/home/x/remote/desk", "network"), ("/home/x/portal/desk", ""),
        ("/mnt/ward/local/desk", ""), ("/mnt/wardrobe", ""), ("/over/desk", "network"), ("/", ""),
    ],
)  # fmt: skip
def test_a_folder_is_on_the_disk_that_holds_it(where: str, word: str) -> None:
    why = said(on_posix(Path(where), MOUNTS, lambda device: device == "/dev/sdb1"))
    assert (word in why, bool(why)) == (True, bool(word))


@pytest.mark.parametrize(
    ("where", "word"),
    [
        (r"C:\ProgramData\HIMS Desk", ""), (r"\\server\share\desk", "network"),
        (r"\\?\UNC\server\share\desk", "network"),
        (r"N:\desk", "network"), (r"D:\desk", "removable"), (r"c:\users\ASHA\cloud\desk", "OneDrive"),
        (r"C:\Users\ram\OneDrive - Health Department\desk", "OneDrive"), (r"C:\Users\ram\OneDriver\desk", ""),
        (r"C:\Users\asha\AppData\Roaming\desk", "roaming"), (r"C:\Users\asha\AppData\Local\desk", ""),
        (r"\\?\C:\ProgramData\HIMS Desk", ""),
    ],
)  # fmt: skip
def test_a_windows_folder_is_told_by_its_path_and_its_drive(where: str, word: str) -> None:
    why = said(on_windows(where, ENVIRONMENT, lambda root: KINDS.get(root.upper(), 1)))
    assert (word in why, bool(why)) == (True, bool(word))


def test_an_environment_that_says_nothing_refuses_nothing() -> None:
    assert on_windows(r"C:\desk", {}, lambda _root: 3) is None
    assert on_posix(Path("/desk"), (), lambda _device: True) is None


def test_this_computers_own_disk_will_do(tmp_path: Path) -> None:
    assert unfit(tmp_path / "not" / "there" / "yet") is None


@pytest.fixture
def on_a_share(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, everything lies on a network drive."""
    share = ["1 0 0:1 / / rw - cifs //server/share rw"]
    return lambda: monkeypatch.setattr(folder, "_mounts", lambda: share)


def test_a_desk_is_not_set_up_there(tmp_path: Path, on_a_share: Callable[[], None]) -> None:
    on_a_share()
    with pytest.raises(Damaged, match="network drive"):
        set_up(Paths(tmp_path / "desk"), Plan("asha", "Asha", FACILITY), lambda _told: None, cost=FLOOR)
    assert list(tmp_path.iterdir()) == []


def test_a_desk_that_was_moved_there_is_not_opened_and_the_doctor_says_why(
    tmp_path: Path, on_a_share: Callable[[], None]
) -> None:
    recovery: list[str | None] = []
    paths = Paths(tmp_path / "desk")
    set_up(paths, Plan("asha", "Asha", FACILITY), lambda told: recovery.append(told.recovery), cost=FLOOR)
    on_a_share()
    with pytest.raises(Damaged, match="network drive"):
        open_desk(paths, recovery[0])
    found = checks.disk(Profile(paths))
    assert (found.state, "network drive" in str(found.sentence)) == (checks.BAD, True)


def test_a_demo_may_lie_anywhere_and_the_doctor_says_so(tmp_path: Path, on_a_share: Callable[[], None]) -> None:
    on_a_share()
    paths = Paths(tmp_path / "demo")
    set_up(paths, Plan("asha", "Asha", FACILITY, demo=True), lambda _told: None, cost=FLOOR)
    open_desk(paths).close()
    assert checks.disk(Profile(paths)).state == checks.WARN
