"""Four ways to read a frame: pyzbar, zxing-cpp, OpenCV, and what the desk's decoder process does with it."""

import contextlib
import itertools
import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desk.scanning import opencv, stages
from desk.scanning.agreement import Agreement
from desk.scanning.decode import DESK_FORMATS, Decoded

if TYPE_CHECKING:
    from numpy.typing import NDArray

FRAMES_A_SECOND = 10.0

Read = Callable[["NDArray[Any]"], list[bytes]]


def decoders(still: bool = False) -> dict[str, Read]:
    """Name to function: grey pixels to the contents of every code that was found. All look for QR and Code 128 only.

    `still`: the desk does what it does with a picture file, that is all stages, instead of one live frame's.
    """
    return {"pyzbar": _pyzbar(), "zxing-cpp": _zxing(), "OpenCV": _opencv(), "desk": desk_still() if still else desk()}


def timed(read: Read, pixels: "NDArray[Any]") -> tuple[list[bytes], float]:
    """What was read, and the processor milliseconds of this thread that it took."""
    begun = time.thread_time()
    found = read(pixels)
    return found, (time.thread_time() - begun) * 1000


def _pyzbar() -> Read:
    from pyzbar import pyzbar

    kinds = [pyzbar.ZBarSymbol.QRCODE, pyzbar.ZBarSymbol.CODE128]

    def read(pixels: "NDArray[Any]") -> list[bytes]:
        with contextlib.suppress(Exception):
            return [bytes(code.data) for code in pyzbar.decode(pixels, symbols=kinds)]
        return []

    return read


def _zxing() -> Read:
    import zxingcpp

    kinds = zxingcpp.barcode_formats_from_str("QRCode|Code128")
    return lambda pixels: [code.bytes for code in zxingcpp.read_barcodes(pixels, formats=kinds)]


def _opencv() -> Read:
    cv2 = opencv.load()
    cv2.setNumThreads(1)
    detector = cv2.QRCodeDetector()

    def read(pixels: "NDArray[Any]") -> list[bytes]:
        with contextlib.suppress(cv2.error, UnicodeDecodeError):
            there, texts, _, _ = detector.detectAndDecodeMulti(pixels)
            return [text.encode() for text in texts if text] if there else []
        return []

    return read


def desk() -> Read:
    """What the desk makes of a live frame: the decoder process's own work, run in this process so that its processor
    time can be told, and then only what is believed (a bar code needs two frames that agree).

    One reader for all frames, as one camera's: which further stage a frame gets depends on the frames before it.
    """
    reader, agreement = stages.PictureReader(), Agreement()
    formats = list(DESK_FORMATS)
    clock = itertools.count(0, 1 / FRAMES_A_SECOND)

    def read(pixels: "NDArray[Any]") -> list[bytes]:
        header = {"kind": "gray", "width": pixels.shape[1], "height": pixels.shape[0], "formats": formats}
        answer = json.loads(json.dumps(reader.decode(header, pixels.tobytes())))
        codes = [Decoded(bytes.fromhex(code["data"]), code["symbology"], ()) for code in answer["codes"]]
        return [code.data for code in agreement.believed(codes, next(clock))]

    return read


def desk_still() -> Read:
    """The decoder process's own work on a picture file."""
    reader = stages.PictureReader()
    formats = list(DESK_FORMATS)
    cv2 = opencv.load()

    def read(pixels: "NDArray[Any]") -> list[bytes]:
        _, packed = cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 0])
        answer = reader.decode({"kind": "picture", "formats": formats}, packed.tobytes())
        return [bytes.fromhex(code["data"]) for code in answer["codes"]]

    return read
