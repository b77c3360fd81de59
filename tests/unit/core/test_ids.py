import uuid

import pytest

from desk.core.ids import derived_id, is_id, new_id


def test_ids_rise_in_the_order_they_are_minted() -> None:
    minted = [new_id() for _ in range(2000)]
    assert minted == sorted(set(minted))


def test_an_id_is_a_uuid_of_version_7_in_its_canonical_form() -> None:
    minted = new_id()
    assert (uuid.UUID(minted).version, is_id(minted)) == (7, True)


def test_the_same_thing_made_twice_has_one_id() -> None:
    assert derived_id("fact", "1") == derived_id("fact", "1")


@pytest.mark.parametrize("other", [("fact", "2"), ("fact1",), ("1", "fact"), ("fac", "t1"), ("fact", "1", "")])
def test_other_parts_give_another_id(other: tuple[str, ...]) -> None:
    assert derived_id(*other) != derived_id("fact", "1")


GOOD = "01a20200-55ef-73a1-b549-dcee0f3804cb"


def test_the_canonical_form_is_an_id() -> None:
    assert is_id(GOOD)


@pytest.mark.parametrize("text", ["", "7", "no-id", GOOD.upper(), "{" + GOOD + "}", GOOD.replace("-", ""), GOOD + " "])
def test_what_is_not_in_canonical_form_is_no_id(text: str) -> None:
    assert not is_id(text)
