"""Where a profile keeps its things. One folder holds one desk: `--data DIR` or the user's own."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """The files of one profile, below `root`."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "desk.db"

    @property
    def slots(self) -> Path:
        return self.root / "keys.json"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        return self.root / "desk.lock"

    @property
    def prints(self) -> Path:
        return self.root / "prints"


def default_root() -> Path:
    """The profile folder when none is named: per user, never roaming."""
    import platformdirs  # here: whoever names a folder need not wait for it

    return Path(platformdirs.user_data_dir("HIMS Desk", appauthor=False, roaming=False))


@cache
def resources() -> Path:
    """The folder of fonts, icons, styles and catalogues shipped with the program."""
    return Path(__file__).resolve().parents[2] / "resources"
