"""Setting up a hand scanner: a test code on the screen and on paper, what a scan of it tells, and the settings."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.core.settings import SettingsFile
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.icon_label import IconLabel
from desk.kit.labels import Label
from desk.kit.printing import image
from desk.kit.printing.blocks import Document, Gap, Qr, Text
from desk.kit.printing.paper import PAPERS, ROLL_80
from desk.kit.printing.placed import Code128
from desk.kit.printing.preview import Preview
from desk.kit.scroll import scrolled
from desk.kit.texts import changes, said
from desk.kit.theme import Sizes, px
from desk.scanning.burst import GAPS_MS, Heard
from desk.scanning.cameras import Camera, cameras
from desk.scanning.keys import PREFIXES
from desk.scanning.serial_port import Port, ports
from desk.scanning.trial import BARS, SQUARE, Finding, diagnose
from desk.tasks.runner import Runner

Listed = tuple[Sequence[Port], Sequence[Camera]]
QR_MM, BARS_MM, BAR_HEIGHT_MM = 34, 68, 11
SCREEN_DPI = 150
_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}
_PREFIXES: dict[str, Words] = {
    "stx": words("ScannerScreen", "STX (Ctrl+B)"), "f12": words("ScannerScreen", "F12"),
}  # fmt: skip


class Scanners(Protocol):
    """What the screen wants of the desk's scanners."""

    def try_out(self, take: Callable[[Heard], None] | None) -> None: ...

    def trouble(self) -> Words | None: ...


