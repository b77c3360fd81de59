"""A keyboard at an X display: real key events by the XTEST extension, paced by the display's own clock."""

import ctypes
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.scanner.strokes import CAPS, MODIFIERS, Stroke

OFFSET = 8  # an X key code is the Linux input code and eight


@contextmanager
def display() -> Iterator[str]:
    """A screen in memory; gives its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        assert number, "Xvfb did not start"
        try:
            yield f":{number}"
        finally:
            server.terminate()


class Keyboard:
    """Presses keys on the display `name`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(name.encode()))
        assert self._display, f"no display {name}"
        self._caps = False

    def layout(self, name: str) -> None:
        """Set the layout of the display's keyboard: "us", "fr", "in"."""
        subprocess.run(["setxkbmap", "-display", self._name, name], check=True)

    def caps(self, on: bool) -> bool:
        """Set Caps Lock, as a person does: by its key; whether that was needed."""
        if on == self._caps:
            return False
        self.stroke(Stroke(CAPS), 5)
        self.flush()
        self._caps = on
        return True

    def type(self, strokes: Sequence[Stroke], pace_ms: int) -> None:
        """All strokes, `pace_ms` from one to the next; returns when they are on their way."""
        for stroke in strokes:
            self.stroke(stroke, pace_ms)
        self.flush()

    def stroke(self, stroke: Stroke, pace_ms: int) -> None:
        """One stroke, `pace_ms` after the last."""
        held = [MODIFIERS[name] for name in stroke.held]
        for n, place in enumerate((*held, stroke.place)):
            self._key(place, True, 0 if n else pace_ms)
        for place in (stroke.place, *reversed(held)):
            self._key(place, False, 0)

    def flush(self) -> None:
        """Wait until the display has taken everything."""
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        """Let go of the display."""
        self._x.XCloseDisplay(self._display)

    def _key(self, place: int, down: bool, delay_ms: int) -> None:
        self._test.XTestFakeKeyEvent(self._display, place + OFFSET, int(down), ctypes.c_ulong(delay_ms))
