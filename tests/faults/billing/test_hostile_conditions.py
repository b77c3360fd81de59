"""A condition that is meant to hang, to crash or to be read differently at the desk and at the cloud."""

import pytest

from cloud.schemes import conditions as clouds
from desk.core.errors import Refused
from desk.plugins.billing.rules import conditions
from desk.plugins.billing.rules.facts import PERSON, VISIT

BOMBS = {
    "nots": "!" * 290 + "resident", "minuses": "-" * 290 + "1 > 0", "members": "age" + ".a" * 140,
    "choices": "true?" * 29 + "true" + ":true" * 29, "ors": "||".join(["true"] * 50),
    "ands": "resident&&" * 28 + "resident", "equals": "true==" * 48 + "true", "less": "1<" * 140 + "2",
    "ins": "'a' in " * 40 + "schemes", "lists": "[" * 8 + "]" * 8, "maps": "{" * 7 + "}" * 7, "quotes": "'" * 299,
    "backslashes": "r'" + "\\" * 290 + "'", "letters": "'" + "\\U0010FFFF" * 29 + "'=='a'",
    "surrogate": "'\\uD800' == district", "bytes": "b'" + "\\xff" * 70 + "'==b'a'", "digits": "9" * 290 + " > 1",
    "exponent": "1e" + "9" * 290 + " > 1.0", "hex": "0x" + "f" * 290 + " > 1", "nul": "'\\x00' == district",
    "two": "true;true", "comment": "true//" + "x" * 280, "macro": "[1].map(a, [1].map(b, b)) == []",
    "regular": "district.matches('(a+)+$')", "divide": "1/0 > 1", "same": "age == age", "name": "__class__ == 'x'",
    "curly": "district == \u2018x\u2019", "hidden": "age >\u200b 1", "turned": "age \u202e> 1",
}  # fmt: skip


def taken(bomb: str) -> tuple[bool, bool]:
    """Whether desk and cloud take it; anything else than their own refusal is a fault."""
    desk = cloud = True
    try:
        conditions.check(bomb, PERSON | VISIT)
    except Refused:
        desk = False
    try:
        clouds.check(bomb, clouds.PERSON)
    except clouds.Bad:
        cloud = False
    return desk, cloud


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_condition_is_refused_or_answered_and_by_both_alike(bomb: str) -> None:
    desk, cloud = taken(BOMBS[bomb])
    assert desk == cloud
    if desk:
        facts = {name: (True if name in ("resident", "covered") else "x") for name in conditions.needs(BOMBS[bomb])}
        assert conditions.holds(BOMBS[bomb], facts) in (True, False, None)


def test_some_are_taken_and_some_are_not() -> None:
    """Else the above would hold of a checker that refuses everything."""
    assert {taken(bomb) for bomb in BOMBS.values()} == {(True, True), (False, False)}
