"""Close matches are shown before a patient is entered a second time, with reasons."""

from sqlalchemy import Connection

from desk.records.search.duplicates import Close, duplicates
from desk.records.search.tokens import SearchDocument
from tests.unit.records.search.conftest import Enter


def _close(connection: Connection, *names: str, year: int | None = 1984, **more: object) -> tuple[Close, ...]:
    return duplicates(connection, SearchDocument("new", 0, names, year, **more))  # type: ignore[arg-type]


def _reasons(found: Close) -> set[str]:
    return {str(reason) for reason in found.reasons}


def test_the_same_person_in_another_spelling_is_shown(connection: Connection, enter: Enter) -> None:
    enter("Sunita Devi", phones=("9811122233",), fathers=("Mohan Lal",))
    found = _close(connection, "Suneeta Devee", phones=("98111 22233",), fathers=("मोहन लाल",))
    assert _reasons(found[0]) == {"name sounds the same", "same year of birth", "same phone", "same father's name"}
    assert found[0].score > 0.9


def test_the_same_person_in_the_other_script_is_shown(connection: Connection, enter: Enter) -> None:
    enter("सुनीता देवी")
    assert _reasons(_close(connection, "Sunita Devi")[0]) >= {"same year of birth"}


def test_a_phone_that_a_family_shares_proves_nothing(connection: Connection, enter: Enter) -> None:
    enter("Sunita Devi", phones=("9811122233",), fathers=("Mohan Lal",), year=1960)
    enter("Ramesh Kumar", phones=("9811122233",), fathers=("Mohan Lal",), year=1984)
    assert _close(connection, "Ajay Verma", phones=("9811122233",), fathers=("Mohan Lal",)) == ()


def test_brothers_with_names_one_letter_apart_are_shown_only_with_more_than_a_year(
    connection: Connection, enter: Enter
) -> None:
    enter("Rajesh Kumar", phones=("9811122233",))
    assert _close(connection, "Ramesh Kumar") == ()
    assert _reasons(_close(connection, "Ramesh Kumar", phones=("9811122233",))[0]) == {
        "similar name",
        "same year of birth",
        "same phone",
    }


def test_a_shared_number_is_shown_whatever_the_name(connection: Connection, enter: Enter) -> None:
    enter("Sunita Devi", identifiers=("91-1234-5678-9012",), year=1950)
    found = _close(connection, "Rehana Khatoon", identifiers=("91123456789012",))
    assert "same number" in _reasons(found[0])


def test_another_sex_or_another_age_is_not_the_same_person(connection: Connection, enter: Enter) -> None:
    enter("Kiran Sharma", sex="1", year=1984)
    assert _close(connection, "Kiran Sharma", sex="1")
    assert not _close(connection, "Kiran Sharma", sex="2")
    assert not _close(connection, "Kiran Sharma", sex="1", year=2015)


def test_a_year_told_a_little_wrong_is_still_shown(connection: Connection, enter: Enter) -> None:
    enter("Kiran Sharma", year=1984)
    assert "nearly the same year of birth" in _reasons(_close(connection, "Kiran Sharma", year=1985)[0])


def test_one_is_never_a_duplicate_of_oneself(connection: Connection, enter: Enter) -> None:
    mine = enter("Kiran Sharma", phones=("9811122233",))
    assert duplicates(connection, mine) == ()


def test_the_closest_comes_first_and_no_more_than_asked(connection: Connection, enter: Enter) -> None:
    for _ in range(9):
        enter("Kiran Sharma")
    enter("Kiran Sharma", phones=("9811122233",))
    found = _close(connection, "Kiran Sharma", phones=("9811122233",))
    assert (found[0].patient_id, len(found)) == ("p10", 5)


def test_nothing_known_matches_nobody(connection: Connection, enter: Enter) -> None:
    enter("Kiran Sharma")
    assert _close(connection, "", year=None) == ()
    assert _close(connection, year=None) == ()
