"""A medicine pack under the scanner: GS1 in all its dresses, makers' schemes, and a scanner that drops separators."""

from datetime import date, datetime

import pytest

from desk.codes import gs1, pack_text
from desk.codes import read as router
from desk.codes.pack import Pack
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.core.clock import INDIA, ms_of
from desk.core.errors import Unreadable

NOW = ms_of(datetime(2026, 11, 22, 10, tzinfo=INDIA))
GTIN = "08901030865275"
GS = "\x1d"


def read(text: str, symbology: str = "]d2", source: Source = Source.CAMERA) -> Pack:
    meaning = router.read(Scan(text, text.encode(), symbology, source, NOW))
    assert isinstance(meaning, Pack), meaning
    return meaning


def said_no(text: str, symbology: str = "]d2") -> str:
    with pytest.raises(Unreadable) as caught:
        read(text, symbology)
    assert caught.value.__cause__ is None
    return str(caught.value)


def is_unknown(text: str, symbology: str = "", source: Source = Source.WEDGE) -> bool:
    return router.kind_of(Scan(text, text.encode(), symbology, source, NOW)) == "unknown"


WHOLE = Pack(gtin=GTIN, expires=date(2027, 8, 31), lot="AB12", serial="SER001", made=date(2025, 9, 1))


@pytest.mark.parametrize("symbology", ["]d2", "]C1", "]Q3"])
def test_a_pack_says_product_expiry_batch_and_serial(symbology: str) -> None:
    pack = read(f"01{GTIN}172708001125090110AB12{GS}21SER001", symbology)
    assert pack == WHOLE
    assert (pack.kind, pack.state) == ("pack", State.UNSIGNED)


@pytest.mark.parametrize(
    "text",
    [
        f"{GS}01{GTIN}172708001125090110AB12{GS}21SER001",
        f"]d201{GTIN}172708001125090110AB12{GS}21SER001{GS}",
        f"01{GTIN}17270800{GS}1125090110AB12{GS}21SER001",
        f"01{GTIN}10AB12{GS}21SER001{GS}1727080011250901",
        f"01{GTIN}1727080011250901300000012{GS}10AB12{GS}240XYZ{GS}21SER001",
        f"(01){GTIN}(17)270800(11)250901(10)AB12(21)SER001",
        f"(01) {GTIN} (17) 270800 (11) 250901\n(10) AB12 (21) SER001",
        f"https://id.gs1.org/01/{GTIN}/10/AB12/21/SER001?17=270800&11=250901",
    ],
)
def test_a_hand_scanner_and_a_link_say_the_same(text: str) -> None:
    pack = read(text, "")
    assert (pack.gtin, pack.expires, pack.lot, pack.serial, pack.made) == (
        WHOLE.gtin,
        WHOLE.expires,
        WHOLE.lot,
        WHOLE.serial,
        WHOLE.made,
    )
    assert not pack.doubtful
    assert pack.url == (text if text.startswith("http") else "")


def test_the_worked_example_of_the_library_is_read() -> None:
    pack = read("010703206980498815210526100329", "]C1")
    assert (pack.gtin, pack.lot, pack.expires) == ("07032069804988", "0329", None)


@pytest.mark.parametrize(
    ("value", "expires"),
    [
        ("270228", date(2027, 2, 28)),
        ("280200", date(2028, 2, 29)),
        ("271200", date(2027, 12, 31)),
        ("760101", date(2076, 1, 1)),
        ("770101", date(1977, 1, 1)),
        ("000000", None),
    ],
)
def test_day_zero_is_the_months_last_and_centuries_turn(value: str, expires: date | None) -> None:
    assert read(f"01{GTIN}17{value}10AB12").expires == expires


@pytest.mark.parametrize("value", ["271300", "270230", "270032"])
def test_a_date_that_cannot_be_is_refused(value: str) -> None:
    told = said_no(f"01{GTIN}17{value}10AB12")
    assert "not a real one" in told or "not as GS1 has it" in told


@pytest.mark.parametrize(
    "tail",
    [
        "10AB1234567890X",  # 13 characters: too long to be only a batch
        "10AB1221SER001",
        "10AB1217270831",
        "21SER00110AB12",
    ],
)
def test_a_lost_separator_is_suspected(tail: str) -> None:
    pack = read(f"01{GTIN}{tail}")
    assert pack.doubtful
    assert "Compare batch and serial number" in str(pack.doubt)


@pytest.mark.parametrize(
    "tail", ["10AB12", "10LOT2021", "1727083110AB123456789", f"10AB1221SER001{GS}21X1", "21SER001", "10A21"]
)
def test_an_ordinary_batch_is_not_suspected(tail: str) -> None:
    assert not read(f"01{GTIN}{tail}").doubtful


