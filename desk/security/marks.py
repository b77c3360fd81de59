"""High-water marks that stand outside the database: for each series, "no number up to N is free".

A database that is put back from an old copy brings its own counters back with it; a mark that lies elsewhere does not.
It is moved first, with its file and its folder on the disk, and only then is the number committed. The file is sealed
with the store's key: one that was written by hand is no mark. Where an allow-listed keyring is there, it keeps the same
marks in steps of 20, for the case that the file is lost together with the database.
"""

import contextlib
import getpass
import hashlib
import hmac
import json
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

log = logging.getLogger(__name__)
STEP = 20
"""The keyring's marks stand up to so much above the last number: asking it costs too much for each."""
ELSEWHERE = "HIMS_MARKS"
"""The environment variable that names the folder of the marks."""
_APP = "HIMS Desk Marks"


class Ring(Protocol):
    """A small text kept by the operating system."""

    def read(self) -> str | None:
        """The text, or None where there is none or it cannot be had."""
        ...

    def write(self, text: str) -> bool:
        """Keep the text; False where it was not kept."""
        ...


@dataclass(frozen=True)
class Known:
    """What the marks say. `found`: a file of marks stood there. `exact` by series name; `coarse` up to 20 higher."""

    found: bool
    exact: dict[str, int] = field(default_factory=dict)
    coarse: dict[str, int] = field(default_factory=dict)


class Marks:
    """The marks of one store, in the first of `folders` that can be written; all are read and the highest counts."""

    def __init__(self, folders: Sequence[Path], store_id: str, key: bytes, ring: Ring | None = None) -> None:
        self._files = [folder / f"{store_id}.json" for folder in folders]
        self._key = hmac.new(key, b"hims-desk marks", hashlib.sha256).digest()
        self._ring = ring
        self._coarse: dict[str, int] | None = None

    @property
    def places(self) -> tuple[Path, ...]:
        """The files in which the marks may lie."""
        return tuple(self._files)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else of this computer reads or moves these marks meanwhile. Raises OSError where none can be kept."""
        with _locked(self._writable().with_suffix(".lock")):
            yield

    def read(self) -> Known:
        """What is known; a file that is damaged or not this store's own counts as lost."""
        exact: dict[str, int] = {}
        found = False
        for file in self._files:
            said = self._said(file)
            if said is not None:
                found = True
                exact = {name: max(said.get(name, 0), exact.get(name, 0)) for name in said.keys() | exact.keys()}
        return Known(found, exact, dict(self._kept()))

    def put(self, marks: dict[str, int], stood: dict[str, int]) -> None:
        """Set the marks of some series and put them on the disk; `stood` are the last numbers that were committed.

        Raises OSError where they cannot be kept: then no number may be given.
        """
        file = self._writable()
        self._write(file, (self._said(file) or {}) | marks)
        self.lower(marks)  # elsewhere one may stand higher, of an act that was taken back
        beyond = {name: max(to, stood[name] + STEP) for name, to in marks.items() if self._kept().get(name, 0) < to}
        if beyond and self._ring is not None:
            self._keep(self._kept() | beyond)

    def lower(self, marks: dict[str, int]) -> None:
        """Take marks back to numbers that are known not to have been exceeded; 0 takes the series away."""
        for file in self._files:
            said = self._said(file)
            if said is None or not any(said.get(name, 0) > to for name, to in marks.items()):
                continue
            left = {name: min(mark, marks.get(name, mark)) for name, mark in said.items()}
            self._write(file, {name: mark for name, mark in left.items() if mark})
        never = [name for name, to in marks.items() if not to and name in self._kept()]
        if never and self._ring is not None:
            self._keep({name: mark for name, mark in self._kept().items() if name not in never})

    def _writable(self) -> Path:
        for file in self._files[:-1]:
            with contextlib.suppress(OSError):
                file.parent.mkdir(parents=True, exist_ok=True)
                if os.access(file.parent, os.W_OK) and (not file.exists() or os.access(file, os.W_OK)):
                    return file
        self._files[-1].parent.mkdir(parents=True, exist_ok=True)
        return self._files[-1]

    def _said(self, file: Path) -> dict[str, int] | None:
        try:
            whole = json.loads(file.read_text(encoding="utf-8"))
            marks, seal = dict(whole["marks"]), str(whole["seal"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as broken:
            log.warning("marks unreadable: %s", type(broken).__name__)
            return None
        if not hmac.compare_digest(seal, self._seal(marks)):
            log.warning("marks not sealed with this store's key")
            return None
        return {str(name): int(mark) for name, mark in marks.items()}

    def _seal(self, marks: dict[str, int]) -> str:
        return hmac.new(self._key, json.dumps(marks, sort_keys=True).encode(), hashlib.sha256).hexdigest()

    def _write(self, file: Path, marks: dict[str, int]) -> None:
        fresh = file.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as out:
            json.dump({"version": 1, "marks": marks, "seal": self._seal(marks)}, out)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
        if os.name == "posix":  # the name, too, must outlive a power cut
            folder = os.open(file.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _kept(self) -> dict[str, int]:
        if self._coarse is None:
            # Once for each process: a database that was put back is opened by a new one.
            self._coarse = _parsed(self._ring.read()) if self._ring is not None else {}
        return self._coarse

    def _keep(self, marks: dict[str, int]) -> None:
        assert self._ring is not None
        recent = dict(sorted(marks.items(), key=lambda one: one[0])[-MOST_KEPT:])
        if self._ring.write(json.dumps(recent)):
            self._coarse = marks


MOST_KEPT = 48
"""Names begin with their year, so the oldest go first; Windows keeps 1,280 characters."""


def _parsed(text: str | None) -> dict[str, int]:
    try:
        said = json.loads(text or "{}")
        return {str(name): int(mark) for name, mark in said.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def folders() -> tuple[Path, ...]:
    """Where marks may lie, outside every profile: of the whole computer first, then of this account."""
    named = os.environ.get(ELSEWHERE)
    if named:
        return (Path(named),)
    import platformdirs  # here: only an open desk asks

    own = Path(platformdirs.user_state_dir(_APP, appauthor=False))
    if os.name == "nt":
        return (Path(platformdirs.site_data_dir("HIMS Desk", appauthor=False)) / "marks", own)
    shared = Path("/var/lib/hims-desk/marks")  # made by whoever installs for several accounts; never by the desk
    return (shared, own) if shared.is_dir() else (own,)


class OsRing:
    """The keyring of this OS account, where it is one that a desk may use."""

    def __init__(self, store_id: str) -> None:
        self._account = f"{store_id}:marks:{getpass.getuser()}"

    def read(self) -> str | None:
        from desk.security import vault

        return vault.kept(self._account)

    def write(self, text: str) -> bool:
        from desk.security import vault

        return vault.put(self._account, text)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # tries for ten seconds, then raises OSError
            try:
                yield
            finally:
                os.lseek(handle, 0, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
            yield  # closing lets go
    finally:
        os.close(handle)
