"""The synthetic people: the same for the same seed, plausible, in both scripts."""

import re
from itertools import islice

from desk.demo.names import stock
from desk.demo.people import TODAY, people


def test_the_same_seed_gives_the_same_people_in_any_number() -> None:
    assert list(people(50, seed=4)) == list(islice(people(500, seed=4), 50))
    assert list(people(50, seed=4)) != list(people(50, seed=5))


def test_everyone_is_written_in_both_scripts_word_for_word() -> None:
    for person in people(2_000):
        for latin, deva in ((person.name_latin, person.name_deva), (person.father_latin, person.father_deva)):
            assert re.fullmatch(r"[A-Za-z ]+", latin)
            assert re.fullmatch(r"[\u0900-\u097f ]+", deva)
            assert len(latin.split()) == len(deva.split())


def test_everyone_has_one_age_one_home_and_perhaps_a_phone() -> None:
    districts = set()
    for person in people(3_000):
        assert (person.birth_date is None) != (person.age_years is None)
        assert TODAY.year - 106 <= person.birth_year() <= TODAY.year
        assert re.fullmatch(r"1100\d\d", person.pin)
        assert re.fullmatch(r"([6-9]\d{9})?", person.phone)
        assert person.sex in ("1", "2", "9")
        districts.add(person.district)
    assert len(districts) == 11


def test_the_stock_is_as_large_as_is_said() -> None:
    given = {name for names in stock().given.values() for name in names.items}
    surnames = {name for names in stock().surnames.values() for name in names.items}
    assert len(given) >= 500
    assert len(surnames) >= 300
