"""Setting up a hand scanner: the test code is read back, what is wrong is said, settings are kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.core.clock import SystemClock
from desk.core.i18n import Words
from desk.core.settings import SettingsFile
from desk.kit import language, theme
from desk.kit.printing import image
from desk.kit.printing.paper import A5, ROLL_80, Paper
from desk.scanning.burst import Heard
from desk.scanning.cameras import Camera
from desk.scanning.keys import GS
from desk.scanning.serial_port import ABSENT, Port
from desk.scanning.trial import BARS, SQUARE, diagnose
from desk.shell.scanner_screen import ScannerScreen
from desk.shell.scanners import Progress, Scanners
from desk.tasks.runner import Runner

PORT = Port("Honeywell 1950g", "COM4", "0c2e:0b6a", "X1")
CAMERAS = (Camera("HD Webcam", "046d:0825", "1-2", 0),)
WELL = Heard(SQUARE, SQUARE, "\r", 8.0, 12)


class Bench:
    """What the screen wants of the desk's scanners."""

    def __init__(self) -> None:
        self.take: Callable[[Heard], None] | None = None
        self.wrong: Words | None = None

    def try_out(self, take: Callable[[Heard], None] | None) -> None:
        self.take = take

    def trouble(self) -> Words | None:
        return self.wrong


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def screen(file: SettingsFile, bench: Bench, qtbot: QtBot, qapp: QApplication) -> Iterator[ScannerScreen]:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    runner = Runner()
    made = ScannerScreen(file, bench, runner, lambda: True, lambda: ((PORT,), CAMERAS))
    qtbot.addWidget(made)
    made.resize(1040, 700)
    made.show()
    made.opened()
    runner.wait()
    yield made
    runner.wait()
    runner.stop()
    language.install(qapp, "en")


@pytest.mark.parametrize("paper", [ROLL_80, A5], ids=["roll", "sheet"])
def test_the_print_is_read_back_letter_for_letter(screen: ScannerScreen, paper: Paper) -> None:
    import zxingcpp

    page = image.pages(screen.document(), paper)[0]
    grey = memoryview(page.constBits()).cast("B", (page.height(), page.bytesPerLine()))
    found = {code.bytes.decode("ascii") for code in zxingcpp.read_barcodes(grey)}
    assert found == {SQUARE, *BARS}


def test_a_good_scanner_is_told_so(screen: ScannerScreen, bench: Bench) -> None:
    assert bench.take is not None
    bench.take(WELL)
    assert "Every character came through." in screen.findings()
    assert "The separator of medicine packs (GS) comes through." in screen.findings()
    screen.hide()
    assert bench.take is None  # work goes on


SWAPPED = SQUARE.swapcase()
AZERTY = str.maketrans("qwazQWAZ;,m", "azqwAZQW,mM")
FRENCH = SQUARE.translate(AZERTY)


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        (Heard(FRENCH, FRENCH, "\r", 8, 9), "characters come as others"),
        (Heard(FRENCH, SQUARE, "\r", 8, 9), "this computer's keyboard layout"),
        (Heard(SWAPPED, SWAPPED, "\r", 8, 9), "exchanged"),
        (Heard(SQUARE.upper(), SQUARE.upper(), "\r", 8, 9), "Small letters come as capitals"),
        (Heard(SQUARE.lower(), SQUARE.lower(), "\r", 8, 9), "Capital letters come as small"),
        (Heard(SQUARE.replace(GS, ""), SQUARE.replace(GS, ""), "\r", 8, 9), "(GS) is lost"),
        (Heard(SQUARE.replace(GS, "|"), SQUARE.replace(GS, "|"), "\r", 8, 9), "comes as |"),
        (Heard(SQUARE[:80] + SQUARE[90:], SQUARE[:80] + SQUARE[90:], "\r", 8, 9), "characters came of"),
        (Heard(SQUARE, SQUARE, "\r", 8, 95), "pauses up to 95 ms"),
        (Heard(SQUARE, SQUARE, "", 8, 9), "sends nothing after a code"),
        (Heard(SQUARE, SQUARE, "\r", 20, 40), "would take 9.4 seconds"),
        (Heard(BARS[0].swapcase(), "x", "\r", 8, 9), "exchanged"),
        (Heard("8901138512361", "8901138512361", "\r", 8, 9), "not the test code"),
    ],
)
def test_each_fault_has_its_sentence_and_its_remedy(heard: Heard, said: str) -> None:
    worst, *rest = diagnose(heard, 60)
    assert said in str(worst.sentence)
    assert worst.tone in ("bad", "warn")
    assert worst.advice is not None or "not the test code" in said
    assert all(one.tone == "ok" for one in rest)


