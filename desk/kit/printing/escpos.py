"""Pictures for thermal printers: ESC/POS raster (Epson's GS v 0), in bands that small buffers take."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, qGray

INITIALISE = b"\x1b@"
FEED_AND_CUT = b"\x1bd\x03\x1dVB\x00"
BAND_LINES = 128


def raster(picture: QImage, *, cut: bool = True) -> bytes:
    """The bytes that print `picture` dot by dot; darker than half is black."""
    lines = black_lines(picture)
    across = len(lines[0]) if lines else 0
    out = bytearray(INITIALISE)
    for start in range(0, len(lines), BAND_LINES):
        band = lines[start : start + BAND_LINES]
        out += b"\x1dv0\x00" + across.to_bytes(2, "little") + len(band).to_bytes(2, "little") + b"".join(band)
    return bytes(out + (FEED_AND_CUT if cut else b""))


def black_lines(picture: QImage) -> list[bytes]:
    """Each line as bits, the leftmost dot the highest bit, 1 for black; padded with white to whole bytes."""
    mono = picture.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.MonoOnly
    )
    across = (mono.width() + 7) // 8
    white_is_one = mono.colorCount() > 1 and qGray(mono.color(1)) > qGray(mono.color(0))
    spare = across * 8 - mono.width()
    keep = (0xFF << spare) & 0xFF
    lines: list[bytes] = []
    data, stride = bytes(mono.constBits()), mono.bytesPerLine()
    for y in range(mono.height()):
        line = bytearray(data[y * stride : y * stride + across])
        if white_is_one:
            line = bytearray(byte ^ 0xFF for byte in line)
        line[-1] &= keep
        lines.append(bytes(line))
    return lines
