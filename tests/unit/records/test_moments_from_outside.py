"""Times in FHIR from outside: what could never be shown or sent again is refused when it comes."""

import pytest

from desk.core.clock import iso_instant
from desk.records.fhir import moment


@pytest.mark.parametrize("said", ["2026", "2026-11", "2026-11-22", "2026-11-22T09:00:00+05:30", "1800-01-01T00:00:00Z"])
def test_a_time_as_exact_as_it_is_known_is_taken(said: str) -> None:
    found = moment({"at": said}, "at")
    assert found is not None
    assert iso_instant(found)[:3] == said[:3]


@pytest.mark.parametrize(
    "said", ["0001-01-01T00:00:00+14:00", "0001", "9999-12-31T23:59:59-12:00", "1799-12-31", "2026-13", "now", "20261"]
)
def test_a_time_at_the_edge_of_the_calendar_or_none_at_all_is_nonsense(said: str) -> None:
    with pytest.raises(ValueError, match=r"out of time|isoformat|must be in|month"):
        moment({"at": said}, "at")


def test_no_time_is_none() -> None:
    assert moment({}, "at") is None
