"""The log on disk: one file, UTC, opened once."""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from desk.core.log import open_log


@pytest.fixture(autouse=True)
def no_log_open() -> None:
    """A program that other tests share for a while may have left its log open."""
    log = logging.getLogger("desk")
    for handler in [h for h in log.handlers if isinstance(h, RotatingFileHandler)]:
        log.removeHandler(handler)
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
