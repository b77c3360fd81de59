"""An old copy put back, a power cut, a refused act: no number of money is given twice, and none is left out."""

import json
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from desk.core.errors import Refused
from desk.records import restored
from desk.records.numbers import queries
from desk.records.numbers.owned import OwnSeries
from desk.store import engine
from desk.store.store import Store
from tests.support.numbered import ME, Place, make_place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


@pytest.mark.parametrize("with_ring", [True, False], ids=["keyring", "no keyring"])
@pytest.mark.parametrize("lost", [1, 2, 19, 20, 21, 45])
@pytest.mark.parametrize("before", [0, 1, 20, 33])
def test_an_old_copy_begins_a_new_generation_before_anything_is_printed(
    place: Place, lost: int, before: int, with_ring: bool
) -> None:
    if before:
        place.give(before)
    copy = place.keep_copy()
    place.give(lost)
    place.put_back(copy)
    if not with_ring:
        place.ring.text = None
    assert place.give(3) == ["TEST1-R26B00001", "TEST1-R26B00002", "TEST1-R26B00003"]
    assert len(set(place.printed)) == len(place.printed)
    assert place.why()[-1] == "restored"
    assert place.matters() == [("series-restored", f"R26A{before + 1:05d}…{before + lost:05d}")]


def test_only_the_series_that_the_copy_is_behind_in_begins_anew(place: Place) -> None:
    place.give(5, "B"), place.give(5, "R")
    copy = place.keep_copy()
    place.give(1, "R")
    place.put_back(copy)
    assert place.give(1, "B") == ["TEST1-B26A00006"]
    assert place.give(1, "R") == ["TEST1-R26B00001"]


def test_a_copy_that_is_put_back_again_and_again_is_noticed_each_time(place: Place) -> None:
    copy = place.keep_copy()
    for letter in "ABCDEFG":
        assert place.give(2) == [f"TEST1-R26{letter}00001", f"TEST1-R26{letter}00002"]
        place.put_back(copy)


def test_a_copy_from_before_a_generation_is_noticed_though_its_own_mark_fits(place: Place) -> None:
    place.give(5)
    copy = place.keep_copy()
    place.give(1)
    place.put_back(copy)
    place.give(4)  # of generation B
    with place.counter() as (store, _), store.readers.connect() as connection:
        assert [one.last for one in queries.series(connection)] == [5, 4]
    marks = json.loads((place.marks / "test-store.json").read_text())["marks"]
    assert marks == {"2026::R:0": 6, "2026::R:1": 4}
    place.put_back(copy)
    assert place.give(1) == ["TEST1-R26C00001"]


@pytest.mark.parametrize(("given", "letter"), [(16, "B"), (35, "B"), (36, "B"), (100, "B")])
def test_the_keyring_remembers_when_the_marks_are_put_back_with_the_database(
    place: Place, given: int, letter: str
) -> None:
    place.give(5)
    copy, marks = place.keep_copy(), place.folder / "marks-copy"
    shutil.copytree(place.marks, marks)
    place.give(given)
    place.put_back(copy)
    shutil.rmtree(place.marks)
    shutil.copytree(marks, place.marks)
    assert place.give(1) == [f"TEST1-R26{letter}00001"]
    assert place.ring.writes <= 3 + given // 20, "it is asked once in twenty numbers"


def test_the_keyring_alone_takes_no_crash_for_an_old_copy(place: Place) -> None:
    for n in range(1, 65):  # each in a process of its own, ended by a power cut
        assert place.give(1) == [f"TEST1-R26A{n:05d}"]


def test_a_copy_from_before_the_first_number_is_noticed_by_the_keyring_too(place: Place) -> None:
    copy = place.keep_copy()
    place.give(1)
    place.put_back(copy)
    shutil.rmtree(place.marks)
    assert place.give(1) == ["TEST1-R26B00001"]


# -- the computer stops -----------------------------------------------------------------------------

DIES = """
import os, sys
from pathlib import Path
from desk.records.numbers import generations, owned
from desk.security import marks
from desk.security.authorize import system_actor
from tests.support.desk import FakeClock, series_of
from desk.store import engine
from desk.store.store import Store
folder, key, moment = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3]
store, series = Store(folder / "desk.db", key, FakeClock()), series_of(folder, key)
die = lambda *_: os.kill(os.getpid(), 9)
with store.unit(system_actor(), "test.give") as open_unit:
    series.take(open_unit, "R")
if moment == "before the mark":
    marks.Marks._write = die
elif moment == "before the number":
    generations.rise = die
elif moment == "before the commit":
    put = marks.Marks.put
    marks.Marks.put = lambda *said: (put(*said), die())
with store.unit(system_actor(), "test.give") as open_unit:
    series.take(open_unit, "R")
die()
"""


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        ("before the mark", "TEST1-R26A00002"), ("before the number", "TEST1-R26A00002"),
        ("before the commit", "TEST1-R26B00001"), ("after the commit", "TEST1-R26A00003"),
    ],
)  # fmt: skip
def test_kill_9_costs_no_number_and_a_generation_only_between_mark_and_commit(
    place: Place, moment: str, then: str
) -> None:
    script = [sys.executable, "-c", textwrap.dedent(DIES), str(place.folder), place.key.hex(), moment]
    died = subprocess.run(script, cwd=Path(__file__).parents[2], capture_output=True, timeout=100)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert place.give(1) == [then]
    with place.counter() as (store, _), store.readers.connect() as connection:
        lasts = [one.last for one in queries.series(connection)]
    assert lasts[0] in (1, 2, 3), "no number was skipped in a generation: the last rises with the act alone"


