"""What an ABHA code claims, as fields of the form: to be compared with the patient, proof of nothing. Pure."""

import msgspec

from desk.codes.abha import AbhaClaim, format_number
from desk.core.errors import Unreadable
from desk.core.i18n import words
from desk.records.entry import script_of
from desk.records.patient.draft import LATIN


def read(text: str) -> AbhaClaim:
    """The claim that the window hands over as JSON. Raises Unreadable."""
    try:
        return msgspec.json.decode(text, type=AbhaClaim)
    except msgspec.DecodeError:
        raise Unreadable(words("Claim", "This card could not be taken over. Scan it again.")) from None


def fields(claim: AbhaClaim) -> dict[str, str]:
    """Form field to the text that the claim puts there; fields of which it says nothing are left out."""
    native = claim.name if script_of(claim.name) != LATIN else ""
    birth = claim.birth_date.strftime("%d/%m/%Y") if claim.birth_date else str(claim.birth_year or "")
    filled = {
        "name": "" if native else claim.name, "name_native": native, "sex": "" if claim.sex == "0" else claim.sex,
        "birth": birth, "phone": claim.mobile, "line": claim.street, "district": claim.district,
        "state": claim.state_name, "abha_number": format_number(claim.number) if claim.number else "",
        "abha_address": claim.address,
    }  # fmt: skip
    return {name: text for name, text in filled.items() if text}