def test_caps_lock_and_a_hindi_layout_are_no_fault_of_the_scanner() -> None:
    assert {one.tone for one in diagnose(Heard(SQUARE, "ऍठ" * 50, "\r", 8, 9), 60)} == {"ok"}
    assert {one.tone for one in diagnose(Heard(SQUARE, SWAPPED, "\r", 8, 9), 60)} == {"ok"}
    assert {one.tone for one in diagnose(Heard(SQUARE, SQUARE, "", keyboard=False), 60)} == {"ok"}


def test_settings_are_chosen_by_keyboard_and_kept(screen: ScannerScreen, file: SettingsFile, qtbot: QtBot) -> None:
    screen.form.focus_first()
    for name, value in (("gap", "120"), ("prefix", "f12"), ("port", PORT.key), ("camera", CAMERAS[0].key)):
        box = screen.form.field(name).inputs()[0]
        for _ in range(12):
            if screen.form.field(name).value() == value:
                break
            QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Return)
    now = file.now
    assert (now.scanner_gap_ms, now.scanner_prefix, now.scanner_port, now.camera) == (
        120, "f12", "0c2e:0b6a:X1", "046d:0825@1-2",
    )  # fmt: skip


def test_a_port_that_is_not_plugged_in_stays_chosen(screen: ScannerScreen, file: SettingsFile, bench: Bench) -> None:
    file.change(scanner_port="1234:5678:Z")
    bench.wrong = ABSENT
    screen.opened()
    screen.save.click()
    assert file.now.scanner_port == "1234:5678:Z"
    assert "Plug it in" in str(ABSENT)


def test_at_a_desk_that_one_may_not_change_the_code_can_still_be_tried(
    file: SettingsFile, bench: Bench, qtbot: QtBot, qapp: QApplication
) -> None:
    runner = Runner()
    made = ScannerScreen(file, bench, runner, lambda: False, lambda: ((), ()))
    qtbot.addWidget(made)
    made.show()
    made.opened()
    runner.wait()
    assert not made.save.isEnabled()
    assert made.print_button.isEnabled()
    assert bench.take is not None
    runner.stop()


def test_what_is_tried_out_does_no_work_and_afterwards_it_does(
    file: SettingsFile, qtbot: QtBot, qapp: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    scanners = Scanners(SystemClock(), file, window, window)
    qapp.installEventFilter(scanners)
    heard: list[Heard] = []
    scans: list[str] = []
    scanners.scanned.connect(lambda scan: scans.append(scan.text))
    scanners.try_out(heard.append)
    QTest.keyClicks(window, SQUARE.replace(GS, ""))
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(heard))
    QTest.qWait(50)
    assert (heard[0].end, scans) == ("\r", [])
    scanners.try_out(None)
    QTest.qWait(200)
    QTest.keyClicks(window, "HIM1:ABC")
    qtbot.waitUntil(lambda: scans == ["HIM1:ABC"])
    qapp.removeEventFilter(scanners)
    scanners.stop()


def test_a_long_code_under_way_is_seen_and_a_short_one_is_not(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 300)
    window.show()
    progress = Progress(window)
    progress.show_count(6)
    progress.show_count(0)
    assert not progress.isVisible()
    progress.show_count(6)
    qtbot.waitUntil(progress.isVisible)
    progress.show_count(118)
    assert "118" in progress.text()
    assert window.rect().contains(progress.geometry())
    progress.show_count(0)
    assert not progress.isVisible()


def test_trouble_with_the_serial_scanner_is_passed_on(file: SettingsFile, qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    scanners = Scanners(SystemClock(), file, window, window)
    with qtbot.waitSignal(scanners.told) as caught:
        file.change(scanner_port="ffff:ffff:nobody")
    assert caught.args == [ABSENT]
    file.change(scanner_port="")
    assert scanners.trouble() is None
    scanners.stop()
