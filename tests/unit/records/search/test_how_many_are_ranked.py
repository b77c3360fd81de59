"""How many patients a search reads to rank them: each is a page to read and decipher on a cold disk."""

import pytest
from sqlalchemy import Connection

from desk.records.search.candidates import ENOUGH, MOST, rows_by_name
from desk.records.search.find import search
from desk.records.search.parse import parse
from tests.unit.records.search.conftest import Enter, Find

MANY = 150


@pytest.fixture
def crowd(enter: Enter) -> None:
    for _ in range(MANY):
        enter("Om Tiwari", year=1984, fathers=("Mohan Tiwari",))
        enter("Omana Nair", year=1984)


def rows(connection: Connection, text: str, shown: int = 20) -> list[int]:
    return rows_by_name(connection, parse(text, 2026), shown)


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize("shown", [1, 20, 50])
def test_of_a_year_alone_the_newest_are_read_and_shown(shown: int, connection: Connection) -> None:
    newest = list(range(2 * MANY, 2 * MANY - shown, -1))
    assert rows(connection, "1984", shown) == newest
    assert [hit.row for hit in search(connection, "1984", shown, this_year=2026)] == newest


@pytest.mark.usefixtures("crowd")
def test_two_letters_read_fewer_and_still_show_a_name_of_two_letters_and_those_they_begin(
    connection: Connection, find: Find
) -> None:
    assert 20 <= len(rows(connection, "om")) <= ENOUGH
    shown = find("om")
    assert shown[0] == f"p{2 * MANY - 1}", "Om himself first, the newest"
    assert len(shown) == 20
    assert any(int(one[1:]) % 2 == 0 for one in shown), "Omana among them"


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize("text", ["omana", "om 1984", "om tiwari", "1984 s/o mohan"])
def test_where_something_tells_them_apart_as_many_are_read_as_before(text: str, connection: Connection) -> None:
    assert ENOUGH <= len(rows(connection, text)) <= MOST


@pytest.mark.usefixtures("crowd")
def test_of_a_year_the_fathers_name_picks_older_patients(enter: Enter, find: Find) -> None:
    for _ in range(30):
        enter("Gita Rani", year=1984)
    assert int(find("1984 s/o mohan")[0][1:]) <= 2 * MANY
