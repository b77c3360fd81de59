"""Damage and malice for the fuzzer: texts, bytes, and values inside signed envelopes. All of it from one `Random`."""

import random
from collections.abc import Callable, Sequence
from typing import Any

WORDS = (
    "", "0", "-1", "1e999", "NaN", "null", "true", "{}", "[]", '"', "\\u0000", "\x00", "\x1d", "\n", " ", "%00", "%",
    "\u202e", "\u200d", "\ud800", "é", "सीता", "😀", "٣", "A" * 200, "9" * 400, "(" * 60, "[" * 300, "{" * 300, "../",
    "<b>", "&amp;", "&#0;", "<!DOCTYPE x>", "https://example.org/", "' OR 1=1", "=cmd()", "01" * 20, "\xff", "\xa0",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63 - 1, -(2**63), 2**64 - 1, 1.5, 1e300, float("inf"), float("-inf"),
    "", "x", "2026-11-22", "9" * 5000, "A" * 3000, "\x00", "\u202e", [], {}, [[]], [None] * 300, {"a": 1},
)  # fmt: skip
_EDGES = b"\x00\x01\x7f\x80\xfe\xff\x1f\x5f\x9f\xbf\xd8\xda\xfb"

Change = Callable[[random.Random, bytes], bytes]


def text(rng: random.Random, whole: str, keep: int = 0) -> str:
    """`whole` with one to four changes behind its first `keep` characters (one time in ten anywhere)."""
    start = 0 if rng.random() < 0.1 else keep
    head, tail = whole[:start], whole[start:]
    for _ in range(_count(rng)):
        tail = _text_once(rng, tail, whole)
    return head + tail


def _text_once(rng: random.Random, tail: str, alphabet: str) -> str:
    at, length = rng.randrange(len(tail) + 1), rng.randrange(1, 9)
    match rng.randrange(8):
        case 0:
            return tail[:at] + rng.choice(WORDS) + tail[at + length :]
        case 1:
            return tail[:at] + tail[at + length :]
        case 2:
            return tail[:at]
        case 3:
            return tail[:at] + tail[at : at + length] * rng.randrange(2, 40) + tail[at + length :]
        case 4:
            other = rng.randrange(len(tail) + 1)
            return tail[:at] + tail[other:]
        case 5:
            return tail[:at] + chr(rng.randrange(0x300)) + tail[at + 1 :]
        case _:
            return tail[:at] + rng.choice(alphabet or "0") + tail[at + 1 :]


def data(rng: random.Random, whole: bytes) -> bytes:
    """`whole` with one to four changes."""
    for _ in range(_count(rng)):
        whole = rng.choice(_CHANGES)(rng, whole)
    return whole


def _flip(rng: random.Random, raw: bytes) -> bytes:
    if not raw:
        return raw
    changed = bytearray(raw)
    changed[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _edge(rng: random.Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw) + 1)
    return raw[:at] + bytes([rng.choice(_EDGES)]) + raw[at + 1 :]


def _insert(rng: random.Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw) + 1)
    return raw[:at] + rng.randbytes(rng.randrange(1, 9)) + raw[at:]


def _cut(rng: random.Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw) + 1)
    return raw[:at] + raw[at + rng.randrange(1, 9) :]


def _end(rng: random.Random, raw: bytes) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def _repeat(rng: random.Random, raw: bytes) -> bytes:
    at, length = rng.randrange(len(raw) + 1), rng.randrange(1, 9)
    return raw[:at] + raw[at : at + length] * rng.randrange(2, 60) + raw[at + length :]


def _length(rng: random.Random, raw: bytes) -> bytes:
    """A long length where a short one stood, as CBOR writes it."""
    at = rng.randrange(len(raw) + 1)
    size = rng.choice((1, 2, 4, 8))
    return raw[:at] + bytes([rng.randrange(8) << 5 | 23 + size.bit_length()]) + rng.randbytes(size) + raw[at + 1 :]


_CHANGES: Sequence[Change] = (_flip, _flip, _edge, _insert, _cut, _end, _repeat, _length)


def value(rng: random.Random, whole: Any, depth: int = 0) -> Any:
    """A tree of dicts, lists and plain values with one place changed: replaced, left out, doubled, its text spoilt."""
    if isinstance(whole, dict) and whole and (depth == 0 or rng.random() < 0.8):
        key = rng.choice(list(whole))
        match rng.randrange(8):
            case 0:
                return {name: one for name, one in whole.items() if name != key}
            case 1:
                return whole | {rng.choice(("x", "name", "id")): rng.choice(VALUES)}
            case _:
                return whole | {key: value(rng, whole[key], depth + 1)}
    if isinstance(whole, list) and whole and rng.random() < 0.8:
        at = rng.randrange(len(whole))
        match rng.randrange(6):
            case 0:
                return whole[:at] + whole[at + 1 :]
            case 1:
                return whole * rng.randrange(2, 40)
            case _:
                return [*whole[:at], value(rng, whole[at], depth + 1), *whole[at + 1 :]]
    if isinstance(whole, str) and rng.random() < 0.5:
        return text(rng, whole)
    return rng.choice(VALUES)


def _count(rng: random.Random) -> int:
    return 1 + min(int(rng.expovariate(1.2)), 3)
