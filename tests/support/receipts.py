"""Papers of billing as a desk issues them: one of each form."""

from dataclasses import replace

from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.documents import BY_CARD, BY_CASH, BY_DEPOSIT, BY_UPI, CLAIMED
from desk.plugins.billing.rules.receipt_paper import Cancelled, PaperLine, PaperPart, PaperPayment, ReceiptPaper
from desk.records.patient.age import AgeView

AT = 1795318500000
"""22 Nov 2026 09:05 in India."""
CODE = "HIMR:" + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:" * 5
_WHY = "Delhi Arogya Kosh pays all tests of a family that earns up to three lakh rupees a year."
_WHY_HI = "तीन लाख रुपये तक वार्षिक आय वाले परिवार की सभी जाँचों का ख़र्च दिल्ली आरोग्य कोष देता है।"
_JSSK = "Free for every pregnant woman and child under one year (Janani Shishu Suraksha Karyakram)."
_JSSK_HI = "हर गर्भवती महिला और एक वर्ष से छोटे शिशु के लिए निःशुल्क (जननी शिशु सुरक्षा कार्यक्रम)।"


def dak(paise: int) -> PaperPart:
    """What Delhi Arogya Kosh pays."""
    return PaperPart("Delhi Arogya Kosh", "दिल्ली आरोग्य कोष", paise, _WHY, _WHY_HI)


def jssk(paise: int) -> PaperPart:
    """What the scheme for mothers and infants pays."""
    return PaperPart("JSSK", "जेएसएसके", paise, _JSSK, _JSSK_HI)


def line(text: str, native: str, paise: int, **more: object) -> PaperLine:
    """One of it, all of it the patient's unless `more` says otherwise."""
    made = PaperLine(text=text, text_native=native, unit_paise=paise, gross=paise, patient=paise)
    return replace(made, **more)  # type: ignore[arg-type]


CONSULTATION = line("Consultation, Medicine", "परामर्श, मेडिसिन", 10_00)
BLOOD = line("Complete blood count", "संपूर्ण रक्त गणना", 150_00, parts=(dak(150_00),), patient=0)
SUGAR = line("Blood sugar, fasting", "रक्त शर्करा, खाली पेट", 40_00, parts=(dak(30_00),), patient=10_00)
TABLETS = line(
    "Telmisartan 40 mg tablet", "टेल्मिसार्टन 40 मि.ग्रा. गोली", 89_60, quantity=30, units=10, gross=268_80,
    patient=243_80, discount=25_00, unit="tablet", tax_code="30049099", tax_bp=1200, tax=26_12,
)  # fmt: skip
MIXED = ReceiptPaper(
    form=forms.RECEIPT, number="ROH11A-R26A00042", at=AT, cashier="R. Sharma",
    facility="Delhi Government Polyclinic, Rohini", facility_native="दिल्ली सरकार पॉलीक्लिनिक, रोहिणी",
    facility_address="Sector 11, Rohini, New Delhi 110085", gstin="07AAAGD0000A1Z5", bill_number="ROH11A-B26A00057",
    document_id="019fdc11-0000-7000-8000-0123456789ab", patient_name="Mohammad Zakir Khan",
    patient_name_native="मोहम्मद ज़ाकिर ख़ान", uhid="DL7-4K2-9MQ0X", sex="1", age=AgeView(67, "y", True), token="MA-012",
    department="Medicine", department_native="मेडिसिन", lines=(CONSULTATION, BLOOD, SUGAR, TABLETS),
    payments=(
        PaperPayment(BY_CASH, 163_80, given=200_00),
        PaperPayment(BY_UPI, 100_00, "632512345678", state=CLAIMED),
    ),
    qr=CODE,
)  # fmt: skip
"""Four lines, two of them paid by a scheme, one with a discount and tax; cash and UPI."""

FREE = replace(
    MIXED, form=forms.FREE, number="ROH11A-B26A00058", bill_number="", patient_name="Sunita Devi",
    patient_name_native="सुनीता देवी", sex="2", age=AgeView(26, "y"), token="OB-007", department="Obstetrics",
    department_native="प्रसूति", payments=(), lines=(
        line("Antenatal check-up", "प्रसव-पूर्व जाँच", 50_00, parts=(jssk(50_00),), patient=0),
        line("Iron and folic acid tablet", "आयरन फ़ोलिक एसिड गोली", 50, quantity=60, gross=30_00,
             parts=(jssk(30_00),), patient=0),
    ),
)  # fmt: skip
"""A visit of a pregnant woman: nothing to pay."""

REFUND = replace(
    MIXED, form=forms.REFUND, number="ROH11A-F26A00003", note_number="ROH11A-C26A00004", bill_number="",
    of_number="ROH11A-R26A00042", lines=(SUGAR, CONSULTATION), payments=(PaperPayment(BY_CASH, 20_00),),
    reason="Test not done", second="Dr. Meena Gupta",
)  # fmt: skip
"""Two lines given back."""

CREDIT_NOTE = replace(
    REFUND, form=forms.CREDIT_NOTE, number="ROH11A-C26A00004", note_number="", payments=(), balance=20_00, second=""
)
"""Two lines credited into the deposit."""

DEPOSIT = replace(
    MIXED, form=forms.DEPOSIT, number="ROH11A-R26A00043", bill_number="", lines=(),
    payments=(PaperPayment(BY_CARD, 500_00, "A1B2C3", state=CLAIMED),), balance=500_00,
)  # fmt: skip
"""Money taken ahead."""

DEPOSIT_BACK = replace(
    DEPOSIT, form=forms.DEPOSIT_BACK, number="ROH11A-F26A00005", of_number="ROH11A-R26A00043", balance=0,
    payments=(PaperPayment(BY_CASH, 500_00),), reason="Not admitted",
)  # fmt: skip
"""And given back."""

LATER = replace(
    MIXED, number="ROH11A-R26A00044", paid_before=163_80, due_after=50_00,
    payments=(PaperPayment(BY_DEPOSIT, 50_00),),
)  # fmt: skip
"""A later payment of the first bill."""

TAKEN_BACK = replace(
    MIXED, cancelled=Cancelled("ROH11A-F26A00006", "Dr. Meena Gupta", AT + 600_000, "Wrong patient")
)
"""The first paper after its bill was cancelled."""

OF_EACH_FORM = {
    "mixed": MIXED, "free": FREE, "due": replace(MIXED, form=forms.DUE, number="ROH11A-B26A00059", payments=(),
                                                 bill_number="", due_after=263_80),
    "deposit": DEPOSIT, "refund": REFUND, "credit-note": CREDIT_NOTE, "deposit-back": DEPOSIT_BACK, "later": LATER,
    "cancelled": TAKEN_BACK,
}  # fmt: skip


def numbered(paper: ReceiptPaper, n: int) -> ReceiptPaper:
    """The same with another number and code, as the next patient gets it."""
    return replace(paper, number=f"{paper.number[:-5]}{n:05}", qr=f"{paper.qr[:-6]}{n:06}")
