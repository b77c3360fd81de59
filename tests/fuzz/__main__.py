"""The long run: `python -m tests.fuzz --inputs 1000000 [--kinds shc,hcert] [--seed N] [--first BLOCK]`.

Each reader is fed in a process of its own, block after block of 500 inputs; the inputs of a block come from seed, kind
and block alone, so a run goes on where another was interrupted (`--first`), and a finding can be repeated. A process
that says nothing for too long hangs, and one that ends dies: both are findings. Every run adds a line a reader to
docs/reliability/fuzz.md; the totals are the sums of the lines.
"""

import argparse
import json
import os
import platform
import random
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from desk.codes.read import READERS
from desk.core.clock import SystemClock, business_date
from tests.fuzz.harness import BLOCK, GROWTH_CAP_MB, Memory, Tally, block, rss_mb
from tests.fuzz.makers import cases, trust
from tests.fuzz.plants import PLANTS, planted

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs" / "reliability" / "fuzz.md"
HEAD = """# Readers of codes under fire

Every reader of `desk/codes/read.py` is fed codes that were spoilt from outside, and codes whose contents were spoilt
and then signed anew by an issuer that the desk knows (tests/fuzz/makers.py). It may answer with a meaning or with
Unreadable, in bounded memory and time; anything else is a finding, and so is a spoilt code that is taken for genuine.
Run more with `make fuzz` (`ARGS="--inputs 1000000 --kinds shc"`); each run adds a line for each reader, and the totals
are the sums of the lines. Before each run the harness must find eight planted faults (tests/fuzz/plants.py), or it does
not count.

Milliseconds are processor time of one reading. One block in 20 has the memory of each reading measured (cap 4 MiB),
which makes those readings slower. Growth is of the whole process, generator included, after the first 20
blocks; cap 50 MB. "Reached": inputs that the reader took for its own.

| date | commit | seed | reader | blocks | inputs | reached | verified | found | p50 ms | p99.9 | max | growth MB | on |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
"""
WARM = 20
MEASURED = 20
"""One block in so many has its memory measured reading by reading, which is slow."""
PATIENCE = 120.0
"""Seconds without a word after which a reader hangs; a block takes one or two."""


