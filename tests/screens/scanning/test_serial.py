"""A scanner on a serial line: a pty stands for it, and is plugged, unplugged and plugged again."""

import contextlib
import os
import tty
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desk.codes.read import MAX_CHARACTERS
from desk.codes.scan import Source
from desk.codes.uhid import mint
from desk.core.clock import SystemClock
from desk.core.i18n import Words
from desk.scanning.serial_port import ABSENT, UNPLUGGED, Framer, Port, SerialScanner, chosen

UHID = str(mint(271_828))
KEY = "0c2e:0b6a:X1"


class Scanner:
    """The scanner's end of the line."""

    def __init__(self) -> None:
        self.end = -1
        self._others: list[int] = []

    def there(self) -> list[Port]:
        """What the system lists."""
        return [Port("Scanner", self.device, "0c2e:0b6a", "X1")] if self.end >= 0 else []

    def plug(self, but: str = "") -> None:
        """Under a name that is free, as systems do; `but` is somebody else's by now."""
        self.end, line = os.openpty()
        while os.ttyname(line) == but:
            self._others += self.end, line
            self.end, line = os.openpty()
        tty.setraw(line)
        self.device = os.ttyname(line)
        self._line = line

    def unplug(self) -> None:
        """Pull the plug."""
        for one in (self.end, self._line):
            os.close(one)
        self.end = -1

    def close(self) -> None:
        """Nobody has a line any more."""
        with contextlib.suppress(OSError):
            self.unplug()
        while self._others:
            os.close(self._others.pop())

    def send(self, data: bytes) -> None:
        """All of it, as fast as the line takes it."""
        while data:
            data = data[os.write(self.end, data) :]


@pytest.fixture
def scanner() -> Iterator[Scanner]:
    made = Scanner()
    made.plug()
    yield made
    made.close()


@pytest.fixture
def heard(scanner: Scanner) -> Iterator[SerialScanner]:
    made = SerialScanner(SystemClock(), there=scanner.there, retry_seconds=0.02)
    made.texts = []  # type: ignore[attr-defined]
    made.scanned.connect(lambda scan: made.texts.append(scan.text))  # type: ignore[attr-defined]
    yield made
    made.stop()


def texts(heard: SerialScanner) -> list[str]:
    return heard.texts  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def open_line(heard: SerialScanner, qtbot: QtBot) -> SerialScanner:
    """Listening: the port is open."""
    heard.use(KEY)
    qtbot.waitUntil(lambda: heard.trouble is None)
    return heard


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b""])
def test_a_code_ends_with_its_suffix_or_with_silence(
    open_line: SerialScanner, scanner: Scanner, qtbot: QtBot, end: bytes
) -> None:
    with qtbot.waitSignal(open_line.scanned) as caught:
        scanner.send(UHID.encode() + end)
    (scan,) = caught.args
    assert (scan.text, scan.source, scan.symbology) == (UHID, Source.SERIAL, "")


def test_codes_in_a_row_and_in_halves(open_line: SerialScanner, scanner: Scanner, qtbot: QtBot) -> None:
    scanner.send(b"\r\n" + UHID.encode() + b"\r" + UHID[:5].encode())
    qtbot.waitUntil(lambda: texts(open_line)[:1] == [UHID])
    scanner.send(b"\nsecond\r\n")
    qtbot.waitUntil(lambda: texts(open_line)[-1:] == ["second"])
    assert texts(open_line) == [UHID, UHID[:5], "second"]


def test_separators_and_the_symbology_come_through(open_line: SerialScanner, scanner: Scanner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(open_line.scanned) as caught:
        scanner.send(b"]d20108901234567894\x1d10A1\r")
    (scan,) = caught.args
    assert (scan.symbology, scan.text) == ("]d2", "0108901234567894\x1d10A1")


def test_unplugged_and_plugged_again_under_another_name(
    open_line: SerialScanner, scanner: Scanner, qtbot: QtBot
) -> None:
    told: list[Words | None] = []
    open_line.told.connect(told.append)
    before = scanner.device
    scanner.send(b"half a co")
    scanner.unplug()
    qtbot.waitUntil(lambda: told == [UNPLUGGED])
    scanner.plug(but=before)
    qtbot.waitUntil(lambda: told == [UNPLUGGED, None])
    texts(open_line).clear()
    scanner.send(UHID.encode() + b"\r")
    qtbot.waitUntil(lambda: texts(open_line) == [UHID])
    assert scanner.device != before


def test_one_that_is_not_there_is_waited_for(heard: SerialScanner, scanner: Scanner, qtbot: QtBot) -> None:
    scanner.unplug()
    with qtbot.waitSignal(heard.told) as caught:
        heard.use(KEY)
    assert caught.args == [ABSENT]
    scanner.plug()
    qtbot.waitUntil(lambda: heard.trouble is None)
    scanner.send(UHID.encode() + b"\n")
    qtbot.waitUntil(lambda: texts(heard) == [UHID])


def test_a_flood_is_cut_off_and_the_next_code_is_read(open_line: SerialScanner, scanner: Scanner, qtbot: QtBot) -> None:
    scanner.send(b"A" * 1_000_000 + b"\r" + UHID.encode() + b"\r")
    qtbot.waitUntil(lambda: texts(open_line)[-1:] == [UHID])
    assert len(texts(open_line)) <= 3  # a busy machine may take a pause for an end
    assert max(map(len, texts(open_line))) <= MAX_CHARACTERS + 1


def test_bytes_of_no_alphabet_are_no_trouble(open_line: SerialScanner, scanner: Scanner, qtbot: QtBot) -> None:
    scanner.send(bytes(set(range(256)) - {10, 13}) + b"\r" + UHID.encode() + b"\r")
    qtbot.waitUntil(lambda: texts(open_line)[-1:] == [UHID])


def test_a_scanner_that_was_put_away_is_not_heard(open_line: SerialScanner, scanner: Scanner, qtbot: QtBot) -> None:
    open_line.stop()
    scanner.send(UHID.encode() + b"\r")
    qtbot.wait(250)
    assert texts(open_line) == []


@given(st.lists(st.binary(max_size=400), max_size=30))
def test_however_it_is_cut_no_code_is_lost_or_too_long(parts: list[bytes]) -> None:
    framer, whole = Framer(), b"".join(parts)
    found = [code for part in parts for code in framer.feed(part)] + framer.silence()
    lines = [line for line in whole.replace(b"\r", b"\n").split(b"\n") if line.strip()]
    if not any(line.startswith(b"<?xml") for line in lines):
        assert found == [line[: MAX_CHARACTERS + 1] for line in lines]


def test_a_code_of_several_lines_is_ended_by_silence() -> None:
    framer = Framer()
    assert framer.feed(b'<?xml version="1.0"?>\n<Print') == []
    assert framer.feed(b'LetterBarcodeData name="x"/>\r\n') == []
    assert framer.silence() == [b'<?xml version="1.0"?>\n<PrintLetterBarcodeData name="x"/>\n\n']


def test_a_scanner_is_known_by_make_and_number() -> None:
    one, twin = Port("A", "COM3", "0c2e:0b6a", "X1"), Port("B", "COM4", "0c2e:0b6a", "X2")
    old = Port("COM1", "COM1")
    assert chosen("0c2e:0b6a:X2", [old, one, twin]) is twin
    assert chosen("0c2e:0b6a:X9", [old, one]) is one  # exchanged for one of its make
    assert chosen("COM1", [one, old]) is old
    for setting, there in (("0c2e:0b6a:X9", [one, twin]), ("COM1", [one])):
        with pytest.raises(OSError, match="no such port"):
            chosen(setting, there)
