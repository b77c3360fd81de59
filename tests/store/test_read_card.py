"""`hims-desk read-card` as a script types it: real processes, no display, no desk, one line a file, always."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from desk.codes.trust import Trust
from desk.commands import read_card
from desk.scanning.decode import DecodeProcess
from tests.support import card_vectors, foreign

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-22T00:00:00Z"
SUNITA = card_vectors.SUNITA.uhid


def run(*args: str | Path) -> "subprocess.CompletedProcess[str]":
    """`hims-desk read-card ARGS` without a display, and with a home in which nothing can be made."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-W", "error", "-m", "desk", "read-card", *map(str, args)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=100,
        env=environment | {"HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def lines(*args: str | Path) -> list[dict[str, Any]]:
    done = run(*args, "--json", "--at", NOW)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def trust_file(tmp_path: Path) -> Path:
    """The lists of the vectors, in the form that `hims-cloud keys export` writes."""
    vectors = json.loads(card_vectors.FILE.read_text("utf-8"))

    def b64(hexadecimal: str) -> str:
        return b64encode(bytes.fromhex(hexadecimal)).decode()

    file = tmp_path / "trust.json"
    lists = {"trust": b64(vectors["trust_list"]), "revocations": b64(vectors["revocations"])}
    desks = [b64(one) for one in vectors["desk_certificates"]]
    file.write_text(json.dumps({"root": vectors["root"]} | lists | {"desks": desks}), "utf-8")
    return file


def picture(path: Path, *codes: str) -> Path:
    """A picture with these QR codes side by side."""
    import cv2
    import numpy as np
    import zxingcpp

    drawn = []
    for code in codes:
        made = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode)
        image = np.array(zxingcpp.write_barcode_to_image(made, scale=5))
        drawn.append(np.pad(image, ((0, 700 - image.shape[0]), (0, 700 - image.shape[1])), constant_values=255))
    assert cv2.imwrite(str(path), np.hstack(drawn))
    return path


def test_every_vector_as_a_text_file(tmp_path: Path, trust_file: Path) -> None:
    cases = json.loads(card_vectors.FILE.read_text("utf-8"))["cases"]
    files = []
    for number, case in enumerate(cases):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(case["text"] + "\r\n", "utf-8", newline="")
    found = lines(*files, "--trust", trust_file)
    assert [(one["file"], one["state"]) for one in found] == [
        (str(file), case["state"]) for file, case in zip(files, cases, strict=True)
    ]
    assert all(set(one) - {"sentence"} == {"file", "kind", "state", "fields", "ms"} for one in found)
    for one, case in zip(found, cases, strict=True):
        assert ("name" in one["fields"]) == case.get("facts_shown", False), case["name"]


def test_pictures_text_and_what_is_neither_each_get_their_line(tmp_path: Path, trust_file: Path) -> None:
    card = card_vectors.genuine()["desk card"]
    noise = tmp_path / "noise.bin"
    noise.write_bytes(bytes(range(256)) * 8)
    broken, empty, blank = tmp_path / "broken.png", tmp_path / "empty.txt", tmp_path / "blank.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"nonsense" * 20)
    empty.write_bytes(b"")
    blank.write_bytes(b"P5 400 400 255\n" + b"\xff" * 160_000)
    windows = tmp_path / "notepad.txt"
    windows.write_bytes(card.encode("utf-16"))
    files = [picture(tmp_path / "card.png", card), noise, broken, empty, blank, tmp_path, tmp_path / "none", windows]
    found = lines(*files, "--raw", "--trust", trust_file)
    assert [(Path(one["file"]), one["kind"], one["state"]) for one in found] == [
        (files[0], "card", "verified"),
        *((file, None, "unreadable") for file in files[1:7]),
        (files[7], "card", "verified"),
    ]
    assert found[0]["fields"]["uhid"] == SUNITA
    assert [one["raw"] for one in found] == [card, *[None] * 6, card]
    assert all(one["fields"] == {} and one["sentence"] for one in found[1:7])
    assert all(isinstance(one["ms"], float) for one in found)


def test_of_several_codes_the_most_telling_comes_first(tmp_path: Path, trust_file: Path) -> None:
    card, slip = (card_vectors.genuine()[name] for name in ("desk card", "slip"))
    (found,) = lines(picture(tmp_path / "several.png", "hello", SUNITA, slip, card, card), "--trust", trust_file)
    assert (found["kind"], found["state"]) == ("card", "verified")
    assert [one["kind"] for one in found["others"]] == ["slip", "uhid", "unknown"]
    assert "hello" not in json.dumps(found)


def test_without_a_trust_file_no_issuer_is_known(tmp_path: Path) -> None:
    (found,) = lines(picture(tmp_path / "card.png", card_vectors.genuine()["full card"]))
    assert (found["state"], found["fields"]) == ("unknown-issuer", {"hint": SUNITA})


def test_other_issuers_certificates_are_files_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "smart").mkdir()
    keys = {"iss": foreign.ISSUER, "keys": [foreign.jwk(foreign.ec_key())]}
    (tmp_path / "smart" / "one.json").write_text(json.dumps(keys), "utf-8")
    card = tmp_path / "card.txt"
    card.write_text(foreign.shc(), "utf-8")
    assert [one["state"] for one in lines(card)] == ["unknown-issuer"]
    assert [one["state"] for one in lines(card, "--issuers", tmp_path)] == ["verified"]


@pytest.mark.parametrize("content", [b"", b"[]", b'{"root": 7}', b"{" * 3000, b'{"root": {}, "trust": "%"}'])
def test_a_trust_file_that_is_none_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "trust.json").write_bytes(content)
    done = run(tmp_path / "none", "--trust", tmp_path / "trust.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_for_people_there_are_words_and_nothing_that_turns_the_terminal(tmp_path: Path, trust_file: Path) -> None:
    card, odd = tmp_path / "card.txt", tmp_path / "odd.txt"
    card.write_text(card_vectors.genuine()["full card"], "utf-8")
    odd.write_text("\x1b[2J\u202eevil", "utf-8")
    done = run(card, odd, "--raw", "--trust", trust_file, "--at", NOW)
    assert done.returncode == 0
    assert "card: Verified" in done.stdout and "  native_name: सुनीता देवी शर्मा" in done.stdout
    assert "\x1b" not in done.stdout and "\u202e" not in done.stdout


def test_a_picture_that_kills_the_decoder_leaves_a_line_and_the_next_file_is_read(tmp_path: Path) -> None:
    good = picture(tmp_path / "good.png", SUNITA)
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG planted")
    with DecodeProcess((sys.executable, "-c", CRASHES)) as decoder:
        said = [read_card.line(str(file), decoder, Trust(), 0, raw=False) for file in (bad, good)]
    assert [(one["kind"], one["state"]) for one in said] == [(None, "unreadable"), ("uhid", "unsigned")]


CRASHES = """
import os
from desk.scanning import decode_child
from desk.scanning.stages import PictureReader
real = PictureReader.decode
def decode(self, header, payload):
    if b"planted" in payload:
        os.abort()
    return real(self, header, payload)
PictureReader.decode = decode
decode_child.main()
"""
