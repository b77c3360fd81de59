"""Webcam frames of printed cards, made by arithmetic, read by four decoders in the same run.

    python -m benchmarks.frames                      every cell (half an hour)
    python -m benchmarks.frames --quick              every cell, one short burst each
    python -m benchmarks.frames --slice              a few cells, the desk alone: what the suite runs
    python -m benchmarks.frames --cells corner inside --bursts 20
    python -m benchmarks.frames --photos FOLDER …    public photographs instead

A decoder's column says: frames read % / bursts of eight read % · wrong contents · processor ms median/p95. A hit is
the signed text, whole. "desk" is what the decoder process does with a live frame: which further stage a frame gets
depends on its turn, so a frame here gets what it would get there; its time is without the pipe.
The camera is a pinhole of 60° across; size in pixels follows from millimetres and distance (webcam/camera.py).
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.search import machine
from benchmarks.webcam import photos
from benchmarks.webcam.cells import BURST, Cell, Taken, cells, frames
from benchmarks.webcam.decoders import Read, decoders, desk, timed
from benchmarks.webcam.tally import Tally, head, line

SEED = 20261122
SLICE = (
    "card 720p 15 cm", "card 480p 10 cm", "large 720p 20 cm", "slip 720p 20 cm", "card tilt 30, 15 cm",
    "card glare 0.08, 15 cm", "card defocus 0.8, motion 0, smallest",
)  # fmt: skip
FOREMOST = "desk"
Tallies = dict[str, Tally]


def named(cell: Cell) -> str:
    """The paper, then the condition."""
    return f"{cell.profile} {cell.name}"


def measure(cell: Cell, bursts: int, length: int, seed: int, reads: dict[str, Read]) -> Iterator[tuple[Taken, Tallies]]:
    """Each frame of a cell with what each decoder made of it."""
    for taken in frames(cell, bursts, seed, length):
        made: Tallies = {}
        for name, read in reads.items():
            found, ms = timed(read, taken.picture.pixels)
            one = made[name] = Tally()
            right, also = taken.paper.text.encode(), taken.paper.bar_text.encode()
            one.add((f"{cell.group} {named(cell)}", taken.burst), found, right, also, ms)
        yield taken, made


def _joined(into: Tallies, more: Tallies) -> None:
    for name, tally in more.items():
        into.setdefault(name, Tally()).join(tally)


def run(chosen: Sequence[Cell], bursts: int, length: int, seed: int, reads: dict[str, Read]) -> dict[str, Tallies]:
    """Print the table as it comes; gives the sums of the frames within the limits of the aim, by group."""
    sums: dict[str, Tallies] = defaultdict(dict)
    print(head(list(reads)))
    for cell in chosen:
        whole: Tallies = {}
        sizes: list[float] = []
        for taken, made in measure(cell, bursts, length, seed, reads):
            _joined(whole, made)
            sizes.append(taken.picture.module_px)
            _joined(sums["all frames"], made)
            if taken.within:
                _joined(sums[f"within the limits: {cell.group}"], made)
        print(line(named(cell), sizes, whole), flush=True)
    return sums


def run_photos(folders: Sequence[Path], reads: dict[str, Read]) -> None:
    """The table of the photographs, a line a folder."""
    print(head(list(reads)).replace("px a module", "said"))
    for folder in folders:
        whole: Tallies = {name: Tally() for name in reads}
        said = 0
        for number, photo in enumerate(photos.photos(folder)):
            said += photo.says is not None
            for name, read in reads.items():
                found, ms = timed(read, photo.pixels)
                right = photo.says if photo.says is not None else next(iter(found), b"-")
                seen = [right if photos.same(one, right) else one for one in found]
                whole[name].add(("photo", number), seen, right, right, ms)
        if whole and next(iter(whole.values())).frames:
            print(f"| {folder.name} | {said} | {line('', [0.0], whole).split('|', 3)[3]}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bursts", type=int, default=4, help="bursts of eight frames a cell")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cells", nargs="+", help="only groups of these names, or cells whose name holds one of these")
    parser.add_argument("--only", nargs="+", help="only these decoders")
    parser.add_argument("--quick", action="store_true", help="one burst of three frames a cell")
    parser.add_argument("--slice", action="store_true", help="a few cells and the desk alone")
    parser.add_argument("--photos", nargs="+", type=Path, help="folders of photographs, in place of the generator")
    return parser.parse_args()


def main() -> None:
    """Measure what was asked for."""
    asked = _arguments()
    print(f"{machine()}; seed {asked.seed}")
    if asked.photos:
        run_photos(asked.photos, _only(decoders(still=True), asked.only))
        return
    chosen = cells()
    bursts, length, reads = asked.bursts, BURST, {}
    if asked.slice:
        chosen = [cell for cell in chosen if named(cell) in SLICE]
        bursts, length, reads = 1, 3, {FOREMOST: desk()}
    elif asked.quick:
        bursts, length = 1, 3
    if asked.cells:
        chosen = [c for c in chosen if c.group in asked.cells or any(part in named(c) for part in asked.cells)]
    sums = run(chosen, bursts, length, asked.seed, reads or _only(decoders(), asked.only))
    for title, tallies in sorted(sums.items()):
        print(line(f"**{title}**", [0.0], tallies).replace("| 0.0 |", "| |"))
    print(f"\nAfterwards: {machine()}")


def _only(reads: dict[str, Read], names: Sequence[str] | None) -> dict[str, Read]:
    return {name: read for name, read in reads.items() if names is None or name in names}


if __name__ == "__main__":
    main()