def child(kind: str, plant: str, seed: int, first: int, inputs: int) -> int:
    """Feed one reader, and print what came of it after each block."""
    reader = planted(plant) if plant else next(reader for reader in READERS if reader.kind == kind)
    known, tally, before = trust(), Tally(kind), 0.0
    # It begins; from now on it may hang.
    print(json.dumps({"block": first - 1, "inputs": 0, "findings": []}), flush=True)
    # The first readings pay for libraries that are loaded when they are needed.
    block(reader, 0, seed, known, Tally(kind), inputs=cases(kind, random.Random(seed), WARM))
    for number in range(first, first + -(-inputs // BLOCK)):
        with Memory() if number % MEASURED == 0 else nullcontext() as memory:
            block(reader, number, seed, known, tally, memory=memory)
        if number - first == WARM:
            before = rss_mb()
        growth = rss_mb() - before if before else 0.0
        if growth > GROWTH_CAP_MB:
            tally.findings.append(f"{kind} seed {seed} block {number}: grew by {growth:.0f} MB")
        print(json.dumps(_told(tally, number, growth)), flush=True)
        if tally.findings:
            return 1
    return 0


def _told(tally: Tally, number: int, growth: float) -> dict[str, Any]:
    p50, p999 = tally.percentile(0.5), tally.percentile(0.999)
    return {
        "block": number, "inputs": tally.inputs, "reached": tally.reached, "verified": tally.states["verified"],
        "findings": tally.findings, "p50": p50, "p999": p999, "max": tally.slowest, "growth": growth,
        "states": tally.states,
    }  # fmt: skip


def watch(kind: str, seed: int, first: int, inputs: int, plant: str = "", patience: float = PATIENCE) -> dict[str, Any]:
    """Run a child to its end, and give what it told last, with a finding when it hung or died.

    It hangs when it does not begin within PATIENCE, or says nothing for `patience` seconds after it began.
    """
    command = [sys.executable, "-m", "tests.fuzz", "--child", kind, "--plant", plant, "--seed", str(seed)]
    command += ["--first", str(first), "--inputs", str(inputs)]
    last: dict[str, Any] = {"block": first - 1, "inputs": 0, "findings": []}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        try:
            for line in _lines(process, patience):
                last = json.loads(line)
                if last["block"] % 200 == 0:
                    say(f"{kind}: {last['inputs']} inputs, {last['findings'] or 'nothing found'}")
        except TimeoutError:
            last["findings"].append(f"{kind} seed {seed} block {last['block'] + 1}: hangs")
        except KeyboardInterrupt:
            say(f"{kind}: interrupted")
            last["interrupted"] = True
        finally:
            process.kill()
    if process.returncode > 1 or (process.returncode < 0 and process.returncode != -9):
        last["findings"].append(f"{kind} seed {seed} block {last['block'] + 1}: died ({process.returncode})")
    return last


def _lines(process: "subprocess.Popen[bytes]", patience: float) -> Iterator[bytes]:
    """The child's lines. Raises TimeoutError when the first one does not come, or none for `patience` seconds."""
    assert process.stdout is not None
    rest, waits = b"", PATIENCE
    while True:
        if not select.select([process.stdout], [], [], waits)[0]:
            raise TimeoutError
        waits = patience
        piece = os.read(process.stdout.fileno(), 65536)
        if not piece:
            process.wait()
            return
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole


def catches(plant: str, patience: float = PATIENCE) -> bool:
    """Whether the harness, as it runs here, finds a planted fault."""
    return bool(watch(PLANTS[plant][0], 1, 0, 200_000, plant, patience)["findings"])


def line(kind: str, seed: int, first: int, told: dict[str, Any], version: str) -> str:
    """A reader's line in the report."""
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    found = "; ".join(told["findings"][:5]).replace("|", "/") or "0"
    today = business_date(SystemClock().now_ms())
    blocks = f"{first}–{told['block']}"
    counts = f"{told['inputs']} | {told.get('reached', 0)} | {told.get('verified', 0)} | {found}"
    cost = " | ".join(f"{told.get(key, 0):.2f}" for key in ("p50", "p999", "max")) + f" | {told.get('growth', 0):.1f}"
    return f"| {today} | {version} | {seed} | {kind} | {blocks} | {counts} | {cost} | {machine} |"


def commit() -> str:
    """The short hash of the version that ran, with + when the readers differed from it."""
    head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    dirty = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", "desk/codes"], cwd=ROOT)
    return (head.stdout.strip() or "unknown") + ("+" if dirty.returncode else "")


def note(text: str) -> None:
    """Add a line to the report."""
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    head = "" if REPORT.exists() else HEAD
    with REPORT.open("a", encoding="utf-8") as report:
        report.write(head + text + "\n")
    say(text)


def say(text: str) -> None:
    """One line to whoever watches."""
    print(text, flush=True)


def main() -> int:
    """Run and note; 1 when something was found, 2 when the harness is blind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="for each reader")
    parser.add_argument("--kinds", default=",".join(reader.kind for reader in READERS))
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--first", type=int, default=0, help="the first block of the seed, to go on after a run")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--plant", default="", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        return child(args.child, args.plant, args.seed, args.first, args.inputs)
    for plant in PLANTS:
        if not catches(plant, 20.0):
            say(f"The harness does not find “{plant}”: this run would not count.")
            return 2
    found = 0
    for kind in args.kinds.split(","):
        version = commit()  # as it starts: the files may change while it runs
        told = watch(kind, args.seed, args.first, args.inputs)
        note(line(kind, args.seed, args.first, told, version))
        found += len(told["findings"])
        if told.get("interrupted"):
            break
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
