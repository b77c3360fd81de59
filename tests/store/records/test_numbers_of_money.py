"""Numbers of bills and receipts: gapless, each given once; with a bill's act, or not at all."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desk.core.clock import INDIA, ms_of
from desk.core.errors import Refused
from desk.records.facility.rules import derived_prefix
from desk.records.numbers import generations, queries
from desk.records.numbers.owned import Number, OwnSeries
from desk.records.numbers.queries import SeriesState
from desk.records.numbers.text import number_text
from desk.security.authorize import system_actor
from desk.store.store import set_state
from tests.support.desk import FACILITY, TestDesk, make_desk, series_of

ME = system_actor(FACILITY)


def given(desk: TestDesk, kind: str = "R", series: OwnSeries | None = None) -> Number:
    with desk.store.unit(ME, "test.give") as unit:
        return (series or desk.series).take(unit, kind)


def standing(desk: TestDesk) -> tuple[SeriesState, ...]:
    with desk.store.readers.connect() as connection:
        return queries.series(connection)


def join(desk: TestDesk, letter: str) -> None:
    with desk.store.unit(ME, "test.join") as unit:
        set_state(unit, "device_id", "0193a000-0000-7000-8000-00000000dd01")
        set_state(unit, "desk_letter", letter)


def test_enter_a_hundred_times_gives_a_hundred_numbers_without_a_gap(desk: TestDesk) -> None:
    join(desk, "A")
    numbers = [given(desk) for _ in range(100)]
    assert [n.serial for n in numbers] == list(range(1, 101))
    assert (numbers[0].text, numbers[-1].text) == ("TEST1A-R26A00001", "TEST1A-R26A00100")
    assert numbers[0] == Number("TEST1A-R26A00001", "R", 2026, "A", 0, 1)
    (only,) = standing(desk)
    assert (only.last, only.generation, only.why) == (100, 0, "first")


def test_each_kind_has_a_series_of_its_own(desk: TestDesk) -> None:
    assert [given(desk, kind).text[-9:] for kind in "BRBF"] == ["B26A00001", "R26A00001", "B26A00002", "F26A00001"]


@pytest.mark.parametrize("kind", ["", "r", "RR", "1", "₹"])
def test_a_kind_is_one_capital_letter(desk: TestDesk, kind: str) -> None:
    with pytest.raises(ValueError, match="one capital letter"):
        given(desk, kind)


def test_the_first_act_of_all_may_give_a_number_of_each_kind(desk: TestDesk) -> None:
    with desk.store.unit(ME, "test.first") as unit:
        first = [desk.series.take(unit, kind).text[-9:] for kind in "BRBC"]
    assert first == ["B26A00001", "R26A00001", "B26A00002", "C26A00001"]
    assert [given(desk, kind).text[-9:] for kind in "BRC"] == ["B26A00003", "R26A00002", "C26A00002"]
    assert {one.why for one in standing(desk)} == {"first"}


def test_an_act_that_is_refused_gives_its_number_back(desk: TestDesk) -> None:
    given(desk)
    for _ in range(30):
        with pytest.raises(RuntimeError, match="no"), desk.store.unit(ME, "test.refused") as unit:
            assert desk.series.take(unit, "R").serial == 2
            raise RuntimeError("no")
    assert given(desk).serial == 2
    assert [one.generation for one in standing(desk)] == [0]


def test_the_first_act_of_all_may_be_refused_too(desk: TestDesk) -> None:
    for _ in range(30):
        with pytest.raises(RuntimeError), desk.store.unit(ME, "test.refused") as unit:
            assert desk.series.take(unit, "R").text.endswith("R26A00001")
            raise RuntimeError("no")
    assert given(desk).text.endswith("R26A00001")


def test_several_numbers_of_one_act_follow_each_other_and_go_back_together(desk: TestDesk) -> None:
    given(desk)
    with pytest.raises(RuntimeError), desk.store.unit(ME, "test.refused") as unit:
        assert [desk.series.take(unit, "R").serial for _ in range(45)] == list(range(2, 47))
        raise RuntimeError("no")
    with desk.store.unit(ME, "test.many") as unit:
        assert [desk.series.take(unit, "R").serial for _ in range(3)] == [2, 3, 4]
    assert given(desk).serial == 5
    assert len(standing(desk)) == 1


def test_a_part_of_an_act_that_is_taken_back_gives_its_number_back(desk: TestDesk) -> None:
    with desk.store.unit(ME, "test.apart") as unit:
        desk.series.take(unit, "R")
        with pytest.raises(RuntimeError), unit.apart():
            desk.series.take(unit, "R")
            raise RuntimeError("no")
        assert desk.series.take(unit, "R").serial == 2
    assert given(desk).serial == 3


def test_two_processes_of_one_desk_share_its_series(desk: TestDesk) -> None:
    other = series_of(desk.store.path.parent)
    numbers = [given(desk, series=one).serial for _ in range(30) for one in (desk.series, other, other)]
    assert numbers == list(range(1, 91))
    assert len(standing(desk)) == 1


def test_the_next_day_goes_on_where_the_last_one_ended(desk: TestDesk) -> None:
    for n in range(1, 46):
        assert given(desk, series=series_of(desk.store.path.parent)).serial == n
    assert len(standing(desk)) == 1


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        ((2027, 3, 31, 23, 59), 2026), ((2027, 4, 1, 0, 0), 2027), ((2027, 1, 1, 0, 0), 2026),
        ((2026, 4, 1, 0, 0), 2026), ((2026, 3, 31, 23, 59), 2025),
    ],
)  # fmt: skip
def test_the_year_of_a_number_begins_in_april_in_india(moment: tuple[int, int, int, int, int], year: int) -> None:
    assert generations.financial_year(ms_of(datetime(*moment, tzinfo=INDIA))) == year


def test_a_new_year_begins_at_one_and_the_old_one_stays(desk: TestDesk) -> None:
    given(desk)
    desk.clock.ms = ms_of(datetime(2027, 4, 1, 0, 0, tzinfo=INDIA))
    assert given(desk).text.endswith("R27A00001")
    desk.clock.ms = ms_of(datetime(2027, 3, 31, 12, 0, tzinfo=INDIA))
    assert given(desk).text.endswith("R26A00002")
    assert [(one.year, one.last, one.why) for one in standing(desk)] == [(2026, 2, "first"), (2027, 1, "first")]


def test_another_letter_is_another_series_and_a_desk_that_stands_alone_has_none(desk: TestDesk) -> None:
    assert given(desk).text == "TEST1-R26A00001"
    join(desk, "A")
    assert given(desk).text == "TEST1A-R26A00001"
    join(desk, "C")
    assert given(desk).text == "TEST1C-R26A00001"
    join(desk, "AB")
    assert given(desk).text == "TEST1ABR26A00001"


def test_no_number_has_more_than_sixteen_characters(desk: TestDesk) -> None:
    assert number_text("ROH11", "A", "R", 2026, 25, 99_999) == "ROH11A-R26Z99999"
    assert number_text("GT1", "", "B", 2099, 0, 1) == "GT1-B99A00001"
    with pytest.raises(Refused, match="bill prefix is too long"):
        number_text("ROH11", "ABC", "R", 2026, 0, 1)
    join(desk, "ABC")
    with pytest.raises(Refused, match="bill prefix is too long"):
        given(desk)
    assert standing(desk) == ()


@pytest.mark.parametrize(
    ("code", "prefix"),
    [
        ("DL-ROHINI-11", "ROH11"), ("DGD14", "DGD14"), ("DL-GTB", "GTB1"), ("dl-gtb", "GTB1"), ("DL-TEST-1", "TEST1"),
        ("DL-KILL", "KILL1"), ("14", "H14"), ("", "H1"), ("DL-2-LONGNAME-12345", "LO345"), ("अस्पताल", "H1"),
        ("AAM-MOHALLA-007", "AA007"),
    ],
)  # fmt: skip
def test_a_facility_without_a_bill_prefix_has_one_made_from_its_code(code: str, prefix: str) -> None:
    assert derived_prefix(code) == prefix


def test_when_all_numbers_are_used_the_next_generation_begins(desk: TestDesk) -> None:
    given(desk)
    # 99,998 numbers later: only a trigger that is taken away lets a test get there.
    with desk.store.unit(ME, "test.much-later") as unit:
        ask = "SELECT sql FROM sqlite_master WHERE name = 'money_series_by_one'"
        guard = unit.connection.exec_driver_sql(ask).scalar_one()
        unit.connection.exec_driver_sql("DROP TRIGGER money_series_by_one")
        unit.connection.exec_driver_sql("UPDATE money_series SET last = 99998")
        unit.connection.exec_driver_sql(guard)
    series_of(desk.store.path.parent)._marks.put({"2026::R:0": 99_998}, {"2026::R:0": 99_998})
    assert [given(desk).text for _ in range(3)] == ["TEST1-R26A99999", "TEST1-R26B00001", "TEST1-R26B00002"]
    assert [one.why for one in standing(desk)] == ["first", "used-up"]


def test_after_the_last_generation_nothing_is_given_and_nothing_stored(desk: TestDesk) -> None:
    with desk.store.unit(ME, "test.many-doubts") as unit:
        for _ in range(25):
            generations.reopen_all(unit, "device-seq")
    assert given(desk).text.endswith("R26Z00001")
    with desk.store.unit(ME, "test.one-more") as unit:
        generations.reopen_all(unit, "device-seq")
    before = standing(desk)
    for kind in "RB":
        with pytest.raises(Refused, match="begun anew too often"):
            given(desk, kind)
    assert standing(desk) == before


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE money_series SET last = last + 2", "UPDATE money_series SET last = last - 1",
        "UPDATE money_series SET last = last", "UPDATE money_series SET last = last + 1, why = 'x'",
        "UPDATE money_series SET last = last + 1, opened_at = 0", "UPDATE money_series SET kind = 'B'",
        "UPDATE money_series SET last = last + 1, generation = 3", "DELETE FROM money_series",
        "INSERT INTO money_series VALUES ('B', 2026, '', 0, 5, 0, 'first')",
        "INSERT INTO money_series VALUES ('R', 2026, '', 0, 0, 0, 'first')",
        "INSERT OR REPLACE INTO money_series VALUES ('R', 2026, '', 0, 0, 0, 'first')",
        "INSERT INTO money_series VALUES ('R', 2026, '', 26, 0, 0, 'first')",
        "INSERT INTO money_series VALUES ('r', 2026, '', 1, 0, 0, 'first')",
    ],
)  # fmt: skip
def test_the_database_itself_lets_nobody_bend_a_series(desk: TestDesk, wrong: str) -> None:
    given(desk)
    with pytest.raises(IntegrityError), desk.store.writer.begin() as connection:
        connection.execute(text(wrong))


def test_a_generation_that_was_left_is_never_gone_back_to(desk: TestDesk) -> None:
    given(desk)
    with desk.store.unit(ME, "test.doubt") as unit:
        generations.reopen_all(unit, "device-seq")
    with pytest.raises(IntegrityError), desk.store.writer.begin() as connection:
        connection.execute(text("UPDATE money_series SET last = last + 1 WHERE generation = 0"))
    with pytest.raises(IntegrityError), desk.store.writer.begin() as connection:
        connection.execute(text("INSERT INTO money_series VALUES ('R', 2026, '', 0, 0, 0, 'first')"))


def test_a_series_of_which_this_copy_knows_nothing_begins_where_the_others_do(desk: TestDesk) -> None:
    given(desk, "R")
    with desk.store.unit(ME, "test.doubt") as unit:
        assert generations.reopen_all(unit, "device-seq") == 1
    assert given(desk, "F").text.endswith("F26B00001")
    assert given(desk, "R").text.endswith("R26B00001")


def test_a_facility_of_another_desk_has_other_numbers(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    desks = [make_desk(one), make_desk(two)]
    join(desks[0], "A")
    join(desks[1], "B")
    assert {given(desk).text for desk in desks for _ in range(5)} == {
        f"TEST1{letter}-R26A{n:05d}" for letter in "AB" for n in range(1, 6)
    }
    for desk in desks:
        desk.store.close()
