"""Contrast as WCAG AA asks for it, computed for both modes."""

import pytest

from desk.kit.tokens import DARK, LIGHT, Tokens, contrast

MODES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@MODES
def test_text_on_every_ground_it_is_used_on(tokens: Tokens) -> None:
    pairs = [(ink, ground) for ink in ("text", "muted") for ground in
             ("bg", "surface", "raised", "neutral_soft", "primary_soft")]  # fmt: skip
    pairs += [(tone, f"{tone}_soft") for tone in ("ok", "warn", "bad", "info", "primary")]
    pairs += [(tone, "surface") for tone in ("ok", "warn", "bad", "info", "primary")]
    pairs += [("rail_text", "rail"), ("rail_text", "rail_active"), ("on_rail", "rail_active"),
              ("on_primary", "primary"), ("on_primary", "primary_strong")]  # fmt: skip
    weak = {
        (ink, ground): round(ratio, 2)
        for ink, ground in pairs
        if (ratio := contrast(getattr(tokens, ink), getattr(tokens, ground))) < 4.5
    }
    assert not weak


@MODES
def test_edges_of_inputs_and_the_focus_ring_stand_out(tokens: Tokens) -> None:
    for edge in ("line", "primary"):
        assert contrast(getattr(tokens, edge), tokens.surface) >= 3


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
