"""What the clerk is to do with a code, in one sentence: beside the state's own words (`state.in_words`)."""

from desk.codes.card import Card
from desk.codes.slip import SignedSlip
from desk.codes.state import Meaning, State
from desk.core.i18n import Words, words


def advice(meaning: Meaning) -> Words:
    """The sentence for a meaning of any kind."""
    if isinstance(meaning, Card | SignedSlip):
        if meaning.state is State.EXPIRED and meaning.too_early:
            return _TOO_EARLY
        if meaning.state is State.VERIFIED:
            return _genuine(meaning)
    elif meaning.state is State.UNKNOWN_ISSUER:
        return _NO_CERTIFICATE
    return _BY_STATE[meaning.state]


def _genuine(meaning: Card | SignedSlip) -> Words:
    if isinstance(meaning, SignedSlip):
        return words(
            "Advice", "Slip of {issuer}. Compare name, age and sex with the person.", issuer=meaning.issuer
        )
    if meaning.temporary:
        return words(
            "Advice",
            "Temporary card of {issuer}. Compare name, age and sex with the person; print a permanent card when "
            "the cloud can be reached.",
            issuer=meaning.issuer,
        )
    return words(
        "Advice", "Issued by {issuer}. Compare name, age and sex with the person: a copied card verifies too.",
        issuer=meaning.issuer,
    )  # fmt: skip


_TOO_EARLY = words(
    "Advice", "It is dated in the future. Check the date and time of this computer, then scan it again."
)
_NO_CERTIFICATE = words(
    "Advice", "No certificate of its issuer is installed here, so what it says is a claim. Compare it with the person "
    "and a document."
)
_BY_STATE = {
    State.VERIFIED: words("Advice", "The signature is genuine. Compare name, age and sex with the person."),
    State.EXPIRED: words(
        "Advice", "Its time is over. Find the patient, compare name, age and sex, and print a new one."
    ),
    State.REVOKED: words(
        "Advice",
        "It was withdrawn: lost, replaced, or printed by mistake. Ask for the newer card; if there is none, find the "
        "patient and compare with care.",
    ),
    State.UNKNOWN_ISSUER: words(
        "Advice",
        "This desk does not know who issued it, so nothing is taken from it. Search by UHID, name or phone. For a card "
        "of this state, synchronise and scan it again.",
    ),
    State.TAMPERED: words(
        "Advice",
        "It was changed or forged; nothing is taken from it. Keep it apart, search by name or phone, and tell the "
        "supervisor.",
    ),
    State.UNSIGNED: words(
        "Advice", "Anybody can make such a code. Compare it with the person and a document before you save."
    ),
}
