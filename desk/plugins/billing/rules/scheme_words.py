"""What a decision says, in both languages at once: it is kept, sent and printed whatever language the screens speak.

So these sentences are data here, and not entries of the catalogue.
"""

from collections.abc import Sequence

from desk.core.money import percent, rupees
from desk.plugins.billing.rules.definitions import (
    BY_FAMILY,
    BY_PERSON,
    CARD_SEEN,
    CARD_VERIFIED,
    DOCUMENT,
    MEMBER_NUMBER,
    NONE,
    Definition,
    Said,
)
from desk.plugins.billing.rules.facts import ALL

Both = tuple[str, str]
"""English, Hindi."""

_PROOF: dict[str, Both] = {
    CARD_VERIFIED: ("card verified", "कार्ड जाँचा गया"), DOCUMENT: ("document seen", "दस्तावेज़ देखा"),
    CARD_SEEN: ("card seen", "कार्ड देखा"), MEMBER_NUMBER: ("member number recorded", "सदस्य संख्या दर्ज"),
    NONE: ("as recorded, nothing seen", "जैसा दर्ज है, कुछ देखा नहीं गया"),
}  # fmt: skip
_SHARED: dict[str, Both] = {
    BY_PERSON: (", as far as this desk knows", ", जितना इस डेस्क को पता है"),
    BY_FAMILY: (", shared by the family", ", पूरे परिवार के लिए"),
}
_ALL_FACILITIES: Both = (", shared by all facilities", ", सभी केंद्रों को मिलाकर")


def covered(definition: Definition, said: Sequence[Said], proof: str, heard: str) -> Both:
    """A scheme that pays. `heard`: the day of the last sync ("" = never), said where a ceiling is shared."""
    shares = {benefit.share_bp for benefit in definition.benefits}
    much = f"{percent(max(shares, default=0))} %"
    head = ("Covered {much}", "{much} योजना से") if len(shares) == 1 else ("Covered up to {much}", "{much} तक योजना से")
    proven = _PROOF[proof]
    ceiling = _ceiling(definition, heard)
    return (
        f"{head[0].format(much=much)}: {'; '.join(one.en for one in said)}; proof: {proven[0]}{ceiling[0]}",
        f"{head[1].format(much=much)}: {'; '.join(one.hi for one in said)}; प्रमाण: {proven[1]}{ceiling[1]}",
    )


def not_covered(failed: Sequence[Said]) -> Both:
    """A condition is not met."""
    return (
        "Not covered: " + "; ".join(one.en for one in failed), "योजना से नहीं: " + "; ".join(one.hi for one in failed)
    )


def not_known(missing: Sequence[str]) -> Both:
    """A fact that decides is not known."""
    en, hi = (", ".join(getattr(ALL[name], language) for name in missing) for language in ("en", "hi"))
    return f"Not proven: not known: {en}", f"साबित नहीं: पता नहीं: {hi}"


def not_proven(accepted: Sequence[str]) -> Both:
    """All conditions are met, but what was seen is not enough."""
    en, hi = (" or ".join(_PROOF[one][0] for one in accepted), " या ".join(_PROOF[one][1] for one in accepted))
    return f"Not proven: needed: {en}", f"साबित नहीं: चाहिए: {hi}"


def not_here() -> Both:
    """The scheme never pays for a visit of this kind."""
    return (
        "Recorded, but it does not pay for this kind of visit.", "योजना दर्ज है, पर इस तरह की विज़िट के लिए नहीं है।",
    )  # fmt: skip


def part(definition: Definition, benefit: Said, *, cut: bool) -> Both:
    """What a scheme pays of one line; `cut`: only as far as its ceiling goes."""
    en, hi = f"{definition.name.en}: {benefit.en}", f"{definition.name.hi}: {benefit.hi}"
    return (f"{en} (up to the ceiling)", f"{hi} (सीमा तक)") if cut else (en, hi)


def _ceiling(definition: Definition, heard: str) -> Both:
    ceilings = definition.ceilings
    en, hi = "", ""
    if ceilings.visit_paise is not None:
        most = rupees(ceilings.visit_paise)
        en, hi = f"; at most ₹ {most} a visit", f"; हर विज़िट में ₹ {most} तक"
    if ceilings.year_paise is not None:
        shared = _SHARED.get(ceilings.shared_by, _ALL_FACILITIES)
        since = (f" (as of the last sync on {heard})", f" (पिछले सिंक {heard} तक)") if heard else (
            " (never synced)", " (कभी सिंक नहीं हुआ)"
        )  # fmt: skip
        en += f"; at most ₹ {rupees(ceilings.year_paise)} a year{shared[0]}{since[0]}"
        hi += f"; साल में ₹ {rupees(ceilings.year_paise)} तक{shared[1]}{since[1]}"
    return en, hi
