"""What is tried on a picture, in order, until a square code is found. Runs in the decoder's child process only.

A live frame gets: zxing-cpp as it is; then the busy square (closer.py), doubled and sharpened, unblurred by the best
guess and by others in turn; where no square is seen, and in every eighth frame, the whole frame doubled; at long
intervals pyzbar for bar codes. A picture file gets all of it. Nothing is ever shrunk or freed of noise (cards.md).
A bar code ends nothing: a card's square code, which is signed, may stand beside it under a mirrored lamp.
"""

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from desk.scanning.closer import FIRST, LARGE_MODULE, OTHERS, Blur, Closer, Square

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Beyond this a picture is sharp enough as it is, and doubling it only costs time and memory.
LARGEST_DOUBLED = 4_000_000
GUESSES_A_FRAME = 3
WHOLE_EVERY = 8
BARS_EVERY = 6
LINEAR = {"Code128": "CODE128", "EAN13": "EAN13", "EAN8": "EAN8", "Code39": "CODE39"}
SQUARE = ("QRCodeModel2", "DataMatrix", "Aztec")
SYMBOLOGY = {"CODE128": "]C0", "EAN13": "]E0", "EAN8": "]E4", "CODE39": "]A0"}

Code = dict[str, Any]
Codes = list[Code]
Answer = dict[str, Any]


