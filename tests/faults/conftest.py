"""What all tests against leaks share: everything that anybody logs."""

import logging
from collections.abc import Iterator

import pytest

from tests.support.log import Everything


@pytest.fixture
def heard() -> Iterator[Everything]:
    handler, root, own = Everything(), logging.getLogger(), logging.getLogger("desk")
    before = root.level, own.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    own.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(before[0])
    own.setLevel(before[1])
