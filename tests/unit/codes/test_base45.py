"""Base45 as RFC 9285 has it, and nothing that merely looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.codes.base45 import ALPHABET, decode, encode

RFC_9285 = [  # sections 4.3 and 4.4
    (b"AB", "BB8"),
    (b"Hello!!", "%69 VD92EX0"),
    (b"base-45", "UJCLQE7W581"),
    (b"ietf!", "QED8WEX0"),
    (b"", ""),
]


@pytest.mark.parametrize(("data", "text"), RFC_9285)
def test_the_examples_of_the_rfc(data: bytes, text: str) -> None:
    assert (encode(data), decode(text)) == (text, data)


@given(st.binary(max_size=300))
def test_bytes_come_back(data: bytes) -> None:
    assert decode(encode(data)) == data


@given(st.text(ALPHABET, max_size=60))
def test_a_text_is_refused_or_is_the_only_one_of_its_bytes(text: str) -> None:
    try:
        data = decode(text)
    except ValueError:
        return
    assert encode(data) == text


@pytest.mark.parametrize("text", ["A", "BB8A", "GGW", ":::", "V5", "::", "bb8", "BB8\n", "BB8_", "ＢＢ８", "BB8é"])
def test_what_no_encoder_writes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="base45"):
        decode(text)
