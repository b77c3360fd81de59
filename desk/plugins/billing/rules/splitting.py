"""Who pays how much of a line: schemes in their order, what is left to the patient. Pure; whole paise; always sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desk.core.money import share, within
from desk.plugins.billing.rules import conditions, facts, scheme_words
from desk.plugins.billing.rules.charging import Part, Split
from desk.plugins.billing.rules.decisions import Decision
from desk.plugins.billing.rules.definitions import Benefit, Definition
from desk.plugins.billing.rules.facts import Value


@dataclass(frozen=True)
class ToSplit:
    """A line that is to be split. ref: the caller's own; kind and head as the tariff has them; paise; day ISO."""

    ref: str
    code: str
    kind: str
    head: str
    gross: int
    quantity: int = 1
    discount: int = 0
    tax_bp: int = 0
    day: str = ""


@dataclass(frozen=True)
class Used:
    """What schemes paid so far, by code: for this visit, and in this year of theirs. Paise."""

    visit: Mapping[str, int] = field(default_factory=dict)
    year: Mapping[str, int] = field(default_factory=dict)


NOTHING_USED = Used()


@dataclass
class _Payer:
    """A scheme that pays, and how much it still may."""

    definition: Definition
    decision: Decision
    facts: Mapping[str, Value]
    left: list[int]

    def pays(self, line: ToSplit, left: int) -> tuple[int, Part | None]:
        """How much of `left` it pays, and the part that says so; the ceilings go down by it."""
        benefit = self._benefit(line)
        if benefit is None:
            return 0, None
        whole = share(left, benefit.share_bp)
        paise = max(min([whole, left, *self.left]), 0)
        if not paise:
            return 0, None
        self.left = [one - paise for one in self.left]
        said = scheme_words.part(self.definition, benefit.says, cut=paise < whole)
        return paise, Part(self.definition.scheme, paise, self.decision.decision_id, *said)

    def _benefit(self, line: ToSplit) -> Benefit | None:
        if line.kind in self.definition.not_for.kinds:
            return None
        known = {**self.facts, "kind": line.kind, "code": line.code, "head": line.head}
        return next((one for one in self.definition.benefits if conditions.holds(one.when, known)), None)


def split(
    paying: Sequence[tuple[Definition, Decision]], lines: Sequence[ToSplit], used: Used = NOTHING_USED
) -> tuple[Split, ...]:
    """The split of each line, in their order. Schemes that are not eligible pay nothing; the first to pay goes first.

    The discount goes first; each scheme takes its share of what is then left, as far as its ceilings go; the tax lies
    inside the patient's part.
    """
    payers = [
        _Payer(definition, decision, _read(decision), _left(definition, used))
        for definition, decision in sorted(paying, key=lambda one: (one[0].priority, one[0].scheme))
        if decision.eligible
    ]
    return tuple(_split(payers, line) for line in lines)


def _split(payers: Sequence[_Payer], line: ToSplit) -> Split:
    discount = max(min(line.discount, line.gross), 0)
    left = line.gross - discount
    parts: list[Part] = []
    excluded: set[str] = set()
    for payer in payers:
        if payer.definition.scheme in excluded:
            continue
        if parts and not payer.definition.combines:
            continue
        paise, part = payer.pays(line, left)
        if part is None:
            continue
        parts.append(part)
        left -= paise
        excluded |= set(payer.definition.excludes)
        if not payer.definition.combines:
            break
    return Split(line.gross, discount, tuple(parts), left, within(left, line.tax_bp))


def _left(definition: Definition, used: Used) -> list[int]:
    ceilings = definition.ceilings
    each = ((ceilings.visit_paise, used.visit), (ceilings.year_paise, used.year))
    return [most - spent.get(definition.scheme, 0) for most, spent in each if most is not None]


def _read(decision: Decision) -> dict[str, Value]:
    try:
        return facts.read(decision.facts)
    except ValueError:
        return {}
