"""A real PostgreSQL, started and stopped by the tests themselves: Debian's packages, a directory of its own."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

_BINARIES = Path("/usr/lib/postgresql")
_HANG_GUARD_SECONDS = 60


@dataclass(frozen=True)
class Postgres:
    """A running server, reached by a socket in a directory that only its owner can enter."""

    directory: Path
    user: str

    def fresh_url(self) -> str:
        """The URL of a new, empty database."""
        name = f"t{uuid4().hex}"
        with psycopg.connect(host=str(self.directory), user=self.user, dbname="postgres", autocommit=True) as conn:
            conn.execute(f'CREATE DATABASE "{name}"'.encode())
        return f"postgresql://{self.user}@/{name}?host={self.directory}"


def installed() -> Path | None:
    """Where the newest installed server's programs are, or None."""
    versions = sorted(_BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[Postgres]:
    """A server for the time of the block; `durable` keeps fsync on, for measurements."""
    programs = installed()
    assert programs is not None
    owner = _owner()
    directory = Path(tempfile.mkdtemp(prefix="hims-pg-"))
    os.chown(directory, owner.pw_uid, owner.pw_gid)
    process = None
    try:
        data = directory / "data"
        options = ["-U", owner.pw_name, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        _run_as(owner, [str(programs / "initdb"), "-D", str(data), *options])
        process = _start(owner, programs, directory, durable)
        yield Postgres(directory, owner.pw_name)
    finally:
        if process is not None:
            process.send_signal(signal.SIGINT)  # SIGTERM would wait for clients to leave by themselves
            process.wait(_HANG_GUARD_SECONDS)
        shutil.rmtree(directory, ignore_errors=True)


def _owner() -> pwd.struct_passwd:
    """Who runs the server: it refuses root, so root lends it to the package's own user."""
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _as(owner: pwd.struct_passwd) -> dict[str, int]:
    return {"user": owner.pw_uid, "group": owner.pw_gid} if os.geteuid() == 0 else {}


def _run_as(owner: pwd.struct_passwd, command: list[str]) -> None:
    lent = _as(owner)
    subprocess.run(
        command, check=True, capture_output=True, cwd="/", timeout=_HANG_GUARD_SECONDS,
        user=lent.get("user"), group=lent.get("group"),
    )  # fmt: skip


def _start(owner: pwd.struct_passwd, programs: Path, directory: Path, durable: bool) -> subprocess.Popen[bytes]:
    fast = [] if durable else ["-c", "fsync=off"]
    command = [
        str(programs / "postgres"), "-D", str(directory / "data"), "-k", str(directory),
        "-c", "listen_addresses=", *fast,
    ]  # fmt: skip
    lent = _as(owner)
    with (directory / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd="/", stdout=log, stderr=log, user=lent.get("user"), group=lent.get("group")
        )
    _wait_until_ready(process, owner, directory)
    return process


def _wait_until_ready(process: subprocess.Popen[bytes], owner: pwd.struct_passwd, directory: Path) -> None:
    until = time.monotonic() + _HANG_GUARD_SECONDS
    while True:
        try:
            psycopg.connect(host=str(directory), user=owner.pw_name, dbname="postgres").close()
            return
        except psycopg.OperationalError:
            log = (directory / "log").read_text("utf-8", "replace")
            assert process.poll() is None, f"PostgreSQL did not start: {log}"
            assert time.monotonic() < until, f"PostgreSQL is not ready: {log}"
            time.sleep(0.02)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for the test session."""
    if installed() is None:
        # `make setup` installs it, so on the build machine its absence is a fault and not a reason to pass.
        assert "CI" not in os.environ, "PostgreSQL is not installed, so half of the wire is not tested"
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    with running_postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """The URL of a new, empty database."""
    return postgres.fresh_url()
