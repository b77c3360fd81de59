"""An old copy put back, a power cut, a copied desk, lost marks, a full disk: no number of money is given twice.

Each process of the program is one `counter`: it opens the database and the marks anew, as a start does.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from desk.core.errors import Refused
from desk.records import restored
from desk.records.numbers import owned, queries
from desk.records.numbers.owned import OwnSeries
from desk.security.authorize import system_actor
from desk.security.machine import Machine
from desk.security.marks import Marks
from desk.store import audit, matters
from desk.store.store import Store
from tests.support.desk import FACILITY, HERE, FakeClock, TestDesk, make_desk

ME = system_actor(FACILITY)
ELSEWHERE = Machine("another-system", "another-board")


@dataclass
class TextRing:
    """A keyring in memory."""

    text: str | None = None
    writes: int = 0

    def read(self) -> str | None:
        return self.text

    def write(self, text: str) -> bool:
        self.text, self.writes = text, self.writes + 1
        return True


@dataclass
class Place:
    """A computer with one desk on it: the database, the marks beside it, what was ever printed."""

    folder: Path
    key: bytes
    here: Machine = HERE
    ring: TextRing = field(default_factory=TextRing)
    printed: list[str] = field(default_factory=list)

    @property
    def marks(self) -> Path:
        return self.folder / "marks"

    @contextmanager
    def counter(self) -> Iterator[tuple[Store, OwnSeries]]:
        """One run of the program, ended by a power cut: nothing is put in order at its end."""
        store = Store(self.folder / "desk.db", self.key, FakeClock())
        series = OwnSeries(Marks([self.marks], "test-store", self.key, self.ring), self.here)
        try:
            series.begin(store)
            yield store, series
        finally:
            store.close()

    def give(self, numbers: int = 1, kind: str = "R") -> list[str]:
        """So many numbers in one run of the program."""
        with self.counter() as (store, series):
            for _ in range(numbers):
                with store.unit(ME, "test.give") as unit:
                    number = series.take(unit, kind)
                self.printed.append(number.text)
        return self.printed[-numbers:]

    def keep_copy(self) -> Path:
        copy = self.folder / f"copy-{len(list(self.folder.glob('copy-*')))}.db"
        shutil.copy(self.folder / "desk.db", copy)
        return copy

    def put_back(self, copy: Path) -> None:
        shutil.copy(copy, self.folder / "desk.db")

    def matters(self) -> list[tuple[str, str]]:
        with self.counter() as (store, _), store.readers.connect() as connection:
            return [(one.kind, one.detail.get("reason", "")) for one in matters.open_matters(connection)]

    def why(self) -> list[str]:
        with self.counter() as (store, _), store.readers.connect() as connection:
            assert audit.verify(connection) is None
            return [one.why for one in queries.series(connection)]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    desk = make_desk(tmp_path)
    desk.store.close()
    return Place(tmp_path, desk.key)


# -- an old copy is put back ------------------------------------------------------------------------


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
    from desk.store import unit
    from tests.support.desk import FakeClock, series_of
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
        unit.Unit.finish = die
    with store.unit(system_actor(), "test.give") as open_unit:
        series.take(open_unit, "R")
    die()
"""


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        ("before the mark", "TEST1-R26A00002"), ("before the number", "TEST1-R26B00001"),
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


def test_a_refused_act_before_the_program_ends_in_order_leaves_no_doubt(place: Place) -> None:
    place.give(1)
    with place.counter() as (store, series):
        with pytest.raises(RuntimeError), store.unit(ME, "test.refused") as unit:
            series.take(unit, "R"), series.take(unit, "B"), series.take(unit, "R")
            raise RuntimeError("no")
        series.settle(store)
    assert place.give(1) == ["TEST1-R26A00002"]
    assert place.give(1, "B") == ["TEST1-B26A00001"]


def test_a_refused_act_before_a_power_cut_is_taken_for_a_doubt(place: Place) -> None:
    place.give(1)
    with place.counter() as (store, series), pytest.raises(RuntimeError), store.unit(ME, "test.refused") as unit:
        series.take(unit, "R")
        raise RuntimeError("no")
    assert place.give(1) == ["TEST1-R26B00001"]


