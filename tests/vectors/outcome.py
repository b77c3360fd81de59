"""What came of a vector, and the vectors that come out otherwise than their makers say, each with the reason."""

from dataclasses import dataclass

VERIFIED, REFUSED = "verified", "refused"


@dataclass(frozen=True)
class Outcome:
    """`wanted` is VERIFIED or REFUSED; `got` a state, a kind, or the sentence of an Unreadable."""

    source: str
    name: str
    wanted: str
    got: str

    @property
    def as_expected(self) -> bool:
        """A positive is verified, a negative anything else."""
        return (self.got == VERIFIED) is (self.wanted == VERIFIED)


_REASONS: dict[str, dict[str, str]] = {
    "its clock lies more than five minutes before the moment of issue": {
        "eu/ES/2DCode/raw": "1101.json 1102.json 1103.json 2101.json 2102.json 2103.json",
        "eu/FR/2DCode/raw": "recovery_ok.json test_pcr_ok.json vaccin_ok.json",
        "eu/LU/2DCode/raw": "INCERT_R_DCC_Recovery.json",
        "eu/SG/2DCode/raw": "4.json",
    },
    "signed with P-384 under the name ES256; the specification has P-256": {
        "eu/ES/2DCode/raw": "401.json 402.json 403.json",
    },
    "wrong only by the schema (an empty value, one outside its list), which does not concern the desk": {
        "eu/NL/2DCode/raw": (
            "064-NL-test.json 065-NL-test.json 066-NL-test.json 067-NL-test.json 068-NL-test.json "
            "069-NL-test.json 136-NL-vaccination.json 137-NL-vaccination.json 138-NL-vaccination.json "
            "139-NL-vaccination.json 140-NL-vaccination.json 141-NL-vaccination.json 208-NL-recovery.json "
            "209-NL-recovery.json 210-NL-recovery.json 211-NL-recovery.json 212-NL-recovery.json 213-NL-recovery.json"
        ),
        "eu/PL/1.0.0/2DCode/raw": "7.json 8.json 9.json",
        "eu/PL/1.2.1/2DCode/raw": "7.json 8.json 9.json",
        "eu/PL/1.3.0/2DCode/raw": "7.json 8.json 9.json",
    },
    "a test under the certificate of a signer who may only state vaccinations": {
        "eu/LI/2DCode/raw": "4.json",
    },
    "its certificate names a usage of another scheme only; one that names none of the three may state all": {
        "eu/IS/2DCode/raw": "3.json",
    },
    "wrong is the picture, or that it is not packed (which is read on purpose); the text is sound": {
        "eu/common/2DCode/raw": "Q1.json Z2.json",
    },
    "sound by signature; a warning about its metadata": {
        "smart": "test-example-00-d-jws-bad-fhir-metadata.txt",
    },
    "wrong is what stands around the card in its file; the card is sound": {
        "smart": "test-example-00-d-jws-trailing_chars.txt test-example-00-e-file-multi-jws-issues.smart-health-card#1 "
        "test-example-00-e-file-trailing_chars.smart-health-card",
    },
}
"""Reason → folder → files."""

EXCEPTIONS = {
    f"{folder}/{name}": reason
    for reason, folders in _REASONS.items()
    for folder, names in folders.items()
    for name in names.split()
}