def test_a_refused_act_before_a_power_cut_leaves_no_doubt(place: Place) -> None:
    place.give(1)
    with place.counter() as (store, series), pytest.raises(RuntimeError), store.unit(ME, "test.refused") as unit:
        series.take(unit, "R")
        series.take(unit, "B")
        raise RuntimeError("no")
    assert place.give(1) == ["TEST1-R26A00002"]
    assert place.give(1, "B") == ["TEST1-B26A00001"]


def fails_to_commit(store: Store, series: OwnSeries, kinds: str) -> None:
    """An act whose marks are moved and whose commit then fails."""

    def full() -> None:
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"), store.unit(ME, "test.full") as unit:
        for kind in kinds:
            series.take(unit, kind)
        unit.before_commit(full)


def test_a_commit_that_fails_gives_the_same_numbers_again(place: Place) -> None:
    place.give(1)
    with place.counter() as (store, series):
        for _ in range(30):
            fails_to_commit(store, series, "RRRB")
        with store.unit(ME, "test.give") as unit:
            assert [series.take(unit, kind).text[-6:] for kind in "RB"] == ["A00002", "A00001"]
        fails_to_commit(store, series, "RBF")
        series.settle(store)
    assert [place.give(1, kind)[0][-9:] for kind in "RBF"] == ["R26A00003", "B26A00002", "F26A00001"]


def test_a_commit_that_fails_before_a_power_cut_is_taken_for_a_doubt(place: Place) -> None:
    place.give(1)
    with place.counter() as (store, series):
        fails_to_commit(store, series, "R")
    assert place.give(1) == ["TEST1-R26B00001"]


def test_a_copy_put_back_under_a_living_process_is_no_failed_commit_of_its_own(place: Place) -> None:
    place.give(3)
    copy = place.keep_copy()
    place.give(2)
    with place.counter() as (store, series):
        fails_to_commit(store, series, "R")
    place.put_back(copy)
    with place.counter() as (store, _), store.unit(ME, "test.give") as unit:
        assert series.take(unit, "R").text == "TEST1-R26B00001"


def twin_of(place: Place, folder: Path) -> Place:
    """A copy of the desk on the same computer: another folder, the same place of marks."""
    folder.mkdir()
    shutil.copy(place.folder / "desk.db", folder / "desk.db")
    (folder / "marks").symlink_to(place.marks)
    return Place(folder, place.key)


def test_another_copy_that_gives_a_number_meanwhile_takes_the_act_back(place: Place, tmp_path: Path) -> None:
    place.give(1)
    twin = twin_of(place, tmp_path / "twin")
    with place.counter() as (store, series):
        with pytest.raises(Refused, match="save again"), store.unit(ME, "test.give") as unit:
            series.take(unit, "R")
            twin.give(1)
        with store.unit(ME, "test.give") as unit:
            assert series.take(unit, "R").text == "TEST1-R26B00001"
    assert twin.printed == ["TEST1-R26A00002"]


def test_another_copy_that_gave_a_number_after_mine_is_noticed_by_the_living_process(
    place: Place, tmp_path: Path
) -> None:
    place.give(1)
    with place.counter() as (store, series):
        with store.unit(ME, "test.give") as unit:
            assert series.take(unit, "R").text == "TEST1-R26A00002"
        engine.checkpoint(store.writer)
        twin = twin_of(place, tmp_path / "twin")
        assert twin.give(1) == ["TEST1-R26A00003"]
        with store.unit(ME, "test.give") as unit:
            assert series.take(unit, "R").text == "TEST1-R26B00001"


def test_settling_at_the_end_takes_no_mark_below_what_another_process_gave(place: Place) -> None:
    with place.counter() as (store, series):
        fails_to_commit(store, series, "R")
        place.give(7)
        series.settle(store)
    place.give(1)
    assert len(set(place.printed)) == 8


@settings(max_examples=60)
@examples(
    st.lists(
        st.sampled_from(
            ["give R", "give B", "refuse", "copy", "put back", "lose the marks", "settle", "doubt"]
        ),
        min_size=5,
        max_size=30,
    )
)
def test_whatever_happens_on_one_computer_no_number_comes_twice(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    place = make_place(tmp_path_factory.mktemp("place"))
    copies: list[Path] = []
    unseen: set[str] = set()  # series that were put back and have not been asked for a number since
    for act in acts:
        try:
            if act.startswith("give"):
                place.give(3, act[-1])
                unseen.discard(act[-1])
            elif act in ("refuse", "settle"):
                with place.counter() as (store, series):
                    fails_to_commit(store, series, "RB")
                    if act == "settle":
                        series.settle(store)
            elif act == "copy":
                copies.append(place.keep_copy())
            elif act == "put back" and copies:
                place.put_back(copies[-1])
                unseen = {"R", "B"}
            elif act == "lose the marks" and not unseen:  # both at once nothing shows
                place.ring.text = None
                shutil.rmtree(place.marks, ignore_errors=True)
                copies = []
            elif act == "doubt":
                with place.counter() as (store, _), store.unit(ME, "test.doubt") as unit:
                    restored.leave_out(unit)
        except Refused as refused:
            assert "too often" in str(refused)
    assert len(set(place.printed)) == len(place.printed)
    for text in {number[:-5] for number in place.printed}:
        serials = sorted(int(number[-5:]) for number in place.printed if number[:-5] == text)
        assert serials == list(range(1, len(serials) + 1)), "a generation has no gap"