def test_settling_at_the_end_takes_no_mark_below_what_another_process_gave(place: Place) -> None:
    with place.counter() as (store, series):
        with pytest.raises(RuntimeError), store.unit(ME, "test.refused") as unit:
            series.take(unit, "R")
            raise RuntimeError("no")
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
    desk = make_desk(tmp_path_factory.mktemp("place"))
    desk.store.close()
    place = Place(desk.store.path.parent, desk.key)
    copies: list[Path] = []
    for act in acts:
        try:
            if act.startswith("give"):
                place.give(3, act[-1])
            elif act in ("refuse", "settle"):
                with place.counter() as (store, series):
                    with pytest.raises(RuntimeError), store.unit(ME, "test.refused") as unit:
                        series.take(unit, "R")
                        raise RuntimeError("no")
                    if act == "settle":
                        series.settle(store)
            elif act == "copy":
                copies.append(place.keep_copy())
            elif act == "put back" and copies:
                place.put_back(copies[-1])
            elif act == "lose the marks":  # alone: with the database it is another computer, or the whole disk
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


# -- marks that are lost or spoilt -------------------------------------------------------------------


def test_lost_marks_begin_every_series_anew(place: Place) -> None:
    place.give(3), place.give(2, "B")
    shutil.rmtree(place.marks)
    assert place.give(1) == ["TEST1-R26B00001"]
    assert place.give(1, "B") == ["TEST1-B26B00001"]
    assert place.give(1, "F") == ["TEST1-F26B00001"], "this copy may know nothing of refunds that were given"
    assert place.why() == ["first", "mark-lost", "first", "first", "mark-lost"]
    assert place.matters() == [("series-restored", "R26A00003+")]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda said: "", lambda said: "{", lambda said: "[1]", lambda said: "null", lambda said: '{"marks": 1}',
        lambda said: said.replace('"2026::R:0": 3', '"2026::R:0": 2'),
        lambda said: said.replace('"seal": "', '"seal": "0'),
    ],
)  # fmt: skip
def test_marks_that_somebody_wrote_into_are_no_marks(place: Place, spoil: Callable[[str], str]) -> None:
    place.give(3)
    file = place.marks / "test-store.json"
    before = file.read_text()
    file.write_text(spoil(before))
    assert file.read_text() != before
    place.ring.text = None
    assert place.give(1) == ["TEST1-R26B00001"]


def test_marks_of_another_store_are_no_marks(place: Place, tmp_path: Path) -> None:
    place.give(3)
    foreign = Marks([place.marks], "test-store", bytes(32))
    foreign.move("2026::R:0", 3, 3)
    assert place.give(1) == ["TEST1-R26B00001"]


def test_marks_older_than_the_database_prove_nothing(place: Place) -> None:
    place.give(3)
    kept = (place.marks / "test-store.json").read_bytes()
    place.give(3)
    (place.marks / "test-store.json").write_bytes(kept)
    assert place.give(1) == ["TEST1-R26B00001"]
    assert place.why()[-1] == "mark-lost"


def test_marks_of_the_computer_and_of_the_account_the_higher_counts(place: Place) -> None:
    own, shared = place.folder / "own", place.folder / "shared"
    Marks([own], "test-store", place.key).move("2026::R:0", 7, 6)
    both = Marks([shared, own], "test-store", place.key)
    assert both.read().exact == {"2026::R:0": 7}
    both.move("2026::R:0", 8, 7)
    assert (shared / "test-store.json").exists()
    assert Marks([own, shared], "test-store", place.key).read().exact == {"2026::R:0": 8}
    both.lower({"2026::R:0": 5})
    assert both.read().exact == {"2026::R:0": 5}


# -- a mark that cannot be written -------------------------------------------------------------------


