"""The log as a test hears it."""

import logging


class Everything(logging.Handler):
    """All that anybody logs, the libraries included, at any level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))
