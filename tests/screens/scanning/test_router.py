"""A code's meaning reaches the screen in front; what becomes of it else, see tests/screens/shell/test_scan_desk.py."""

import pytest

from desk.codes.read import UhidCode, Unknown, read
from desk.codes.scan import Scan, Source
from desk.codes.uhid import mint
from desk.scanning.router import Router

UHID = UhidCode(mint(5))


class House:
    def __init__(self) -> None:
        self.router = Router()

    def scan(self, text: str) -> bool:
        return self.router.hand(read(Scan.of_text(text, Source.WEDGE, 1_795_000_000_000)))


@pytest.fixture
def house() -> House:
    return House()


def test_a_uhid_goes_to_its_handler(house: House) -> None:
    heard: list[UhidCode] = []
    house.router.on(UhidCode, heard.append)
    assert house.scan(str(UHID.uhid))
    assert heard == [UHID]


def test_the_screen_in_front_is_asked_first(house: House) -> None:
    heard: list[str] = []
    front = [True]
    house.router.on(UhidCode, lambda _: heard.append("shell"))
    house.router.on(UhidCode, lambda _: heard.append("queue"), on_top=lambda: front[0])
    house.scan(str(UHID.uhid))
    front[0] = False
    house.scan(str(UHID.uhid))
    assert heard == ["queue", "shell"]


def test_a_handler_may_pass_a_scan_on_or_be_taken_back(house: House) -> None:
    heard: list[str] = []
    house.router.on(UhidCode, lambda _: heard.append("shell"))

    def picky(_meaning: UhidCode) -> bool:
        heard.append("picky")
        return False

    forget = house.router.on(UhidCode, picky)
    house.scan(str(UHID.uhid))
    forget()
    forget()
    house.scan(str(UHID.uhid))
    assert heard == ["picky", "shell", "shell"]


def test_a_handler_hears_only_its_own_kind(house: House) -> None:
    house.router.on(Unknown, lambda _: pytest.fail("not for me"))
    assert not house.scan(str(UHID.uhid))