def test_where_no_mark_can_be_kept_no_number_is_given_and_nothing_stored(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.give(2)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with place.counter() as (store, series):
        with monkeypatch.context() as patched, pytest.raises(Refused, match="cannot keep the mark"):
            patched.setattr("desk.security.marks.os.fsync", full)
            with store.unit(ME, "test.give") as unit:
                unit.audit(stored="never")
                series.take(unit, "R")
        with store.readers.connect() as connection:
            assert [one.last for one in queries.series(connection)] == [2]
            said = connection.exec_driver_sql("SELECT count(*) FROM audit WHERE body LIKE '%never%'").scalar()
        assert said == 0
        with store.unit(ME, "test.give") as unit:
            assert series.take(unit, "R").serial == 3


def test_a_place_of_marks_that_may_not_be_made_refuses(place: Place) -> None:
    place.marks.write_text("a file where the folder should be")
    with pytest.raises(Refused, match="cannot keep the mark"):
        place.give(1)
    place.marks.unlink()
    assert place.give(1) == ["TEST1-R26A00001"]


@pytest.mark.skipif(not hasattr(os, "fork") or os.geteuid() != 0, reason="a small disk is mounted as root")
def test_a_disk_of_marks_that_is_really_full_refuses(place: Place) -> None:
    script = f"""
        import sys
        from tests.faults.test_no_number_of_money_twice import *
        place = Place(Path({str(place.folder)!r}), bytes.fromhex({place.key.hex()!r}))
        place.marks.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(place.marks)], check=True)
        place.give(2)
        (place.marks / "others").write_bytes(bytes(4096))
        try:
            while True:
                with open(place.marks / "others", "ab") as out:
                    out.write(bytes(512)); out.flush()
        except OSError:
            pass
        try:
            place.give(1)
        except Refused as refused:
            print("refused:", refused)
        (place.marks / "others").unlink()
        print(place.give(1)[0])
    """
    command = ["unshare", "--mount", sys.executable, "-c", textwrap.dedent(script)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=100)
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip("no mounts here")
    assert done.stdout.splitlines()[0].startswith("refused: NOT SAVED."), done.stdout + done.stderr
    assert done.stdout.splitlines()[1] == "TEST1-R26A00003"


# -- a desk on another computer ----------------------------------------------------------------------


def test_a_copied_desk_gives_no_number_and_says_why(place: Place) -> None:
    place.give(2)
    place.here = ELSEWHERE
    with place.counter() as (store, series):
        with store.readers.connect() as connection, pytest.raises(Refused, match="copy from another computer"):
            series.check(connection)
        with pytest.raises(Refused, match="copy from another computer"), store.unit(ME, "test.give") as unit:
            series.take(unit, "R")
        with pytest.raises(Refused), store.unit(ME, "test.give") as unit:
            series.refuse_copy(unit)
    assert place.matters() == [("machine-copied", "")]
    place.here = HERE
    assert place.give(1) == ["TEST1-R26A00003"], "at home it goes on"


@pytest.mark.parametrize(
    ("noted", "here", "copied"),
    [
        (Machine("s", "b"), Machine("s", "b"), False), (Machine("s", "b"), Machine("s", "x"), True),
        (Machine("s", "b"), Machine("x", "b"), True), (Machine("s", ""), Machine("s", "b"), False),
        (Machine("s", "b"), Machine("", "b"), False), (Machine("s", ""), Machine("", "b"), False),
        (Machine(), Machine("s", "b"), False), (Machine("s", "b"), Machine(), False),
    ],
)  # fmt: skip
def test_one_sign_that_differs_makes_another_computer(
    desk: TestDesk, noted: Machine, here: Machine, copied: bool
) -> None:
    with desk.store.unit(ME, "test.note") as unit:
        owned.note_machine(unit, noted)
    series = OwnSeries(Marks([desk.store.path.parent / "marks"], "x", desk.key), here)
    assert series.begin(desk.store) is copied
    with desk.store.readers.connect() as connection:
        assert series.copied(connection) is copied


def test_a_sign_that_is_learnt_later_is_noted_and_then_counts(desk: TestDesk) -> None:
    def at(here: Machine) -> bool:
        return OwnSeries(Marks([desk.store.path.parent / "marks"], "x", desk.key), here).begin(desk.store)

    assert not at(Machine("s", ""))
    assert not at(Machine("s", "b"))
    assert not at(Machine("s", ""))
    assert at(Machine("s", "another"))


def test_a_contact_that_finds_the_desk_old_begins_every_series_anew(place: Place) -> None:
    place.give(2), place.give(1, "B")
    with place.counter() as (store, _), store.unit(ME, "test.device-seq") as unit:
        restored.leave_out(unit)
    assert [place.give(1, kind)[0] for kind in "RBC"] == ["TEST1-R26B00001", "TEST1-B26B00001", "TEST1-C26B00001"]
    assert place.why() == ["first", "device-seq", "first", "first", "device-seq"]
