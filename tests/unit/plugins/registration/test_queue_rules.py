"""The queue is the fold of its acts: any order of arrival, two desks at once, taking back."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.core.errors import Refused
from desk.core.sheet import to_csv
from desk.plugins.registration import fhir, rules
from desk.plugins.registration.rules import Act, QueueEntry, RegisterLine, Standing, fold
from desk.records.patient.age import AgeView

ID = "0193a000-0000-7000-8000-0000000000{:02d}"
DEPARTMENT, OTHER = ID.format(90), ID.format(91)
ROOM = ID.format(80)


def act(number: int, kind: str, *, undoes: int = 0, department: str = DEPARTMENT, room: str | None = None) -> Act:
    return Act(
        ID.format(number), ID.format(50), ID.format(51), "2026-11-22", kind, department, room,
        ID.format(undoes) if undoes else None, 1000 + number, "staff-1",
    )  # fmt: skip


def folded(*acts: Act) -> Standing:
    return fold(DEPARTMENT, None, 1000, acts)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([], "waiting"), (["waiting"], "waiting"), (["called"], "called"), (["called", "recalled"], "called"),
        (["called", "in-consultation", "done"], "done"), (["called", "left"], "left"),
        (["called", "left", "recalled"], "called"), (["called", "moved"], "waiting"),
        (["called", "in-consultation", "done", "recalled"], "done"), (["done"], "waiting"),
    ],
)  # fmt: skip
def test_where_a_visit_stands(kinds: list[str], state: str) -> None:
    assert folded(*(act(number, kind) for number, kind in enumerate(kinds, 1))).state == state


def test_what_is_taken_back_never_happened() -> None:
    called, seen, done = act(1, "called", room=ROOM), act(2, "in-consultation", room=ROOM), act(3, "done", room=ROOM)
    undo = act(4, "undone", undoes=3)
    back = folded(called, seen, done, undo)
    assert (back.state, back.last) == ("in-consultation", seen)
    assert folded(called, act(5, "undone", undoes=1)) == folded()


def test_a_call_counts_its_repeats_and_a_move_starts_anew() -> None:
    twice = folded(act(1, "called", room=ROOM), act(2, "recalled", room=ROOM))
    assert (twice.calls, twice.room_id, twice.called_at) == (2, ROOM, 1002)
    moved = folded(act(1, "called", room=ROOM), act(2, "moved", department=OTHER))
    assert (moved.department_id, moved.room_id, moved.calls, moved.called_at) == (OTHER, None, 0, None)


@given(st.permutations([(1, "called", 0), (2, "in-consultation", 0), (3, "done", 0), (4, "undone", 3), (5, "left", 0)]))
def test_every_order_of_arrival_gives_the_same_queue(order: list[tuple[int, str, int]]) -> None:
    acts = [act(number, kind, undoes=undoes) for number, kind, undoes in order]
    assert folded(*acts).state == "in-consultation"


@pytest.mark.parametrize(
    ("state", "kind"),
    [("done", "called"), ("waiting", "recalled"), ("left", "done"), ("called", "called"), ("in-consultation", "left")],
)
def test_an_act_that_does_not_fit_is_refused(state: str, kind: str) -> None:
    with pytest.raises(Refused):
        rules.check(kind, replace(folded(), state=state))


@pytest.mark.parametrize(("minutes", "level"), [(0, "green"), (29, "green"), (30, "amber"), (59, "amber"), (60, "red")])
def test_a_wait_is_coloured_by_the_settings(minutes: int, level: str) -> None:
    assert rules.wait_level(minutes, 30, 60) == level


def entry(token: str, arrived_at: int, priority: int = 0, state: str = "waiting", since: int = 0) -> QueueEntry:
    return QueueEntry(
        token, "p", token, state, "", "", "1", None, "", DEPARTMENT, None, "opd", priority, False, False, arrived_at,
        since, None, 0, 0,
    )  # fmt: skip


def test_people_are_seen_by_priority_and_arrival_and_not_by_number() -> None:
    entries = [
        entry("MA-001", 300), entry("MB-001", 100), entry("EA-001", 400, priority=2), entry("MA-002", 200, priority=1),
        entry("MA-009", 1, state="done", since=10), entry("MA-008", 2, state="left", since=20),
    ]  # fmt: skip
    tokens = [line.token for line in rules.in_order(entries)]
    assert tokens == ["EA-001", "MA-002", "MB-001", "MA-001", "MA-008", "MA-009"]


@pytest.mark.parametrize("one", [act(1, "called", room=ROOM), act(2, "undone", undoes=1), act(3, "waiting")])
def test_an_act_comes_back_as_it_went(one: Act) -> None:
    assert fhir.from_fhir(fhir.to_fhir(one)) == one


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "x"}, {"code": {}}, {"code": "queue"}, {"for": None}, {"encounter": {"reference": "Encounter/1"}},
        {"authoredOn": None}, {"authoredOn": "x"}, {"businessStatus": {}}, {"extension": []}, {"partOf": [5]},
        {"location": {"reference": "Location/x"}}, {"resourceType": "Patient"},
    ],
)  # fmt: skip
def test_a_task_that_is_no_queue_act_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        fhir.from_fhir(fhir.to_fhir(act(1, "called", room=ROOM)) | wrong)


def line(
    sex: str, years: int | None, follow_up: bool, status: str = "finished", department: str = "Eye"
) -> RegisterLine:
    age = AgeView(years, "y") if years is not None else None
    return RegisterLine(
        1, "v", "p", "MA-001", "", "", "", "", sex, age, "", department, "", "opd", follow_up, 0, status
    )


def test_the_daily_return_counts_everyone_once() -> None:
    lines = [
        line("1", 40, False), line("1", 13, False), line("2", 14, True), line("9", 30, False), line("0", None, False),
        line("2", 5, True, department="Medicine"), line("1", 40, False, status="cancelled"),
    ]  # fmt: skip
    eye, medicine, total = rules.daily_return(lines)
    assert (eye.new.male, eye.new.child, eye.new.other, eye.new.unstated, eye.old.female) == (1, 1, 1, 1, 1)
    assert medicine.old.child == 1
    assert total.new.total + total.old.total == 6
    assert rules.daily_return([]) == (rules.ReturnLine("", ""),)


@pytest.mark.parametrize("cell", ["=1+1", "+91", "-2", "@x", "\t=1", " =1", "\n=1"])
def test_no_cell_starts_a_formula(cell: str) -> None:
    text = to_csv([[cell]]).decode("utf-8-sig").strip('"\r\n')
    assert text.startswith("'")


def test_a_spreadsheet_reads_commas_quotes_and_devanagari() -> None:
    import csv
    import io

    rows = [["राम, कुमार", 'said "yes"', "two\nlines", str(date(2026, 11, 22))]]
    assert list(csv.reader(io.StringIO(to_csv(rows).decode("utf-8-sig")))) == rows
