"""Which cameras there are, and which is meant. A camera is kept as maker, model and the place where it is plugged in:
its number changes when another one is plugged in, or with the next start."""

import errno
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LINUX = Path("/sys/class/video4linux")


@dataclass(frozen=True)
class Camera:
    """One camera. `device` is what opens it now (an index or a path) and is never kept."""

    name: str
    usb: str  # "046d:0825", vendor and product; "" where it is on no USB
    path: str  # the place where it is plugged in
    device: int | str
    second: int | None = None  # its number by Media Foundation, which counts for itself (Windows)

    @property
    def key(self) -> str:
        """What is kept in the settings."""
        return f"{self.usb}@{self.path}"


def cameras() -> tuple[Camera, ...]:
    """All that the system knows of, asked anew. It may take a second on Windows: not for the UI thread."""
    return _on_windows() if sys.platform == "win32" else on_linux(LINUX)


def on_linux(root: Path) -> tuple[Camera, ...]:
    """The cameras of a kernel's list; a camera's further nodes (its metadata) are left out."""
    nodes = [node for node in root.glob("video*") if _line(node / "index") in ("0", "")]
    return tuple(_linux(node) for node in sorted(nodes, key=lambda node: (len(node.name), node.name)))


def _linux(node: Path) -> Camera:
    device = (node / "device").resolve()
    # .../1-2/1-2:1.0: the camera's function; the port above it carries vendor and product.
    port = device.parent if ":" in device.name else device
    vendor, product = _line(port / "idVendor"), _line(port / "idProduct")
    usb = f"{vendor}:{product}" if vendor and product else ""
    return Camera(_line(node / "name") or node.name, usb, port.name, f"/dev/{node.name}")


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _on_windows() -> tuple[Camera, ...]:
    from desk.scanning import opencv

    cv2 = opencv.load()
    try:
        from cv2_enumerate_cameras import enumerate_cameras
    except ImportError:
        return ()
    second = {one.path: one.index for one in enumerate_cameras(cv2.CAP_MSMF)}
    return tuple(_windows(one, second.get(one.path)) for one in enumerate_cameras(cv2.CAP_DSHOW))


def _windows(one: Any, second: int | None) -> Camera:
    usb = f"{one.vid:04x}:{one.pid:04x}" if one.vid and one.pid else ""
    return Camera(one.name, usb, one.path or "", one.index, second)


def chosen(setting: str, there: Sequence[Camera]) -> Camera:
    """The camera that the setting means: that very one; else one of its make elsewhere; else the only one there is.

    An empty setting means the first. Raises OSError (ENODEV) when none of this is there.
    """
    usb = setting.partition("@")[0]
    tries = (
        [one for one in there if one.key == setting],
        [one for one in there if usb and one.usb == usb],
        list(there) if not setting or len(there) == 1 else [],
    )
    for found in tries:
        if found:
            return found[0]
    raise OSError(errno.ENODEV, "no such camera")
