"""How a name sounds, whichever script it is written in.

`plain` keeps the vowels in three classes (a, i, u) and is the same for most spellings of one name, Latin or Devanagari;
the plain form of the beginning of a word is the beginning of the plain form of the word, so that half a name is found.
`sound` keeps the consonants only. What is merged follows the published spelling variants named in
benchmarks/names/misspell.py; schwa deletion is the usual one of Hindi (silent at the end, and between a vowel with a
consonant and a consonant with a vowel).
"""

import re
from functools import lru_cache

_DEVA_FIRST, _DEVA_LAST = "\u0900", "\u097f"
_VIRAMA, _ANUSVARA, _VISARGA = "\u094d", "\u0902", "\u0903"

_CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळऩऱ\u095c\u095d",
        "kkggnccjjnttddnttddnppbbmirlvssshlnrrr",
        strict=True,
    )
)
_VOWELS = dict(
    zip("अआइईउऊएऐओऔऍऑऎऒ", ["a", "a", "i", "i", "u", "u", "i", "ai", "u", "au", "i", "u", "i", "u"], strict=True)
)
_VOWELS["ऋ"] = "ri"
_MATRAS = dict(zip("ािीुूेैोौॅॉॆॊ", ["a", "i", "i", "u", "u", "i", "ai", "u", "au", "i", "u", "i", "u"], strict=True))
_MATRAS["ृ"] = "ri"

# In order: a digraph before the letters it is made of.
_LATIN = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"x", "ks"),
        (r"ch+", "C"),
        (r"ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"[cq]", "k"),
        (r"C", "c"),
        (r"^jn|jny|gny", "gy"),
        (r"ph|f", "p"),
        (r"w", "v"),
        (r"z", "j"),
        (r"([kgcjtdbps])h+", r"\1"),
        (r"[ey]", "i"),
        (r"o", "u"),
    )
)
_SHARED = tuple((re.compile(pattern), to) for pattern, to in ((r"n(?=[pb])", "m"), (r"(.)\1+", r"\1")))
_INNER = re.compile(r"(?<!^)[aiuh]")


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """The plain form of a folded word (fold.words_of); letters of other scripts stay as they are."""
    if _DEVA_FIRST <= word[:1] <= _DEVA_LAST:
        return _shared(_romanised(word))
    form = word
    for pattern, to in _LATIN:
        form = pattern.sub(to, form)
    return _shared(form)


def beginnings(word: str) -> tuple[str, ...]:
    """The plain forms that a word beginning with the folded `word` may begin with; never empty."""
    found = [plain(word)]
    if _DEVA_FIRST <= word[-1:] <= _DEVA_LAST and word[-1] in _CONSONANTS:
        found.append(plain(word + "ा")[:-1])  # a vowel may follow, which takes the schwa before away
    if word.endswith("c"):
        found.append(plain(word + "h"))
    if word.endswith(("ks", "kc")):
        found.append(plain(word + "h"))
    return tuple(dict.fromkeys(found))


def also_written(word: str) -> tuple[str, ...]:
    """Other letters for what was typed, where one sound is written in ways that have no letter in common (ज्ञ)."""
    return (word.replace("gy", "jn"),) if "gy" in word else ()


@lru_cache(maxsize=100_000)
def sound(plain_word: str) -> str:
    """The consonants of a plain word, its first letter standing for any vowel if it is one."""
    head, tail = plain_word[:1], _INNER.sub("", plain_word)[1:]
    return (("a" if head in "aiu" else head) + tail).replace("v", "b")


def _shared(form: str) -> str:
    for pattern, to in _SHARED:
        form = pattern.sub(to, form)
    return form


def _romanised(word: str) -> str:
    """Devanagari by letter: (consonant, vowel) units, then the schwas that are not spoken go."""
    units: list[tuple[str, str]] = []  # vowel: "@" the inherent one, "" none; consonant "M", "N": anusvara
    word = word.replace("ज्ञ", "ग्य").replace("ंह", "ंग")
    for at, letter in enumerate(word):
        after = word[at + 1 : at + 2]
        if letter in _CONSONANTS:
            units.append((_CONSONANTS[letter], "" if after == _VIRAMA else _MATRAS.get(after, "@")))
        elif letter in _VOWELS:
            units.append(("", _VOWELS[letter]))
        elif letter == _ANUSVARA:
            units.append(("M" if after in tuple("पफबभम") else "N", ""))
        elif letter not in _MATRAS and letter not in (_VIRAMA, _VISARGA):
            units.append((letter, ""))
    return "".join(consonant + vowel for consonant, vowel in _spoken(units)).replace("-", "").lower()


def _spoken(units: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The units with every schwa spoken ("a") or silent ("-"), decided from the end of the word."""
    spoken = list(units)
    for at in range(len(units) - 1, -1, -1):
        consonant, vowel = units[at]
        if vowel == "@":
            spoken[at] = (consonant, "-" if at and _is_silent(spoken, at) else "a")
    return spoken


def _is_silent(units: list[tuple[str, str]], at: int) -> bool:
    before, after = units[at - 1], units[at + 1 :]
    if not after:
        return before[1] != "" or before[0] in tuple("NMnmrl")
    if before[1] == "" or after[0][0] in ("", "N", "M") or after[0][1] == "-":
        return False
    if (units[at][0] == "v" and after == [("t", "i")]) or after[0] == ("s", ""):
        return False  # -वती and -स्व keep the vowel before them
    return next((vowel for _, vowel in after if vowel), "-") != "-"
