"""What a person is told who holds a card that is not read."""

import pytest

from desk.scanning.decode import Seen
from desk.scanning.guidance import GONE, STEADY, Advice, Guide, advice

CORNERS = ((0, 0), (100, 0), (100, 100), (0, 100))
WELL = Seen(200.0, 150.0, 3.0, 0.6, CORNERS)


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (Seen(120.0), None),
        (Seen(10.0), Advice.LIGHT),
        (Seen(200.0, 150.0, 2.1, 0.6, CORNERS), Advice.CLOSER),
        (Seen(60.0, 40.0, 2.1, 0.6, CORNERS), Advice.LIGHT),
        (Seen(200.0, 20.0, 3.0, 0.6, CORNERS), Advice.LIGHT),
        (Seen(200.0, 150.0, 3.0, 1.4, CORNERS), Advice.STILL),
        (WELL, Advice.TURN),
    ],
)
def test_one_frame_says(seen: Seen, said: Advice | None) -> None:
    assert advice(seen) is said


def test_every_advice_has_its_own_sentence() -> None:
    assert len({str(one.sentence) for one in Advice}) == len(Advice)


def test_it_is_said_when_several_frames_agree_and_taken_back_likewise() -> None:
    guide = Guide()
    for _ in range(STEADY - 1):
        guide.saw(WELL)
    assert guide.now is None
    guide.saw(WELL)
    assert guide.now is Advice.TURN
    guide.saw(Seen(120.0))
    assert guide.now is Advice.TURN
    for _ in range(STEADY):
        guide.saw(None)
    assert guide.now is None


def test_the_frame_stays_a_moment_where_the_code_was_and_then_goes() -> None:
    guide = Guide()
    guide.saw(WELL)
    for _ in range(GONE - 1):
        guide.saw(Seen(120.0))
        assert guide.corners == CORNERS
    guide.saw(Seen(120.0))
    assert guide.corners == ()
