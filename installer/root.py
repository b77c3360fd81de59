"""The release build's look at the root of trust: `python -m installer.root` says whether a release may be built.

A program built with a demonstration's root would take cards that anybody can make.
"""

import sys
from pathlib import Path

from desk.codes.authority import Root
from desk.core.errors import Unreadable

ROOT_FILE = Path(__file__).resolve().parents[1] / "resources" / "trust" / "root.json"


class NotForRelease(Exception):
    """Why no release may be built with this root."""


def check(path: Path = ROOT_FILE) -> Root:
    """The root of a release. Raises NotForRelease."""
    try:
        root = Root.parse(path.read_bytes())
    except FileNotFoundError:
        raise NotForRelease(f"{path.name} is missing: see resources/trust/README.md") from None
    except (OSError, Unreadable):
        raise NotForRelease(f"{path.name} is no root of trust, or cannot be read") from None
    if root.demo:
        raise NotForRelease(f"{path.name} is a demonstration's root: its private key is nobody's secret")
    return root


def main(arguments: list[str]) -> int:
    """0 and the root's name and id, or 1 and the reason."""
    try:
        root = check(Path(arguments[0]) if arguments else ROOT_FILE)
    except NotForRelease as no:
        sys.stderr.write(f"No release: {no}\n")
        return 1
    sys.stdout.write(f"{root.issuer} {root.kid.hex()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
