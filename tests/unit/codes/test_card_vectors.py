"""The test vectors of docs/cards.md are what this program reads and writes."""

import json

import pytest

from desk.codes import lists
from desk.codes.lists import Root
from desk.codes.read import read
from desk.codes.state import State
from desk.core.errors import Unreadable
from tests.support import card_vectors
from tests.support.issuing import scan

VECTORS = json.loads(card_vectors.FILE.read_text(encoding="utf-8"))


def test_file_and_page_are_as_they_are_made() -> None:
    built = card_vectors.build()
    assert built == VECTORS
    assert card_vectors.BLOCK.findall(card_vectors.PAGE.read_text(encoding="utf-8")) == [card_vectors.shown(built)]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_each_case_is_read_as_it_says_with_nothing_but_the_file(case: dict[str, str]) -> None:
    trust = lists.assemble(
        Root.parse(json.dumps(VECTORS["root"]).encode()),
        bytes.fromhex(VECTORS["trust_list"]),
        bytes.fromhex(VECTORS["revocations"]),
        [bytes.fromhex(one) for one in VECTORS["desk_certificates"]],
    )
    try:
        state = str(read(scan(case["text"], VECTORS["now"]), trust=trust).state)
    except Unreadable:
        state = "unreadable"
    assert state == case["state"]


def test_every_state_has_a_case() -> None:
    states = {case["state"] for case in VECTORS["cases"]}
    assert states == {*(str(state) for state in State if state is not State.UNSIGNED), "unreadable"}
