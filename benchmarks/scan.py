"""From a card before the camera to the patient on the screen: frames go into the real window of the real program.

    python -m benchmarks.scan --scans 30 [--patients 2000] [--data DIR]

A demo's encrypted profile; signed in, F4, the decoder's child process up and looking. Then the frames of a webcam
(1280x720, ten a second, made as in benchmarks/frames.py, within the limits of its aim) show a card: the signed one,
issued and laid out by this desk (`--shows card`), or one with a bare UHID as QR code (`--shows number`). Measured is
the time from the first frame entering to the patient's page painted in the window: decoding, reading, judging, finding,
opening and painting. The processor time beside it is of the program alone; the child's comes on top
(benchmarks/frames.py tells it). A frame that cannot be read costs the tenth of a second to the next.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.names.timing import percentile
from benchmarks.search import machine

if TYPE_CHECKING:
    from benchmarks.webcam.cards import Printed
    from desk.scanning.frames import FedSource, Frame

GOAL_MS = 400
FRAMES_A_SECOND = 10.0
PATIENCE_SECONDS = 120.0
SHOWN = 8


@dataclass(frozen=True)
class Holder:
    """A patient with a UHID, and the name that the page shows."""

    patient_id: str
    uhid: str
    name: str


@dataclass(frozen=True)
class Taken:
    """One scan, in milliseconds: from the first frame to the code read, and to the painted page; the processor time of
    the program in that; from F4 to the decoder's first answer. And the frames that it took."""

    frames: int
    read: float
    painted: float
    work: float
    opening: float


def main() -> None:
    """Fill a profile, and measure in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scans", type=int, default=30)
    parser.add_argument("--patients", type=int, default=2000)
    parser.add_argument("--data", type=Path, help="a demo's folder, made if it is not there (default: a new one)")
    parser.add_argument("--shows", choices=("card", "number"), nargs="+", default=("card", "number"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        _scans(chosen.data, chosen.scans, chosen.shows)
        return
    from desk.demo.profile import demo

    print(machine())
    with tempfile.TemporaryDirectory() as scratch:
        root = chosen.data or Path(scratch) / "demo"
        with demo(root, chosen.patients, lambda _said: None, keep=True):
            command = [sys.executable, "-m", "benchmarks.scan", "--child", "--data", str(root)]
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
            asked = ["--scans", str(chosen.scans), "--shows", *chosen.shows]
            subprocess.run([*command, *asked], env=environment, check=True)


# -- inside the process that is measured ----------------------------------------------------------


def _scans(root: Path, count: int, shows: Sequence[str]) -> None:
    from PySide6.QtWidgets import QApplication

    import desk.program
    from desk.core.paths import Paths
    from desk.demo.facility import CLERK
    from desk.scanning.frames import FedSource
    from desk.shell.sign_in import Typed

    app, camera = QApplication(["hims-desk"]), FedSource()
    program = desk.program.Program(app, Paths(root / "desk"), lambda _settings: camera)
    program.start()
    ready: list[bool] = []
    program.ready.connect(lambda: ready.append(True))
    _until(app, lambda: bool(ready))
    program.sign_in.panel.wanted.emit(Typed(CLERK.user, CLERK.password))
    _until(app, lambda: program.ui is not None and program.ui.window.isVisible())
    holders = _holders(program)
    shown = [(what, holders[part * (count + 1) :][: count + 1]) for part, what in enumerate(shows)]
    made = {what: [_card(app, program, one) if what == "card" else _number(one) for one in chosen]
            for what, chosen in shown}  # fmt: skip
    # The cards just issued would be on their way to the cloud all the while.
    if program.worker is not None:
        program.worker.stop()
        program.worker.join(10)
    for what, chosen in shown:
        papers = made[what]
        taken = [_scan(app, program, camera, *one) for one in zip(chosen, papers, range(len(chosen)), strict=True)][1:]
        _tell(what, taken)
    program.stop()
    print(f"  {machine()}")


def _tell(what: str, taken: Sequence[Taken]) -> None:
    """The table's figures."""

    def line(said: str, values: list[float]) -> None:
        print(f"  {said}: median {median(values):.0f} ms, p95 {percentile(values, 0.95):.0f} ms, "
              f"worst {max(values):.0f} ms")  # fmt: skip

    print(f"{what}: {len(taken)} scans; frames until read: " + " ".join(str(one.frames) for one in taken))
    line(f"from the first frame to the painted page (aim: p95 below {GOAL_MS})", [one.painted for one in taken])
    line("of which from the first frame to the code read", [one.read for one in taken])
    line("of which from the code read to the painted page", [one.painted - one.read for one in taken])
    line("processor time of the program in the whole", [one.work for one in taken])
    line("from F4 to the first look of the decoder", [one.opening for one in taken])


