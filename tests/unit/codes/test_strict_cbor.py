"""CBOR from outside: what is read, and what is refused before a parser sees it."""

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.codes.strict_cbor import NotStrict, dumps, loads

KEYS = st.integers(-(2**64), 2**64 - 1) | st.text(max_size=6) | st.binary(max_size=6)
SCALARS = KEYS | st.none() | st.booleans()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
NUMBERED = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(-65600, 23), inner, max_size=4),
    max_leaves=12,
)


@given(NUMBERED)
def test_what_is_written_in_the_one_right_way_is_read(value: object) -> None:
    assert loads(dumps(value), depth=30) == value


@given(VALUES, st.floats(allow_nan=False))
def test_a_lax_reader_takes_every_form(value: object, number: float) -> None:
    assert loads(cbor2.dumps([value, number]), depth=30, canonical=False) == [value, number]


@given(st.binary(max_size=64))
def test_any_bytes_are_a_value_or_refused(data: bytes) -> None:
    try:
        value = loads(data, tags=())
    except NotStrict:
        pass
    else:
        assert dumps(value) == data or isinstance(value, dict)  # a map's order is the encoder's own business
    try:
        loads(data, depth=16, tags=(0, 1, 18, 61), canonical=False)
    except NotStrict as error:
        assert str(error)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", "cut off"),
        ("18", "cut off"),
        ("4401", "cut off"),
        ("8201", "cut off"),
        ("5bffffffffffffffff", "cut off"),
        ("9bffffffffffffffff", "cut off"),
        ("bbffffffffffffffff", "cut off"),
        ("0000", "after the end"),
        ("1801", "shortest"),
        ("190018", "shortest"),
        ("1a0000ffff", "shortest"),
        ("1b00000000ffffffff", "shortest"),
        ("580101", "shortest"),
        ("a2000000 01", "twice"),
        ("a201000000", "order"),
        ("a1a00000", "kind"),
        ("a1f600", "kind"),
        ("9f01ff", "indefinite"),
        ("bf0101ff", "indefinite"),
        ("5f4101ff", "indefinite"),
        ("ff", "indefinite"),
        ("1c", "reserved"),
        ("fa47c35000", "simple"),
        ("f7", "simple"),
        ("f820", "simple"),
        ("c000", "tag"),
        ("c24101", "tag"),
        ("d9d9f700", "tag"),
        ("d81c00", "tag"),
        ("61ff", "UTF-8"),
        ("62c328", "UTF-8"),
        ("81" * 7 + "00", "deeply"),
        ("d2" * 7 + "00", "deeply"),
    ],
)
def test_each_rule_is_held(raw: str, why: str) -> None:
    with pytest.raises(NotStrict, match=why):
        loads(bytes.fromhex(raw))


@pytest.mark.parametrize("raw", ["a2010018 0100", "bf01000100ff", "a2616100616100", "a24161004161 00"])
def test_a_key_twice_is_refused_however_it_is_written(raw: str) -> None:
    with pytest.raises(NotStrict, match="twice"):
        loads(bytes.fromhex(raw), canonical=False)


@pytest.mark.parametrize("raw", ["9f01", "5f4101", "5f6101ff", "5f5f4101ffff", "bf01ff", "7f61ff"])
def test_a_broken_string_or_container_without_end_is_refused(raw: str) -> None:
    with pytest.raises(NotStrict):
        loads(bytes.fromhex(raw), canonical=False)


def test_the_allowed_depth_is_read() -> None:
    assert loads(b"\x81" * 6 + b"\x00") == [[[[[[0]]]]]]


def test_a_hundred_thousand_levels_cost_nothing() -> None:
    with pytest.raises(NotStrict, match="deeply"):
        loads(b"\x81" * 100_000 + b"\x00", depth=16, canonical=False)
