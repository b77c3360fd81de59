"""May a live database lie in this folder? Not on a network drive, not where a program copies it away, not on a stick.

SQLite's log and locks hold on a disk of this computer only; a file that OneDrive or a roaming profile copies while it
is written comes back torn, or old (docs/decisions/store.md). Asked at set-up, at each start and by doctor; a profile
marked demo may lie anywhere.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PureWindowsPath

from desk.core.errors import Damaged
from desk.core.i18n import Words, words

_ON_NETWORK = frozenset({
    "afp", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4",
    "ocfs2", "smb3", "smbfs", "vboxsf", "vmhgfs",
})  # fmt: skip
_FUSE_ON_NETWORK = ("curlftpfs", "davfs", "gcsfuse", "glusterfs", "gvfsd", "onedriver", "rclone", "s3fs", "sshfs")
_REMOVABLE, _REMOTE = 2, 4
"""What GetDriveTypeW calls them."""


def refuse_unfit(folder: Path) -> None:
    """Raise Damaged where a desk's data may not lie."""
    why = unfit(folder)
    if why is not None:
        raise Damaged(why, detail="folder")


def unfit(folder: Path) -> Words | None:
    """Why a desk's data may not lie in `folder` (which need not exist yet), or None. Asks the system."""
    named = folder.absolute()
    real = Path(os.path.realpath(named))
    if os.name == "nt":
        return next((why for why in (on_windows(str(p), os.environ, _drive_type) for p in (named, real)) if why), None)
    return on_posix(real, _mounts(), _is_removable)


def on_windows(folder: str, environment: Mapping[str, str], drive_type: Callable[[str], int]) -> Words | None:
    """The same for a Windows path, its variables, and what GetDriveTypeW says of a root such as `C:\\`."""
    plain = folder.removeprefix("\\\\?\\")
    if plain.upper().startswith("UNC\\"):
        return _NETWORK
    path = PureWindowsPath(plain)
    if path.drive.startswith("\\\\"):
        return _NETWORK
    kind = drive_type(path.drive + "\\")
    if kind == _REMOTE:
        return _NETWORK
    if kind == _REMOVABLE:
        return _STICK
    synced = [environment.get(name, "") for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")]
    if any(above and path.is_relative_to(PureWindowsPath(above)) for above in synced) or _named_onedrive(path.parts):
        return _SYNCED
    roaming = environment.get("APPDATA", "")
    if roaming and path.is_relative_to(PureWindowsPath(roaming)):
        return _ROAMING
    return None


def on_posix(folder: Path, mounts: Iterable[str], removable: Callable[[str], bool]) -> Words | None:
    """The same for a real path, the lines of /proc/self/mountinfo, and whether a device is removable."""
    kind, device = _mounted(folder, mounts)
    if kind in _ON_NETWORK or (kind.startswith("fuse") and any(name in kind for name in _FUSE_ON_NETWORK)):
        return _NETWORK
    if device.startswith("/dev/") and removable(device):
        return _STICK
    return None


def _mounted(folder: Path, mounts: Iterable[str]) -> tuple[str, str]:
    """Kind and device of the file system that holds `folder`: the last mount over its longest path (proc(5))."""
    held, found = -1, ("", "")
    for line in mounts:
        before, _, after = line.partition(" - ")
        fields, says = before.split(), after.split()
        if len(fields) < 5 or len(says) < 2:
            continue
        point = Path(_plain(fields[4]))
        if folder.is_relative_to(point) and len(point.parts) >= held:
            held, found = len(point.parts), (says[0], _plain(says[1]))
    return found


def _plain(field: str) -> str:
    """Blanks and tabs of a path are written in octal there."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, letter)
    return field


def _mounts() -> list[str]:
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # another POSIX than Linux tells it in another way
        return []


def _is_removable(device: str) -> bool:
    own = Path(os.path.realpath(f"/sys/class/block/{Path(os.path.realpath(device)).name}"))
    for said in (own / "removable", own.parent / "removable"):  # of a partition its disk says it
        try:
            return said.read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return False


def _drive_type(root: str) -> int:
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return int(windows.kernel32.GetDriveTypeW(root)) if windows is not None else 0


def _named_onedrive(parts: Iterable[str]) -> bool:
    # "OneDrive", "OneDrive - Health Department": another person's or another account's has no variable here.
    return any(part.casefold() == "onedrive" or part.casefold().startswith("onedrive - ") for part in parts)


_NETWORK = words(
    "Folder",
    "The desk's data may not lie on a network drive: what was saved can be lost there. Choose a folder on this "
    "computer's own disk, or ask IT to move it.",
)
_SYNCED = words(
    "Folder",
    "The desk's data may not lie in OneDrive, which copies files while they are written. Choose a folder on this "
    "computer's own disk, or ask IT to move it.",
)
_ROAMING = words(
    "Folder",
    "The desk's data may not lie in a roaming profile, which Windows copies away and back. Choose a folder on this "
    "computer's own disk, or ask IT to move it.",
)
_STICK = words(
    "Folder",
    "The desk's data may not lie on a removable disk. Choose a folder on this computer's own disk, or ask IT to move "
    "it.",
)