def _number(holder: Holder) -> "Printed":
    from benchmarks.webcam.cards import drawn
    from desk.codes.uhid import parse

    return drawn(str(parse(holder.uhid)), "000000000")


def _card(app: Any, program: Any, holder: Holder) -> "Printed":
    """The temporary card of this patient, issued and laid out here; the desk's certificate comes with a first sync."""
    from benchmarks.webcam.printed import card_of
    from desk.core.errors import Refused
    from desk.core.ids import new_id
    from desk.plugins.registration.print.card_words import CardPaper

    issued: list[Any] = []

    def issue() -> bool:
        try:
            actor = program.ui.window.acting().intending(new_id())
            issued.append(program.desk.cards.issue_temporary(actor, holder.patient_id))
        except Refused:
            program.sync_now()
        return bool(issued)

    _until(app, issue, every_ms=300)
    card = issued[0]
    return card_of(CardPaper(
        True, holder.name, "", holder.uhid, holder.uhid, "2", "1984-05-02", None, "", "", "Delhi Polyclinic", "",
        card.issued_at, card.expires_at, card.texts[1],
    ))  # fmt: skip


def _holders(program: Any) -> list[Holder]:
    from sqlalchemy import select

    from desk.records.patient.tables import IdentifierRow, NameRow

    actor = program.ui.window.acting()
    with program.desk.store.reading(actor, "patient.read") as reading:
        found = reading.connection.execute(
            select(IdentifierRow.patient_id, IdentifierRow.value, NameRow.text)
            .join(NameRow, NameRow.patient_id == IdentifierRow.patient_id)
            .where(IdentifierRow.system == "uhid", NameRow.script == "Latn", NameRow.use == "official")
            .order_by(IdentifierRow.patient_id)
            .limit(200)
        ).all()
    # Two holders of one name in a row could not be told apart on the page.
    return [Holder(*one) for number, one in enumerate(found) if number == 0 or one[2] != found[number - 1][2]]


def _frames(paper: "Printed", number: int) -> list["Frame"]:
    import numpy

    from benchmarks.webcam.camera import take
    from benchmarks.webcam.cells import Cell, cells, shots
    from desk.scanning.frames import Frame

    inside: Cell = next(cell for cell in cells() if cell.group == "inside" and cell.profile == "card")
    return [
        Frame(numpy.repeat(take(paper, shot, chance).pixels[:, :, None], 3, 2))
        for shot, chance in shots(inside, number, number, SHOWN)
    ]


def _scan(app: Any, program: Any, camera: "FedSource", holder: Holder, paper: "Printed", number: int) -> Taken:
    import numpy

    from desk.scanning.camera_view import CameraView
    from desk.scanning.frames import Frame
    from desk.scanning.reader import CardReader

    frames, table = _frames(paper, number), Frame(numpy.full((720, 1280, 3), 110, numpy.uint8))
    window = program.ui.window
    if _reads(window, holder.name):
        sys.exit("the page of this patient stands open already")
    pressed = time.perf_counter()
    window.camera_wanted.emit()
    view = next(one for one in window.findChildren(CameraView) if one.isVisible())
    looked: list[float] = []
    read: list[float] = []
    view.findChild(CardReader).guided.connect(lambda _guide: looked.append(time.perf_counter()))
    view.findChild(CardReader).read.connect(lambda _code: read.append(time.perf_counter()))
    camera.feed(table)
    _until(app, lambda: bool(looked))
    begun, work = time.perf_counter(), time.process_time()
    fed = 0

    def painted() -> bool:
        nonlocal fed
        if _shown(view) and time.perf_counter() - begun >= fed / FRAMES_A_SECOND:
            camera.feed(frames[fed % len(frames)])
            fed += 1
        return not _shown(view) and _reads(window, holder.name)

    _until(app, painted)
    window.grab()
    end = time.perf_counter()
    times = (read[0] - begun, end - begun, time.process_time() - work, looked[0] - pressed)
    return Taken(fed, *(one * 1000 for one in times))


def _shown(view: Any) -> bool:
    from shiboken6 import isValid

    return isValid(view) and bool(view.isVisible())


def _reads(window: Any, name: str) -> bool:
    from PySide6.QtWidgets import QLabel

    return any(name == label.text() for label in window.findChildren(QLabel) if label.isVisible())


def _until(app: Any, condition: Any, every_ms: int = 3) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop, end = QEventLoop(), time.monotonic() + PATIENCE_SECONDS

    def see() -> None:
        if condition() or time.monotonic() > end:
            loop.quit()

    look = QTimer(interval=every_ms)
    look.timeout.connect(see)
    look.start()
    loop.exec()
    look.stop()
    if time.monotonic() > end:
        sys.exit("what was to be measured did not come")


if __name__ == "__main__":
    main()
