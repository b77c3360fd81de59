"""The program's imports go without the hook with which PySide reads, and keeps, the source of every module it sees."""

import subprocess
import sys

_LOOK = """
import builtins, linecache, sys
import desk.program
own = builtins.__import__
import desk.app  # and all that it imports
assert own is builtins.__orig_import__ is builtins.__import__, own
assert "sqlalchemy" in sys.modules
whole = [name for name, entry in linecache.cache.items() if len(entry) > 1]
kept = [name for name in whole if name.endswith(".py") and "sqlalchemy" in name]
assert not kept, kept
"""


def test_the_sources_of_what_is_imported_are_not_read() -> None:
    done = subprocess.run([sys.executable, "-c", _LOOK], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
