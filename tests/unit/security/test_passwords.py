"""Passwords: hard to guess, slow to try, the same time for a name that nobody has."""

import pytest
from argon2 import extract_parameters

from desk.core.errors import Refused
from desk.security import passwords
from desk.security.passwords import FLOOR, Cost


@pytest.mark.parametrize(
    "weak", ["short1!", "password", "Password123", "qwertyuiop", "asha-is-here", "x" * 129, "iloveyou2020", "12345678"]
)
def test_an_easy_password_is_refused_at_its_field(weak: str) -> None:
    with pytest.raises(Refused) as refused:
        passwords.check_new(weak, "asha")
    assert refused.value.field == "password"


@pytest.mark.parametrize("good", ["green mango tree", "आम का हरा पेड़", "x" * 64 + "y", "Tr0ub4dor&3 horse"])
def test_a_long_one_of_ones_own_is_taken(good: str) -> None:
    passwords.check_new(good, "asha")


def test_a_verifier_knows_its_password_and_no_other() -> None:
    cost = Cost(memory_kib=64, passes=1, lanes=1)
    made = passwords.hash_password("green mango tree", cost)
    assert passwords.verify(made, "green mango tree")
    for other in ("", "green mango treE", "green mango tree "):
        assert not passwords.verify(made, other)
    assert made != passwords.hash_password("green mango tree", cost)
    assert not passwords.verify("not a verifier", "x")


def test_the_floor_is_what_the_guidance_asks() -> None:
    assert (FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes) >= (19 * 1024, 2, 1)


def test_nobodys_verifier_costs_what_a_real_one_costs_and_no_password_opens_it() -> None:
    cost = Cost(memory_kib=128, passes=2, lanes=1)
    real, nobody = passwords.hash_password("x" * 8, cost), passwords.nobody(cost)
    assert extract_parameters(real) == extract_parameters(nobody)
    assert len(real) == len(nobody)
    assert not passwords.verify(nobody, "x" * 8)
