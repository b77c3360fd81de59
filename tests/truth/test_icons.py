"""The pictures that are shipped are those that the program names, and their licence goes with them."""

import ast
import re

from tests.truth.sources import ROOT, parsed, python_files

ICONS = ROOT / "resources" / "icons"
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def _texts() -> set[str]:
    """Every text in the desk and in the example of a plugin that may be the name of a picture."""
    nodes = (node for path in python_files("desk", "docs") for node in ast.walk(parsed(path)))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if NAME.fullmatch(text)}


def test_every_picture_that_is_shipped_is_named_somewhere() -> None:
    shipped = {path.stem for path in ICONS.glob("*.svg")}
    assert len(shipped) > 40
    assert shipped - _texts() == set()


def test_the_licence_of_the_pictures_goes_with_them() -> None:
    said = (ICONS / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in said and "MIT License" in said
    # lucide lists the pictures that it has of Feather, which are under MIT.
    assert "alert-circle" in said