class ScannerScreen(QWidget):
    """While it is in sight, what a scanner sends is looked at here and used nowhere. The settings need a right."""

    saved = Signal()
    back_wanted = Signal()
    failed = Signal(DeskError)

    def __init__(
        self,
        file: SettingsFile,
        scanners: Scanners,
        runner: Runner,
        may_change: Callable[[], bool],
        listed: Callable[[], Listed] = lambda: (ports(), cameras()),
    ) -> None:
        super().__init__()
        self._file, self._scanners, self._runner, self._may_change, self._list = (
            file, scanners, runner, may_change, listed,
        )  # fmt: skip
        left = column(self, self._code_card(), 1)
        right = column(self, self._result_card(), self._settings_card(), 1, gap=14)
        inside = QWidget()
        both = row(self, gap=14, margins=(0, 0, 8, 0))
        both.addLayout(left)
        both.addLayout(right, 1)
        inside.setLayout(both)
        self.setLayout(column(self, Label(words("ScannerScreen", "Scanner"), "title"), scrolled(inside), gap=12))
        changes().changed.connect(self._show_code)
        self._show(())

    def opened(self, **_arguments: str) -> None:
        """The screen comes to the front."""
        self.refresh()
        self.print_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        self._scanners.try_out(self.take)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self._scanners.try_out(None)
        super().hideEvent(event)

    def take(self, heard: Heard) -> None:
        """A scanner has sent something."""
        gap = self.form.field("gap").value()
        self._show(diagnose(heard, int(str(gap)) if gap else self._file.now.scanner_gap_ms))

    def refresh(self) -> None:
        """Show what is set, and list ports and cameras anew."""
        now = self._file.now
        self._offer(((), ()))
        for name, value in (
            ("gap", str(now.scanner_gap_ms)), ("prefix", now.scanner_prefix or None),
            ("port", now.scanner_port or None), ("camera", now.camera or None),
        ):  # fmt: skip
            self.form.field(name).set_value(value)
        self.form.mark_clean()
        may = self._may_change()
        for one in (self.form, self.save, self.look):
            one.setEnabled(may)
        self._only.setVisible(not may)
        self.tell(self._scanners.trouble())
        self.list_devices()

    def list_devices(self) -> None:
        """Ask the system for its ports and cameras, beside the UI thread."""
        self._runner.read(self._list, self._offer, self.failed.emit, self)

    def tell(self, trouble: Words | None) -> None:
        """What is wrong with the serial scanner now."""
        self._trouble.setVisible(trouble is not None)
        self._trouble.setText(str(trouble or ""))

    # -- the test code ----------------------------------------------------------------------------

    def document(self) -> Document:
        """The test code on paper."""
        bars = [block for text in BARS for block in (Code128(text, BARS_MM, BAR_HEIGHT_MM), Gap(5))]
        return Document(
            "HIMS Desk scanner test",
            [
                Text(said(words("ScannerScreen", "Scanner test: HIMS Desk")), 11, strong=True),
                Text(said(words("ScannerScreen", "Scan the square; with a scanner for bars only, both lines.")), 7.5),
                Gap(2), Qr(SQUARE, QR_MM, align="left"), Gap(4), *bars,
            ],
        )  # fmt: skip

    def print_code(self) -> None:
        """Look at the print, choose the printer."""
        paper = PAPERS.get(self._file.now.slip_paper, ROLL_80)
        preview = Preview(self, self.document(), paper)
        preview.failed.connect(self.failed)
        preview.open()

    def _code_card(self) -> Card:
        card = Card(words("ScannerScreen", "Scan this"))
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.print_button = button(
            words("ScannerScreen", "Print the test code…"), self.print_code, kind="primary", icon_name="printer"
        )
        hint = words("ScannerScreen", "Many scanners cannot read a screen: print it, or turn the screen brighter.")
        card.body.addWidget(self._picture)
        card.body.addWidget(Label(hint, "muted", wrap=True))
        card.head.addWidget(self.print_button)
        self._show_code()
        return card

    def _show_code(self) -> None:
        # At a fixed fineness: a module stays whole pixels, whatever the scale of the words.
        page = image.pages(self.document(), ROLL_80, SCREEN_DPI)[0]
        ratio = self.devicePixelRatioF()
        shown = QPixmap.fromImage(page.copy(QRect(0, 0, page.width(), page.height())))
        shown.setDevicePixelRatio(ratio if ratio > 1 else 1)
        self._picture.setPixmap(shown)
        self._picture.setAccessibleName(said(words("ScannerScreen", "The test code")))

    # -- what was found ---------------------------------------------------------------------------

    def _result_card(self) -> Card:
        card = Card(words("ScannerScreen", "What the scan tells"))
        self._findings = column(card, gap=8)
        card.body.addLayout(self._findings)
        return card

    def findings(self) -> list[str]:
        """The sentences in sight."""
        return [one.text() for one in self._result.findChildren(QLabel)]

    def _show(self, found: Sequence[Finding]) -> None:
        while (item := self._findings.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._result = QWidget()
        lines = column(self._result, gap=8)
        for one in found:
            lines.addWidget(_Line(one))
        if not found:
            lines.addWidget(Label(words("ScannerScreen", "Scan the code. What is wrong, and what to do, is said here."),
                                  wrap=True))  # fmt: skip
            lines.addWidget(Label(_NOTHING, "muted", wrap=True))
        self._result.setLayout(lines)
        self._findings.addWidget(self._result)

    # -- settings ---------------------------------------------------------------------------------

    def _settings_card(self) -> Card:
        card = Card(words("ScannerScreen", "Settings of this desk"))
        form = self.form = Form(columns=2)
        gaps = [Choice(str(gap), words("ScannerScreen", "{gap} ms", gap=gap)) for gap in GAPS_MS]
        prefixes = [Choice(name, _PREFIXES[name]) for name in PREFIXES]
        self._ports = ChoiceField(empty=words("ScannerScreen", "No port: a keyboard"))
        self._cameras = ChoiceField(empty=words("ScannerScreen", "The first one"))
        form.add("gap", ChoiceField(gaps), words("ScannerScreen", "Longest pause between two keys"))
        form.add("prefix", ChoiceField(prefixes, empty=words("ScannerScreen", "None")),
                 words("ScannerScreen", "Key before each code"))  # fmt: skip
        form.add("port", self._ports, words("ScannerScreen", "Serial port (USB-COM)"))
        form.add("camera", self._cameras, words("ScannerScreen", "Camera"))
        form.submitted.connect(self._save)
        self._trouble = Label(role="error", wrap=True)
        self._only = Label(words("ScannerScreen", "A supervisor or administrator changes these."), "muted", wrap=True)
        self.save = button(words("ScannerScreen", "Save"), self._save, kind="primary")
        self.look = button(words("ScannerScreen", "Look for devices again"), self.list_devices, icon_name="refresh-cw")
        back = button(words("ScannerScreen", "Back to the settings"), self.back_wanted.emit, kind="quiet")
        for one in (form, self._trouble, self._only):
            card.body.addWidget(one)
        card.body.addLayout(row(card, self.save, self.look, 1, back))
        return card

    def _offer(self, found: Listed) -> None:
        now = self._file.now
        there, seen = found
        listed = [(port.key, _named(port.name, port.device)) for port in there]
        self._ports.set_choices(_choices(listed, now.scanner_port))
        self._cameras.set_choices(_choices([(one.key, _named(one.name, one.path)) for one in seen], now.camera))
        if not self.form.is_dirty():
            self._ports.set_value(now.scanner_port or None)
            self._cameras.set_value(now.camera or None)
            self.form.mark_clean()

    def _save(self) -> None:
        wanted = self.form.values()
        gap = wanted["gap"]
        try:
            self._file.change(
                scanner_gap_ms=int(str(gap)) if gap else self._file.now.scanner_gap_ms,
                scanner_prefix=str(wanted["prefix"] or ""), scanner_port=str(wanted["port"] or ""),
                camera=str(wanted["camera"] or ""),
            )  # fmt: skip
        except DeskError as error:
            self.failed.emit(error)
            return
        self.form.mark_clean()
        self.tell(self._scanners.trouble())
        self.saved.emit()


_NOTHING = words(
    "ScannerScreen",
    "Nothing happens, or letters appear? The scanner is slower than 150 ms a key: set it faster by its booklet.",
)


class _Line(QWidget):
    """A finding: its sign, its sentence, what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        sentence = Label(finding.sentence, "" if finding.tone == "ok" else "strong", wrap=True)
        texts = column(self, sentence, gap=2)
        if finding.advice is not None:
            texts.addWidget(Label(finding.advice, "muted", wrap=True))
        sign = IconLabel(_ICONS[finding.tone], finding.tone)
        box = row(self, gap=10)
        box.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(texts, 1)
        self.setLayout(box)
        Sizes(self)(lambda: self.setMinimumHeight(px(22)))


def _named(name: str, where: str) -> str:
    return f"{name} ({where})" if where and where not in name else name


def _choices(listed: Sequence[tuple[str, str]], kept: str) -> list[Choice]:
    """What is there; what is set stays in the list though it is not plugged in."""
    made = [Choice(key, partial(str, title)) for key, title in listed]
    if kept and kept not in dict(listed):
        made.append(Choice(kept, words("ScannerScreen", "{name}: not plugged in", name=kept)))
    return made
