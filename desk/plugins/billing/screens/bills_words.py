"""What is said of a bill: how it stands, what was paid by which way, what went back."""

from collections.abc import Iterator

from desk.core.i18n import Words, words
from desk.kit.formats import rupees_text
from desk.kit.language import spoken
from desk.plugins.billing.rules import documents
from desk.plugins.billing.rules.corrections import Corrected
from desk.plugins.billing.rules.documents import Line
from desk.plugins.billing.rules.settling import BALANCED, CANCELLED, CLAIMED, DUE, BillView
from desk.plugins.billing.screens.settle_words import METHODS

STATES: dict[str, Words] = {
    DUE: words("Cashier", "still owing"), CLAIMED: words("Cashier", "paid, not confirmed yet"),
    BALANCED: words("Cashier", "paid"), CANCELLED: words("Cashier", "cancelled"),
}  # fmt: skip
PAYMENTS: dict[str, Words] = {
    documents.PAID: words("Cashier", "paid"), documents.CLAIMED: words("Cashier", "subject to realisation"),
    documents.CONFIRMED: words("Cashier", "confirmed"), documents.FAILED: words("Cashier", "failed"),
}  # fmt: skip
MOST_NAMED = 6


class _Sentences:
    """One after the other, in the language of now."""

    def __init__(self, *said: Words) -> None:
        self._said = said

    def __str__(self) -> str:
        return " ".join(map(str, self._said))


def of_correction(done: Corrected) -> Words:
    """What was made of it, and what is to be handed over now."""
    owed = (words("Cashier", "What was billed is owed again."),) if done.owed_again else ()
    if done.refund_numbers:
        went = (_goes(method, paise) for method, paise in done.by_method)
        return words("Cashier", "Refund {number}. {what}", number=", ".join(done.refund_numbers),
                     what=_Sentences(*went, *owed))  # fmt: skip
    off = words("Cashier", "{sum} is off the bill, no money goes back now.", sum=rupees_text(done.patient))
    return words("Cashier", "Credit note {number}. {what}", number=done.note_number, what=_Sentences(off, *owed))


def _goes(method: str, paise: int) -> Words:
    if method == documents.BY_CASH:
        return words("Cashier", "Hand over {sum} in cash.", sum=rupees_text(paise))
    if method == documents.BY_DEPOSIT:
        return words("Cashier", "{sum} lies in the deposit; hand nothing over.", sum=rupees_text(paise))
    return words("Cashier", "{sum} goes back by {method}; hand no cash over for it.", sum=rupees_text(paise),
                 method=METHODS[method])  # fmt: skip


def name_of(view: BillView, line: Line) -> str:
    """What a line of a bill is called, in the language of now."""
    return spoken(line.text, view.natives.get(line.service_id or "", ""))


def of_view(view: BillView) -> Iterator[str]:
    """A sentence each: state, lines, payments."""
    free = not view.bill.patient and view.state == BALANCED
    state = words("Cashier", "nothing to pay") if free else STATES[view.state]
    yield str(words("Cashier", "Bill {number}: {state}", number=view.bill.number, state=state))
    if view.owing > 0:
        yield str(words("Cashier", "Still to pay: {sum}", sum=rupees_text(view.owing)))
    elif view.owing < 0:
        yield str(words("Cashier", "To give back: {sum}", sum=rupees_text(-view.owing)))
    names = [name_of(view, line) for line in view.bill.lines[:MOST_NAMED]]
    yield ", ".join(names) + (" …" if len(view.bill.lines) > MOST_NAMED else "")
    payers = sum(line.split.payers for line in view.bill.lines)
    if payers:
        yield str(words("Cashier", "Schemes pay {sum} of it", sum=rupees_text(payers)))
    for one in view.payments:
        said = words("Cashier", "{method} {sum}, {number}: {state}", method=METHODS[one.method],
                     sum=rupees_text(one.paise), number=one.receipt_number, state=PAYMENTS[one.state])  # fmt: skip
        back = words("Cashier", "{sum} of it given back", sum=rupees_text(one.refunded))
        yield f"{said} · {back}" if one.refunded else str(said)
