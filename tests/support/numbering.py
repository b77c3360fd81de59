"""Gives numbers of money until it is killed, or so many: `python -m tests.support.numbering FOLDER KEY N`.

It says each number once it is committed, as a printer would be told it, and takes back every fifth act.
"""

import sys
from pathlib import Path

from desk.security.authorize import system_actor
from desk.store.store import Store
from tests.support.desk import FakeClock, series_of


class TakenBack(Exception):
    """An act that a rule refused after its number was given."""


def main() -> None:
    """Give numbers; N of 0 means: until killed."""
    folder, key, most = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3])
    store, series = Store(folder / "desk.db", key, FakeClock()), series_of(folder, key)
    given = 0
    while not most or given < most:
        try:
            with store.unit(system_actor(), "test.give") as unit:
                text = series.take(unit, "R").text
                if (given + 1) % 5 == 0 and text not in said:
                    said.add(text)
                    raise TakenBack
        except TakenBack:
            continue
        given += 1
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    series.settle(store)
    store.close()


said: set[str] = set()

if __name__ == "__main__":
    main()
