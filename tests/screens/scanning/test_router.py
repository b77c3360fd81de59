"""A scan reaches the screen in front, or the clerk is told why not; the audit hears each outcome and nothing more."""

import pytest

from desk.codes.facility import FacilityQr
from desk.codes.read import UhidCode, Unknown
from desk.codes.scan import Scan, Source
from desk.codes.uhid import mint
from desk.core.i18n import Words
from desk.scanning.router import Router

UHID = UhidCode(mint(5))


class House:
    def __init__(self) -> None:
        self.told: list[str] = []
        self.audit: list[tuple[str, str]] = []
        self.router = Router(self.notice, lambda kind, state: self.audit.append((kind, state)))

    def notice(self, sentence: Words) -> None:
        self.told.append(str(sentence))

    def scan(self, text: str) -> None:
        self.router.route(Scan.of_text(text, Source.WEDGE, 1_795_000_000_000))


@pytest.fixture
def house() -> House:
    return House()


def test_a_uhid_goes_to_its_handler(house: House) -> None:
    heard: list[UhidCode] = []
    house.router.on(UhidCode, heard.append)
    house.scan(str(UHID.uhid))
    assert (heard, house.told, house.audit) == ([UHID], [], [("uhid", "unsigned")])


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
    house.scan(str(UHID.uhid))
    assert house.told == ["This screen has no use for this code."]


def test_an_unreadable_code_is_told_and_audited_without_its_text(house: House) -> None:
    house.router.on(UhidCode, lambda _: pytest.fail("unreadable"))
    house.scan('{"name":"Ram Kumar","name":"Shyam","hidn":"91-1234-5678-9012"}')
    house.scan("000-000-000")
    assert house.audit == [("abha", "unreadable"), ("uhid", "unreadable")]
    assert len(house.told) == 2
    assert not [sentence for sentence in house.told if "Ram" in sentence or "000" in sentence]


def test_a_megabyte_of_json_is_one_sentence(house: House) -> None:
    house.scan('{"name":"' + "A" * 1_000_000 + '"}')
    assert house.told == ["This code is far longer than any card. It was not read."]


def test_a_facility_code_is_explained(house: House) -> None:
    house.scan("https://phr.abdm.gov.in/share-profile?hip-id=IN0710000001")
    assert "patients scan it with their phone" in house.told[0]
    heard: list[FacilityQr] = []
    house.router.on(FacilityQr, heard.append)
    house.scan("https://phr.abdm.gov.in/share-profile?hip-id=IN0710000001")
    assert (len(heard), len(house.told)) == (1, 1)


def test_an_unknown_code_is_said_to_be_unknown(house: House) -> None:
    house.scan("8901030865278")
    assert (house.audit, house.told[0][:9]) == ([("unknown", "unsigned")], "This code")
