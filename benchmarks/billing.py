"""Years of a cash counter behind it: from the click to a settled, committed bill with its receipt; and who waits.

    python -m benchmarks.billing --postings 1000000 --runs 200

So many postings of money (bills and receipts, each with its document, line, charge and payment) in an encrypted store.
The past is written with the ledger's triggers off, to be done in minutes, and is then held to its proof. What is timed
goes through the services. Beside it, in the same store, bare double-entry: two postings of two lines in a unit.
"""

import argparse
import gc
import os
import platform
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import Connection

from benchmarks.stock import Times, pace, triggers_off
from desk.core.clock import in_india
from desk.core.ids import new_id
from desk.plugins.billing.rules.accounts import BOOK, account_id, drawer_id
from desk.plugins.billing.rules.documents import BY_CASH
from desk.plugins.billing.rules.settling import PaymentDraft, SettleDraft
from desk.plugins.billing.service import proof
from desk.store import engine, ledger
from tests.support.billing import Counter as Desk
from tests.support.billing import make_counter
from tests.support.desk import FACILITY
from tests.support.schemes import give_schemes

DAY_MS, DAYS, AT_ONCE, GOAL_MS = 86_400_000, 720, 20_000, 50
PATIENTS = 200_000
PAISE = 10_000

CHARGE = """
    INSERT INTO billing_charge (charge_id, fact_id, source, patient_id, visit_id, service_id, code, text, head,
        quantity, unit, unit_paise, units, tax_code, tax_bp, day, at, "by", status, status_reason, bill_id, line_ref,
        price_reason, gross, discount, patient, tax, parts)
    VALUES (?, ?, 'hand', ?, NULL, NULL, 'ECG', 'ECG', 'procedure', 1, '', 10000, 1, '', 0, ?, ?, 'past', 'billed', '',
        ?, '', '', 10000, 0, 10000, 0, '[]')
"""
DOCUMENT = """
    INSERT INTO billing_document (document_id, kind, number, series, serial, patient_id, visit_id, day, at, "by",
        purpose, of_document, session_id, second, reason, origin, gross, discount, payers, patient, tax, paid)
    VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, 'past', 'bill', ?, ?, NULL, '', 'local', ?, 0, 0, ?, 0, ?)
"""
LINE = """
    INSERT INTO billing_line (line_id, document_id, n, charge_id, service_id, code, text, head, quantity, unit,
        unit_paise, units, tax_code, tax_bp, gross, discount, patient, tax, of_line, reason)
    VALUES (?, ?, 1, ?, NULL, 'ECG', 'ECG', 'procedure', 1, '', 10000, 1, '', 0, 10000, 0, 10000, 0, NULL, '')
"""
PAYMENT = "INSERT INTO billing_payment VALUES (?, ?, 'cash', 10000, '', NULL, NULL, NULL)"
POSTING = "INSERT INTO ledger_posting VALUES (?, ?, 'money', ?, ?, ?, ?, ?, 'past', 'local', NULL, '')"
POSTED = "INSERT INTO ledger_line VALUES (?, ?, ?, ?, ?)"
BALANCE = "INSERT INTO ledger_balance VALUES (?, ?, ?, ?)"


def past(connection: Connection, desk: Desk, pairs: int, session_id: str) -> None:
    """Bills of one line, each paid in cash: their rows, postings, and the balances that they add up to."""
    codes = {"receivable": "receivable", "revenue": "revenue:procedure", "drawer": f"drawer:{session_id}"}
    ids = {"drawer": drawer_id(session_id)} | {
        name: account_id(FACILITY, code) for name, code in codes.items() if name != "drawer"
    }
    for name, code in codes.items():
        ledger.open_account(connection, ledger.Account(ids[name], BOOK, code, name == "drawer", False))
    n = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT account_id, n FROM ledger_account")}
    at = {name: n[one] for name, one in ids.items()}
    inr = connection.exec_driver_sql("SELECT n FROM ledger_commodity WHERE commodity_id = 'INR'").scalar_one()
    seq = int(connection.exec_driver_sql("SELECT max(seq) FROM ledger_posting").scalar_one())
    people = [new_id() for _ in range(PATIENTS)]
    rng, start = random.Random(7), desk.desk.clock.ms - DAYS * DAY_MS
    each = iter(range(pairs))
    newest: Counter[str] = Counter()
    while some := list(islice(each, AT_ONCE)):
        rows: dict[str, list[tuple[object, ...]]] = {sql: [] for sql in (CHARGE, DOCUMENT, LINE, PAYMENT)}
        headers, lines = [], []
        for k in some:
            when = start + k * ((DAYS - 1) * DAY_MS) // pairs
            day, who = in_india(when).date().isoformat(), rng.choice(people)
            charge, bill, receipt = new_id(), new_id(), new_id()
            series, serial = f"past/{k // 90_000}", k % 90_000
            rows[CHARGE].append((charge, charge, who, day, when, bill))
            rows[DOCUMENT].append(
                (bill, "bill", f"PB{k:09}", series, serial, who, day, when, None, None, PAISE, PAISE, 0)
            )
            rows[DOCUMENT].append(
                (receipt, "receipt", f"PR{k:09}", series, serial, who, day, when, bill, session_id, 0, 0, PAISE)
            )
            rows[LINE].append((new_id(), bill, charge))
            rows[PAYMENT].append((new_id(), receipt))
            for document, kind, entries in (
                (bill, "bill", (("receivable", PAISE), ("revenue", -PAISE))),
                (receipt, "receipt", (("drawer", PAISE), ("receivable", -PAISE))),
            ):
                seq += 1
                headers.append((seq, document, kind, bill, day, when, when))
                for name, amount in entries:
                    lines.append((seq, inr, at[name], amount, when))
                    newest[name] = seq
        for sql, values in rows.items():
            connection.exec_driver_sql(sql, values)
        connection.exec_driver_sql(POSTING, headers)
        connection.exec_driver_sql(POSTED, lines)
    held = {"receivable": 0, "revenue": -PAISE * pairs, "drawer": PAISE * pairs}
    for name, amount in held.items():
        before = connection.exec_driver_sql(
            "SELECT amount FROM ledger_balance WHERE account_id = ?", (ids[name],)
        ).scalar()
        connection.exec_driver_sql("DELETE FROM ledger_balance WHERE account_id = ?", (ids[name],))
        connection.exec_driver_sql(BALANCE, ("INR", ids[name], amount + (before or 0), newest[name]))


