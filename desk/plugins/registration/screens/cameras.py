"""The camera that this desk is set to, for photos."""

from collections.abc import Callable

from desk.api.context import ScreenContext
from desk.scanning.camera import CameraSource, named_camera
from desk.scanning.frames import FrameSource


def camera_of(context: ScreenContext) -> Callable[[], FrameSource]:
    """Makes the source when a photo is taken, by the settings of then."""
    return lambda: CameraSource(named_camera(context.plugin.settings.now.camera))