class PictureReader:
    """zxing-cpp first, then further stages. One reader for one camera: stages go in turns from frame to frame."""

    def __init__(self) -> None:
        import numpy as np
        import zxingcpp

        from desk.scanning import opencv

        self._np, self._zxing, self._cv2 = np, zxingcpp, opencv.load()
        self._cv2.setNumThreads(1)
        self._closer = Closer(np, self._cv2)
        self._turn = 0

    def decode(self, header: dict[str, Any], payload: bytes) -> Answer:
        """The `codes` of one request (an undecodable picture has none); what was `seen` in a live frame without any."""
        names = header["formats"]
        formats = self._formats(names)
        if header["kind"] == "gray":
            gray = self._np.frombuffer(payload, self._np.uint8).reshape(header["height"], header["width"])
            return self._live(gray, formats, names)
        gray = self._opened(payload)
        return {"codes": [] if gray is None else self._still(gray, formats, names)}

    def _live(self, gray: "NDArray[Any]", formats: Any, names: list[str]) -> Answer:
        self._turn += 1
        codes = self._read(gray, formats)
        if any_square(codes) or (codes and not any(name in SQUARE for name in names)):
            return {"codes": codes}
        square = self._closer.square(gray)
        codes = _until_square(codes, self._live_stages(gray, square, bool(codes), formats, names))
        return {"codes": codes} if codes else {"codes": [], "seen": self._seen(gray, square)}

    def _live_stages(
        self, gray: "NDArray[Any]", square: Square | None, barred: bool, formats: Any, names: list[str]
    ) -> Iterator[Codes]:
        """`barred`: a bar code was read as it is, so that only a square code is looked for, where one may be."""
        whole = not barred and (square is None or self._turn % WHOLE_EVERY == 0)
        if square:
            first = self._turn * GUESSES_A_FRAME
            others = [] if whole else [OTHERS[(first + more) % len(OTHERS)] for more in range(GUESSES_A_FRAME)]
            yield from self._guesses(gray, square, [None, FIRST, *others], formats)
        if whole:
            yield self._enlarged(gray, formats, self._sharpened if self._turn // WHOLE_EVERY % 2 else self._doubled)
        if not barred and self._turn % BARS_EVERY == 0:
            yield self._bars(gray, names)

    def _still(self, gray: "NDArray[Any]", formats: Any, names: list[str]) -> Codes:
        return _until_square([], self._still_stages(gray, formats, names))

    def _still_stages(self, gray: "NDArray[Any]", formats: Any, names: list[str]) -> Iterator[Codes]:
        yield self._sure(self._read(gray, formats), gray, formats)
        for enlarge in (self._doubled, self._sharpened):
            yield self._sure(self._enlarged(gray, formats, enlarge), gray, formats)
        if square := self._closer.square(gray):
            yield from self._guesses(gray, square, [None, FIRST, *OTHERS], formats)
        yield self._bars(gray, names)

    def _sure(self, codes: Codes, gray: "NDArray[Any]", formats: Any) -> Codes:
        """A bar code in a still picture must read the same upside down: there is no second frame to agree with."""
        if all(is_square(code["symbology"]) for code in codes):
            return codes
        again = {code["data"] for code in self._enlarged(self._cv2.rotate(gray, 1), formats, self._doubled)}
        return [code for code in codes if is_square(code["symbology"]) or code["data"] in again]

    def _guesses(self, gray: "NDArray[Any]", square: Square, blurs: list[Blur | None], formats: Any) -> Iterator[Codes]:
        """The square after each guess; None: merely doubled and sharpened."""
        part, left, top = self._closer.cut(gray, square)
        for blur in blurs:
            if blur is None:
                codes = self._enlarged(part, formats, self._sharpened)
            elif square.module_px < LARGE_MODULE:
                codes = self._enlarged(self._closer.unblurred(part, square, blur), formats, self._doubled)
            else:
                codes = self._read(self._closer.unblurred(part, square, blur), formats)
            for code in codes:
                code["corners"] = [[x + left, y + top] for x, y in code["corners"]]
            yield codes

    def _enlarged(self, gray: "NDArray[Any]", formats: Any, enlarge: Callable[[Any], Any]) -> Codes:
        if gray.size > LARGEST_DOUBLED:
            return []
        codes = self._read(enlarge(gray), formats)
        for code in codes:
            code["corners"] = [[x // 2, y // 2] for x, y in code["corners"]]
        return codes

    def _doubled(self, gray: "NDArray[Any]") -> Any:
        return self._cv2.resize(gray, None, fx=2, fy=2, interpolation=self._cv2.INTER_CUBIC)

    def _sharpened(self, gray: "NDArray[Any]") -> Any:
        big = self._doubled(gray)
        return self._cv2.addWeighted(big, 3.0, self._cv2.GaussianBlur(big, (0, 0), 3.0), -2.0, 0)

    def _read(self, picture: "NDArray[Any]", formats: Any) -> Codes:
        return [
            {
                "symbology": code.symbology_identifier,
                "data": code.bytes.hex(),
                "corners": [[point.x, point.y] for point in _corners(code.position)],
            }
            for code in self._zxing.read_barcodes(picture, formats=formats)
        ]

    def _bars(self, gray: "NDArray[Any]", names: list[str]) -> Codes:
        """pyzbar, for bar codes of plain ASCII only: it garbles the rest. Without its library there is none."""
        wanted = [LINEAR[name] for name in names if name in LINEAR]
        if not wanted:
            return []
        with contextlib.suppress(ImportError, OSError, ValueError):
            from pyzbar import pyzbar, pyzbar_error

            with contextlib.suppress(pyzbar_error.PyZbarError):
                found = pyzbar.decode(gray, symbols=[pyzbar.ZBarSymbol[name] for name in wanted])
                return [_bar(code) for code in found if code.data.isascii() and code.type in wanted]
        return []

    def _seen(self, gray: "NDArray[Any]", square: Square | None) -> dict[str, Any]:
        """What helps a person to show the card better; sizes in pixels, brightness 0 to 255, edges in modules."""
        if square is None:
            return {"bright": round(float(gray[::8, ::8].mean()), 1)}
        part, _, _ = self._closer.cut(gray, square)
        low, high = (float(value) for value in self._np.percentile(part[::2, ::2], (10, 90)))
        return {
            "bright": round(high, 1),
            "contrast": round(high - low, 1),
            "corners": [list(corner) for corner in square.corners],
            "module": round(square.module_px, 2),
            "edge": round((high - low) / max(1.0, self._steepest(part)) / square.module_px, 2),
        }

    def _steepest(self, part: "NDArray[Any]") -> float:
        """How much brightness changes from a pixel to the next where it changes most: the width of an edge is its
        whole contrast by this."""
        step = self._cv2.absdiff(part[:, 1:], part[:, :-1])
        return float(self._np.percentile(step[::2, ::2], 95))

    def _opened(self, content: bytes) -> Any:
        try:
            return self._cv2.imdecode(self._np.frombuffer(content, self._np.uint8), self._cv2.IMREAD_GRAYSCALE)
        except self._cv2.error:
            return None

    def _formats(self, names: list[str]) -> Any:
        return self._zxing.BarcodeFormats([self._zxing.BarcodeFormat.__members__[name] for name in names])


def any_square(codes: Codes) -> bool:
    """Whether one of the codes has error correction of its own."""
    return any(is_square(code["symbology"]) for code in codes)


def _until_square(codes: Codes, stages: Iterator[Codes]) -> Codes:
    """What the stages find, up to the first square code; each content once."""
    found = list(codes)
    for more in stages:
        known = {(code["symbology"][:2], code["data"]) for code in found}
        found += [code for code in more if (code["symbology"][:2], code["data"]) not in known]
        if any_square(more):
            break
    return found


def is_square(symbology: str) -> bool:
    """Whether a symbology (ISO/IEC 15424) has error correction of its own: QR, Data Matrix, Aztec."""
    return symbology[:2] in ("]Q", "]d", "]z")


def _bar(code: Any) -> Code:
    x, y, width, height = code.rect
    corners = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
    return {"symbology": SYMBOLOGY[code.type], "data": code.data.hex(), "corners": corners}


def _corners(position: Any) -> tuple[Any, ...]:
    return position.top_left, position.top_right, position.bottom_right, position.bottom_left
