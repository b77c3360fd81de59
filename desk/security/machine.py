"""Which computer this is: what the operating system and the board call themselves, hashed with the store's id.

Two signs, each kept apart: a disk that was cloned brings its system's id along, not its board's; a board without a
number of its own (there are whole series that all say the same) still has its system's. Only the hashes are kept.
"""

import hashlib
import hmac
import sys
from dataclasses import dataclass
from pathlib import Path

SAME, OTHER, UNKNOWN = "same", "other", "unknown"
SYSTEM_ID = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
BOARD_ID = Path("/sys/class/dmi/id/product_uuid")
"""Readable by root alone on most systems: a desk then knows its system's id only."""
_SAYS_NOTHING = frozenset({
    "", "uninitialized", "notsettable", "notpresent", "notapplicable", "none", "default",
    "00000000000000000000000000000000", "ffffffffffffffffffffffffffffffff",
    "03000200040005000006000700080009", "12345678123456781234567812345678",
})  # fmt: skip
"""What is no identity: never set, or what makers leave in each of their boards."""


@dataclass(frozen=True)
class Machine:
    """The hashed signs of a computer; "" where it says none (a container without a machine-id)."""

    system: str = ""
    board: str = ""

    @property
    def known(self) -> bool:
        """Whether it says anything at all."""
        return bool(self.system or self.board)


def this_machine(store_id: str) -> Machine:
    """This computer, as the store `store_id` notes it."""
    system, board = _windows() if sys.platform == "win32" else _linux()
    return Machine(_hashed(store_id, "system", system), _hashed(store_id, "board", board))


def compared(noted: Machine, here: Machine) -> str:
    """SAME, OTHER, or UNKNOWN where the two have no sign in common. One sign that differs makes it another computer."""
    both = [(a, b) for a, b in ((noted.system, here.system), (noted.board, here.board)) if a and b]
    if not both:
        return UNKNOWN
    return SAME if all(a == b for a, b in both) else OTHER


def _hashed(store_id: str, kind: str, text: str) -> str:
    plain = "".join(c for c in text.casefold() if c.isalnum())
    if plain in _SAYS_NOTHING:
        return ""
    return hmac.new(store_id.encode(), f"{kind}:{plain}".encode(), hashlib.sha256).hexdigest()[:32]


def _linux() -> tuple[str, str]:
    return next(filter(None, map(_line, SYSTEM_ID)), ""), _line(BOARD_ID)


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _windows() -> tuple[str, str]:
    """MachineGuid of the registry, and the UUID of the SMBIOS table (not run: written from the documentation)."""
    if sys.platform != "win32":
        return "", ""
    import ctypes
    import winreg

    try:
        wide = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography", 0, wide) as opened:
            system = str(winreg.QueryValueEx(opened, "MachineGuid")[0])
    except OSError:
        system = ""
    ask = ctypes.windll.kernel32.GetSystemFirmwareTable
    provider = int.from_bytes(b"RSMB", "big")
    size = int(ask(provider, 0, None, 0))
    table = ctypes.create_string_buffer(size)
    if not size or int(ask(provider, 0, table, size)) != size:
        return system, ""
    return system, board_uuid(table.raw[8:])


def board_uuid(table: bytes) -> str:
    """The UUID in SMBIOS structures (DSP0134: type 1 "System Information", 16 bytes from offset 8), as hex; "" if none.

    A structure is `length` bytes, then its strings, ended by two zero bytes.
    """
    at = 0
    while at + 4 <= len(table):
        kind, length = table[at], table[at + 1]
        if length < 4:
            return ""
        if kind == 1 and length >= 24 and at + 24 <= len(table):
            return table[at + 8 : at + 24].hex()
        end = table.find(b"\0\0", at + length)
        if end < 0:
            return ""
        at = end + 2
    return ""