@pytest.mark.parametrize(
    ("text", "symbology", "source"),
    [
        ("8901030865275", "]E0", Source.CAMERA),
        ("8901030865275", "", Source.WEDGE),
        ("8901030865275\r", "", Source.SERIAL),
    ],
)
def test_an_ean_number_finds_the_product(text: str, symbology: str, source: Source) -> None:
    assert read(text, symbology, source) == Pack(gtin=GTIN)


def test_a_short_ean_needs_its_symbology() -> None:
    assert read("96385074", "]E4") == Pack(gtin="00000096385074")
    assert is_unknown("96385074")


@pytest.mark.parametrize(
    "text",
    [
        "8901030865278",
        "4006381333931",
        "999941057058",
        "91123456789012",
        "9810012345",
        "01011990",
        "batch: 12",
        "(abc)",
    ],
)
def test_other_numbers_are_no_packs(text: str) -> None:
    assert is_unknown(text)


def test_a_typed_number_is_never_a_pack() -> None:
    assert is_unknown("8901030865275", source=Source.TYPED)


@pytest.mark.parametrize(
    "text",
    [
        "Brand: Calpol 650\nBatch No: AB123\nMfg Date: 09/2025\nExp Date: 08/2027\nMfr: GSK, Nashik",
        "GENERIC PARACETAMOL|B.NO.: AB123|MFD: SEP 2025|EXP: AUG 2027|LIC: 28/UA",
        "https://verify.maker.example.in/q?batch=AB123&mfg=09-2025&exp=08-2027",
        "Lot=AB123;Exp=31.08.2027;Mfg=01.09.2025",
        "batch no=AB123, expiry=2027-08, mfg=2025-09",
    ],
)
def test_schedule_h2_codes_follow_the_makers_scheme(text: str) -> None:
    pack = read(text, "]Q1")
    assert (pack.lot, pack.expires, pack.made) == ("AB123", date(2027, 8, 31), date(2025, 9, 1))
    assert pack.url == (text if text.startswith("http") else "")


def test_a_makers_product_code_is_a_gtin_if_its_check_digit_is_right() -> None:
    assert read("GTIN: 8901030865275, Batch: A1, Exp: 1/27", "]Q1").gtin == GTIN
    assert "wrong digit" in said_no("GTIN: 8901030865278, Batch: A1, Exp: 1/27", "]Q1")


@pytest.mark.parametrize("exp", ["13/2027", "31.02.2027", "Foo 2027", "12345"])
def test_a_makers_date_that_cannot_be_is_refused(exp: str) -> None:
    assert "not a real one" in said_no(f"Batch: A1, Exp: {exp}", "]Q1")


def test_an_ordinary_link_is_no_pack() -> None:
    for url in ("https://example.org/x", "https://example.org/01/x", "http://example.org/?batch=1"):
        assert is_unknown(url, "]Q1")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "names no product"),
        (GS, "names no product"),
        ("00123456789012345675", "names no product"),
        ("01089010308652", "damaged"),
        (f"01{GTIN[:-1]}2", "wrong digit"),
        (f"01{GTIN}01{GTIN}", ""),
        (f"01{GTIN}0108901030865288", "two different things"),
        (f"01{GTIN}99" + "A" * 91, "damaged"),
        (f"01{GTIN}10AB\x00", "hidden characters"),
        (f"01{GTIN}10AB\u202e", "hidden characters"),
        (f"01{GTIN}10अब", "damaged"),
        ("(01)123", "damaged"),
        ("(01)", "damaged"),
        (f"(01){GTIN}(0)", "damaged"),
        ("A" * 1025, "longer than any"),
        (f"01{GTIN}" + f"{GS}90A" * 30, ""),
        (f"https://id.gs1.org/01/{GTIN[:-1]}2", ""),
        (f"https://id.gs1.org/01/{GTIN}/zz/%", ""),
    ],
)
def test_damaged_codes_are_read_right_or_refused(text: str, sentence: str) -> None:
    try:
        pack = read(text)
    except Unreadable as error:
        assert sentence in str(error)
    else:
        assert not sentence
        assert pack.gtin == GTIN


def test_check_digits_are_those_of_the_standard() -> None:
    for right in ("96385074", "012345678905", "4006381333931", "10614141000415"):
        assert gs1.is_gtin(right)
        assert not gs1.is_gtin(right[:-1] + str((int(right[-1]) + 1) % 10))
    assert not gs1.is_gtin("९६३८५०७४")


def test_one_label_alone_is_no_pack() -> None:
    assert not pack_text.looks_like("Batch: the first one")
    with pytest.raises(Unreadable, match="not a medicine pack"):
        pack_text.parse("Batch: the first one")
