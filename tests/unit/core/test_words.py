from collections.abc import Iterator

import pytest

from desk.core import i18n
from desk.core.errors import Damaged, DeskError, NotAllowed, Problems, Refused, Rejected, Unreachable, Unreadable
from desk.core.i18n import words

HINDI = {
    ("Queue", "Patient {name} is waiting"): "{name} प्रतीक्षा में",
    ("Queue", "%n waiting in {room}"): "{room} में %n प्रतीक्षा में",
}


@pytest.fixture
def hindi() -> Iterator[None]:
    i18n.install(lambda context, source, _count: HINDI.get((context, source), source))
    yield
    i18n.install(None)


def test_without_a_translator_the_english_stands() -> None:
    assert str(words("Queue", "Patient {name} is waiting", name="Ram")) == "Patient Ram is waiting"


def test_a_sentence_is_translated_when_it_is_shown(request: pytest.FixtureRequest) -> None:
    sentence = words("Queue", "Patient {name} is waiting", name="राम")
    request.getfixturevalue("hindi")
    assert str(sentence) == "राम प्रतीक्षा में"


@pytest.mark.usefixtures("hindi")
def test_a_count_and_a_name_are_both_filled_in() -> None:
    assert str(words("Queue", "%n waiting in {room}", count=3, room="B")) == "B में 3 प्रतीक्षा में"


def test_a_name_with_braces_stays_a_name() -> None:
    assert str(words("Queue", "Patient {name} is waiting", name="{0} {name} %n")) == "Patient {0} {name} %n is waiting"


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert str(words("Queue", "Write {name} where the name goes")) == "Write {name} where the name goes"


def test_the_translator_is_told_the_context_and_the_count() -> None:
    asked: list[tuple[str, str, int]] = []
    i18n.install(lambda context, source, count: asked.append((context, source, count)) or source)  # type: ignore[func-returns-value]
    try:
        str(words("Queue", "%n waiting", count=0))
    finally:
        i18n.install(None)
    assert asked == [("Queue", "%n waiting", 0)]


@pytest.mark.usefixtures("hindi")
def test_an_error_speaks_the_language_of_the_moment() -> None:
    assert str(Refused(words("Queue", "Patient {name} is waiting", name="राम"))) == "राम प्रतीक्षा में"


@pytest.mark.parametrize("kind", [Refused, Unreadable, Unreachable, Rejected, Damaged])
def test_every_error_is_one_that_the_desk_can_show(kind: type[DeskError]) -> None:
    problem = kind(words("Queue", "Patient {name} is waiting", name="Ram"), detail="code=7")
    assert (str(problem), problem.detail) == ("Patient Ram is waiting", "code=7")


def test_what_goes_to_the_log_holds_no_name() -> None:
    problem = Refused(words("Queue", "Patient {name} is waiting", name="Sita Devi"), field="name")
    assert "Sita" not in repr(problem)


def test_several_problems_are_shown_at_their_fields_and_the_first_leads() -> None:
    name, born = words("Form", "Enter a name."), words("Form", "This date lies ahead.")
    problem = Problems({"name": name, "born": born})
    assert (problem.field, str(problem), problem.by_field) == ("name", "Enter a name.", {"name": name, "born": born})


def test_a_missing_right_names_the_action_for_the_log_only() -> None:
    problem = NotAllowed("patient.merge")
    assert (problem.action, problem.detail) == ("patient.merge", "action=patient.merge")
    assert "patient.merge" not in str(problem)


def test_unreachable_has_a_sentence_of_its_own_and_remembers_when_to_come_back() -> None:
    problem = Unreachable(retry_after=30.0)
    assert problem.retry_after == 30.0
    assert "Work goes on" in str(problem)
