"""Sample cards: the codes that the scripted morning and the tests hold before the camera. Nobody real is on them.

`python -m desk.demo.cards FOLDER` writes a few of them as pictures, to be printed and shown to a real camera.
"""

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from desk.codes import slip
from desk.codes.slip import VisitSlip
from desk.codes.uhid import Uhid, mint
from desk.core.errors import DeskError
from desk.scanning.frames import Frame

if TYPE_CHECKING:
    from numpy.typing import NDArray

QUIET = 4
PAPER, TABLE = 255, 118


def abha_card(name: str, gender: str, born: str, number: str, *, mobile: str = "", district: str = "") -> str:
    """The text of an ABHA card's code; `born` as d/M/yyyy, `gender` M, F or O."""
    digits = number.replace("-", "")
    return _json(
        hidn=number,
        hid=f"{digits}@abdm",
        name=name,
        gender=gender,
        statelgd="7",
        distlgd="-",
        dob=born,
        mobile=mobile,
        address=f"H. No. 12, {district}, Delhi" if district else "-",
        **{"state name": "Delhi", "district_name": district or "-"},
    )


def abha_phone(name: str, gender: str, born: str, address: str, number: str = "-") -> str:
    """The text of the code in a phone's ABHA application; `born` as d-M-yyyy or a year."""
    return _json(
        hidn=number, phr=address, name=name, gender=gender, statelgd="7", distlgd="80", dob=born, address="Delhi"
    )


def qr_picture(text: str, module: int = 6) -> bytes:
    """A QR code as PNG, error correction M, `module` pixels a module."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False, encoding="utf-8").save(out, kind="png", scale=module, border=QUIET)
    return out.getvalue()


def qr_frame(text: str, width: int = 1280, height: int = 720, module: int = 6) -> Frame:
    """What a camera sees when the code is held in the middle of its view. Raises ValueError when it does not fit."""
    import numpy

    code = numpy.array(list(segno.make(text, error="m", micro=False, encoding="utf-8").matrix), dtype=numpy.uint8)
    dark = numpy.pad(code, QUIET).repeat(module, 0).repeat(module, 1)
    if dark.shape[0] > height or dark.shape[1] > width:
        raise ValueError("the code is larger than the frame")
    pixels: NDArray[numpy.uint8] = numpy.full((height, width), TABLE, dtype=numpy.uint8)
    top, left = (height - dark.shape[0]) // 2, (width - dark.shape[1]) // 2
    pixels[top : top + dark.shape[0], left : left + dark.shape[1]] = numpy.where(dark, 0, PAPER)
    return Frame(pixels)


def samples() -> dict[str, str]:
    """File name to content, for every kind of code that a front desk reads."""
    visit = "019a0000-0000-7000-8000-000000000001"
    patient = "019a0000-0000-7000-8000-000000000002"
    uhid: Uhid = mint(4_217_330)
    return {
        "uhid": str(uhid),
        "visit-slip": slip.encode(VisitSlip(visit, patient, uhid, "GA001")),
        "abha-card": abha_card(
            "Sunita Devi", "F", "14/3/1987", "91-0000-1111-2222", mobile="9000000001", district="Rohini"
        ),
        "abha-phone-hindi": abha_phone("राम कुमार", "M", "1984", "ram.kumar84@abdm"),
        "facility": "https://phr.abdm.gov.in/share-profile?hip-id=IN0000000000&counter-id=1",
    }


def _json(**values: str) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def main() -> int:
    """Write the samples into the folder named on the command line."""
    if len(sys.argv) != 2:
        sys.stderr.write("usage: python -m desk.demo.cards FOLDER\n")
        return 2
    folder = Path(sys.argv[1])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in samples().items():
            (folder / f"{name}.png").write_bytes(qr_picture(text))
    except (OSError, DeskError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
