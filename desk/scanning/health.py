"""Is the camera well? What a clerk is told when it does not open, sends nothing, shows black, or stands still.

`isOpened()` says yes for cameras that never send a picture, so only what arrives counts.
"""

import errno
from dataclasses import dataclass

from desk.core.i18n import Words, words


@dataclass(frozen=True)
class Limits:
    """Seconds until each kind of trouble is told, and between two tries to open."""

    opening: float = 8.0
    silent: float = 2.0
    black: float = 2.0
    still: float = 2.0
    reopen: float = 2.0


# A covered lens still has noise: mean of 0 to 255, and how far the brightest sampled pixel stands out.
BLACK_MEAN = 8.0
BLACK_BRIGHTEST = 40


class Health:
    """What is known of one camera; times are monotonic seconds. Written by the reading thread, read by the watcher."""

    def __init__(self, limits: Limits, now: float) -> None:
        self._limits = limits
        self._since = now
        self._open = False
        self._refused = False
        self._why = 0
        self._had_frames = False
        self._bright_at = self._moved_at = now
        self._print: int | None = None

    def opening(self, now: float) -> None:
        """The camera is being opened, for the first time or again. What was refused stays refused until it opens."""
        self._open, self._since = False, now

    def opened(self, now: float) -> None:
        """The camera says that it is open."""
        self._open, self._refused, self._print = True, False, None
        self._since = self._bright_at = self._moved_at = now

    def refused(self, why: int = 0) -> None:
        """The camera could not be opened, or gives nothing any more; `why` is the system's error number, if any."""
        self._open, self._refused, self._why = False, True, why

    def saw(self, mean: float, brightest: int, fingerprint: int, now: float) -> None:
        """A frame arrived."""
        self._since, self._had_frames = now, True
        if mean > BLACK_MEAN or brightest > BLACK_BRIGHTEST:
            self._bright_at = now
        if fingerprint != self._print:
            self._print, self._moved_at = fingerprint, now

    def sentence(self, now: float) -> Words | None:
        """What is wrong at this moment, or None."""
        if not self._open:
            return self._while_closed(now)
        if now - self._since > self._limits.silent:
            return self._silent()
        if now - self._bright_at > self._limits.black:
            return self._black(now)
        if now - self._moved_at > self._limits.still:
            return words("Camera", "The picture stands still. Unplug the camera and plug it in again, or type.")
        return None

    def _black(self, now: float) -> Words:
        # A covered lens still has noise, so that no two pictures are alike; a camera that is switched off has none.
        if now - self._moved_at > self._limits.black / 2:
            return words("Camera", "The camera is switched off by its privacy switch or cover. Open it, or type.")
        return words("Camera", "The picture is black. Take the cover off, or make light; or type.")

    def _while_closed(self, now: float) -> Words | None:
        if self._refused and self._why == errno.EBUSY:
            return words("Camera", "Another program is using the camera. Close that program; or type.")
        if self._refused and self._why in (errno.EACCES, errno.EPERM):
            return words("Camera", "This computer does not let the program use the camera. Tell IT; meanwhile type.")
        if self._refused and self._had_frames:
            return _gone()
        if self._refused:
            return words("Camera", "No camera answers. Plug one in; or type.")
        if now - self._since > self._limits.opening:
            return words("Camera", "The camera takes too long to open. Unplug it and plug it in again, or type.")
        return None

    def _silent(self) -> Words:
        if self._had_frames:
            return _gone()
        return words("Camera", "The camera sends no picture. Another program may be using it; close that one, or type.")


def _gone() -> Words:
    return words("Camera", "The camera was unplugged or stopped. Check its cable; it is tried again by itself.")
