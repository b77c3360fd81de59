"""The end of a cashier's day: 5,000 receipts in one drawer, counted, closed, and read in every register.

    python -m benchmarks.cash --receipts 5000 --before 20000

So many receipts of earlier days lie in the same encrypted store. Everything goes through the services: receipts by
`posting.put`, a tenth of them by UPI; the close is from the call to the commit, with its posting, its resource and its
row in the trail. A goal is held against processor time, because the machine may be shared.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from desk.plugins.billing.rules import registers
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.documents import BY_CASH, BY_UPI, CONFIRMED
from desk.plugins.billing.service import posting
from desk.plugins.billing.service.registers import RegisterService
from desk.plugins.billing.service.statements import StatementService
from tests.support.till import Till, make_till

GOAL_MS = 2_000
AT_ONCE = 500
AMOUNT = 5_000


def timed(name: str, work: Callable[[], object], runs: int = 1) -> int:
    """Milliseconds of processor time, the median of `runs`; said with the wall clock's."""
    processor, wall = [], []
    for _ in range(runs):
        start, began = time.process_time_ns(), time.perf_counter_ns()
        work()
        processor.append(time.process_time_ns() - start)
        wall.append(time.perf_counter_ns() - began)
    spent = round(median(processor) / 1e6)
    print(f"{name:<34} {spent:>7} ms processor {round(median(wall) / 1e6):>7} ms wall")
    return spent


def fill(till: Till, session: Session, receipts: int) -> Iterator[str]:
    """So many receipts into a drawer; gives the references of those by UPI."""
    for start in range(0, receipts, AT_ONCE):
        with till.unit() as unit:
            made = []
            for n in range(start, min(start + AT_ONCE, receipts)):
                by_upi = n % 10 == 0
                reference = f"{4_000_000_000 + till.serials.get('receipt', 0):012d}" if by_upi else ""
                made.append(till.receipt(unit, session, AMOUNT, BY_UPI if by_upi else BY_CASH, reference))
                if reference:
                    yield reference
            posting.put(unit, *made)
        till.desk.clock.forward(seconds=30)


def close(till: Till) -> None:
    """Count what is there and close."""
    book = till.cash.count(till.asha, {}).expected
    till.cash.count(till.asha, {10_000: book // 10_000, 100: book % 10_000 // 100})
    till.cash.close(till.asha)


def statement(till: Till, references: list[str]) -> bytes:
    """The provider's list of the day."""
    day = time.strftime("%Y-%m-%d", time.gmtime(till.desk.clock.ms / 1000))
    lines = (f"{day},{reference},{AMOUNT // 100}.00,SUCCESS" for reference in references)
    return "\n".join(("Transaction Date,RRN,Amount,Status", *lines)).encode()


def run(folder: Path, receipts: int, before: int) -> int:
    """Fill, close, read; gives the processor time of the close."""
    till = make_till(folder)
    for left in range(before, 0, -receipts):
        list(fill(till, till.cash.open(till.asha, 0), min(receipts, left)))
        close(till)
        till.desk.clock.ms += 86_400_000 - till.desk.clock.ms % 86_400_000 + 4 * 3_600_000
    session = till.cash.open(till.asha, 100_000)
    references: list[str] = []
    timed(f"{receipts} receipts, {AT_ONCE} a unit", lambda: references.extend(fill(till, session, receipts)))
    book = RegisterService(till.desk.store)
    timed("X report", lambda: till.cash.x_report(till.asha), 5)
    spent = timed("count and close", lambda: close(till))
    timed("Z report", lambda: till.cash.z_report(till.boss, session.session_id), 5)
    today = date.fromisoformat(session.day)
    for register in registers.REGISTERS:
        timed(register, lambda register=register: book.lines(till.boss, register, today, today), 3)  # type: ignore[misc]  # mypy infers no lambda with a default
    month = today - timedelta(days=30)
    timed("cash-book of a month", lambda: book.lines(till.boss, registers.CASH_BOOK, month, today))
    service, data = StatementService(till.desk.store), statement(till, references)
    timed(f"statement of {len(references)}: tried", lambda: service.preview(till.boss, data))
    timed(f"statement of {len(references)}: imported", lambda: service.import_(till.boss, "day.csv", data))
    confirmed = service.preview(till.boss, data + b"\n").count(CONFIRMED)
    till.desk.store.close()
    if confirmed:
        raise SystemExit("the import confirmed nothing")
    return spent


def main() -> None:
    """The figures, and whether the close keeps its goal."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--receipts", type=int, default=5_000)
    options.add_argument("--before", type=int, default=20_000)
    chosen = options.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}, {chosen.receipts} receipts of the day, {chosen.before} before")
    with tempfile.TemporaryDirectory() as folder:
        spent = run(Path(folder), chosen.receipts, chosen.before)
    if spent > GOAL_MS:
        raise SystemExit(f"the close takes {spent} ms; the goal is {GOAL_MS}")


if __name__ == "__main__":
    main()