def build(folder: Path, count: int) -> Desk:
    """A counter with a past, and the seven schemes that are shipped."""
    desk = make_counter(folder)
    give_schemes(desk.desk)
    assert desk.session is not None
    pace(desk.store, "cache_size = -800000", "synchronous = OFF")
    with desk.unit() as unit, triggers_off(unit.connection):
        past(unit.connection, desk, count // 2, desk.session.session_id)
    pace(desk.store, "cache_size = -16000", "synchronous = FULL")
    engine.checkpoint(desk.store.writer)
    return desk


def waiting(desk: Desk, count: int) -> Iterator[SettleDraft]:
    """People with a visit that costs something, as the screen would settle them in cash."""
    for n in range(count):
        who = desk.desk.patient(f"Patient {n}", f"मरीज़ {n}")
        desk.visit(who, again=True)
        account = desk.billing.settling.due(desk.asha, who)
        total = account.patient_total
        yield SettleDraft(
            who, tuple(line.charge.charge_id for line in account.lines),
            payments=(PaymentDraft(BY_CASH, total, given=total),) if total else (), expects=total, paper="80mm",
        )  # fmt: skip


def settle(desk: Desk, runs: int, times: Times) -> None:
    """One after the other, some always waiting."""
    drafts = list(waiting(desk, runs + 10))
    settling = desk.billing.settling
    synced: list[int] = []
    fsync = os.fsync

    def counted(descriptor: int) -> None:
        synced.append(descriptor)
        fsync(descriptor)

    for n, draft in enumerate(drafts):
        now = times if n >= 10 else Times()  # the first ones fill the caches
        actor = desk.asha.intending(new_id())
        now.take("  read what is owed", lambda d=draft: settling.due(desk.asha, d.patient_id))  # type: ignore[misc]  # mypy infers no lambda with a default
        with patch.object(os, "fsync", counted):
            now.take("settle, click to committed", lambda a=actor, d=draft: settling.settle(a, d))  # type: ignore[misc]  # mypy infers no lambda with a default
    print(f"fsyncs of the marks, each settle (bill and receipt): {len(synced) // len(drafts)}, and one of the store")
    who = drafts[0].patient_id
    for _ in range(20):
        times.take("who waits to pay", lambda: settling.patients_waiting(desk.asha))
        times.take("a person's documents", lambda: settling.documents_of(desk.asha, who))


def bare(desk: Desk, runs: int, times: Times) -> None:
    """The yardstick: two balanced postings in a unit, and nothing else."""
    assert desk.session is not None
    codes = ("receivable", "revenue:procedure", f"drawer:{desk.session.session_id}")
    owed, income, drawer = (
        drawer_id(code[7:]) if code.startswith("drawer:") else account_id(FACILITY, code) for code in codes
    )

    def once() -> None:
        with desk.unit() as unit:
            day = in_india(unit.at).date().isoformat()
            ledger.post_many(unit, [
                ledger.Posting(new_id(), BOOK, "bare", day, unit.at, "bench",
                               (ledger.Line("INR", one, PAISE), ledger.Line("INR", other, -PAISE)))
                for one, other in ((owed, income), (drawer, owed))
            ])  # fmt: skip

    for _ in range(runs):
        times.take("bare double-entry, two postings", once)


def main() -> None:
    """Build, settle, weigh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=200)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="billing-") as folder:
        times = Times()
        desk = build(Path(folder), wanted.postings)
        size = sum(file.stat().st_size for file in Path(folder).glob("desk.db*"))
        print(f"{wanted.postings} postings of money, {size / 1e6:.0f} MB; load {os.getloadavg()[0]:.1f}; "
              f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}")  # fmt: skip
        gc.collect()
        gc.freeze()
        settle(desk, wanted.runs, times)
        with desk.store.readers.connect() as connection:
            wrong = times.take("the ledger's proof", lambda: ledger.verify(connection, BOOK))
            found = times.take("every document against its posting", lambda: proof.verify(connection))
        bare(desk, wanted.runs, times)
        times.report({"settle, click to committed": GOAL_MS})
        assert wrong == () and found == (), (wrong, found[:3])


if __name__ == "__main__":
    main()
