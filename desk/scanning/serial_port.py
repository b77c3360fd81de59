"""A hand scanner on a serial line (USB-COM): nothing it sends can reach a field, and no layout changes it.

A code ends with CR or LF, or with 100 ms of silence. A scanner is kept as maker, model and serial number, not by its
port's name, which may change with every plugging; one that is unplugged is looked for every two seconds.
"""

import errno
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desk.codes.read import MAX_CHARACTERS
from desk.codes.scan import Scan, Source
from desk.core.clock import Clock
from desk.core.i18n import Words, words
from desk.scanning.aim import scan_of
from desk.scanning.burst import Heard

if TYPE_CHECKING:
    from serial import Serial

IDLE_SECONDS = 0.1
RETRY_SECONDS = 2.0
BAUD = 9600  # what RS-232 scanners leave the factory with; USB ones do not care
_ENDS = b"\r\n"
# The old Aadhaar form is the one code with lines in it.
_OF_LINES = b"<?xml"

LOOKING = words("SerialScanner", "Looking for the scanner…")
ABSENT = words("SerialScanner", "The scanner is not there. Plug it in; it is looked for every two seconds.")
TAKEN = words("SerialScanner", "The scanner's port cannot be opened: another program uses it, or the right is missing.")
UNPLUGGED = words("SerialScanner", "The scanner was unplugged. Plug it in again; it goes on by itself.")


@dataclass(frozen=True)
class Port:
    """One serial port. `device` is what opens it now and is never kept where `usb` and `serial` say more."""

    name: str
    device: str
    usb: str = ""  # "0c2e:0b6a", vendor and product; "" for a port that is on no USB
    serial: str = ""

    @property
    def key(self) -> str:
        """What is kept in the settings."""
        return f"{self.usb}:{self.serial}" if self.usb else self.device


def ports() -> tuple[Port, ...]:
    """All that the system knows of, asked anew; not for the UI thread."""
    from serial.tools.list_ports import comports

    return tuple(_port(one.description, one.device, one.vid, one.pid, one.serial_number) for one in comports())


def _port(name: str | None, device: str, vid: int | None, pid: int | None, serial: str | None) -> Port:
    usb = f"{vid:04x}:{pid:04x}" if vid is not None and pid is not None else ""
    return Port(name if name and name != "n/a" else device, device, usb, serial or "")


def chosen(setting: str, there: Sequence[Port]) -> Port:
    """The port that the setting means: that very scanner, else the only one of its make.

    Raises OSError (ENODEV) when neither is there.
    """
    for found in ([p for p in there if p.key == setting], [p for p in there if p.usb and setting[:9] == p.usb]):
        if len(found) == 1:
            return found[0]
    raise OSError(errno.ENODEV, "no such port")


class Framer:
    """Cuts what comes down the line into codes. What is longer than any code is cut off, and the rest of it dropped."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """The codes that these bytes complete."""
        done: list[bytes] = []
        for line in data.replace(b"\r", b"\n").splitlines(keepends=True):
            body = line.rstrip(_ENDS)
            room = MAX_CHARACTERS + 1 - len(self._kept)
            self._kept += body[: max(0, room)]
            if body != line:
                self._end_of_line(done)
        return done

    def silence(self) -> list[bytes]:
        """The code that silence completes, if any."""
        done = [bytes(self._kept)] if self._kept.strip() else []
        self._kept.clear()
        return done

    def _end_of_line(self, done: list[bytes]) -> None:
        if self._kept.startswith(_OF_LINES):
            self._kept += b"\n"
        else:
            done += self.silence()


class _Carrier(QObject):
    """Brings the thread's words to the UI thread. It belongs to no window, so that it outlives one that is closed."""

    code = Signal(bytes)
    told = Signal(object)


class _Line:
    """The thread: opens the port, reads, opens it again."""

    def __init__(self, setting: str, there: Callable[[], Sequence[Port]], retry: float) -> None:
        self.carrier = _Carrier()
        self.stopped = threading.Event()
        self._setting, self._there, self._retry = setting, there, retry

    def run(self) -> None:
        was_open = False
        while not self.stopped.is_set():
            try:
                line = self._open()
            except OSError as error:
                absent = error.errno in (errno.ENODEV, errno.ENOENT)
                self.carrier.told.emit((UNPLUGGED if was_open else ABSENT) if absent else TAKEN)
                self.stopped.wait(self._retry)
                continue
            was_open = True
            self.carrier.told.emit(None)
            with line:
                self._read(line)

    def _open(self) -> "Serial":
        from serial import Serial

        port = chosen(self._setting, self._there())
        return Serial(port.device, BAUD, timeout=IDLE_SECONDS)

    def _read(self, line: "Serial") -> None:
        framer = Framer()
        try:
            while not self.stopped.is_set():
                data = line.read(1)
                codes = framer.feed(data + line.read(line.in_waiting)) if data else framer.silence()
                for code in codes:
                    self.carrier.code.emit(code)
        except OSError:  # pyserial's own error is one
            self.carrier.told.emit(UNPLUGGED)


class SerialScanner(QObject):
    """Listens to the scanner that `use` names, beside the UI thread."""

    scanned = Signal(Scan)
    heard = Signal(Heard)  # just before `scanned`
    told = Signal(object)  # Words: what is wrong with it; None: all is well

    def __init__(
        self,
        clock: Clock,
        parent: QObject | None = None,
        *,
        there: Callable[[], Sequence[Port]] = ports,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        super().__init__(parent)
        self._clock, self._there, self._retry = clock, there, retry_seconds
        self._line: _Line | None = None
        self.setting = ""
        self.trouble: Words | None = None

    def use(self, setting: str) -> None:
        """Listen to this one (a port's key; "" for none) from now on."""
        if setting == self.setting:
            return
        self.stop()
        self.setting = setting
        if setting:
            self.trouble = LOOKING
            line = self._line = _Line(setting, self._there, self._retry)
            line.carrier.code.connect(self._code)
            line.carrier.told.connect(self._tell)
            threading.Thread(target=line.run, name="serial-scanner", daemon=True).start()

    def stop(self) -> None:
        """Let go of the port."""
        if self._line:
            self._line.stopped.set()
            self._line.carrier.disconnect(self)
        self._line, self.setting, self.trouble = None, "", None

    @Slot(bytes)
    def _code(self, data: bytes) -> None:
        text = data.decode("utf-8") if _is_utf8(data) else data.decode("latin-1")
        self.heard.emit(Heard(text, text, "", keyboard=False))
        self.scanned.emit(scan_of(text, Source.SERIAL, self._clock.now_ms()))

    @Slot(object)
    def _tell(self, trouble: Words | None) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.told.emit(trouble)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
