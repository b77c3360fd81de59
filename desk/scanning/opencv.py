"""The one door to OpenCV: loaded when first needed, with the environment left as it was.

Its import points QT_QPA_PLATFORM_PLUGIN_PATH and QT_QPA_FONTDIR at its own copy of Qt and changes LD_LIBRARY_PATH;
a Qt program or a child process started afterwards would follow them. Its windows are never used.
"""

import os
import threading
from typing import Any

_CHANGED_BY_IMPORT = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")
_lock = threading.Lock()


def load() -> Any:
    """The module cv2, ready to use from any thread."""
    with _lock:
        before = {name: os.environ.get(name) for name in _CHANGED_BY_IMPORT}
        # Opening a camera by Media Foundation takes up to a minute otherwise (Windows; elsewhere it means nothing).
        os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
        # A hostile picture may announce any size; this is a photograph of 50 megapixels.
        os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", "50000000")
        # A camera that is not there is our own sentence, not a warning on standard error.
        os.environ.setdefault("OPENCV_LOG_LEVEL", "OFF")
        try:
            import cv2
        finally:
            for name, value in before.items():
                _restore(name, value)
    return cv2


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
