"""From nothing to work: the sign-in window, the desk ready behind it, the queue on the screen; and the memory it takes.

    python -m benchmarks.start --patients 5000 --rounds 7 [--data DIR] [--cold]

Each round starts fresh processes, one after another: a bare QApplication with a QWidget (the yardstick), and the
program itself on an encrypted profile that holds the patients and a morning's queue. Times run from before the process
exists to a painted window; beside each stands the processor time that the process (all its threads) had used by then,
which other work on the machine disturbs least. The password's check (Argon2id, slow on purpose) is a line of its own
and left out of "usable": that is the time to the desk being open, plus the time from the accepted password to the
painted queue. The longest stall is the longest that the window did not come to look at its events (a timer of 2 ms).
Memory is taken with the queue, with the form of a new patient, and once sync has loaded what it needs.

--cold drops what it may of the files from the system's cache before each start; what other programs hold stays.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

GOAL_FIRST_MS, GOAL_USABLE_MS, GOAL_PSS_MB = 179, 310, 110
PATIENCE_SECONDS, LOOK_MS = 120, 2


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patients", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--data", type=Path, help="a demo's folder, made if it is not there (default: a new one)")
    parser.add_argument("--cold", action="store_true", help="also start with the files dropped from the cache")
    parser.add_argument("--child", choices=("bare", "desk"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        _bare() if chosen.child == "bare" else _desk(chosen.data)
        return
    load = "/".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {load}, Python {platform.python_version()}")
    with _profile(chosen.data, chosen.patients) as root:
        _round(root)  # the first start writes byte-code and fills the cache
        _print("warm", [_round(root) for _ in range(chosen.rounds)])
        if chosen.cold:
            _print("cold", [_round(root, cold=True) for _ in range(chosen.rounds)])


@contextmanager
def _profile(data: Path | None, count: int) -> Iterator[Path]:
    from desk.demo.profile import demo

    with tempfile.TemporaryDirectory() as scratch:
        root = data or Path(scratch) / "demo"
        with demo(root, count, lambda _said: None, keep=True):
            yield root


def _round(root: Path, *, cold: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for child in ("bare", "desk"):
        if cold:
            _drop(root)
        command = [sys.executable, "-m", "benchmarks.start", "--child", child, "--data", str(root)]
        before = time.monotonic_ns()
        done = subprocess.run(command, capture_output=True, text=True, env=_environment(), check=True)
        said = json.loads(done.stdout.splitlines()[-1])
        found |= {f"{child}.{k}": (v - before) / 1e6 if k.endswith("_at") else v for k, v in said.items()}
    return found


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).resolve().parents[1])}


def _drop(root: Path) -> None:
    """Ask the system to forget the files of the program, its packages and the profile."""
    project = Path(__file__).resolve().parents[1]
    os.sync()
    for top in (project / "desk", project / "resources", Path(sys.prefix) / "lib", root):
        for path in top.rglob("*"):
            if path.is_file():
                handle = os.open(path, os.O_RDONLY)
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(handle)


def _print(name: str, rounds: list[dict[str, Any]]) -> None:
    def ms(key: str) -> float:
        return float(median(float(one[key]) for one in rounds))

    def line(what: str, at: str, more: str = "") -> None:
        print(f"  {what:39} {ms(at):7.0f} ms, {ms(at.removesuffix('_at') + '_cpu'):5.0f} of processor{more}")

    usable = median(one["desk.ready_at"] + one["desk.to_queue"] for one in rounds)
    bare, first = ms("bare.painted_at"), ms("desk.painted_at")
    work = ms("desk.ready_cpu") + ms("desk.to_queue_cpu")
    print(f"{name}, median of {len(rounds)}:")
    line("a bare window painted (yardstick)", "bare.painted_at")
    line("the sign-in window painted", "desk.painted_at", f" = {first / bare:.2f} bare (goal {GOAL_FIRST_MS})")
    line("the desk open behind it", "desk.ready_at", f"; longest stall {ms('desk.stall_start'):.0f} ms")
    line("the password checked (not counted)", "desk.password")
    line("from then to the painted queue", "desk.to_queue",
         f", {rounds[0]['desk.rows']} lines; longest stall {ms('desk.stall_queue'):.0f} ms")  # fmt: skip
    line("the form of a new patient painted", "desk.to_form")
    print(f"  {'usable queue, without the password':39} {usable:7.0f} ms, {work:5.0f} of processor"
          f" = {usable / bare:.2f} bare by the clock, {work / ms('bare.painted_cpu'):.2f} by the processor"
          f" (goal {GOAL_USABLE_MS} ms)")  # fmt: skip
    print(f"  memory (PSS): bare {ms('bare.pss'):.0f}, sign-in {ms('desk.pss_sign_in'):.0f}, queue "
          f"{ms('desk.pss_queue'):.0f}, and form {ms('desk.pss_form'):.0f}, and sync {ms('desk.pss_sync'):.0f} MB "
          f"(goal {GOAL_PSS_MB})")  # fmt: skip


# -- inside the processes that are measured -------------------------------------------------------


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(760, 700)
    window.show()
    window.grab()
    app.processEvents()
    _say(painted_at=time.monotonic_ns(), painted_cpu=_cpu(), pss=_pss())


def _desk(root: Path) -> None:
    import desk.__main__  # as the program is started
    import desk.program  # isort: split
    from PySide6.QtWidgets import QApplication

    from desk.core.paths import Paths

    app = QApplication(["hims-desk"])
    program = desk.program.Program(app, Paths(root / "desk"))
    program.start()
    app.processEvents()
    program.sign_in.grab()
    said: dict[str, Any] = {"painted_at": time.monotonic_ns(), "painted_cpu": _cpu(), "pss_sign_in": _pss()}
    ready: list[float] = []
    program.ready.connect(lambda: ready.extend((time.monotonic_ns(), _cpu())))
    said["stall_start"] = _until(app, lambda: bool(ready))
    said["ready_at"], said["ready_cpu"] = ready
    said |= _at_work(app, program)
    program.stop()
    _say(**said)


def _at_work(app: Any, program: Any) -> dict[str, Any]:
    from PySide6.QtWidgets import QTableView

    from desk.demo.facility import CLERK
    from desk.shell.sign_in import Typed

    accepted: list[tuple[int, float]] = []
    program.session.changed.connect(lambda: accepted.append((time.monotonic_ns(), _cpu())))
    typed, typed_cpu = time.monotonic_ns(), _cpu()
    program.sign_in.panel.wanted.emit(Typed(CLERK.user, CLERK.password))
    window = program.ui.window

    def rows() -> int:
        tables = [one for one in window.findChildren(QTableView) if one.isVisible()]
        return int(tables[0].model().rowCount()) if tables else 0

    stall = _until(app, lambda: rows() > 0)
    window.grab()
    painted, painted_cpu = time.monotonic_ns(), _cpu()
    (at, cpu), lines, held = accepted[0], rows(), _pss()
    window.open_new()
    _until(app, lambda: window.rooms.current_id() == "registration.new")
    window.grab()
    said = {
        "password": (at - typed) / 1e6, "password_cpu": cpu - typed_cpu,
        "to_queue": (painted - at) / 1e6, "to_queue_cpu": painted_cpu - cpu, "stall_queue": stall, "rows": lines,
        "to_form": (time.monotonic_ns() - painted) / 1e6, "to_form_cpu": _cpu() - painted_cpu,
        "pss_queue": held, "pss_form": _pss(),
    }  # fmt: skip
    _until(app, lambda: "desk.sync.cycle" in sys.modules and not program.worker.status.working)
    return said | {"pss_sync": _pss()}


def _cpu() -> float:
    """Milliseconds of processor time that this process has used, all its threads together."""
    return time.process_time() * 1000


def _until(app: Any, condition: Any) -> float:
    """Wait for the condition; gives the longest time in ms between two looks, beyond the timer's own."""
    # In the event loop, as the program itself waits: a busy loop here would hold back the thread that is waited for.
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    loop, end, longest, last = QEventLoop(), time.monotonic() + PATIENCE_SECONDS, 0.0, time.monotonic()

    def see() -> None:
        nonlocal longest, last
        now = time.monotonic()
        longest, last = max(longest, (now - last) * 1000 - LOOK_MS), now
        if condition() or now > end:
            loop.quit()

    look = QTimer(interval=LOOK_MS)
    look.setTimerType(Qt.TimerType.PreciseTimer)
    look.timeout.connect(see)
    look.start()
    loop.exec()
    look.stop()
    if not condition():
        sys.exit("what was to be measured did not come")
    return longest


def _pss() -> float:
    """Proportional set size of this process in MB."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _say(**values: Any) -> None:
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
