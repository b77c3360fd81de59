"""64 MB that lie beside the database for the day on which the disk is full: freed then, so that it can be finished.

Whoever fills a disk (another program's log, downloads) does it in the middle of a morning. The first save that meets
the full disk frees the ballast and says so; the next one goes through, and so does a day's work. It is laid again at a
later start, once there is room.
"""

import contextlib
import os
import shutil
from pathlib import Path

SIZE = 64 * 1024 * 1024
ROOM = 1024 * 1024 * 1024
"""So much must stay free beside it; a disk that is nearly full is not filled by us."""
_BLOCK = bytes(1024 * 1024)


def beside(database: Path) -> Path:
    """Where the ballast of this database lies."""
    return database.with_name("ballast.bin")


def lay(database: Path, size: int = SIZE, room: int = ROOM) -> bool:
    """Lay the ballast unless it is there; whether it is there now. Never raises: without it work goes on."""
    place = beside(database)
    with contextlib.suppress(OSError):
        if place.exists() and place.stat().st_size >= size:
            return True
        if shutil.disk_usage(place.parent).free < size + room:
            return False
        _fill(place, size)
        return True
    drop(database)  # half of one would be taken for a whole one
    return False


def drop(database: Path) -> bool:
    """Let go of it; whether there was any."""
    try:
        beside(database).unlink()
    except OSError:
        return False
    return True


def _fill(place: Path, size: int) -> None:
    with place.open("wb") as out:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(out.fileno(), 0, size)  # really taken: a file that only says its size frees nothing
        elif os.name == "nt":
            out.truncate(size)  # NTFS takes the clusters at once
        else:
            for start in range(0, size, len(_BLOCK)):
                out.write(_BLOCK[: size - start])
