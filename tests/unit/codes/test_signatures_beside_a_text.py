"""What a desk signs beside a text: it holds for this text, this purpose and a desk that is known; for nothing else."""

from dataclasses import replace

import pytest

from desk.codes import cose, detached
from desk.codes.detached import SIGNED, TAMPERED, UNPROVEN, UNSIGNED, checked
from desk.codes.trust import NOTHING_TRUSTED
from tests.support import issuing

TEXT = b'{"paise":119000}'


def signature(label: str = "desk", text: bytes = TEXT, domain: str = "z-report", **values: object) -> str:
    """One of the tests' desks."""
    certificate = issuing.certificate(label, **values)  # type: ignore[arg-type]
    return detached.made(issuing.ed25519(label), certificate, domain, text)


def test_it_holds_for_its_text_and_purpose() -> None:
    assert checked(issuing.trust(), "z-report", TEXT, signature()) == SIGNED
    assert checked(issuing.trust(), "z-report", TEXT, "") == UNSIGNED


@pytest.mark.parametrize(("domain", "text"), [("z-report", TEXT + b" "), ("receipt", TEXT), ("z-repor", b"t\n" + TEXT)])
def test_it_holds_for_no_other(domain: str, text: bytes) -> None:
    assert checked(issuing.trust(), domain, text, signature()) == TAMPERED


def test_no_changed_sign_of_it_holds() -> None:
    good = signature()
    for n in range(0, len(good), 7):
        other = good[:n] + ("A" if good[n] != "A" else "B") + good[n + 1 :]
        assert checked(issuing.trust(), "z-report", TEXT, other) in (TAMPERED, UNPROVEN), n


@pytest.mark.parametrize("said", [".", "a.b.c", "no dots", "क.क", "." * 10_000, "AAAA.AAAA", "=.="])
def test_nonsense_is_no_signature(said: str) -> None:
    assert checked(issuing.trust(), "z-report", TEXT, said) in (TAMPERED, UNPROVEN)


def test_a_desk_that_is_not_known_or_was_withdrawn_proves_nothing() -> None:
    assert checked(NOTHING_TRUSTED, "z-report", TEXT, signature()) == UNPROVEN
    assert checked(issuing.trust(), "z-report", TEXT, signature(by="stranger")) == UNPROVEN
    stolen = signature("desk that was stolen", name="MA-C", purposes=("temporary", "slip", "receipt"))
    assert checked(issuing.trust(), "z-report", TEXT, stolen) == UNPROVEN


def test_anothers_certificate_does_not_help() -> None:
    certificate = signature().split(".")[0]
    mine = detached.made(issuing.ed25519("stranger"), b"", "z-report", TEXT).split(".")[1]
    assert checked(issuing.trust(), "z-report", TEXT, f"{certificate}.{mine}") == TAMPERED


def test_it_is_never_taken_for_a_code_nor_a_code_for_it() -> None:
    payload = b"payload"
    envelope = cose.parse(cose.make(payload, issuing.eddsa("desk")))
    assert not envelope.signed.startswith(detached.PREFIX)
    proof = signature(text=envelope.signed, domain="").split(".")[1]
    forged = replace(envelope, signature=detached._plain(proof))
    assert not cose.verify(forged, cose.EDDSA, issuing.ed25519("desk").public_key())
