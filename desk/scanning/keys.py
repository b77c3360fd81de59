"""Which character a scanner meant by a key, whatever layout the desk's keyboard is set to.

A keyboard wedge presses the keys of a US keyboard. Under a Hindi or French layout, or with Caps Lock on, the system
makes other letters of them; the key's place and Shift tell the right ones. The places below are the Linux input codes
1 to 57, which are also the PC's set 1 scan codes (what Windows gives). The number block is left out: without Num Lock
its keys move the cursor, and with it their text is right in every layout.

What no key types, a scanner sends as Ctrl and the key 64 places on in ASCII (Ctrl+] is GS), as F8 for GS, or as its
number on the number block while Alt is down (Alt, 0, 2, 9).
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from desk.scanning.burst import Key, Sort

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_PLAIN = {first + place: character for first, plain, _ in _ROWS for place, character in enumerate(plain)}
_SHIFTED = {first + place: character for first, _, shifted in _ROWS for place, character in enumerate(shifted)}
_NUMBER_BLOCK = {71: "7", 72: "8", 73: "9", 75: "4", 76: "5", 77: "6", 79: "1", 80: "2", 81: "3", 82: "0"}

# What a platform adds to the place to make Qt's nativeScanCode; on others only the text counts.
OFFSETS = {"xcb": 8, "wayland": 8, "windows": 0}

GS = "\x1d"
PREFIXES = ("stx", "f12")
"""Keys that may stand for "a scan follows": STX (sent as Ctrl+B) or F12; the desk uses neither itself."""
_SEPARATORS = frozenset("\x04\x1c\x1d\x1e\x1f")
_ENDS = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t"}
_CONTROL_ENDS = frozenset("\t\n\r")
MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Control, Qt.Key.Key_Alt,
        Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_ScrollLock,
    }
)  # fmt: skip
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT, _META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier


def at_place(native_scan_code: int, shift: bool, platform: str) -> str:
    """The US character of a key, or "" when platform or key is not known (0: no real key, as in tests)."""
    return (_SHIFTED if shift else _PLAIN).get(_place(native_scan_code, platform), "")


def key_of(event: QKeyEvent, now: int) -> Key:
    """What a pressed key is to a scan."""
    commands = event.modifiers() & (_CONTROL | _ALT | _META)
    text = event.text()
    by_text = text if len(text) == 1 and text.isprintable() else ""
    if commands == _CONTROL:
        return _control(event, now)
    if commands == _CONTROL | _ALT and by_text:  # AltGr on Windows: a third character of the key
        return Key("", by_text, now)
    if commands:
        return Key("", "", now, Sort.OTHER)
    if event.key() in _ENDS:
        return Key(_ENDS[Qt.Key(event.key())], text, now, Sort.END)
    if event.key() == Qt.Key.Key_F8:
        return Key(GS, GS, now)
    by_place = at_place(event.nativeScanCode(), _is_shifted(event), QGuiApplication.platformName())
    return Key(by_place, by_text, now, Sort.CHARACTER if by_place or by_text else Sort.OTHER)


def is_prefix(event: QKeyEvent, prefix: str) -> bool:
    """Whether this is the key that the scanner presses before each code. `prefix`: one of PREFIXES, or ""."""
    commands = event.modifiers() & (_CONTROL | _ALT | _META)
    if prefix == "stx":
        return commands == _CONTROL and _letter(event) == "B"
    return prefix == "f12" and not commands and event.key() == Qt.Key.Key_F12


def alt_digit(event: QKeyEvent) -> str:
    """The digit of a key of the number block pressed while Alt is down, else ""."""
    if event.modifiers() & (_CONTROL | _ALT | _META) != _ALT:
        return ""
    place = _place(event.nativeScanCode(), QGuiApplication.platformName())
    if place in _NUMBER_BLOCK:
        return _NUMBER_BLOCK[place]
    keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    return chr(event.key()) if keypad and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 else ""


def alt_character(digits: str, now: int) -> Key:
    """The key that Alt and a number stand for."""
    code = int(digits[-4:])
    text = bytes([code]).decode("cp1252", "replace") if code < 256 else "\0"
    if text in _CONTROL_ENDS:
        return Key(text, text, now, Sort.END)
    return Key(text, text, now) if text.isprintable() or text in _SEPARATORS else Key("", "", now, Sort.OTHER)


def _control(event: QKeyEvent, now: int) -> Key:
    code = ord(_letter(event))
    meant = chr(code & 0x1F) if 0x40 <= code <= 0x5F else ""
    if meant in _CONTROL_ENDS and meant:
        return Key(meant, "", now, Sort.END)
    return Key(meant, meant, now) if meant in _SEPARATORS else Key("", "", now, Sort.OTHER)


def _letter(event: QKeyEvent) -> str:
    character = at_place(event.nativeScanCode(), _is_shifted(event), QGuiApplication.platformName())
    return character.upper() or (chr(event.key()) if 0x40 <= event.key() <= 0x5F else "\0")


def _is_shifted(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & _SHIFT)


def _place(native_scan_code: int, platform: str) -> int:
    offset = OFFSETS.get(platform)
    return 0 if offset is None or native_scan_code == 0 else native_scan_code - offset
