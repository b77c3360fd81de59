"""The SMART project's own test cards (health-cards-dev-tools, testdata/), by the keys of the specification's issuer."""

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from desk.codes.foreign import ForeignKeys
from desk.codes.read import read
from desk.codes.scan import Scan, Source
from desk.codes.shc import SmartHealthCard
from desk.codes.trust import Trust
from desk.core.errors import Unreadable
from desk.scanning.issuers import load
from tests.support.foreign import NOW, shc_digits
from tests.vectors.outcome import REFUSED, VERIFIED, Outcome

SOURCE = "smart"
ISSUER = "https://spec.smarthealth.cards/examples/issuer"

# The project's own tests call these valid; everything else among its test files has something wrong with it.
_VALID = re.compile(r"1195-byte|fhirhealthcard|e-file-multi-jws\.")
_JWS = re.compile(r"[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}")


def outcomes(folder: Path, spec: Path) -> Iterator[Outcome]:
    """One outcome for every JWS and every numeric QR text in `folder`/testdata; keys from the check-out of the
    specification in `spec`.
    """
    trust = Trust(foreign=_keys(spec))
    for path in sorted((folder / "testdata").iterdir()):
        if path.suffix not in (".txt", ".smart-health-card", ".json") or "payload" in path.name or "jwks" in path.name:
            continue
        text = path.read_text("utf-8-sig", errors="replace")
        wanted = VERIFIED if _VALID.search(path.name) else REFUSED
        codes = [text.strip("\r\n")] if text.startswith("shc:/") else [shc_digits(jws) for jws in _JWS.findall(text)]
        for number, code in enumerate(codes):
            yield Outcome(
                SOURCE, f"smart/{path.name}" + (f"#{number}" if len(codes) > 1 else ""), wanted, _got(code, trust)
            )


def _keys(spec: Path) -> ForeignKeys:
    """The example issuer's keys, through the file that IT would install."""
    jwks = json.loads((spec / "generate-examples/issuer/.well-known/jwks.json").read_text())
    with tempfile.TemporaryDirectory() as base:
        (Path(base) / "smart").mkdir()
        keys = [key for key in jwks["keys"] if "x" in key]
        (Path(base) / "smart" / "spec.json").write_text(json.dumps({"iss": ISSUER, "keys": keys}))
        issuers = load(Path(base))
    assert not issuers.bad, issuers.bad
    return ForeignKeys(smart=MappingProxyType(dict(issuers.keys.smart)))


def _got(code: str, trust: Trust) -> str:
    try:
        meaning = read(Scan.of_text(code, Source.FILE, NOW), trust=trust)
    except Unreadable as error:
        return str(error)
    if isinstance(meaning, SmartHealthCard) and meaning.state.value == VERIFIED:
        assert meaning.person.name
        assert meaning.lines
    return meaning.state.value
