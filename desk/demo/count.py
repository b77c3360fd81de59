"""What stands on the two sides, counted by others than the program that was driven.

The desk is counted by `python -m desk.demo.count` and by `hims-desk`, each a process of its own that signs in; the
cloud is asked over HTTP by a device of its own.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from desk.app import open_desk
from desk.core.clock import SystemClock, business_date
from desk.core.errors import Damaged, DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.core.paths import Paths
from desk.demo.embedded_cloud import EmbeddedCloud
from desk.demo.facility import Member
from desk.plugins.billing.queries import series_gaps
from desk.plugins.billing.rules import cash
from desk.plugins.billing.rules import documents as papers
from desk.plugins.billing.service import proof
from desk.plugins.billing.tables import CashEventRow, DocumentRow
from desk.plugins.pharmacy.rules import counting, moves
from desk.plugins.pharmacy.tables import CountRow, MoveRow
from desk.plugins.registration.service import RegistrationService
from desk.records.cards.tables import CardRow, CardWithdrawalRow
from desk.records.patient.tables import PatientRow
from desk.records.prints.tables import PrintJobRow
from desk.store import ledger, matters, outbox, remote
from desk.sync.auth import DeviceKey, Tokens
from desk.sync.client import Client

KINDS = (
    "Patient", "Encounter", "Task", "MedicationDispense", "SupplyDelivery", "Invoice", "PaymentReconciliation",
)  # fmt: skip


@dataclass(frozen=True)
class DeskCount:
    """The desk's store. `visits` are today's; `states`: where they stand in the queue; `prints`: job states.

    given, received, moves: moves of stock to patients, from suppliers, of all kinds; counts: stock-takes finalised;
    bills, credits, receipts, refunds: documents of money by kind; closed: drawers closed; gaps: numbers that are
    missing. askew: what the ledger's proof and
    billing's own do not find as it should be.
    """

    patients: int
    visits: int
    states: dict[str, int]
    prints: dict[str, int]
    waiting: int
    attention: int
    held: int
    sum: str
    cards: int = 0
    withdrawn: int = 0
    given: int = 0
    received: int = 0
    moves: int = 0
    counts: int = 0
    askew: int = 0
    bills: int = 0
    credits: int = 0
    receipts: int = 0
    refunds: int = 0
    closed: int = 0
    gaps: int = 0


@dataclass(frozen=True)
class CloudCount:
    """The cloud's counts by kind, and the facility's digest: how many resources and their sum."""

    patients: int
    encounters: int
    tasks: int
    dispenses: int
    deliveries: int
    invoices: int
    payments: int
    held: int
    sum: str


def desk(paths: Paths, member: Member) -> DeskCount:
    """Count the desk in a process of its own, signed in as `member`. Raises Damaged when it cannot."""
    found = _process(["-m", "desk.demo.count", "--data", str(paths.root), "--user", member.user], member)
    return DeskCount(**found)


def search(paths: Paths, member: Member, text: str) -> list[dict[str, Any]]:
    """What `hims-desk search` finds, in a process of its own."""
    asked = ["-m", "desk", "search", text, "--data", str(paths.root), "--user", member.user, "--password-stdin"]
    found: list[dict[str, Any]] = _process([*asked, "--json"], member)
    return found


def sync(paths: Paths) -> dict[str, Any]:
    """What `hims-desk sync --once` says, in a process of its own."""
    found: dict[str, Any] = _process(["-m", "desk", "sync", "--once", "--json", "--data", str(paths.root)], None)
    return found


def _process(arguments: list[str], member: Member | None) -> Any:
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own modules
        [sys.executable, *arguments], input=f"{member.password}\n" if member else "", capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    try:
        return json.loads(done.stdout)
    except ValueError as error:
        raise Damaged(
            words("Demo", "The count did not come out: {reason}", reason=done.stderr.strip()[-400:])
        ) from error


class Witness:
    """A device of the facility that only asks. Raises Refused and Unreachable as any desk does."""

    def __init__(self, cloud: EmbeddedCloud) -> None:
        key = DeviceKey(DeviceKey.make())
        door = Client(cloud.url)
        asked = {"code": cloud.enroll_code(), "device_name": "Witness", "public_key": key.public_jwk()}
        answer = door.open_post("$enroll", asked | {"request_id": new_id()}).body
        door.close()
        self._scope = f"facility:{answer['facility']['id']}"
        self._client = Client(cloud.url, str(answer["device_id"]))
        self._client.token = Tokens(self._client, key, str(answer["token_endpoint"]))

    def count(self) -> CloudCount:
        """Ask now."""
        patients, visits, tasks, dispenses, deliveries, invoices, payments = map(self._total, KINDS)
        digest = self._client.post("$digest", {"scope": self._scope}).body
        return CloudCount(
            patients, visits, tasks, dispenses, deliveries, invoices, payments, int(digest["count"]), str(digest["sum"])
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _total(self, kind: str) -> int:
        return int(self._client.get(kind, {"_summary": "count"}).body["total"])


def counted(paths: Paths, user: str, password: str) -> DeskCount:
    """Count here, in this process. Raises Refused when the password is wrong."""
    house = open_desk(paths)
    try:
        actor = house.sign_in.sign_in(user, password).actor
        today = business_date(SystemClock().now_ms())
        states: dict[str, int] = {}
        for entry in RegistrationService(house.store).queue(actor):
            states[entry.state] = states.get(entry.state, 0) + 1
        with house.store.reading(actor, "sync.run") as reading:
            patients = reading.connection.execute(select(func.count()).select_from(PatientRow)).scalar_one()
            held, total = remote.recount(reading.connection, f"facility:{actor.facility_id}")
            cards, withdrawn = (
                reading.connection.execute(select(func.count()).select_from(row)).scalar_one()
                for row in (CardRow, CardWithdrawalRow)
            )
            prints = dict(reading.connection.execute(_PRINTS).tuples().all())
            moved = dict(reading.connection.execute(_MOVES).tuples().all())
            counts = reading.connection.execute(_COUNTS).scalar_one()
            askew = len(ledger.verify(reading.connection)) + len(proof.verify(reading.connection))
            money = dict(reading.connection.execute(_MONEY).tuples().all())
            closed = reading.connection.execute(_CLOSED).scalar_one()
            missing = len(series_gaps.gaps(reading.connection))
            waits, open_ones = outbox.waiting(reading.connection), matters.count_open(reading.connection)
        visits = len(house.visits.of_day(actor, today))
        house.sign_in.sign_out(actor)
        return DeskCount(
            patients, visits, states, prints, waits, open_ones, held, total, cards, withdrawn,
            moved.get(moves.DISPENSE, 0), moved.get(moves.RECEIPT, 0), sum(moved.values()), counts, askew,
            money.get(papers.BILL, 0), money.get(papers.CREDIT_NOTE, 0), money.get(papers.RECEIPT, 0),
            money.get(papers.REFUND, 0), closed, missing,
        )  # fmt: skip
    finally:
        house.close()


_MOVES = select(MoveRow.kind, func.count()).group_by(MoveRow.kind)
_COUNTS = select(func.count()).select_from(CountRow).where(CountRow.status == counting.FINALISED)

_MONEY = select(DocumentRow.kind, func.count()).group_by(DocumentRow.kind)
_CLOSED = select(func.count()).select_from(CashEventRow).where(CashEventRow.kind == cash.CLOSE)

_PRINTS = select(PrintJobRow.state, func.count()).group_by(PrintJobRow.state)


def main(argv: list[str] | None = None) -> int:
    """`python -m desk.demo.count --data DIR --user NAME`, the password on standard input: the counts as JSON."""
    parser = argparse.ArgumentParser(prog="python -m desk.demo.count", description="Count what stands on a desk.")
    parser.add_argument("--data", required=True)
    parser.add_argument("--user", required=True)
    args = parser.parse_args(argv)
    try:
        found = counted(Paths(Path(args.data)), args.user, sys.stdin.readline().rstrip("\r\n"))
    except DeskError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(json.dumps(asdict(found)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
