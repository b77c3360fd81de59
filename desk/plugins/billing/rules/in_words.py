"""An amount in words, as a challan wants it: in English, and in Hindi, in crore, lakh and thousand."""

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_BY_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_DEVANAGARI = (
    "शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस "
    "बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस "
    "अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन "
    "तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर "
    "इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी "
    "छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे"
)
_ONES, _TENS, _HINDI = _ENGLISH.split(), _BY_TENS.split(), _DEVANAGARI.split()
_STEPS = ((10_000_000, "crore", "करोड़"), (100_000, "lakh", "लाख"), (1_000, "thousand", "हज़ार"), (100, "hundred", "सौ"))


def english(paise: int) -> str:
    """Rupees one lakh twenty-five thousand and fifty paise only. Not below zero."""
    rupees, rest = divmod(paise, 100)
    said = f"Rupees {_said(rupees, 1)}"
    return f"{said} and {_said(rest, 1)} paise only" if rest else f"{said} only"


def hindi(paise: int) -> str:
    """एक लाख पच्चीस हज़ार रुपये पचास पैसे मात्र"""
    rupees, rest = divmod(paise, 100)
    said = f"{_said(rupees, 2)} रुपये"
    return f"{said} {_said(rest, 2)} पैसे मात्र" if rest else f"{said} मात्र"


def _said(number: int, language: int) -> str:
    parts = []
    for step in _STEPS:
        many, number = divmod(number, step[0])
        if many:
            parts.append(f"{_said(many, language)} {step[language]}")
    if number or not parts:
        parts.append(_HINDI[number] if language == 2 else _below_hundred(number))
    return " ".join(parts)


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number < len(_ONES):
        return _ONES[number]
    return f"{_TENS[tens - 2]}-{_ONES[ones]}" if ones else _TENS[tens - 2]
