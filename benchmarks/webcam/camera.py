"""A pinhole camera without a room: where the paper is, what light falls on it, what lens and sensor make of it.

Size in pixels follows from the size in mm, the distance and the field of view; nothing is scaled to taste. The order is
that of nature: geometry (with the paper bent), light and moiré, defocus and motion in linear light, glare beyond white,
noise by the photons that there are, gamma, JPEG as in MJPG.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.webcam.cards import Printed
from desk.scanning import opencv

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

# Horizontal, of a common 720p webcam (about 68° on the diagonal). 640x480 is taken as the same lens on fewer pixels.
FIELD_OF_VIEW = 60.0
GAMMA = 2.2
FULL_WELL = 6000.0
READ_NOISE = 6.0
# The darker the room, the more a webcam amplifies; beyond this the picture itself gets dark.
LARGEST_GAIN = 6.0
# The geometry is worked out for every eighth pixel of a picture with doubled sides, and filled in between.
OVER, STEP = 2, 8
NOWHERE = -1e4


@dataclass(frozen=True)
class Shot:
    """One press of the shutter. Blur is in modules of the code, so that it means the same at every distance."""

    width: int = 1280
    height: int = 720
    field_of_view: float = FIELD_OF_VIEW
    distance_mm: float = 200.0
    tilt: float = 0.0  # degrees out of the picture's plane, about an axis at `tilt_about`
    tilt_about: float = 0.0
    spin: float = 0.0  # degrees within the picture's plane
    off_mm: tuple[float, float] = (0.0, 0.0)  # of the code's middle from the middle of the view
    curl_mm: float = 0.0  # radius of the bent paper; 0: flat
    defocus: float = 0.0  # radius of the blur disc
    motion: float = 0.0  # length of the streak
    motion_angle: float = 0.0
    light: float = 1.0  # 1: a bright office; 0.05: a dim corridor
    glare: float = 0.0  # radius of a lamp's reflection, as a share of the code's side
    noise: float = 1.0  # times the noise that light and sensor explain
    moire: float = 0.0  # depth of the beat between a screen's grid and the sensor's
    jpeg: int = 80


@dataclass(frozen=True)
class Picture:
    """What came out: grey bytes, and how large a module of the code is in it (the shortest side of the code)."""

    pixels: "NDArray[Any]"
    module_px: float


def take(paper: Printed, shot: Shot, chance: "Generator") -> Picture:
    """Photograph the paper."""
    import numpy as np

    pose = _Pose(paper, shot)
    module_px = pose.module_px()
    light = _exposed(pose, shot, chance)
    light = _blurred(light, shot, module_px)
    if shot.glare:
        light = _glared(light, pose, shot.glare, chance)
    light = _noisy(light, shot, chance)
    pixels = (np.clip(light, 0, 1) ** (1 / GAMMA) * 255).astype(np.uint8)
    return Picture(_through_jpeg(pixels, shot.jpeg), module_px)


class _Pose:
    """The paper before the camera: which point of it each ray meets."""

    def __init__(self, paper: Printed, shot: Shot) -> None:
        import numpy as np

        self._np, self.paper, self.shot = np, paper, shot
        self.focal = shot.width / 2 / math.tan(math.radians(shot.field_of_view) / 2)
        half = paper.code_side_mm / 2
        self.middle = np.array([paper.code_left_mm + half, paper.code_top_mm + half])
        about = math.radians(shot.tilt_about)
        axis = np.array([math.cos(about), math.sin(about), 0.0])
        self.turn = _around(axis, shot.tilt) @ _around(np.array([0.0, 0.0, 1.0]), shot.spin)
        self.at = np.array([*shot.off_mm, shot.distance_mm])

    def seen(self, u: float, v: float) -> tuple[float, float]:
        """Pixel of the paper's point (u, v), mm from the middle of the code."""
        radius = self.shot.curl_mm
        w = 0.0
        if radius:
            u, w = radius * math.sin(u / radius), radius * (1 - math.cos(u / radius))
        x, y, z = self.at + self.turn @ self._np.array([u, v, w])
        return self.shot.width / 2 + self.focal * x / z, self.shot.height / 2 + self.focal * y / z

    def corners(self) -> list[tuple[float, float]]:
        half = self.paper.code_side_mm / 2
        return [self.seen(u, v) for u, v in ((-half, -half), (half, -half), (half, half), (-half, half))]

    def module_px(self) -> float:
        """The shortest side of the code, a module."""
        corners = self.corners()
        return min(math.dist(a, b) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)) / (
            self.paper.modules
        )

    def maps(self) -> tuple["NDArray[Any]", "NDArray[Any]"]:
        """For each pixel of the doubled picture: mm on the paper, from its corner; NOWHERE off it."""
        np, shot = self._np, self.shot
        cv2 = opencv.load()
        width, height = shot.width * OVER, shot.height * OVER
        # One coarse cell more on each side, so that filling in never guesses at the rim.
        xs = (np.arange(-1, width // STEP + 1) + 0.5) * STEP / OVER
        ys = (np.arange(-1, height // STEP + 1) + 0.5) * STEP / OVER
        x, y = np.meshgrid(xs - shot.width / 2, ys - shot.height / 2)
        rays = np.stack([x / self.focal, y / self.focal, np.ones_like(x)], -1) @ self.turn
        u, v = self._met(rays, self.turn.T @ -self.at)
        size = (width + 2 * STEP, height + 2 * STEP)
        u, v = (
            cv2.resize((part + middle).astype(np.float32), size, interpolation=cv2.INTER_LINEAR)[STEP:-STEP, STEP:-STEP]
            for part, middle in zip((u, v), self.middle, strict=True)
        )
        return u, v

    def _met(self, rays: "NDArray[Any]", eye: "NDArray[Any]") -> tuple["NDArray[Any]", "NDArray[Any]"]:
        np, radius = self._np, self.shot.curl_mm
        if not radius:
            far = -eye[2] / rays[..., 2]
            u = eye[0] + far * rays[..., 0]
        else:
            # A cylinder about a line parallel to v, `radius` behind the middle of the code: its near side is the paper.
            a = rays[..., 0] ** 2 + rays[..., 2] ** 2
            b = eye[0] * rays[..., 0] + (eye[2] - radius) * rays[..., 2]
            root = b * b - a * (eye[0] ** 2 + (eye[2] - radius) ** 2 - radius**2)
            far = (-b - np.sqrt(np.maximum(root, 0))) / a
            w = eye[2] + far * rays[..., 2]
            u = radius * np.arctan2(eye[0] + far * rays[..., 0], radius - w)
            far = np.where(root < 0, np.inf, far)
            u = np.where(root < 0, NOWHERE, u)
        v = eye[1] + np.where(np.isfinite(far), far, 0) * rays[..., 1]
        behind = (far <= 0) | ~np.isfinite(far)
        return np.where(behind, NOWHERE, u), np.where(behind, NOWHERE, v)


def _around(axis: "NDArray[Any]", degrees: float) -> "NDArray[Any]":
    import numpy as np

    rotation, _ = opencv.load().Rodrigues(axis * math.radians(degrees))
    return np.asarray(rotation)


def _exposed(pose: _Pose, shot: Shot, chance: "Generator") -> "NDArray[Any]":
    """Linear light, 0 to 1, of paper and table under uneven lamps; the sensor's pixels average what falls on them."""
    import numpy as np

    cv2 = opencv.load()
    u, v = pose.maps()
    dots, scale = _at_the_scale(pose)
    on_paper = (u > 0) & (v > 0) & (u < dots.shape[1] / scale) & (v < dots.shape[0] / scale)
    seen = cv2.remap(dots, u * scale - 0.5, v * scale - 0.5, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    whole = np.where(on_paper, _linear(seen), _table(u.shape, chance))
    light = cv2.resize(whole, (shot.width, shot.height), interpolation=cv2.INTER_AREA)
    light *= _uneven(light.shape, chance)
    if shot.moire:
        light *= _beat(light.shape, shot.moire, chance)
    return np.asarray(light, np.float32)


def _at_the_scale(pose: _Pose) -> tuple["NDArray[Any]", float]:
    """The paper at about the size at which it is looked at: shrunk by averages, or grown dot by dot with hard edges."""
    cv2 = opencv.load()
    paper = pose.paper
    wanted = pose.module_px() * paper.modules / paper.code_side_mm * OVER
    if wanted > paper.dots_a_mm:
        return paper.dots.repeat(2, 0).repeat(2, 1), paper.dots_a_mm * 2
    share = wanted / paper.dots_a_mm
    small = cv2.resize(paper.dots, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return small, paper.dots_a_mm * small.shape[1] / paper.dots.shape[1]


def _linear(bytes_: "NDArray[Any]") -> "NDArray[Any]":
    """Ink and paper reflect by what they are, not by gamma: bytes are reflectance."""
    import numpy as np

    return np.asarray(bytes_, np.float32) / 255


def _table(shape: tuple[int, ...], chance: "Generator") -> "NDArray[Any]":
    """A table with a grain, darker than paper."""
    import numpy as np

    coarse = chance.uniform(0.08, 0.45) + chance.normal(0, 0.04, (shape[0] // 24, shape[1] // 24))
    table = opencv.load().resize(coarse.astype(np.float32), (shape[1], shape[0]))
    return np.asarray(np.clip(table, 0.02, 0.7), np.float32)


def _uneven(shape: tuple[int, ...], chance: "Generator") -> "NDArray[Any]":
    """A lamp on one side: up to a third less light on the other."""
    import numpy as np

    angle = chance.uniform(0, 2 * math.pi)
    y, x = np.mgrid[-0.5 : 0.5 : shape[0] * 1j, -0.5 : 0.5 : shape[1] * 1j]
    return np.asarray(0.85 + chance.uniform(0, 0.3) * (x * math.cos(angle) + y * math.sin(angle)), np.float32)


def _beat(shape: tuple[int, ...], depth: float, chance: "Generator") -> "NDArray[Any]":
    """Two crossing waves of a few to some tens of pixels: what a screen's grid does on a sensor's."""
    import numpy as np

    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    waves = np.zeros(shape, np.float32)
    for _ in range(2):
        angle, period = chance.uniform(0, math.pi), chance.uniform(3, 24)
        waves += np.cos((x * math.cos(angle) + y * math.sin(angle)) * (2 * math.pi / period)).astype(np.float32)
    return 1 - depth / 2 + depth / 4 * waves


def _blurred(light: "NDArray[Any]", shot: Shot, module_px: float) -> "NDArray[Any]":
    cv2 = opencv.load()
    for kernel in (disc(shot.defocus * module_px), streak(shot.motion * module_px, shot.motion_angle)):
        if kernel is not None:
            light = cv2.filter2D(light, -1, kernel, borderType=cv2.BORDER_REPLICATE)
    return light


def disc(radius: float) -> "NDArray[Any] | None":
    """The blur of a lens that is out of focus, `radius` in pixels; None where a pixel hides it."""
    import numpy as np

    if radius < 0.2:
        return None
    half, fine = math.ceil(radius + 0.5), 8
    at = (np.arange((2 * half + 1) * fine) + 0.5) / fine - (half + 0.5)
    inside = (at[:, None] ** 2 + at[None, :] ** 2 <= radius**2).astype(np.float32)
    kernel = inside.reshape(2 * half + 1, fine, 2 * half + 1, fine).mean((1, 3))
    return np.asarray(kernel / kernel.sum(), np.float32)


def streak(length: float, angle: float) -> "NDArray[Any] | None":
    """The blur of a hand that moves, `length` in pixels, `angle` in degrees."""
    import numpy as np

    if length < 0.3:
        return None
    half = math.ceil(length / 2 + 0.5)
    along = np.linspace(-length / 2, length / 2, 64)
    turned = math.radians(angle)
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    for x, y in zip(along * math.cos(turned) + half, along * math.sin(turned) + half, strict=True):
        left, top, dx, dy = int(x), int(y), x - int(x), y - int(y)
        for row, column, weight in (
            (top, left, (1 - dx) * (1 - dy)), (top, left + 1, dx * (1 - dy)),
            (top + 1, left, (1 - dx) * dy), (top + 1, left + 1, dx * dy),
        ):  # fmt: skip
            if weight > 0:
                kernel[row, column] += weight
    return np.asarray(kernel / kernel.sum(), np.float32)


def _glared(light: "NDArray[Any]", pose: _Pose, size: float, chance: "Generator") -> "NDArray[Any]":
    """A lamp mirrored by the lamination somewhere on the code: far beyond white in its middle."""
    import numpy as np

    half = pose.paper.code_side_mm / 2
    x0, y0 = pose.seen(*chance.uniform(-half, half, 2))
    radius = size * pose.module_px() * pose.paper.modules
    y, x = np.mgrid[0 : light.shape[0], 0 : light.shape[1]]
    # Flat in the middle, quick to fall off: an out-of-focus window or tube.
    spot = 1.5 * np.exp(-((((x - x0) ** 2 + (y - y0) ** 2) / radius**2) ** 2))
    return np.asarray(light + spot.astype(np.float32), np.float32)


def _noisy(light: "NDArray[Any]", shot: Shot, chance: "Generator") -> "NDArray[Any]":
    import numpy as np

    photons = FULL_WELL * shot.light
    spread = np.sqrt(np.maximum(light, 0) * photons + READ_NOISE**2) / photons * shot.noise
    grain = chance.standard_normal(light.shape, dtype=np.float32)
    return np.asarray((light + spread * grain) * min(1.0, shot.light * LARGEST_GAIN), np.float32)


def _through_jpeg(pixels: "NDArray[Any]", quality: int) -> "NDArray[Any]":
    import numpy as np

    cv2 = opencv.load()
    _, packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE))
