"""The cells of the table: which conditions are tried, each with a name, and the frames of one cell.

A burst is what a clerk gives without knowing: eight pictures of one card held in one hand, which wanders. The limits of
the aim (a module of 2.2 px, defocus 0.8, motion 1.6 modules) hold for each frame as it was drawn, not for the cell.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from benchmarks.webcam.camera import Picture, Shot, take
from benchmarks.webcam.cards import Printed
from benchmarks.webcam.printed import card_picture

if TYPE_CHECKING:
    from numpy.random import Generator

BURST = 8
MODULE_PX, DEFOCUS, MOTION = 2.2, 0.8, 1.6
HD, VGA = (1280, 720), (640, 480)
# What a hand always does, in every cell that does not say otherwise.
HELD: dict[str, Any] = {"tilt": 8.0, "defocus": 0.3, "motion": 0.4}
EFFECTS: dict[str, tuple[Any, ...]] = {
    "tilt": (15.0, 30.0, 45.0, 60.0),
    "defocus": (0.6, 0.8, 1.0, 1.2, 1.6),
    "motion": (0.8, 1.6, 2.4, 3.2),
    "light": (0.2, 0.05, 0.02),
    "glare": (0.08, 0.15, 0.3),
    "noise": (3.0, 8.0),
    "moire": (0.15, 0.3, 0.5),
    "curl_mm": (120.0, 60.0, 30.0),
}


@dataclass(frozen=True)
class Cell:
    """One line of the table. `ranges` are drawn anew for each burst, evenly between both ends."""

    group: str
    name: str
    profile: str
    shot: Shot
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Taken:
    """One frame and what stands on the paper that it shows."""

    cell: Cell
    burst: int
    shot: Shot
    paper: Printed
    picture: Picture

    @property
    def within(self) -> bool:
        """Whether this frame lies within the limits of the aim."""
        shot = self.shot
        return self.picture.module_px >= MODULE_PX and shot.defocus <= DEFOCUS and shot.motion <= MOTION


def cells() -> list[Cell]:
    """All of them, in the order of the table."""
    return [*_distances(), *_effects(), *_limits()]


def _shot(size: tuple[int, int], cm: float, **more: Any) -> Shot:
    return Shot(width=size[0], height=size[1], distance_mm=cm * 10, **(HELD | more))


def _distances() -> Iterator[Cell]:
    for profile in ("card", "large", "slip"):
        for size in (HD, VGA):
            for cm in (10, 15, 20, 25, 30, 40):
                yield Cell("distance", f"{size[1]}p {cm} cm", profile, _shot(size, cm))


def _effects() -> Iterator[Cell]:
    """One thing at a time, near (15 cm) and at the limit of size (24 cm: 2.3 px a module)."""
    for effect, degrees in EFFECTS.items():
        for cm in (15, 24):
            for degree in degrees:
                yield Cell("effect", f"{effect.removesuffix('_mm')} {degree:g}, {cm} cm", "card",
                           _shot(HD, cm, **{effect: degree}))  # fmt: skip


def _limits() -> Iterator[Cell]:
    """The aim's own ground: its corner, its inside, and its inside with everything else added."""
    far = {"card": 23.5, "large": 27.0, "slip": 28.5}
    near = {"card": (110.0, 250.0), "large": (130.0, 285.0), "slip": (130.0, 305.0)}
    for profile, cm in far.items():
        for defocus, motion in ((0.8, 0.0), (0.0, 1.6), (0.8, 1.6)):
            yield Cell("corner", f"defocus {defocus:g}, motion {motion:g}, smallest", profile,
                       _shot(HD, cm, tilt=0.0, defocus=defocus, motion=motion))  # fmt: skip
    inside = {"defocus": (0.0, 0.8), "motion": (0.0, 1.6), "tilt": (0.0, 25.0)}
    rest = {"light": (0.03, 1.0), "glare": (0.0, 0.12), "noise": (1.0, 3.0)}
    rest |= {"moire": (0.0, 0.2), "curl_mm": (50.0, 300.0)}
    for profile, reach in near.items():
        yield Cell("inside", "evenly drawn", profile, Shot(), {"distance_mm": reach} | inside)
    for profile, reach in near.items():
        yield Cell("everything", "evenly drawn, with the rest", profile, Shot(), {"distance_mm": reach} | inside | rest)
    for profile, reach in near.items():
        half = reach[0] * 0.9, reach[1] / 2
        vga = Shot(width=VGA[0], height=VGA[1])
        yield Cell("inside", "evenly drawn, 480p", profile, vga, {"distance_mm": half} | inside)


def frames(cell: Cell, bursts: int, seed: int, length: int = BURST) -> Iterator[Taken]:
    """`bursts` times `length` frames; the same for the same seed, whatever other cells are run."""
    for burst in range(bursts):
        paper = card_picture(cell.profile, burst)
        for shot, chance in shots(cell, burst, seed, length):
            yield Taken(cell, burst, shot, paper, take(paper, shot, chance))


def shots(cell: Cell, burst: int, seed: int, length: int = BURST) -> Iterator[tuple[Shot, "Generator"]]:
    """How one burst is taken, and the chance that goes on with it."""
    import numpy as np

    chance = np.random.default_rng([seed, zlib.crc32(f"{cell}".encode()), burst])
    scene = _scene(cell, chance)
    for _ in range(length):
        yield _wandered(scene, chance), chance


def _scene(cell: Cell, chance: "Generator") -> Shot:
    """How this card is held by this hand."""
    drawn: dict[str, Any] = {name: float(chance.uniform(*ends)) for name, ends in cell.ranges.items()}
    reach = 0.25 * drawn.get("distance_mm", cell.shot.distance_mm)
    # The code stays in the picture: a quarter of the distance off the middle at most, less when it is near.
    reach = max(4.0, reach - 22.0)
    return replace(
        cell.shot,
        **drawn,
        spin=float(chance.uniform(0, 360)),
        tilt_about=float(chance.uniform(0, 360)),
        off_mm=(float(chance.uniform(-reach, reach)), float(chance.uniform(-reach, reach)) * 0.4),
    )


def _wandered(scene: Shot, chance: "Generator") -> Shot:
    """The next frame of the same hand: a little elsewhere, moving another way, never more blurred than said."""
    x, y = scene.off_mm
    return replace(
        scene,
        distance_mm=scene.distance_mm * float(chance.uniform(0.985, 1.015)),
        spin=scene.spin + float(chance.normal(0, 1.5)),
        tilt=scene.tilt + float(chance.normal(0, 1.0)) if scene.tilt else 0.0,
        off_mm=(x + float(chance.normal(0, 0.8)), y + float(chance.normal(0, 0.8))),
        motion=scene.motion * float(chance.uniform(0.6, 1.0)),
        motion_angle=float(chance.uniform(0, 180)),
    )
