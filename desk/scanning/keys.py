"""Which character a scanner meant by a key, whatever layout the desk's keyboard is set to.

A keyboard wedge presses the keys of a US keyboard. Under a Hindi or French layout, or with Caps Lock on, the system
makes other letters of them; the key's place and Shift tell the right ones. The places below are the Linux input codes
1 to 57, which are also the PC's set 1 scan codes. The number block is left out: without Num Lock its keys move the
cursor, and with it their text is right in every layout.
"""

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_PLAIN = {first + place: character for first, plain, _ in _ROWS for place, character in enumerate(plain)}
_SHIFTED = {first + place: character for first, _, shifted in _ROWS for place, character in enumerate(shifted)}

# What a platform adds to the place to make Qt's nativeScanCode; on others only the text counts.
OFFSETS = {"xcb": 8, "wayland": 8, "windows": 0}


def at_place(native_scan_code: int, shift: bool, platform: str) -> str:
    """The US character of a key, or "" when platform or key is not known (0: no real key, as in tests)."""
    offset = OFFSETS.get(platform)
    if offset is None or native_scan_code == 0:
        return ""
    return (_SHIFTED if shift else _PLAIN).get(native_scan_code - offset, "")
