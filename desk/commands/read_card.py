"""`hims-desk read-card FILE…`: what a code proves and says. Needs no display, no desk and no password; keeps nothing.

A file is a picture (decoded in the child process that may be killed), or text: one code, as a scanner sends it, or what
`hims-cloud issue-card` prints.
"""

import argparse
import base64
import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.commands.frame import Subparsers
from desk.core.errors import Refused, Unreadable
from desk.core.i18n import Words, words

if TYPE_CHECKING:  # the readers and the decoder cost a fifth of a second, and `--help` needs neither
    from desk.codes.scan import Scan
    from desk.codes.trust import Trust
    from desk.commands.house import OpenHouse
    from desk.scanning.decode import DecodeProcess

UNREADABLE, OURS = "unreadable", "HIM1:"
MAX_BYTES = 32 * 1024 * 1024
SECONDS_A_PICTURE = 15.0
"""Nobody stands and waits here: a large photograph gets all stages, on a busy computer too."""
MAX_TRUST_BYTES = 64 * 1024 * 1024
MAX_TEXT = 64 * 1024
"""Bytes; beyond any code, so that the reader says that it is too long."""
# What tells most of a person first; a bar code beside the square one only repeats its number.
_TELLING = ("card", "slip", "aadhaar", "shc", "hcert", "abha", "uhid", "pack", "facility", "unknown")
_STATES = ("verified", "expired", "revoked", "tampered", "unknown-issuer", "unsigned", UNREADABLE)
_PICTURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"BM", b"GIF8", b"II*\x00", b"MM\x00*", b"P1\n", b"P2\n", b"P3\n", b"P4", b"P5", b"P6",
)  # fmt: skip

_NO_FILE = words("ReadCard", "This file cannot be opened.")
_TOO_LARGE = words("ReadCard", "This file is too large: 32 MB at the most.")
_EMPTY = words("ReadCard", "This file is empty.")
_NO_CODE = words("ReadCard", "No code was found in this picture.")

Said = dict[str, Any]


def register(subparsers: Subparsers) -> None:
    """The arguments of `read-card`."""
    parser = subparsers.add_parser("read-card", help="read cards from pictures or text files, and say what is proven")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a picture, or a text file with one code")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, one line a file")
    parser.add_argument(
        "--raw", action="store_true",
        help="with what the code holds, as text: a patient's whole card, and of an old Aadhaar code the whole number",
    )  # fmt: skip
    parser.add_argument("--trust", metavar="FILE", help="what `hims-cloud keys export` writes; without it no issuer "
                                                        "of ours is known")  # fmt: skip
    parser.add_argument("--issuers", metavar="DIR", help="other issuers' certificates (uidai/, smart/, hcert/)")
    parser.add_argument("--at", metavar="TIME", help="judge as at this time (ISO 8601) instead of now")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _open_house: "OpenHouse") -> int:
    """Print a line for each file; 0 even when nothing reads. Raises Refused for options that cannot be used."""
    from desk.scanning.decode import PACK_FORMATS, DecodeProcess

    at, trust = _moment(args.at), _trust(args.trust, args.issuers)
    with DecodeProcess(formats=PACK_FORMATS, seconds_a_picture=SECONDS_A_PICTURE) as decoder:
        for name in args.files:
            said = line(name, decoder, trust, at, raw=args.raw)
            print(json.dumps(said) if args.json else _for_people(said), flush=True)
    return 0


def line(name: str, decoder: "DecodeProcess", trust: "Trust", at: int, *, raw: bool) -> Said:
    """The line of one file; `others` only where the picture holds other codes too."""
    started = time.perf_counter()
    try:
        content = _content(name)
        text = _text(content)
        if text is None:
            decoder.start()
            started = time.perf_counter()  # a child that is starting up is no part of reading
        scans = _of_text(text, at) if text is not None else _of_picture(content, decoder, at)
        found = sorted((_one(scan, trust, raw) for scan in scans), key=_rank)
    except Unreadable as error:
        found = [_unread(None, error.sentence, raw)]
    said = {"file": name} | found[0] | {"ms": round((time.perf_counter() - started) * 1000, 1)}
    return said | ({"others": found[1:]} if found[1:] else {})


def _one(scan: "Scan", trust: "Trust", raw: bool) -> Said:
    from desk.codes.fields import fields
    from desk.codes.read import kind_of, read

    held = {"raw": scan.text} if raw else {}
    try:
        meaning = read(scan, trust=trust)
    except Unreadable as error:
        return _unread(kind_of(scan), error.sentence, False) | held
    said = fields(meaning)
    if meaning.kind == "unknown":
        said.pop("text")  # nobody knows what it is: it is shown where it was asked for
    return {"kind": meaning.kind, "state": meaning.state.value, "fields": said} | held


