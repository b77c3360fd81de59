"""The log: rotating, UTC, and without patient data. Callers pass ids, counts and codes, never names."""

import logging
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path

FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s %(message)s"


def open_log(folder: Path, level: int = logging.INFO) -> None:
    """Write the program's log to `folder/desk.log` (5 files of 2 MB), once per process."""
    folder.mkdir(parents=True, exist_ok=True)
    root = logging.getLogger("desk")
    if any(isinstance(h, RotatingFileHandler) for h in root.handlers):
        return
    handler = RotatingFileHandler(
        folder / "desk.log", maxBytes=2_000_000, backupCount=4, encoding="utf-8", delay=True
    )
    formatter = logging.Formatter(FORMAT, "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root.addHandler(handler)
    root.setLevel(level)
