"""JSON from outside, read strictly; decimals keep every digit (FHIR: 7.10 is not 7.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec

from cloud.outcome import Problem

MAX_DEPTH = 32
# R4 asks for 18 digits; this leaves room and keeps 1e999999999 away from whoever computes with it.
_MAX_NUMBER_TEXT = 64
_MAX_EXPONENT = 300
_KEY_TOKEN = re.compile(rb'"[ \t\r\n]*:')


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if len(text) > _MAX_NUMBER_TEXT or abs(number.adjusted()) > _MAX_EXPONENT:
        raise ValueError("number out of range")
    return number


_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=_decimal)
_encoder = msgspec.json.Encoder(decimal_format="number")
_canonical = msgspec.json.Encoder(decimal_format="number", order="sorted")


def write(value: object) -> bytes:
    """Compact JSON; a `msgspec.Raw` inside is copied as it stands."""
    return _encoder.encode(value)


def canonical(value: object) -> bytes:
    """The same value always as the same bytes (keys sorted, no blanks): what hashes are made of."""
    return _canonical.encode(value)


def read(body: bytes) -> Any:
    """The value in `body`. Problem 400 for what is no JSON, NaN, a doubled key or more than 32 levels."""
    try:
        value = _decoder.decode(body)
        keys = _count_keys(value)
    except RecursionError:
        raise _too_deep() from None
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, ArithmeticError):
        raise Problem(400, "json", "This is not valid JSON.", issue="structure") from None
    # Every key has one such token; a string can only add some. Equal counts prove that no key was swallowed.
    if len(_KEY_TOKEN.findall(body)) != keys:
        _refuse_doubled_keys(body)
    return value


def _too_deep() -> Problem:
    return Problem(400, "depth", f"JSON may nest {MAX_DEPTH} levels at most.", issue="structure")


def _count_keys(whole: object) -> int:
    """Keys in all objects of `whole`, level by level; Problem past the deepest level allowed."""
    keys = 0
    level: list[object] = [whole]
    for _ in range(MAX_DEPTH):
        below: list[object] = []
        for node in level:
            inside: Iterable[object] = ()
            if type(node) is dict:
                keys += len(node)
                inside = node.values()
            elif type(node) is list:
                inside = node
            for value in inside:
                kind = type(value)
                if kind is dict or kind is list:
                    below.append(value)
        if not below:
            return keys
        level = below
    raise _too_deep()


def _refuse_doubled_keys(body: bytes) -> None:
    def pairs(found: list[tuple[str, object]]) -> None:
        if len({key for key, _ in found}) != len(found):
            raise Problem(400, "doubled-key", "A JSON object names the same key twice.", issue="structure")

    json.loads(body, object_pairs_hook=pairs)
