"""What a hand scanner does at a keyboard, as strokes: places of keys (Linux input codes) with the modifiers held."""

from dataclasses import dataclass
from random import Random

ROWS = ((2, "1234567890-=", "!@#$%^&*()_+"), (16, "qwertyuiop[]", "QWERTYUIOP{}"), (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
        (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"), (57, " ", " "))  # fmt: skip
SHIFT, CONTROL, ALT = "shift", "control", "alt"
MODIFIERS = {SHIFT: 42, CONTROL: 29, ALT: 56}
ENTER, TAB, ESCAPE, BACKSPACE, CAPS, KEYPAD_ENTER = 28, 15, 1, 14, 58, 96
FUNCTION = {n: 58 + n for n in range(1, 11)} | {11: 87, 12: 88}
MOVES = {"up": 103, "down": 108, "left": 105, "right": 106, "home": 102, "end": 107, "page up": 104, "page down": 109,
         "delete": 111, "insert": 110, "menu": 127}  # fmt: skip
PRINTABLE = "".join(map(chr, range(32, 127)))
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


@dataclass(frozen=True)
class Stroke:
    """One key pressed and let go while modifiers are down."""

    place: int
    held: tuple[str, ...] = ()


_PLACES = {c: Stroke(first + i) for first, plain, _ in ROWS for i, c in enumerate(plain)}
_PLACES |= {
    c: Stroke(first + i, (SHIFT,)) for first, _, shifted in ROWS for i, c in enumerate(shifted) if c not in _PLACES
}
_KEYS = {"\r": Stroke(ENTER), "\t": Stroke(TAB), "\x1b": Stroke(ESCAPE), "\b": Stroke(BACKSPACE)}


def strokes(text: str) -> list[Stroke]:
    """As a scanner set to a US keyboard types it; control characters as keys or as Ctrl and a letter."""
    return [_PLACES.get(c) or _KEYS.get(c) or _control(c) for c in text]


def _control(character: str) -> Stroke:
    return Stroke(_PLACES[chr(ord(character) | 0x40).lower()].place, (CONTROL,))


def hostile(random: Random) -> list[Stroke]:
    """A code made to work the window: text with keys among it that move, submit, cancel and command."""
    made = [one for _ in range(random.randint(1, 6)) for one in _part(random)]
    made += strokes("".join(random.choices(PRINTABLE, k=6)))  # a scanner's rhythm shows over six characters
    if random.random() < 0.5:
        random.shuffle(made)
    return [*made, *_suffix(random)]


def _part(random: Random) -> list[Stroke]:
    kind = random.randrange(9)
    letter = _PLACES[random.choice("abcdefghijklmnopqrstuvwxyz0123456789,./;[]")]
    if kind == 0:
        return [Stroke(random.choice((TAB, ENTER, KEYPAD_ENTER, ESCAPE, BACKSPACE)), _maybe(random, SHIFT))]
    if kind == 1:
        return [Stroke(random.choice(list(FUNCTION.values())), _maybe(random, SHIFT, CONTROL))]
    if kind == 2:
        return [Stroke(random.choice(list(MOVES.values())), _maybe(random, SHIFT, CONTROL))]
    if kind == 3:
        return [Stroke(letter.place, (random.choice((CONTROL, ALT)),))]
    if kind == 4:
        return [Stroke(ENTER, (random.choice((CONTROL, ALT, SHIFT)),))]
    if kind == 5:
        return strokes(
            random.choice(("'\"`;--", "{{}}[]^~", "\\\\\\", "<script>", "' OR 1=1--", "%s%n", "\r\n\r\n", "\t\t"))
        )
    if kind == 6:
        return strokes("".join(random.choices(PRINTABLE, k=random.randint(1, 60))))
    if kind == 7:
        return strokes("".join(chr(random.randrange(1, 27)) for _ in range(random.randint(1, 6))))
    return strokes(random.choice(PRINTABLE) * random.choice((3, 40, 200)))


def _maybe(random: Random, *held: str) -> tuple[str, ...]:
    return (random.choice(held),) if random.random() < 0.3 else ()


def _suffix(random: Random) -> list[Stroke]:
    return strokes(random.choice(("\r", "\r", "\t", "\r\n", "\n", "\r\r\t\r", "")))
