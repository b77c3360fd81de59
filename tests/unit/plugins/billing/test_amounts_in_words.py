"""Amounts in words, as a challan has them."""

import pytest

from desk.plugins.billing.rules import in_words


@pytest.mark.parametrize(("paise", "english", "hindi"), [
    (0, "Rupees zero only", "शून्य रुपये मात्र"),
    (5, "Rupees zero and five paise only", "शून्य रुपये पाँच पैसे मात्र"),
    (263_80, "Rupees two hundred sixty-three and eighty paise only", "दो सौ तिरसठ रुपये अस्सी पैसे मात्र"),
    (1_019_00, "Rupees one thousand nineteen only", "एक हज़ार उन्नीस रुपये मात्र"),
    (1_00_020_00, "Rupees one lakh twenty only", "एक लाख बीस रुपये मात्र"),
    (123_45_67_890_00, "Rupees one hundred twenty-three crore forty-five lakh sixty-seven thousand eight hundred "
     "ninety only", "एक सौ तेईस करोड़ पैंतालीस लाख सड़सठ हज़ार आठ सौ नब्बे रुपये मात्र"),
])  # fmt: skip
def test_an_amount_is_said_in_both_languages(paise: int, english: str, hindi: str) -> None:
    assert (in_words.english(paise), in_words.hindi(paise)) == (english, hindi)


def test_no_two_amounts_below_a_thousand_are_said_alike() -> None:
    for say in (in_words.english, in_words.hindi):
        said = {say(rupees * 100) for rupees in range(1000)}
        assert len(said) == 1000
