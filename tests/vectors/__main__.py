"""Other projects' test cards against our readers: `python -m tests.vectors --eu DIR --smart DIR --spec DIR`.

The folders are check-outs that README.md beside this file names; none of their files is part of this project. Prints
what came of each rule, and ends with 1 when anything came out otherwise than EXCEPTIONS says.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.vectors import eu, smart
from tests.vectors.outcome import EXCEPTIONS, Outcome


def unexpected(outcomes: list[Outcome]) -> list[str]:
    """What came out otherwise than it should, exceptions apart; and exceptions that are none any more."""
    named = {outcome.name for outcome in outcomes if not outcome.as_expected}
    wrong = [f"{outcome.name}: {outcome.got}, not {outcome.wanted}" for outcome in outcomes if not outcome.as_expected]
    excused = [name for name in named if name in EXCEPTIONS]
    gone = [f"{outcome.name}: no exception any more" for outcome in outcomes
            if outcome.as_expected and outcome.name in EXCEPTIONS]  # fmt: skip
    return [line for line in wrong if line.partition(":")[0] not in excused] + gone


def run(folders: dict[str, Path]) -> list[Outcome]:
    """Every vector of the folders that are given."""

    def each() -> Iterator[Outcome]:
        if "eu" in folders:
            yield from eu.outcomes(folders["eu"])
        if "smart" in folders and "spec" in folders:
            yield from smart.outcomes(folders["smart"], folders["spec"])

    return list(each())


def main() -> int:
    """Run, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("eu", "smart", "spec"):
        parser.add_argument(f"--{name}", type=Path)
    given = {name: folder for name, folder in vars(parser.parse_args()).items() if folder}
    outcomes = run(given)
    table = Counter((outcome.source, outcome.wanted, outcome.got) for outcome in outcomes)
    for (source, wanted, got), count in sorted(table.items()):
        print(f"{count:5}  {source:6} wanted {wanted:9} got {got}")
    for outcome in outcomes:
        if not outcome.as_expected and outcome.name in EXCEPTIONS:
            print(f"exception: {outcome.name}: {EXCEPTIONS[outcome.name]}")
    wrong = unexpected(outcomes)
    print("\n".join(wrong) or f"{len(outcomes)} vectors: all as expected")
    return 1 if wrong or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
