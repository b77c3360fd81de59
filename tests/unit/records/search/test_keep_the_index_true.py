"""The index follows the patient: changed, removed, built in bulk, rolled back."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection
from sqlalchemy.event import listen

from desk.demo.people import people
from desk.records.search import index
from desk.records.search.index import Line, lines, put, put_many, remove, scattered, tidy
from desk.records.search.tokens import SearchDocument, Shown
from tests.unit.records.search.conftest import Enter, Find

TABLES = ("search_patient", "search_phone", "search_number", "search_terms")


def _state(connection: Connection) -> dict[str, int]:
    return {t: connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar_one() for t in TABLES}  # noqa: S608 - our own names


def test_a_changed_name_is_found_and_the_old_one_is_not(connection: Connection, enter: Enter, find: Find) -> None:
    enter("Sunita Devi", phones=("9811122233",), identifiers=("AAA111",))
    put(connection, SearchDocument("p1", 1, ("Anjali Rao",), 1985, ("9700000000",), ("BBB222",)))
    assert find("anjali rao 1985") == ["p1"]
    assert find("9700000000") == ["p1"]
    assert find("BBB222") == ["p1"]
    assert [find(old) for old in ("sunita devi 1984", "9811122233", "AAA111")] == [[], [], []]


def test_putting_the_same_again_changes_nothing(connection: Connection, enter: Enter) -> None:
    document = enter("Sunita Devi", phones=("9811122233",))
    before = connection.exec_driver_sql("SELECT * FROM search_word ORDER BY word").all()
    put(connection, document)
    assert connection.exec_driver_sql("SELECT * FROM search_word ORDER BY word").all() == before


def test_lines_come_in_the_order_asked_for_without_strangers(connection: Connection, enter: Enter) -> None:
    for name in ("Ram", "Sita", "Mohan"):
        enter(name, sex="1", shown=Shown(name, locality="Rohini"))
    assert lines(connection, (3, 99, 1)) == [
        Line(3, "p3", "1", Shown("Mohan", locality="Rohini")), Line(1, "p1", "1", Shown("Ram", locality="Rohini")),
    ]  # fmt: skip
    assert lines(connection, ()) == []


def test_what_is_only_shown_changes_without_the_words_being_filed_again(connection: Connection, enter: Enter) -> None:
    document = enter("Sunita Devi", shown=Shown("Sunita Devi", locality="Rohini"))
    said: list[str] = []
    listen(connection, "before_cursor_execute", lambda _c, _cursor, statement, *_: said.append(statement))
    put(connection, replace(document, shown=Shown("Sunita Devi", locality="Okhla")))
    assert [line.shown.locality for line in lines(connection, (1,))] == ["Okhla"]
    assert [statement.split()[0] for statement in said if not statement.startswith("SELECT")] == ["UPDATE"]


def test_a_removed_patient_leaves_no_trace_of_a_person(connection: Connection, enter: Enter, find: Find) -> None:
    enter("Sunita Devi", phones=("9811122233",), identifiers=("AAA111",))
    remove(connection, 1)
    remove(connection, 1)
    assert find("sunita") == []
    assert set(_state(connection).values()) == {0}
    assert connection.exec_driver_sql("SELECT sum(uses) FROM search_word").scalar_one() == 0


def test_a_unit_that_is_rolled_back_leaves_the_index_as_it_was(
    connection: Connection, enter: Enter, find: Find
) -> None:
    enter("Sunita Devi")
    before = connection.exec_driver_sql("SELECT * FROM search_near ORDER BY piece, word").all()
    connection.exec_driver_sql("BEGIN")
    enter("Zubaida Warsi", phones=("9811122233",))
    assert find("zubaida") == ["p2"]
    connection.exec_driver_sql("ROLLBACK")
    assert find("zubaida") == []
    assert connection.exec_driver_sql("SELECT * FROM search_near ORDER BY piece, word").all() == before


def test_a_bulk_build_finds_what_single_puts_find(connection: Connection, enter: Enter, find: Find) -> None:
    crowd = [
        SearchDocument(f"p{row}", row, (person.name_latin, person.name_deva), person.birth_year(), (person.phone,))
        for row, person in enumerate(people(300, seed=9), start=1)
    ]
    assert put_many(connection, iter(crowd)) == 300
    tidy(connection)
    asked = [f"{document.names[at % 2]} {document.birth_year}" for at, document in enumerate(crowd[:60])]
    assert all(document.patient_id in find(text) for document, text in zip(crowd, asked, strict=False))
    bulk = [find(text) for text in asked]
    for document in crowd:
        remove(connection, document.row)
    for document in crowd:
        put(connection, document)
    assert [find(text) for text in asked] == bulk


@pytest.mark.parametrize("name", ["", "   ", "123", "\x00\u202e", "x" * 10_000, "ab " * 4_000, "🙂"])
def test_any_name_can_be_filed_and_taken_out(name: str, connection: Connection, enter: Enter) -> None:
    enter(name, year=None, phones=("abc", ""), identifiers=("", "--"))
    remove(connection, 1)
    assert set(_state(connection).values()) == {0}


def test_a_patient_without_any_name_is_found_by_number(enter: Enter, find: Find) -> None:
    enter(identifiers=("UNK-0001",))
    assert find("unk0001") == ["p1"]


def test_an_index_in_many_segments_is_put_together_and_finds_the_same(
    connection: Connection, enter: Enter, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not scattered(connection)
    for name in ("Ram Kumar", "Sita Devi", "Mohan Lal") * 3:
        enter(name)
    before = find("sita devi")
    assert not scattered(connection), "small segments are no reason"
    monkeypatch.setattr(index, "_LARGE", 0)
    monkeypatch.setattr(index, "_MOST_LARGE", 1)
    assert scattered(connection)
    tidy(connection)
    assert not scattered(connection)
    assert find("sita devi") == before
    assert len(before) == 3
