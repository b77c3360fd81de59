"""A test code with the whole alphabet, and what a scanner got wrong about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from desk.core.i18n import Words, words
from desk.scanning.burst import GAPS_MS, Heard

GS = "\x1d"
SQUARE = "HIMTEST:" + "".join(map(chr, range(32, 127))) + GS + "END"
BARS = ("T1-AQZWMaqzwm", "T2:0123456789./")
"""What the bar codes hold: what layouts exchange and scanners turn, as short as a roll of 80 mm wants it."""
LONGEST_CARD = 472  # characters
PATIENCE_SECONDS = 4.0
_ALIKE = 0.65
_SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """One thing about a scanner: how it is, and what to do about it where it is not well."""

    tone: Literal["ok", "warn", "bad"]
    sentence: Words
    advice: Words | None = None


def diagnose(heard: Heard, gap_ms: int) -> tuple[Finding, ...]:
    """What a scan of a test code tells of the scanner, the worst first; `gap_ms` as it is set."""
    target = _meant(heard)
    if target is None:
        return (Finding("bad", words("Trial", "This is not the test code. Scan the code on this page or its print.")),)
    found = [*_characters(heard, target), *_separator(heard, target), *_suffix(heard), *_speed(heard, gap_ms)]
    return tuple(sorted(found, key=lambda one: ("bad", "warn", "ok").index(one.tone)))


def _meant(heard: Heard) -> str | None:
    likeness, target = max((max(_alike(text, one) for text in _readings(heard)), one) for one in (SQUARE, *BARS))
    return target if likeness > _ALIKE else None


def _readings(heard: Heard) -> tuple[str, str]:
    return heard.by_place, heard.by_text


def _alike(text: str, target: str) -> float:
    same_length = 1 - abs(len(text) - len(target)) / max(len(text), len(target))
    in_order = SequenceMatcher(None, text.casefold(), target.casefold(), autojunk=False).ratio()
    return (same_length + in_order) / 2 if same_length > 0.7 else 0.0


def _characters(heard: Heard, target: str) -> list[Finding]:
    wanted = target.replace(GS, "")
    by_place, by_text = (_without_separator(text, target) for text in _readings(heard))
    if by_place == wanted:
        made = [Finding("ok", words("Trial", "Every character came through."))]
        if by_text != wanted:
            sentence = words("Trial", "This computer's layout or Caps Lock would change it; the desk is not misled.")
            made.append(Finding("ok", sentence))
        return made
    if by_text == wanted:
        sentence = words("Trial", "The scanner is set to this computer's keyboard layout: right only while that stays.")
        return [Finding("warn", sentence, _TO_US)]
    seen = max((by_place, by_text), key=lambda text: _alike(text, wanted))
    return [_case(seen, wanted) or _wrong(seen, wanted)]


def _without_separator(text: str, target: str) -> str:
    at = target.find(GS)
    if at >= 0 and len(text) == len(target):
        return text[:at] + text[at + 1 :]
    return text.replace(GS, "")


def _case(seen: str, wanted: str) -> Finding | None:
    advice = words("Trial", "In the scanner's booklet: Caps Lock off, and case as it is (no conversion).")
    if seen == wanted.swapcase():
        return Finding("bad", words("Trial", "Capital and small letters are exchanged."), advice)
    if seen == wanted.upper():
        return Finding("bad", words("Trial", "Small letters come as capitals."), advice)
    if seen == wanted.lower():
        return Finding("bad", words("Trial", "Capital letters come as small ones."), advice)
    return None


def _wrong(seen: str, wanted: str) -> Finding:
    if len(seen) != len(wanted):
        return Finding(
            "bad",
            words("Trial", "{came} characters came of {all}.", came=len(seen), all=len(wanted)),
            words("Trial", "Set a delay of 5 ms between characters in the scanner, or use it by serial port."),
        )
    other = sorted(
        (pair for pair in zip(wanted, seen, strict=True) if pair[0] != pair[1]), key=lambda p: not p[0].isalnum()
    )
    pairs = [f"{meant} → {came}" for meant, came in other]
    shown = ", ".join(pairs[:_SHOWN]) + (" …" if len(pairs) > _SHOWN else "")
    sentence = words("Trial", "{number} characters come as others: {pairs}", number=len(pairs), pairs=shown)
    return Finding("bad", sentence, _TO_US)


_TO_US = words("Trial", "In the scanner's booklet: keyboard country or language: USA (English).")


def _separator(heard: Heard, target: str) -> list[Finding]:
    if GS not in target:
        return []
    texts: Sequence[str] = _readings(heard)
    if any(GS in text for text in texts):
        return [Finding("ok", words("Trial", "The separator of medicine packs (GS) comes through."))]
    advice = words("Trial", "In the scanner's booklet: control characters (function codes): send as Ctrl and a key.")
    at = target.index(GS)
    if any(len(text) == len(target) and text[at - 1 : at] == "~" for text in texts):
        other = next(text[at] for text in texts if len(text) == len(target))
        sentence = words("Trial", "The separator of medicine packs comes as {other}.", other=other)
        return [Finding("bad", sentence, advice)]
    return [Finding("bad", words("Trial", "The separator of medicine packs (GS) is lost."), advice)]


def _suffix(heard: Heard) -> list[Finding]:
    if not heard.keyboard:
        return []
    if heard.end in ("\r", "\n"):
        return [Finding("ok", words("Trial", "It ends each code with Return."))]
    if heard.end == "\t":
        return [Finding("ok", words("Trial", "It ends each code with Tab."))]
    sentence = words("Trial", "It sends nothing after a code, so that the desk waits for silence.")
    return [Finding("warn", sentence, words("Trial", "In the scanner's booklet: suffix: CR (Return, Enter)."))]


def _speed(heard: Heard, gap_ms: int) -> list[Finding]:
    if not heard.keyboard:
        return []
    if heard.longest_ms > gap_ms:
        sentence = words("Trial", "It pauses up to {pause} ms between keys; {gap} ms is set.",
                         pause=heard.longest_ms, gap=gap_ms)  # fmt: skip
        fits = next((gap for gap in GAPS_MS if gap >= heard.longest_ms), GAPS_MS[-1])
        return [Finding("bad", sentence, words("Trial", "Choose {gap} ms below.", gap=fits))]
    seconds = heard.mean_ms * LONGEST_CARD / 1000
    text = f"{seconds:.1f}"
    if seconds > PATIENCE_SECONDS:
        sentence = words("Trial", "The longest card would take {seconds} seconds.", seconds=text)
        advice = words("Trial", "Use the scanner by serial port (USB-COM), or set it faster.")
        return [Finding("warn", sentence, advice)]
    return [Finding("ok", words("Trial", "Fast enough: the longest card takes {seconds} seconds.", seconds=text))]
