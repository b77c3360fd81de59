"""A desk whose folder was copied to another computer joins its cloud again: as another desk, with its own letter."""

import json
import shutil
from pathlib import Path

import pytest

from desk.app import Desk, open_desk
from desk.core.errors import Refused
from desk.core.paths import Paths
from desk.records.numbers import queries
from desk.security import machine
from desk.security.authorize import system_actor
from desk.sync.enroll import enroll
from desk.sync.home import home_of
from tests.support.cloud import Cloud
from tests.support.house import joined


@pytest.fixture
def computers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the system says which computer this is."""
    said = tmp_path / "machine-id"
    said.write_text("11111111111111111111111111111112\n")
    monkeypatch.setattr(machine, "SYSTEM_ID", (said,))
    monkeypatch.setattr(machine, "BOARD_ID", tmp_path / "no-board")
    return said


def given(desk: Desk, kind: str = "R") -> str:
    with desk.store.unit(system_actor(), "test.give") as unit:
        return desk.series.take(unit, kind).text


def test_a_copied_desk_joins_again_and_both_give_numbers_of_their_own(
    tmp_path: Path, sqlite_cloud: Cloud, computers: Path
) -> None:
    facility = sqlite_cloud.add_facility()
    with joined(tmp_path / "desk", sqlite_cloud, facility) as house:
        house.register("Ram Kumar")
        assert [given(house.desk) for _ in range(3)][-1].endswith("A-R26A00003")
        assert house.sync().pushed > 0
        house.register("Sita Devi")  # waits here, and in the copy
        first = home_of(house.desk.store)
        shutil.copytree(tmp_path / "desk", tmp_path / "copy")
        code = sqlite_cloud.enroll_code(facility)
        with pytest.raises(Refused, match="has joined a cloud already"):
            enroll(house.desk.store, house.desk.vault, house.desk.key, sqlite_cloud.url, code)
        computers.write_text("22222222222222222222222222222223\n")
        copy = open_desk(Paths(tmp_path / "copy"))
        try:
            with pytest.raises(Refused, match="copy from another computer"):
                given(copy)
            with pytest.raises(Refused, match="another cloud"):
                enroll(copy.store, copy.vault, copy.key, "http://127.0.0.1:1", code)
            home = enroll(copy.store, copy.vault, copy.key, sqlite_cloud.url, code)
            assert first is not None and home.device_id != first.device_id and home.desk_letter == "B"
            assert given(copy)[-11:-8] == "B-R" and given(copy).endswith("2")
            with copy.store.readers.connect() as connection:
                assert queries.remaining(connection) == 0, "the block is the other computer's"
            report = copy.cycle()
            try:
                assert report.run().digest_equal
            finally:
                report.client.close()
            assert copy.attention.open(house.actor) == ()
        finally:
            copy.close()
        computers.write_text("11111111111111111111111111111112\n")
        assert given(house.desk).endswith("A-R26A00004"), "at home nothing has changed"
        assert house.sync().digest_equal


def test_joining_again_with_a_code_of_another_facility_is_refused(
    tmp_path: Path, sqlite_cloud: Cloud, computers: Path
) -> None:
    with joined(tmp_path / "desk", sqlite_cloud, sqlite_cloud.add_facility()) as house:
        given(house.desk)
    computers.write_text("22222222222222222222222222222223\n")
    copy = open_desk(Paths(tmp_path / "desk"))
    try:
        before = home_of(copy.store)
        code = sqlite_cloud.enroll_code(sqlite_cloud.add_facility())
        with pytest.raises(Refused, match="another facility"):
            enroll(copy.store, copy.vault, copy.key, sqlite_cloud.url, code)
        assert home_of(copy.store) == before
        with pytest.raises(Refused, match="copy from another computer"):
            given(copy)
    finally:
        copy.close()


def test_the_cloud_names_the_prefix_of_a_facilitys_bills(tmp_path: Path, sqlite_cloud: Cloud) -> None:
    with joined(tmp_path / "desk", sqlite_cloud, sqlite_cloud.add_facility()) as house:
        facility = house.desk.facility.facility(house.actor)
        assert facility is not None and facility.bill_prefix == facility.prefix != ""
        assert given(house.desk).startswith(facility.bill_prefix + "A-")
    assert json.loads((tmp_path / "desk" / "keys.json").read_text())["profile"] == "demo"
