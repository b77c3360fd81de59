"""Real pictures through the real child process; and a child that hangs, dies or lies is replaced."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy
import psutil
import pytest
import segno
import zxingcpp

import desk
from benchmarks.webcam.camera import Shot, disc, take
from benchmarks.webcam.printed import card_picture
from desk.codes.uhid import mint
from desk.core.errors import Unreadable
from desk.demo.cards import qr_frame, qr_picture, samples
from desk.scanning import opencv
from desk.scanning.decode import Decoded, DecodeProcess
from desk.scanning.frames import Frame

PLANTED = (sys.executable, str(Path(__file__).with_name("planted_child.py")))


@pytest.fixture(scope="module")
def decoder() -> Iterator[DecodeProcess]:
    with DecodeProcess() as process:
        yield process


@pytest.fixture
def planted() -> Iterator[DecodeProcess]:
    with DecodeProcess(PLANTED, seconds_a_picture=1.0) as process:
        yield process


def look(decoder: DecodeProcess, frame: Frame) -> tuple[Decoded, ...]:
    return decoder.gray(frame.grey_bytes(), frame.width, frame.height).codes


@pytest.mark.parametrize("name", list(samples()))
def test_every_sample_card_is_read_from_frame_and_file(decoder: DecodeProcess, name: str) -> None:
    text = samples()[name]
    for found in (look(decoder, qr_frame(text)), decoder.picture(qr_picture(text))):
        assert [code.data.decode() for code in found] == [text]
        assert found[0].symbology == "]Q1"
        assert len(found[0].corners) == 4


def test_a_code_too_small_and_blurred_for_one_look_is_read_when_doubled(decoder: DecodeProcess) -> None:
    cv2 = opencv.load()
    far = cv2.resize(qr_frame(samples()["visit-slip"]).pixels, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA)
    far = cv2.GaussianBlur(far, (0, 0), 0.8)
    assert not zxingcpp.read_barcodes(far, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    assert all(look(decoder, Frame(far)) for _ in range(4))


def test_the_bar_code_of_a_uhid_label_is_read(decoder: DecodeProcess) -> None:
    uhid = mint(99)
    label = zxingcpp.create_barcode(uhid.compact, zxingcpp.BarcodeFormat.Code128).to_image(scale=3)
    pixels = numpy.pad(numpy.array(label), 60, constant_values=255)
    found = look(decoder, Frame(pixels))
    assert [(code.data.decode(), code.symbology[:2]) for code in found] == [(uhid.compact, "]C")]


def test_other_kinds_of_code_are_not_even_tried(decoder: DecodeProcess) -> None:
    pack = zxingcpp.create_barcode("hello", zxingcpp.BarcodeFormat.DataMatrix).to_image(scale=6)
    assert look(decoder, Frame(numpy.pad(numpy.array(pack), 60, constant_values=255))) == ()


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, qr_picture("x")[:90]])
def test_a_file_that_is_no_picture_holds_no_code(decoder: DecodeProcess, content: bytes) -> None:
    decoder.start()
    pid = decoder.pid
    assert decoder.picture(content) == ()
    assert decoder.pid == pid


def test_a_file_beyond_the_cap_is_refused(decoder: DecodeProcess) -> None:
    with pytest.raises(Unreadable, match="too large"):
        decoder.picture(bytes(33 * 1024 * 1024))


@pytest.mark.parametrize("fault", [1, 2, 3, 4], ids=["hangs", "dies", "lies", "floods"])
def test_a_failing_child_is_killed_replaced_and_it_is_said(planted: DecodeProcess, fault: int) -> None:
    planted.start()
    before = planted.pid
    assert before
    with pytest.raises(Unreadable, match="started again"):
        planted.gray(bytes([fault, 0, 0, 0]), 2, 2)
    assert not psutil.pid_exists(before)
    assert planted.gray(bytes(4), 2, 2).codes[0].data == b"alive"
    assert planted.pid != before


@pytest.mark.skipif(sys.platform != "linux", reason="memory is capped on Linux only")
def test_a_picture_that_eats_memory_kills_the_child_only(planted: DecodeProcess) -> None:
    with pytest.raises(Unreadable):
        planted.gray(bytes([5, 0, 0, 0]), 2, 2)
    assert planted.gray(bytes(4), 2, 2).codes


def test_a_child_that_never_comes_up_is_said() -> None:
    with DecodeProcess((sys.executable, "-c", "pass")) as process, pytest.raises(Unreadable):
        process.start()


def test_closing_leaves_no_process_behind() -> None:
    process = DecodeProcess()
    process.start()
    pid = process.pid
    assert pid
    process.close()
    assert not psutil.pid_exists(pid)
    with pytest.raises(Unreadable):
        process.start()


@pytest.mark.skipif(sys.platform != "linux", reason="resource limits")
def test_the_child_writes_no_core_file_and_has_little_memory(decoder: DecodeProcess) -> None:
    decoder.start()
    child = psutil.Process(decoder.pid)
    assert child.rlimit(psutil.RLIMIT_CORE) == (0, 0)
    assert child.rlimit(psutil.RLIMIT_FSIZE) == (0, 0)
    assert 0 < child.rlimit(psutil.RLIMIT_AS)[0] < 4 << 30


def test_opencv_leaves_the_environment_as_it_was() -> None:
    # In a fresh process: the import changes the environment only the first time.
    program = "import os; a = dict(os.environ); from desk.scanning import opencv; opencv.load(); b = dict(os.environ); "
    program += "print(*sorted(k for k in a | b if a.get(k) != b.get(k)))"
    home = Path(desk.__file__).parents[1]
    fresh = {name: value for name, value in os.environ.items() if not name.startswith("OPENCV_")}
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=home, env=fresh, capture_output=True, text=True, check=True
    )
    changed = said.stdout.split()
    assert changed
    assert all(name.startswith("OPENCV_") for name in changed)


def test_the_smallest_micro_code_is_not_even_tried(decoder: DecodeProcess) -> None:
    """It corrects no error: such a one was once read in a blurred card."""
    tiny = numpy.array(list(segno.make_micro("12345", version="M1").matrix), numpy.uint8)
    pixels = numpy.where(numpy.pad(tiny, 6).repeat(8, 0).repeat(8, 1), 0, 255).astype(numpy.uint8)
    assert [code.format.name for code in zxingcpp.read_barcodes(pixels)] == ["MicroQRCode"]
    assert look(decoder, Frame(pixels)) == ()


def test_a_smeared_signed_code_is_read_beside_its_bar_code(decoder: DecodeProcess) -> None:
    """The bar code is read at once, the square one only when it is looked at again; both come."""
    paper = card_picture("card", 3)
    seen = take(paper, Shot(distance_mm=160), numpy.random.default_rng(5))
    half = round(seen.module_px * (paper.modules / 2 + 4))
    part = numpy.s_[360 - half : 360 + half, 640 - half : 640 + half]
    smear = disc(0.85 * seen.module_px)
    assert smear is not None
    seen.pixels[part] = opencv.load().filter2D(seen.pixels[part], -1, smear)
    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCodeModel2])
    assert [one.text for one in zxingcpp.read_barcodes(seen.pixels, formats=formats)] == [paper.bar_text]
    found = [code.data.decode() for code in look(decoder, Frame(seen.pixels))]
    assert sorted(found) == sorted([paper.text, paper.bar_text])
