"""Takes off the hook that PySide6 puts on Python's `import`; import this before anything heavy, after nothing.

The hook looks after PySide's `__feature__` switches, which this program does not use, and reads the source text of each
module imported from then on to see whether it names PySide6. Python's linecache keeps what was read: at this program's
start 852 files, 28 MB. `tests/screens/shell/test_plain_import.py` holds it.
"""

import builtins

import PySide6.QtCore  # noqa: F401  puts the hook on, once a process

_own = getattr(builtins, "__orig_import__", None)
if _own is not None:
    builtins.__import__ = _own
