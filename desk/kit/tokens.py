"""The colours of the desk, one name per meaning, in two modes. Text pairs hold 4.5:1, edges of inputs 3:1 (WCAG AA)."""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["light", "dark"]
Tone = Literal["neutral", "ok", "warn", "bad", "info", "primary"]
"""What a colour says: nothing, good, look here, stop, for your information, ours."""


@dataclass(frozen=True)
class Tokens:
    """Colours as #rrggbb. `soft` colours are grounds on which the colour of the same name is text."""

    bg: str
    surface: str
    raised: str
    border: str
    line: str
    text: str
    muted: str
    primary: str
    primary_strong: str
    on_primary: str
    primary_soft: str
    rail: str
    rail_text: str
    rail_active: str
    on_rail: str
    neutral_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str

    def ink(self, tone: Tone) -> str:
        """The text colour of a tone."""
        return {
            "neutral": self.muted, "ok": self.ok, "warn": self.warn, "bad": self.bad, "info": self.info,
            "primary": self.primary,
        }[tone]  # fmt: skip

    def ground(self, tone: Tone) -> str:
        """The soft ground of a tone."""
        return {
            "neutral": self.neutral_soft, "ok": self.ok_soft, "warn": self.warn_soft, "bad": self.bad_soft,
            "info": self.info_soft, "primary": self.primary_soft,
        }[tone]  # fmt: skip


LIGHT = Tokens(
    bg="#f3f5f8",
    surface="#ffffff",
    raised="#f8fafb",
    border="#e0e6ec",
    line="#86929f",
    text="#14202a",
    muted="#566372",
    primary="#0b6b67",
    primary_strong="#085451",
    on_primary="#ffffff",
    primary_soft="#dcf1ee",
    rail="#102a33",
    rail_text="#c6d4da",
    rail_active="#1f4651",
    on_rail="#ffffff",
    neutral_soft="#ebeff4",
    ok="#12653a",
    ok_soft="#e0f5e8",
    warn="#7f5200",
    warn_soft="#fff0d1",
    bad="#b0231c",
    bad_soft="#fde6e4",
    info="#1a56b0",
    info_soft="#e2edfd",
)

DARK = Tokens(
    bg="#0f161b",
    surface="#182128",
    raised="#1d2831",
    border="#2b3843",
    line="#6c7d8c",
    text="#e8eef2",
    muted="#a3b3bf",
    primary="#2fb6a9",
    primary_strong="#54cdc1",
    on_primary="#04211e",
    primary_soft="#173f3b",
    rail="#0a0f12",
    rail_text="#b7c5cd",
    rail_active="#1c343b",
    on_rail="#ffffff",
    neutral_soft="#26333d",
    ok="#62d08a",
    ok_soft="#15331f",
    warn="#f2bb5c",
    warn_soft="#3a2a0d",
    bad="#ff938a",
    bad_soft="#44191a",
    info="#8bb8ff",
    info_soft="#17294a",
)

MODES: dict[Mode, Tokens] = {"light": LIGHT, "dark": DARK}


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: str) -> float:
        c = int(part, 16) / 255
        return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