def _unread(kind: str | None, sentence: Words, raw: bool) -> Said:
    said: Said = {"kind": kind, "state": UNREADABLE, "fields": {}, "sentence": str(sentence)}
    return said | ({"raw": None} if raw else {})


def _rank(said: Said) -> tuple[bool, int, int]:
    kind = said["kind"]
    place = _TELLING.index(kind) if kind in _TELLING else len(_TELLING)
    return said["state"] == UNREADABLE, place, _STATES.index(said["state"])


def _content(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise Unreadable(_NO_FILE) from None
    if len(content) > MAX_BYTES:
        raise Unreadable(_TOO_LARGE)
    if not content.strip():
        raise Unreadable(_EMPTY)
    return content


def _text(content: bytes) -> str | None:
    """The file as text; None for what can only be a picture."""
    if content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return None
    try:
        encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        return content[:MAX_TEXT].decode(encoding)
    except UnicodeDecodeError:
        return None


def _of_text(text: str, at: int) -> "list[Scan]":
    from desk.codes.scan import Scan, Source

    return [Scan.of_text(one, Source.FILE, at) for one in _issued(text) or [text]]


def _issued(text: str) -> list[str]:
    """The cards in what `hims-cloud issue-card` prints: {"1": the small one's text, "2": the large one's}."""
    try:
        said = json.loads(text) if text.lstrip().startswith("{") else None
    except (ValueError, RecursionError):
        return []
    cards = [str(one) for one in said.values()] if isinstance(said, dict) else []
    return cards if cards and all(one.startswith(OURS) for one in cards) else []


def _of_picture(content: bytes, decoder: "DecodeProcess", at: int) -> "list[Scan]":
    from desk.codes.scan import Scan, Source

    codes = {code.data: code for code in decoder.picture(content)}  # a sheet of stickers holds one code ten times
    if not codes:
        raise Unreadable(_NO_CODE)
    return [Scan.of_bytes(code.data, code.symbology, Source.FILE, at) for code in codes.values()]


def _moment(text: str | None) -> int:
    """UTC milliseconds. Raises Refused."""
    if text is None:
        return time.time_ns() // 1_000_000
    try:
        when = datetime.fromisoformat(text)
        return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() * 1000)
    except (ValueError, OverflowError):
        raise Refused(words("ReadCard", "The time is not one: write it like 2026-11-22T10:00:00Z.")) from None


def _trust(file: str | None, folder: str | None) -> "Trust":
    """What is believed: the lists of `file`, the certificates of `folder`. Raises Refused, Unreadable."""
    from dataclasses import replace

    from desk.codes.trust import NOTHING_TRUSTED

    trust = _listed(file) if file else NOTHING_TRUSTED
    if folder is None:
        return trust
    from desk.scanning import issuers

    found = issuers.load(Path(folder))
    for bad in found.bad:
        print(f"{bad.name}: {bad.sentence}", file=sys.stderr)
    return replace(trust, foreign=found.keys)


def _listed(file: str) -> "Trust":
    from desk.codes.lists import Root, assemble

    try:
        with Path(file).open("rb") as source:
            said = json.loads(source.read(MAX_TRUST_BYTES))
        root = Root.parse(json.dumps(said["root"]).encode())
        trust, withdrawn = (base64.b64decode(said[one]) if said.get(one) else None for one in ("trust", "revocations"))
        desks = [base64.b64decode(one) for one in said.get("desks", ())]
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise Refused(words("ReadCard", "The file of --trust is not what `hims-cloud keys export` writes.")) from None
    return assemble(root, trust, withdrawn, desks)


def _for_people(said: Said) -> str:
    return "\n".join(_lines(said))


def _lines(said: Said) -> Iterator[str]:
    from desk.codes.state import State, in_words

    state = said.get("sentence") or in_words(State(said["state"]))
    yield _printable(f"{said['file']}: {said['kind'] or '-'}: {state} ({said['ms']} ms)")
    for name, value in said["fields"].items():
        text = ", ".join(map(str, value)) if isinstance(value, list) else value
        yield _printable(f"  {name}: {text}")
    if said.get("raw"):
        yield _printable(f"  raw: {said['raw']}")
    for other in said.get("others", ()):
        yield _printable(f"  and: {other['kind']} ({other['state']})")


def _printable(text: str) -> str:
    """One line that this terminal can show: what a code holds may be anything."""
    line = "".join(c if c.isprintable() or c in "\u200c\u200d" else "?" for c in text)
    encoding = sys.stdout.encoding or "ascii"
    return line.encode(encoding, "backslashreplace").decode(encoding)
