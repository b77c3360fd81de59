"""What is recorded of a paper whose code was found genuine: the same amount, taken back since, or not known here."""

from sqlalchemy import Connection

from desk.api.context import Store
from desk.core.i18n import Words, words
from desk.core.money import rupees
from desk.core.questions import PaperIs, PaperOf
from desk.plugins.billing.queries import documents
from desk.plugins.billing.rules.documents import BILL, CREDIT_NOTE, RECEIPT, REFUND, Document

SCREEN, ACTION = "billing.cashier", "billing.bill.settle"
_KIND = {
    "receipt": RECEIPT, "deposit": RECEIPT, "free": BILL, "due": BILL, "refund": REFUND, "deposit-back": REFUND,
    "credit-note": CREDIT_NOTE,
}  # fmt: skip
_BY_NUMBER = "SELECT document_id FROM billing_document WHERE number = ?"
_TAKEN_BACK = """
    SELECT number FROM billing_document WHERE of_document IN (?, ?) AND kind IN ('credit-note', 'refund') ORDER BY at
"""


def answer(store: Store, asked: PaperOf) -> PaperIs:
    """What this desk's records say of it. No fact of a person is in the sentence."""
    with store.readers.connect() as connection:
        return recorded(connection, asked)


def recorded(connection: Connection, asked: PaperOf) -> PaperIs:
    """The same on an open connection."""
    ids = [row[0] for row in connection.exec_driver_sql(_BY_NUMBER, (asked.number,))]
    if not ids:
        return PaperIs(_NOT_HERE, "warn")
    found = next((one for one in ids if one.replace("-", "").endswith(asked.tail)), None)
    document = documents.document(connection, found) if found is not None else None
    if document is None or document.kind != _KIND.get(asked.form):
        return PaperIs(_ANOTHER, "bad")
    arguments = (("patient_id", document.patient_id), ("document_id", document.document_id))
    sentence, tone = _compared(connection, asked, document)
    return PaperIs(sentence, tone, SCREEN, arguments, ACTION)


def _compared(connection: Connection, asked: PaperOf, document: Document) -> tuple[Words, str]:
    if asked.paise != document.paid:
        amount = f"₹{rupees(document.paid)}"
        return words("Genuine", "The record says another amount: {amount}. Tell the supervisor.", amount=amount), "bad"
    wanted = (document.document_id, document.of_document or document.document_id)
    back = [row[0] for row in connection.exec_driver_sql(_TAKEN_BACK, wanted)]
    if back and document.kind in (BILL, RECEIPT):
        return words("Genuine", "Recorded here; all or part of it was given back: {numbers}.",
                     numbers=", ".join(back)), "warn"  # fmt: skip
    return words("Genuine", "Recorded here with the same number and amount."), "good"


_NOT_HERE = words(
    "Genuine", "This desk has no record of it: it is another facility's, or has not come with the sync yet."
)
_ANOTHER = words("Genuine", "Another document has this number here. Keep the paper and tell the supervisor.")
