"""A receipt from its print job to a PDF and to the bytes of a thermal printer, each with its own code, as at a counter.

    python -m benchmarks.receipt_pdf --runs 60

Processor time and wall time of one paper in ms; the first of each is left out (fonts are loaded once a program).
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles

from PySide6.QtWidgets import QApplication

from desk.kit.printing import escpos, image, pdf
from desk.kit.printing.blocks import Document
from desk.kit.printing.paper import A5, ROLL_80, Paper
from desk.plugins.billing.print import receipt
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.receipt_paper import ReceiptPaper
from tests.support.receipts import FREE, MIXED, numbered

GOAL_MS, AIM_MS = 150, 15


def main() -> None:
    """Measure and print a table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=60)
    runs = asked.parse_args().runs
    app = QApplication.instance() or QApplication(sys.argv[:1])
    sys.stdout.write(f"{platform.system()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}\n")
    for name, paper in (("four lines", MIXED), ("nothing to pay", FREE)):
        for size in (ROLL_80, A5):
            _measure(f"{name}, {size.id}, PDF", runs, paper, partial(_pdf, size))
    roll = "four lines, 80mm, thermal"
    _measure(roll, runs, MIXED, lambda one: escpos.raster(image.head(_laid(one, ROLL_80), ROLL_80)))
    del app


def _pdf(size: Paper, body: bytes) -> bytes:
    return pdf.to_bytes(_laid(body, size), size)


def _laid(body: bytes, size: Paper) -> Document:
    return receipt.document(forms.read(body), size.id)


def _measure(name: str, runs: int, paper: ReceiptPaper, make: Callable[[bytes], bytes]) -> None:
    bodies = [forms.write(numbered(paper, n)) for n in range(runs + 1)]
    make(bodies.pop())
    processor, wall = [], []
    for body in bodies:
        began, began_wall = time.process_time(), time.perf_counter()
        made = make(body)
        processor.append((time.process_time() - began) * 1000)
        wall.append((time.perf_counter() - began_wall) * 1000)
    late = quantiles(wall, n=20)[-1]
    verdict = "aim met" if median(wall) <= AIM_MS else "goal met" if late < GOAL_MS else "MISSED"
    sys.stdout.write(
        f"{name:<28} processor p50 {median(processor):6.1f} ms   wall p50 {median(wall):6.1f} p95 {late:6.1f} ms"
        f"   {len(made) / 1024:5.0f} KiB   {verdict} (goal {GOAL_MS}, aim {AIM_MS})\n"
    )


if __name__ == "__main__":
    main()
