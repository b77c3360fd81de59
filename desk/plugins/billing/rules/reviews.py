"""What needs a person: a decision that the cloud sees otherwise, money to be given back, a reference used twice."""

from dataclasses import dataclass

SCHEME_DISAGREES, GIVE_BACK, UTR_TWICE, DEPOSIT_OVERSPENT = "scheme", "give-back", "utr-twice", "deposit"
OVERDRAWN, BILLED_TWICE = "overdrawn", "billed-twice"


@dataclass(frozen=True, kw_only=True)
class Review:
    """One matter; about: the id of the decision, charge, payment or document that it is about; paise: how much."""

    review_id: str
    kind: str
    about: str
    patient_id: str | None
    paise: int
    why_en: str
    why_hi: str
    at: int
    settled_at: int | None = None
    settled_by: str | None = None
    settled_how: str | None = None


@dataclass(frozen=True)
class Matter:
    """A matter as a person looks at it: with whose it is, and the name of who settled it."""

    review: Review
    number: str = ""
    name: str = ""
    name_native: str = ""
    settled_by: str = ""


OVER_CREDITED, HANDED_TWICE = "over-credited", "handed-twice"
DISPUTED, CHALLAN_TWICE = "disputed", "challan-twice"
SAYS = {
    BILLED_TWICE: (
        "Two desks billed the same service while they were apart: {number} names it once more. Credit one of them.",
        "एक ही सेवा का बिल दो डेस्क पर बना, जब वे आपस में जुड़े नहीं थे: {number} में वह दोबारा है। एक बिल वापस कीजिए।",
    ),
    OVER_CREDITED: (
        "More was credited of a line than was billed: {number} is the second. Ask for the money back or write it off.",
        "एक मद का जितना बिल था उससे ज़्यादा वापस लिखा गया: {number} दूसरा है। पैसे वापस माँगिए या बट्टे खाते में डालिए।",
    ),
    GIVE_BACK: (
        "What was billed with {number} was taken back. The money is to be given back with a credit note.",
        "{number} में जिसका बिल बना वह वापस लिया गया। क्रेडिट नोट बनाकर पैसे लौटाने हैं।",
    ),
    DEPOSIT_OVERSPENT: (
        "Two desks used the same deposit while they were apart: more was used than was there. Ask for the rest.",
        "एक ही जमा राशि दो डेस्क ने खर्च की, जब वे आपस में जुड़े नहीं थे: जमा से ज़्यादा खर्च हुआ। बाकी माँगिए।",
    ),
    UTR_TWICE: (
        "The reference {number} was given for two payments. One of them is not paid.",
        "{number} संदर्भ दो भुगतानों में लिखा गया है। उनमें से एक का पैसा नहीं आया।",
    ),
    HANDED_TWICE: (
        "Cash was accepted at one desk and its offer taken back at the other. Count both drawers.",
        "नकद एक डेस्क पर स्वीकार हुआ और दूसरे पर उसकी सुपुर्दगी वापस ली गई। दोनों गल्ले गिनिए।",
    ),
    DISPUTED: (
        "One desk confirmed the payment {number}, another one called it failed. Ask the bank; put right what is wrong.",
        "भुगतान {number} की एक डेस्क ने पुष्टि की, दूसरे ने उसे असफल कहा। बैंक से पूछकर जो गलत हो उसे ठीक कीजिए।",
    ),
    CHALLAN_TWICE: (
        "The challan {number} was entered at two desks. Look at the counterfoil: money went to the bank once only.",
        "चालान {number} दो डेस्क पर दर्ज हुआ। काउंटरफ़ॉइल देखिए: पैसा बैंक में एक ही बार गया।",
    ),
    OVERDRAWN: (
        "More left a drawer or the safe than was in it, by what another desk did. Count the cash.",
        "दूसरे डेस्क के काम से गल्ले या तिजोरी से उतना निकला जितना था नहीं। नकद गिनिए।",
    ),
}
"""What each kind says, in both languages; {number} of the document that is about it."""
CHARGED_TWICE = (
    "Medicine of one dispense came back at two desks while they were apart: what is left of it is charged twice. "
    "Cancel one of the two charges.",
    "एक ही बार दी गई दवा दो डेस्क पर वापस ली गई, जब वे आपस में जुड़े नहीं थे: बाकी दवा का शुल्क दो बार लगा है। "
    "दो में से एक शुल्क रद्द कीजिए।",
)
"""Of the kind BILLED_TWICE, before there is a bill."""
