"""The EU's test data (dgc-testdata): every file with a QR text, judged at its own clock by its own signer."""

import base64
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from desk.codes import hcert
from desk.codes.foreign import DocumentSigner, ForeignKeys
from desk.codes.read import read
from desk.codes.scan import Scan, Source
from desk.codes.trust import Trust
from desk.core.clock import ms_of
from desk.core.errors import Unreadable
from desk.scanning.issuers import may_state
from tests.vectors.outcome import REFUSED, VERIFIED, Outcome

SOURCE = "eu"

_NANOSECONDS = re.compile(r"(\.\d{6})\d+")


class _Signer(dict[bytes, tuple[DocumentSigner, ...]]):
    """The vector's own certificate under every key id: some vectors' certificates are not those of their ids."""

    def __init__(self, signer: DocumentSigner | None) -> None:
        self._signers = (signer,) if signer else ()

    def get(self, _kid: bytes, _default: Any = None) -> Any:
        return self._signers


def outcomes(folder: Path) -> Iterator[Outcome]:
    """One outcome for every file below `folder` that holds the text of a code."""
    for path in sorted(folder.rglob("*.json")):
        said = json.loads(path.read_text("utf-8-sig"))
        if isinstance(said, dict) and isinstance(said.get("PREFIX"), str) and said.get("TESTCTX"):
            yield Outcome(SOURCE, f"eu/{path.relative_to(folder).as_posix()}", _wanted(said), _got(said))


def _wanted(said: dict[str, Any]) -> str:
    return REFUSED if False in said.get("EXPECTEDRESULTS", {}).values() else VERIFIED


def _got(said: dict[str, Any]) -> str:
    context = said["TESTCTX"]
    trust = Trust(foreign=ForeignKeys(hcert=_Signer(_signer(context.get("CERTIFICATE") or ""))))
    scan = Scan.of_text(said["PREFIX"], Source.FILE, _moment(context.get("VALIDATIONCLOCK")))
    try:
        meaning = read(scan, trust=trust)
    except Unreadable as error:
        return str(error)
    if isinstance(meaning, hcert.HealthCertificate) and meaning.state.value == VERIFIED:
        assert meaning.person.name
        assert meaning.lines
    return meaning.state.value if isinstance(meaning, hcert.HealthCertificate) else meaning.kind


def _signer(certificate: str) -> DocumentSigner | None:
    try:
        loaded = x509.load_der_x509_certificate(base64.b64decode(certificate))
    except ValueError:
        return None
    key = loaded.public_key()
    is_p256 = isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1)
    if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey) or not (
        is_p256 or isinstance(key, rsa.RSAPublicKey)
    ):
        return None
    return DocumentSigner(key, may_state(loaded))


def _moment(clock: str | None) -> int:
    """The vector's own clock, in UTC where it names no zone, cut to microseconds."""
    moment = datetime.fromisoformat(_NANOSECONDS.sub(r"\1", clock or "2021-06-18T00:00:00Z"))
    return ms_of(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
