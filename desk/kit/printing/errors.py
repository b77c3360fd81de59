"""What goes wrong with paper."""

from desk.core.errors import Damaged


class PrintFailed(Damaged):
    """Nothing, or not all, came out; the sentence says why. The job can be tried again."""
