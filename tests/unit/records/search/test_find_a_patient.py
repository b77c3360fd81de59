"""What a clerk types into the one box, and whom it finds."""

import pytest
from sqlalchemy import Connection

from desk.records.search.find import search
from tests.unit.records.search.conftest import Enter, Find


@pytest.fixture
def hall(enter: Enter) -> None:
    """Eight people in the waiting hall: p1 … p8."""
    enter("Ram Kumar", "राम कुमार", year=1984, phones=("+91 98765 43210",), identifiers=("0A1-2C3-4D5",))
    enter("Ramesh Kumar Sharma", year=1984, phones=("9811122233",), identifiers=("91-1234-5678-9012",))
    enter("सुनीता देवी", year=1990, phones=("8700012345",), identifiers=("OPD/2019/4411",))
    enter("Mohd Imran", year=1991, phones=("9876500000",))
    enter("Krishna Gopal", year=1955, identifiers=("krishna.g@abdm",))
    enter("Om Prakash Verma", year=1960, fathers=("Mohan Lal",))
    enter("Om Prakash Verma", year=1961, fathers=("Sohan Singh",))
    enter("Shyam Lal", year=None)


@pytest.mark.usefixtures("hall")
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ram kum 1984", "p1"),
        ("राम", "p1"),
        ("rma kumar", "p1"),
        ("kumar ram", "p1"),
        ("RAM  KUMAR", "p1"),
        ("raam kumaar 1984", "p1"),
        ("ramesh sharma", "p2"),
        ("रमेश शर्मा 1984", "p2"),
        ("sunita devi", "p3"),
        ("suneeta devee 1990", "p3"),
        ("sun dev", "p3"),
        ("सुनिता देवि", "p3"),
        ("sunta devi 1990", "p3"),
        ("mohammad imran", "p4"),
        ("मोहम्मद इमरान", "p4"),
        ("md imraan 1991", "p4"),
        ("kishan gopal", "p5"),
        ("omprakash verma 1960", "p6"),
        ("om prakash verma s/o sohan", "p7"),
        ("om prakash verma S/O mohan lal", "p6"),
        ("shyam", "p8"),
        ("shyam lal 1984", "p8"),
        ("9876543210", "p1"),
        ("98765 43210", "p1"),
        ("+91-98765-43210", "p1"),
        ("९८७६५४३२१०", "p1"),
        ("0A1-2C3-4D5", "p1"),
        ("0a12c34d5", "p1"),
        ("OA1 2C3 4D5", "p1"),
        ("91-1234-5678-9012", "p2"),
        ("91123456789012", "p2"),
        ("91 1234 5678 9012", "p2"),
        ("OPD/2019/4411", "p3"),
        ("opd20194411", "p3"),
        ("krishna.g@abdm", "p5"),
        ("imran 35y", "p4"),
        ("imran 35", "p4"),
        ("imran 35 years", "p4"),
        ("इमरान 35 साल", "p4"),
        ("sunita 12/05/1990", "p3"),
        ("imran 98765", "p4"),
    ],
)
def test_the_one_meant_comes_first(typed: str, first: str, find: Find) -> None:
    assert find(typed)[:1] == [first]


@pytest.mark.usefixtures("hall")
def test_the_beginning_of_a_phone_lists_all_who_have_it(find: Find) -> None:
    assert set(find("98")) == {"p1", "p2", "p4"}
    assert set(find("98765")) == {"p1", "p4"}


@pytest.mark.usefixtures("hall")
def test_a_year_alone_lists_those_born_in_it(find: Find) -> None:
    assert set(find("1984")) == {"p1", "p2"}


@pytest.mark.usefixtures("hall")
def test_one_letter_finds_names_that_begin_with_it(find: Find) -> None:
    assert set(find("r")) >= {"p1", "p2"}


@pytest.mark.usefixtures("hall")
@pytest.mark.parametrize(
    "typed", ["", "   ", "...", '"', "(((", '* - : ^ ""', "\x00\x07", "\u202e\u200d", "_", "NEAR", "🙂"]
)
def test_what_means_nothing_finds_nobody(typed: str, find: Find) -> None:
    assert find(typed) == []


@pytest.mark.usefixtures("hall")
@pytest.mark.parametrize(
    "typed",
    [
        'ram" OR "kumar',
        "ram* AND (kumar",
        "terms:ram NOT kumar",
        "ram\x00 kumar",
        "r\u200dam \u202ekumar",
        "{ram} ^kumar",
        "ram'); --",
    ],
)
def test_signs_of_the_query_language_are_only_text(typed: str, find: Find) -> None:
    assert "p1" in find(typed)


@pytest.mark.usefixtures("hall")
@pytest.mark.parametrize(
    "text", ["a" * 10_000, "ram " * 2_500, "9" * 10_000, "क" * 10_000, "\u0303" * 10_000, "12 " * 3_000]
)
def test_ten_thousand_characters_are_answered(text: str, connection: Connection) -> None:
    assert len(search(connection, text)) <= 20


@pytest.mark.usefixtures("hall")
def test_every_hit_says_why(connection: Connection) -> None:
    reasons = [str(why) for why in search(connection, "ram kumar 1984", this_year=2026)[0].why]
    assert reasons == ["name", "year of birth"]
    assert [str(why) for why in search(connection, "0A12C34D5")[0].why] == ["number"]
    assert [str(why) for why in search(connection, "98765")[0].why] == ["phone"]


def test_no_more_than_asked_for_come_back(enter: Enter, connection: Connection) -> None:
    for _ in range(50):
        enter("Ram Kumar")
    assert len(search(connection, "ram kumar")) == 20
    assert len(search(connection, "ram kumar 1984", limit=7)) == 7


def test_a_page_full_of_namesakes_leaves_room_for_the_next_name(enter: Enter, find: Find) -> None:
    other = enter("Rajinder Kumar")
    for _ in range(40):
        enter("Rajendra Kumar")
    found = find("rajendra kumar")
    assert len(found) == 20
    assert found[-1] == other.patient_id


def test_the_exact_spelling_stands_before_its_variants(enter: Enter, find: Find) -> None:
    enter("Seema")
    enter("Sima")
    assert find("seema") == ["p1", "p2"]
    assert find("sima") == ["p2", "p1"]


def test_other_scripts_are_found_as_written(enter: Enter, find: Find) -> None:
    enter("ਗੁਰਪ੍ਰੀਤ ਕੌਰ")
    enter("محمد عمران")
    assert find("ਗੁਰਪ੍ਰੀਤ") == ["p1"]
    assert find("عمران") == ["p2"]
