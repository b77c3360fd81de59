"""A photo that lies in a file: chosen, turned upright, cut to its middle, made small enough to sync."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.registration.screens.photo_dialog import jpeg, squared

MOST_SIDE = 12_000


def choose(parent: QWidget, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask which file; `chosen(path)` once."""
    title, pictures = str(words("Photo", "Photo from a file")), str(words("Photo", "Pictures"))
    dialog = QFileDialog(parent, title, "", f"{pictures} (*.jpg *.jpeg *.png *.webp *.bmp)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.finished.connect(dialog.deleteLater)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog


def from_file(path: Path) -> bytes:
    """The photo as the record keeps one. Raises Refused for what is no picture, or far too large."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    picture = QImage() if _too_large(size) else reader.read()
    if picture.isNull():
        raise Refused(words("Photo", "This file is no picture that can be read."), field="photo")
    return jpeg(squared(picture))


def _too_large(size: QSize) -> bool:
    return max(size.width(), size.height()) > MOST_SIDE
