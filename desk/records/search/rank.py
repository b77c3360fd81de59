"""How well a candidate answers what was typed, and why. Pure: no database."""

from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from desk.core.i18n import Words, words
from desk.records.search.alias import aliases
from desk.records.search.index import Kept
from desk.records.search.parse import Query, Word
from desk.records.search.phonetic import also_written, plain, sound

_BEGUN, _ALIAS, _PLAIN, _SOUND = 0.93, 0.92, 0.97, 0.78
_EXTRA_WORD = 0.015
_LEAST_WEIGHT = 3
_CLOSE_NAME = 0.995
_NAMESAKE = 0.02
_FOR_OTHERS = 4
_WRONG_YEAR = {1: 0.06, 2: 0.1}
_OTHER_YEAR, _OTHER_PHONE = 0.22, 0.25


@dataclass(frozen=True, slots=True)
class Hit:
    """A patient found: `score` 0 to about 1, higher is better; `why` in words for the clerk."""

    row: int
    patient_id: str
    score: float
    why: tuple[Words, ...]


Ranked = list[tuple[Hit, Kept]]
"""Hits with what is kept of them, best first."""


def page(ranked: Ranked, limit: int, keep: int = _FOR_OTHERS) -> list[Hit]:
    """The first `limit` hits; where namesakes would fill the page to its end, its last `keep` places show other names.

    Someone who typed Rajendra may mean Rajinder, and would look in vain through a page of Rajendras.
    """
    if len(ranked) <= limit or ranked[limit - 1][0].score < ranked[0][0].score - _NAMESAKE:
        return [hit for hit, _ in ranked[:limit]]
    shown = ranked[: max(0, limit - keep)]
    names = {known.names for _, known in shown}
    others: dict[str, Hit] = {}
    for hit, known in ranked[len(shown) :]:
        if hit.score < ranked[0][0].score - _NAMESAKE and known.names not in names:
            others.setdefault(known.names, hit)
    rest = list(others.values())[:keep]
    return [hit for hit, _ in ranked[: limit - len(rest)]] + rest


@dataclass(slots=True)
class Ranker:
    """Ranks candidates for one query; remembers words and names it has seen, since both recur among candidates."""

    query: Query
    _alike: dict[tuple[str, str], float] = field(default_factory=dict)
    _fits: dict[str, float] = field(default_factory=dict)
    _fathers: "Ranker | None" = None

    def hit(self, candidate: Kept) -> Hit:
        """The candidate with its score and reasons."""
        score, why = 0.0, []
        if self.query.words:
            score = self.name(candidate.names)
            why.append(_why_name(score))
        score += self._year(candidate, why) + self._phone(candidate, why) + self._father(candidate, why)
        return Hit(candidate.row, candidate.patient_id, round(score, 4), tuple(why))

    def name(self, names: str) -> float:
        """How well the typed words fit the best of the names (folded words, "|" between names)."""
        known = self._fits.get(names)
        if known is None:
            known = self._fits[names] = max((self._fit(name.split()) for name in names.split("|")), default=0.0)
        return known

    def sounds_the_same(self, names: str) -> bool:
        """Whether one of the names has, word for word, the sounds that were typed (or forms of the same name)."""
        mine = [word.plain for word in self.query.words]
        for name in names.split("|"):
            theirs = [plain(word) for word in name.split()]
            if len(mine) == len(theirs) and all(map(_sound_same, mine, theirs)):
                return True
        return False

    def _fit(self, theirs: list[str]) -> float:
        """Each typed word with the stored word it fits best, the best fits first; a word counts by its length."""
        mine = self.query.words
        fits = sorted(
            ((self.alike(w, t), at, place) for at, w in enumerate(mine) for place, t in enumerate(theirs)), reverse=True
        )
        total, weight = 0.0, sum(max(_LEAST_WEIGHT, len(w.spelling)) for w in mine)
        met: set[int] = set()
        taken: set[int] = set()
        for likeness, at, place in fits:
            if at not in met and place not in taken:
                met.add(at)
                taken.add(place)
                total += likeness * max(_LEAST_WEIGHT, len(mine[at].spelling))
        fit = total / weight if weight else 0.0
        return max(fit - _EXTRA_WORD * (len(theirs) - len(taken)), self._joined(theirs))

    def _joined(self, theirs: list[str]) -> float:
        """Om Prakash typed for Omprakash, or the other way round."""
        mine = self.query.words
        if len(mine) == len(theirs) or not theirs:
            return 0.0
        one = "".join(w.plain for w in mine)
        other = "".join(plain(w) for w in theirs)
        return 0.96 if one == other else (0.9 if len(mine) < len(theirs) and other.startswith(one) else 0.0)

    def alike(self, word: Word, theirs: str) -> float:
        """0 to 1: how alike a typed and a stored word are."""
        key = (word.spelling, theirs)
        known = self._alike.get(key)
        if known is None:
            known = alike(word, theirs)
            for other in also_written(word.spelling):
                known = max(known, _BEGUN * alike(Word.of(other), theirs))
            self._alike[key] = known
        return known

    def _year(self, candidate: Kept, why: list[Words]) -> float:
        if not self.query.years:
            return 0.0
        if candidate.birth_year is None:
            return -_OTHER_YEAR / 2
        first, last = self.query.years
        away = max(first - candidate.birth_year, candidate.birth_year - last, 0)
        if away == 0:
            why.append(words("Search", "age") if self.query.aged else words("Search", "year of birth"))
        return -_WRONG_YEAR.get(away, _OTHER_YEAR) if away else 0.0

    def _phone(self, candidate: Kept, why: list[Words]) -> float:
        if not self.query.phone:
            return 0.0
        if any(phone.startswith(self.query.phone) for phone in candidate.phones.split()):
            why.append(words("Search", "phone"))
            return 0.0
        return -_OTHER_PHONE

    def _father(self, candidate: Kept, why: list[Words]) -> float:
        if not self.query.fathers:
            return 0.0
        if self._fathers is None:
            self._fathers = Ranker(Query(words=tuple(map(Word.of, self.query.fathers))))
        fit = self._fathers.name(candidate.fathers)
        if fit > _SOUND:
            why.append(words("Search", "father or guardian"))
        return 0.3 * (fit - 1)


def alike(word: Word, theirs: str) -> float:
    """0 to 1: how alike a typed word and a stored folded word are; half a typed word is nearly as good as a whole."""
    if word.spelling == theirs:
        return 1.0
    form = plain(theirs)
    found = OSA.normalized_similarity(word.spelling, theirs)
    if form == word.plain:
        return max(_PLAIN, found)
    found = max(found, _PLAIN * OSA.normalized_similarity(word.plain, form))
    if form.startswith(word.begins) or theirs.startswith(word.spelling):
        found = max(found, _BEGUN)
    if form in aliases(word.plain):
        found = max(found, _ALIAS)
    if sound(form) == sound(word.plain):
        found = max(found, _SOUND + (0.95 - _SOUND) * OSA.normalized_similarity(word.plain, form))
    return found


def _sound_same(one: str, other: str) -> bool:
    return one == other or sound(one) == sound(other) or other in aliases(one)


def _why_name(score: float) -> Words:
    return words("Search", "name") if score >= _CLOSE_NAME - 3 * _EXTRA_WORD else words("Search", "similar name")
