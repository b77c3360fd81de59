"""The log on disk: one file, UTC, opened once."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.core.log import open_log


@pytest.fixture(autouse=True)
def quiet_afterwards() -> Iterator[None]:
    root = logging.getLogger("desk")
    before = list(root.handlers)
    yield
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()


def test_a_line_says_when_in_utc_and_who(tmp_path: Path) -> None:
    open_log(tmp_path / "logs")
    logging.getLogger("desk.sync").info("pushed count=%d", 3)
    line = (tmp_path / "logs" / "desk.log").read_text("utf-8").strip()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO desk\.sync pushed count=3", line)


def test_opening_twice_writes_each_line_once(tmp_path: Path) -> None:
    open_log(tmp_path)
    open_log(tmp_path)
    logging.getLogger("desk").warning("once")
    assert (tmp_path / "desk.log").read_text("utf-8").count("once") == 1


def test_nothing_is_written_before_there_is_something_to_say(tmp_path: Path) -> None:
    open_log(tmp_path)
    assert list(tmp_path.iterdir()) == []
