"""Screens stand on desks that have the tables of every plugin."""

from importlib import import_module

import pytest

from desk.api.manifest import Room
from desk.plugins import BUILT_IN


@pytest.fixture(scope="session")
def rooms() -> tuple[Room, ...]:
    found = (import_module(name).MANIFEST.migrations for name in BUILT_IN)
    return tuple(room for room in found if room is not None)
