"""What papers of billing say, whatever the screen's language: a paper goes to the patient, in the facility's setting.

A paper's texts do not follow the language of the screen, so they stand here in pairs and not in the catalogues.
"""

from dataclasses import dataclass

from desk.core.clock import in_india
from desk.core.money import percent, rupees
from desk.plugins.billing.rules import documents as kinds
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.receipt_paper import BOTH, ENGLISH, HINDI
from desk.records.patient.age import AgeView


@dataclass(frozen=True)
class Said:
    """One text in both languages."""

    en: str
    hi: str

    def to(self, language: str, between: str = " · ") -> str:
        """In the paper's language; Hindi first where it is both."""
        return pick(self.en, self.hi, language, between)


def pick(en: str, hi: str, language: str, between: str = " · ") -> str:
    """A text that the records hold in both scripts; the other one where the wanted one is missing."""
    if language == BOTH:
        return between.join(dict.fromkeys(text for text in (hi, en) if text))
    return (en or hi) if language == ENGLISH else (hi or en)


def money(paise: int) -> str:
    """₹1,24,350.00, with a minus that is as wide as a digit."""
    return f"−₹{rupees(-paise)}" if paise < 0 else f"₹{rupees(paise)}"


def moment(ms: int) -> str:
    """22-11-2026 14:05: the same in both languages."""
    return in_india(ms).strftime("%d-%m-%Y %H:%M")


def rate(basis_points: int) -> str:
    """A tax rate: 5%, 2.5%."""
    return f"{percent(basis_points)}%"


def sex_age(sex: str, age: AgeView | None, language: str) -> str:
    """As it is said at a counter, in one language: M / ~67 y, or पु / ~67 वर्ष."""
    one = HINDI if language == HINDI else ENGLISH
    said = [SEXES[sex].to(one)] if sex in SEXES else []
    if age is not None:
        under = age.estimated and age.unit == "m" and age.count == 0
        mark, count = ("<", 1) if under else ("~" if age.estimated else "", age.count)
        said.append(f"{mark}{count} {UNITS[age.unit].to(one)}")
    return " / ".join(said)


SEXES = {"1": Said("M", "पु."), "2": Said("F", "स्त्री"), "9": Said("O", "अन्य")}
UNITS = {"y": Said("y", "वर्ष"), "m": Said("m", "माह"), "d": Said("d", "दिन")}
TITLES = {
    forms.RECEIPT: Said("Receipt", "रसीद"),
    forms.FREE: Said("Bill: nothing to pay", "बिल: कुछ देय नहीं"),
    forms.DUE: Said("Bill: not yet paid", "बिल: भुगतान बाकी"),
    forms.DEPOSIT: Said("Deposit receipt", "जमा राशि की रसीद"),
    forms.REFUND: Said("Refund voucher", "वापसी वाउचर"),
    forms.CREDIT_NOTE: Said("Credit note", "क्रेडिट नोट"),
    forms.DEPOSIT_BACK: Said("Refund of deposit", "जमा राशि की वापसी"),
}
METHODS = {
    kinds.BY_CASH: Said("Cash", "नकद"),
    kinds.BY_UPI: Said("UPI", "यूपीआई"),
    kinds.BY_CARD: Said("Card", "कार्ड"),
    kinds.BY_DEPOSIT: Said("From the deposit", "जमा राशि से"),
}
TAX_PAPER = Said("Invoice-cum-bill of supply", "इनवॉइस-सह-आपूर्ति बिल")
"""Central GST Rules 2017, rule 46A: one paper for taxed and exempt supplies to who is not registered."""
GSTIN = Said("GSTIN", "जीएसटीआईएन")
DUPLICATE = Said("DUPLICATE", "प्रतिलिपि")
CANCELLED = Said("CANCELLED", "रद्द")
CANCELLED_BY = Said("by {number}", "{number} द्वारा")
BILL = Said("Bill", "बिल")
NOTE = Said("Cr. note", "क्रेडिट नोट")
AGAINST = Said("Against", "मूल")
WHEN = Said("Time", "समय")
NAME = Said("Name", "नाम")
UHID = Said("UHID", "संख्या")
SEX_AGE = Said("Sex, age", "लिंग, आयु")
TOKEN = Said("Token", "टोकन")
DEPARTMENT = Said("Dept.", "विभाग")
NUMBER = Said("#", "क्र.")
SERVICE = Said("Service or item", "सेवा या वस्तु")
QUANTITY = Said("Qty", "मात्रा")
RATE = Said("Rate", "दर")
AMOUNT = Said("Amount", "राशि")
LET_OFF = Said("Less", "छूट")
SCHEMES = Said("Schemes", "योजना से")
PATIENT = Said("Patient", "मरीज़")
PRICE = Said("Price", "मूल्य")
PATIENT_PAYS = Said("Patient pays", "मरीज़ देगा")
GOES_BACK = Said("To give back", "वापस देना है")
PAID_BEFORE = Said("Paid before", "पहले दिया गया")
PAID_NOW = Said("Received", "प्राप्त")
PAID_OUT = Said("Given back", "लौटाया गया")
GIVEN = Said("Cash given", "नकद दिया")
CHANGE = Said("Change", "वापस दिए")
STILL_DUE = Said("Still due", "अभी बाकी")
BALANCE = Said("Balance of the deposit", "जमा राशि शेष")
REFERENCE = Said("Ref.", "संदर्भ")
SUBJECT = Said(
    "Subject to realisation: valid when the bank confirms the payment.",
    "वसूली के अधीन: बैंक द्वारा भुगतान की पुष्टि होने पर ही मान्य।",
)
NOTHING = Said("Nothing to pay", "कुछ नहीं देना है")
BY_SCHEME = Said("{en} pays", "{hi} से मिले")
BY_SCHEMES = Said("Paid by schemes", "योजना से मिले")
TAXED = Said("GST in the price", "मूल्य में शामिल जीएसटी")
CODE = Said("HSN/SAC", "एचएसएन/एसएसी")
TAXABLE = Said("Taxable value", "कर योग्य मूल्य")
CGST = Said("CGST", "सीजीएसटी")
SGST = Said("SGST", "एसजीएसटी")
REASON = Said("Reason", "कारण")
CASHIER = Said("Cashier", "खजांची")
SECOND = Said("Approved by", "स्वीकृति")
RECEIVED_BY = Said("Received by (signature)", "प्राप्तकर्ता के हस्ताक्षर")
SCAN = Said("Scan to check that this paper is genuine", "जाँच के लिए स्कैन करें")
FOOT = Said("Please keep this paper", "कृपया यह रसीद सँभाल कर रखें")
