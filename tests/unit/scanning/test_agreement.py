"""A bar code is believed when two frames within a second agree, and waits for a QR code; that is taken at once."""

from desk.scanning.agreement import WAIT_SECONDS, Agreement, SquareFirst
from desk.scanning.decode import Decoded

QR = Decoded(b"HIM1:CARD", "]Q1", ())
EAN = Decoded(b"8901030865278", "]E0", ())
MISREAD = Decoded(b"8901030865261", "]E0", ())
LABEL = Decoded(b"04CNPH0WP", "]C0", ())


def test_a_square_code_is_believed_at_once() -> None:
    assert Agreement().believed([QR, EAN], 10.0) == (QR,)


def test_a_bar_code_is_believed_at_its_second_sight() -> None:
    agreement = Agreement()
    assert agreement.believed([EAN], 10.0) == ()
    assert agreement.believed([LABEL], 10.1) == ()
    assert agreement.believed([EAN, LABEL], 10.9) == (EAN, LABEL)


def test_two_sights_further_apart_than_a_second_do_not_agree() -> None:
    agreement = Agreement()
    agreement.believed([EAN], 10.0)
    assert agreement.believed([EAN], 11.1) == ()
    assert agreement.believed([EAN], 11.2) == (EAN,)


def test_a_misread_value_in_between_agrees_with_nothing() -> None:
    agreement = Agreement()
    agreement.believed([EAN], 10.0)
    assert agreement.believed([MISREAD], 10.1) == ()
    assert agreement.believed([EAN], 10.2) == (EAN,)


def test_the_same_digits_in_another_symbology_do_not_agree() -> None:
    agreement = Agreement()
    agreement.believed([EAN], 10.0)
    assert agreement.believed([Decoded(EAN.data, "]C0", ())], 10.1) == ()


def test_a_square_code_wins_over_the_bar_code_read_before_it() -> None:
    first = SquareFirst()
    assert first.meant(LABEL, 10.0) is None
    assert first.meant(None, 10.2) is None
    assert first.meant(QR, 10.3) is QR


def test_a_bar_code_alone_is_taken_after_its_wait_though_nothing_more_is_read() -> None:
    first = SquareFirst()
    assert first.meant(LABEL, 10.0) is None
    assert first.meant(LABEL, 10.0 + WAIT_SECONDS * 0.9) is None
    assert first.meant(None, 10.0 + WAIT_SECONDS) is LABEL


def test_another_bar_code_waits_anew() -> None:
    first = SquareFirst()
    assert first.meant(EAN, 10.0) is None
    assert first.meant(LABEL, 10.0 + WAIT_SECONDS) is None
    assert first.meant(LABEL, 10.0 + 2 * WAIT_SECONDS) is LABEL


def test_nothing_read_is_nothing_meant() -> None:
    assert SquareFirst().meant(None, 10.0) is None
