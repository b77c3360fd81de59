"""What the cashier's screens call things: methods, documents, waits; and why a line costs what it costs."""

from collections.abc import Iterator

from desk.core.i18n import Words, words
from desk.kit.formats import moment_text, number_text, rupees_text
from desk.kit.language import spoken
from desk.plugins.billing.rules import documents
from desk.plugins.billing.rules.charging import Due, Part
from desk.plugins.billing.rules.settling import DocumentHit

METHODS: dict[str, Words] = {
    documents.BY_CASH: words("Cashier", "Cash"), documents.BY_UPI: words("Cashier", "UPI"),
    documents.BY_CARD: words("Cashier", "Card"), documents.BY_DEPOSIT: words("Cashier", "Deposit"),
}  # fmt: skip
KINDS: dict[str, Words] = {
    documents.BILL: words("Cashier", "Bill"), documents.CREDIT_NOTE: words("Cashier", "Credit note"),
    documents.RECEIPT: words("Cashier", "Receipt"), documents.REFUND: words("Cashier", "Refund"),
}  # fmt: skip
DAY_MINUTES = 24 * 60
DEPOSIT_TAKEN, DEPOSIT_BACK = words("Cashier", "Deposit taken"), words("Cashier", "Deposit given back")


def of_document(hit: DocumentHit) -> str:
    """What a document is and when it was issued: "Receipt · 22 Nov 2026 10:42"."""
    return f"{kind_of(hit.kind, hit.purpose)} · {moment_text(hit.at)}"


def kind_of(kind: str, purpose: str) -> Words:
    """What a document is called; of a deposit, which way it went."""
    if purpose == documents.FOR_DEPOSIT:
        return DEPOSIT_TAKEN if kind == documents.RECEIPT else DEPOSIT_BACK
    return KINDS[kind]


def waited(minutes: int) -> str:
    """How long somebody waits: 12 min, 1:05 h, 3 d."""
    if minutes >= DAY_MINUTES:
        return str(words("Cashier", "{n} d", n=number_text(minutes // DAY_MINUTES)))
    if minutes >= 60:
        return str(words("Cashier", "{hours}:{minutes} h", hours=minutes // 60, minutes=f"{minutes % 60:02d}"))
    return str(words("Cashier", "{n} min", n=number_text(minutes)))


def covers(part: Part, gross: int) -> str:
    """What a scheme pays of a line and why: "Covered 100 %: …"; the amount where it is no whole share of it."""
    why = spoken(part.says_en, part.says_hi) or part.scheme
    percent, rest = divmod(part.paise * 100, gross) if gross else (0, 1)
    much = rupees_text(part.paise) if rest else f"{number_text(percent)} %"
    return str(words("Cashier", "Covered {much}: {why}", much=much, why=why))


def reasons(due: Due) -> Iterator[str]:
    """Why a line costs the patient what it costs, sentence by sentence."""
    if due.charge.price_reason:
        yield str(words("Cashier", "Priced by hand: {reason}", reason=due.charge.price_reason))
    if due.why is not None and str(due.why) not in due.charge.price_reason:
        yield str(due.why)
    if due.split is None:
        yield str(words("Cashier", "Price it by hand (Ctrl+M), or bill the rest without it."))
        return
    for part in due.split.parts:
        yield covers(part, due.split.gross - due.split.discount)
    if due.split.tax:
        yield str(words("Cashier", "Includes GST of {tax}.", tax=rupees_text(due.split.tax)))
    if due.provisional:
        yield str(PROVISIONAL_SAID)


PROVISIONAL_SAID = words("Cashier", "Provisional: as far as was known at the last sync.")
