"""A disk of a test's own, mounted where nobody else sees it: in a name space of mounts that ends with its process."""

import shutil
import subprocess

UNSHARE = ("unshare", "--map-root-user", "--mount")
NOT_HERE = "this account may not mount a disk of its own"


def may_mount() -> bool:
    """Whether the kernel lets this account do so; asked by doing it."""
    probe = [*UNSHARE, "mount", "-t", "tmpfs", "none", "/mnt"]
    return shutil.which("unshare") is not None and subprocess.run(probe, capture_output=True).returncode == 0
