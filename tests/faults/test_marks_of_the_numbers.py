"""Marks that are lost, spoilt, older than the database, or cannot be written."""

import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.core.errors import Refused
from desk.records.numbers import queries
from desk.security.marks import Marks
from tests.support.mounting import NOT_HERE, UNSHARE, may_mount
from tests.support.numbered import ME, Place, make_place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def test_lost_marks_begin_every_series_anew(place: Place) -> None:
    place.give(3), place.give(2, "B")
    shutil.rmtree(place.marks)
    assert place.give(1) == ["TEST1-R26B00001"]
    assert place.give(1, "B") == ["TEST1-B26B00001"]
    assert place.give(1, "F") == ["TEST1-F26B00001"], "this copy may know nothing of refunds that were given"
    assert place.why() == ["first", "mark-lost", "first", "first", "mark-lost"]
    assert place.matters() == [("series-marks-lost", "R26A00003")]


def test_an_act_with_several_kinds_finds_lost_marks_once(place: Place) -> None:
    place.give(3)
    place.give(2, "B")
    shutil.rmtree(place.marks)
    with place.counter() as (store, series), store.unit(ME, "test.give") as unit:
        given = [series.take(unit, kind).text for kind in "BRFBR"]
    assert given == [f"TEST1-{kind}26B{n:05d}" for kind, n in zip("BRFBR", (1, 1, 1, 2, 2), strict=True)]
    assert place.give(1) == ["TEST1-R26B00003"]
    assert len(place.matters()) == 1


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
    foreign.put({"2026::R:0": 3}, {"2026::R:0": 3})
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
    Marks([own], "test-store", place.key).put({"2026::R:0": 7}, {"2026::R:0": 6})
    both = Marks([shared, own], "test-store", place.key)
    assert both.read().exact == {"2026::R:0": 7}
    both.put({"2026::R:0": 8}, {"2026::R:0": 7})
    assert (shared / "test-store.json").exists()
    assert Marks([own, shared], "test-store", place.key).read().exact == {"2026::R:0": 8}
    both.lower({"2026::R:0": 5})
    assert both.read().exact == {"2026::R:0": 5}


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


@pytest.mark.skipif(not may_mount(), reason=NOT_HERE)
def test_a_disk_of_marks_that_is_really_full_refuses(place: Place) -> None:
    script = f"""
        import sys
        import subprocess
        from pathlib import Path
        from desk.core.errors import Refused
        from tests.support.numbered import Place
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
    command = [*UNSHARE, sys.executable, "-c", textwrap.dedent(script)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith("refused: NOT SAVED."), done.stdout + done.stderr
    assert done.stdout.splitlines()[1] == "TEST1-R26A00003"
