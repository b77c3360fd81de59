"""A program on a leash: runs the command it is given, and ends it as soon as standard input closes.

Whoever holds the other end of the pipe may be killed at any moment; the command still ends. Standard library only.
"""

import subprocess
import sys
import threading

GRACE_SECONDS = 10


def main(command: list[str]) -> int:
    """Run `command` until it ends or standard input closes; gives its exit code."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - what the demo asks for

    def watch() -> None:
        while sys.stdin.buffer.read(1):
            pass
        child.terminate()
        try:
            child.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()

    threading.Thread(target=watch, daemon=True).start()
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # Ctrl+C reaches every program of the terminal; the holder of the pipe decides
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
