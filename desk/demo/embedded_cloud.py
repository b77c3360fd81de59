"""The demo's own cloud: `hims-cloud serve` in a process of its own on loopback, which ends when the demo ends."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desk.core.errors import Damaged
from desk.core.i18n import words
from desk.demo.facility import CODE, ISSUER, NAME, NAME_HI, STAFF, Member

STOP_SECONDS = 20
AT_ONCE = 2


class EmbeddedCloud:
    """`start` and `stop` may alternate: the address stays the same, as that of a real cloud does."""

    def __init__(self, folder: Path, port: int = 0, *options: str) -> None:
        self.folder, self.port, self._options = folder, port, options
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """Where the desk finds it."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve; returns when it answers. Raises Damaged when it cannot, with its own words as the detail."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "cloud.log").open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
                [sys.executable, "-m", "desk.demo.leash", *self._command("serve", "--port", str(self.port)),
                 *self._options],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self.stop()
            raise Damaged(
                words("Demo", "The demo's cloud did not start. Look into {file}.", file=str(self.folder / "cloud.log"))
            )
        self.port = int(str(json.loads(line)["url"]).rpartition(":")[2])

    def stop(self) -> None:
        """Let go of the leash and wait until the process is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()

    @property
    def running(self) -> bool:
        """Whether its process lives."""
        return self._process is not None and self._process.poll() is None

    def found_facility(self) -> None:
        """Make the demo's facility and its staff, as an administrator of the cloud does."""
        self._admin("facility", "add", "--code", CODE, "--name", NAME, "--name-hi", NAME_HI)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(self._add, STAFF))

    def make_keys(self) -> str:
        """A root of the demo's own, and the keys behind its cards; gives the root as its desks trust it (JSON)."""
        self._admin("keys", "new", "--demo", "--issuer", ISSUER, "--root", str(self.folder / "root.key.json"))
        return self._admin("keys", "export", "--root-only")

    def load_catalogue(self, file: Path) -> None:
        """The state's medicines, as `hims-desk catalogue --fhir` wrote them."""
        self._admin("catalogue", "load", str(file))

    def load_tariff(self, file: Path) -> None:
        """The state's services and prices, as `hims-desk tariff --fhir` wrote them."""
        self._admin("tariff", "load", str(file))

    def publish_schemes(self, folder: Path) -> None:
        """The definitions of schemes in a folder, signed as one list."""
        self._admin("schemes", "publish", *map(str, sorted(folder.glob("*.json"))))

    def prescribe(self, order: str) -> None:
        """A doctor's program sends an order (JSON) for the demo's facility."""
        self._admin("prescribe", "--facility", CODE, "-", said=order)

    def enroll_code(self) -> str:
        """A fresh code for one device of the facility."""
        return self._admin("enroll-code", "--facility", CODE).strip()

    def _add(self, member: Member) -> None:
        roles = [part for role in member.roles for part in ("--role", role)]
        self._admin(
            "user", "add", "--facility", CODE, "--user", member.user, "--name", member.name, "--name-hi",
            member.name_hi, *roles, "--password-stdin", said=member.password + "\n",
        )  # fmt: skip

    def _admin(self, *arguments: str, said: str = "") -> str:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own module
            self._command(*arguments), input=said, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Damaged(words("Demo", "The demo's cloud could not be set up: {reason}", reason=done.stderr.strip()))
        return done.stdout

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "cloud", "--data", str(self.folder), *arguments]
