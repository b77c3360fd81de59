"""A store that an earlier version wrote is opened by this one, brought up to date, and holds what it held.

Each version leaves one behind in tests/store/frozen/<version>: a demo profile (its key lies beside it) with people who
do not exist. They are never made anew: what they prove is that this program reads what that one wrote.
"""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desk.app import open_desk
from desk.core.paths import Paths
from desk.plugins.billing.service import proof
from desk.plugins.billing.tables import DocumentRow
from desk.plugins.pharmacy.tables import MoveRow
from desk.records.tables import PatientRow, VisitRow
from desk.security.authorize import system_actor
from desk.store import audit, ledger, migrate, outbox
from desk.store.migrate import STORE
from tests.support.desk import RECORDS

FROZEN = Path(__file__).parent / "frozen"
HELD = {
    "0.1.0": (12, 6, 24, 0, 0), "0.2.0": (12, 6, 24, 0, 0), "0.3.0": (12, 6, 27, 6, 0), "0.4.0": (12, 6, 31, 6, 2),
}  # fmt: skip
"""Version → patients, visits, ops that waited for a cloud, moves of stock, documents of money."""


@pytest.mark.parametrize("version", sorted(path.name for path in FROZEN.iterdir()))
def test_what_an_earlier_version_wrote_is_opened_and_whole(version: str, tmp_path: Path) -> None:
    shutil.copytree(FROZEN / version, tmp_path / "desk")
    desk = open_desk(Paths(tmp_path / "desk"))
    try:
        assert migrate.pending(desk.store.writer, (STORE, RECORDS, *desk.host.rooms)) == []
        with desk.store.reading(system_actor(), "test.frozen") as reading:
            ask = reading.connection.execute
            patients = ask(select(func.count()).select_from(PatientRow)).scalar_one()
            visits = ask(select(func.count()).select_from(VisitRow)).scalar_one()
            moves = ask(select(func.count()).select_from(MoveRow)).scalar_one()
            papers = ask(select(func.count()).select_from(DocumentRow)).scalar_one()
            assert (patients, visits, outbox.waiting(reading.connection), moves, papers) == HELD[version]
            assert proof.verify(reading.connection) == ()
            assert ledger.verify(reading.connection) == ()
            assert audit.verify(reading.connection) is None
    finally:
        desk.close()
