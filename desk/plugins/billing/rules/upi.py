"""UPI: the link that a payer's phone opens, and the reference by which the payment is found again.

The link follows NPCI, UPI Linking Specifications 1.6, 1.2: pa payee address, pn payee name, tr transaction reference
(at most 35 letters and digits), tn note, am amount with two decimals, cu=INR; values percent-encoded (RFC 3986).
"""

import re
from urllib.parse import quote
from uuid import UUID

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.billing.rules.documents import BY_CARD, BY_UPI
from desk.records.entry import digits_of

MOST_PAISE = 5_00_000_00
"""NPCI lets a hospital be paid five lakh rupees by one UPI payment."""
UTR_DIGITS = 12
_TR = "HD"
_TR_TEXT = re.compile(r"(?<![0-9A-Z])HD([0-9A-F]{32})(?![0-9A-Z])", re.ASCII)
_ADDRESS = re.compile(r"[A-Za-z0-9._-]{2,256}@[A-Za-z][A-Za-z0-9.-]{1,63}", re.ASCII)
_UTR = re.compile(rf"[0-9]{{{UTR_DIGITS}}}", re.ASCII)
_APPROVAL = re.compile(r"[A-Z0-9]{4,12}", re.ASCII)


def reference(request_id: str) -> str:
    """The `tr` of a request: 34 letters and digits, from its id, so that it is found again at every desk."""
    return _TR + UUID(request_id).hex.upper()


def request_of(text: str) -> str | None:
    """The id of the request whose `tr` stands in a text of a statement, or None."""
    found = _TR_TEXT.search(text.upper())
    return str(UUID(found[1])) if found else None


def address(text: str) -> str:
    """The payee's address. Raises Refused where it is none (it is a setting)."""
    said = text.strip()
    if _ADDRESS.fullmatch(said) is None:
        raise Refused(
            words("Upi", "The UPI address in the settings is not right. Tell the person in charge of the desk.")
        )
    return said


def link(payee: str, name: str, tr: str, paise: int) -> str:
    """upi://pay?… for a QR or a tap."""
    amount = f"{paise // 100}.{paise % 100:02d}"
    values = (("pa", payee), ("pn", name), ("tr", tr), ("tn", f"Bill {tr}"), ("am", amount), ("cu", "INR"))
    return "upi://pay?" + "&".join(f"{key}={quote(value, safe='@')}" for key, value in values)


def asked(paise: int) -> int:
    """An amount that may be asked for by UPI. Raises Refused."""
    if type(paise) is not int or paise <= 0:
        raise Refused(words("Upi", "The amount must be more than zero."), field="amount")
    if paise > MOST_PAISE:
        raise Refused(words("Upi", "By UPI at most 5 lakh rupees can be paid at once."), field="amount")
    return paise


def utr(text: str, field: str = "reference") -> str:
    """The UTR that the payer's phone shows: 12 digits, without what stands between them. Raises Refused."""
    said = re.sub(r"[\s-]", "", digits_of(text))
    if _UTR.fullmatch(said) is None or len(set(said)) == 1:
        raise Refused(words("Upi", "A UTR has 12 digits. It stands on the payer's phone."), field=field)
    return said


def approval(text: str, field: str = "reference") -> str:
    """The reference of a card payment, as its slip has it. Raises Refused."""
    said = re.sub(r"[\s-]", "", digits_of(text)).upper()
    if _APPROVAL.fullmatch(said) is None:
        raise Refused(
            words("Upi", "Type the approval code or RRN of the card slip: 4 to 12 letters and digits."), field=field
        )
    return said


def checked(method: str, text: str, field: str = "reference") -> str:
    """The reference of a payment by this method ("" where it has none). Raises Refused."""
    if method == BY_UPI:
        return utr(text, field)
    return approval(text, field) if method == BY_CARD else ""


