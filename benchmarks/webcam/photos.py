"""Public photographs of codes: folders as zxing-cpp and jsQR keep their samples. What a photo says stands beside it.

    zxing-cpp   name.webp, .png or .jpg, its content in name.txt (text) or name.bin (bytes)
    jsQR        input.png, its content in output.json, "binaryData"

A photo without such a neighbour is counted as read or not read, never as wrong.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.scanning import opencv

if TYPE_CHECKING:
    from numpy.typing import NDArray

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")


@dataclass(frozen=True)
class Photo:
    """One photograph, grey; `says` is None where nobody wrote down what is on it."""

    path: Path
    pixels: "NDArray[Any]"
    says: bytes | None


def photos(folder: Path) -> Iterator[Photo]:
    """All photographs below a folder, in the order of their names."""
    import numpy as np

    cv2 = opencv.load()
    for path in sorted(one for one in folder.rglob("*") if one.suffix.lower() in SUFFIXES):
        pixels = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_GRAYSCALE)
        if pixels is not None:
            yield Photo(path, pixels, _says(path))


def _says(path: Path) -> bytes | None:
    for neighbour in (path.with_suffix(".bin"), path.with_suffix(".txt")):
        if neighbour.exists():
            return neighbour.read_bytes()
    told = path.with_name("output.json")
    if told.exists():
        body = json.loads(told.read_text(encoding="utf-8"))
        return bytes(body["binaryData"]) if body else None
    return None


def same(found: bytes, says: bytes) -> bool:
    """Whether a decoder read what stands there, whatever the character set and line ends it is written down in."""
    if found == says:
        return True
    wanted = says.decode("utf-8", "replace")
    for charset in ("utf-8", "latin-1", "shift_jis", "gb18030", "cp437", "utf-16-be"):
        try:
            if _plain(found.decode(charset)) == _plain(wanted):
                return True
        except UnicodeDecodeError:
            continue
    return False


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip("\n\x00\ufeff")
