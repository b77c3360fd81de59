"""What was typed into the search box begins the form of a new patient."""

import pytest

from desk.plugins.registration.screens.typed import Typed, split


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ram kumar 1984", Typed(name="Ram Kumar", birth="1984")),
        ("राम कुमार 35", Typed(name_native="राम कुमार", birth="35")),
        ("Ram McDonald +919876543210", Typed(name="Ram McDonald", phone="9876543210")),
        ("geeta 8m", Typed(name="Geeta", birth="8m")),
        ("geeta 42y 12/3/1984", Typed(name="Geeta", birth="42")),
        ("sita d/o mohan lal", Typed(name="Sita", father="Mohan Lal")),
        ("ram 0A1-2B3-4C5", Typed(name="Ram")),
        ("राम ९८७६५ ४३२१०", Typed(name_native="राम", phone="9876543210")),
        ("12345", Typed()),
        ("", Typed()),
    ],
)
def test_name_year_age_mobile_and_father(text: str, found: Typed) -> None:
    assert split(text) == found
