"""A desk on a disk that fills or turns read-only, in a process and a mount of its own; prints what happened as JSON.

`python -m tests.support.small_disk HOW FOLDER`; the first two inside `unshare --map-root-user --mount`.
"""

import json
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from desk.core.errors import DeskError
from desk.core.ids import new_id
from desk.records.prints.tables import PrintJobRow
from desk.security.authorize import system_actor
from desk.store import audit, ballast
from desk.store.tables import AuditRow, OpRow
from tests.support.desk import TestDesk, make_desk

PAPER = bytes(4000)


def save(desk: TestDesk) -> None:
    """One act: a paper, its op and its audit row."""
    from desk.records.prints import acts

    with desk.store.unit(system_actor(), "test.save") as unit:
        job_id = acts.queue(unit, "test", new_id(), None, "80mm", "", PAPER)
        unit.send("test", {"resourceType": "Task", "id": job_id})


def try_to_save(desk: TestDesk) -> str:
    """"" when saved, else the sentence that the person reads."""
    try:
        save(desk)
    except DeskError as error:
        return str(error)
    return ""


def until_refused(desk: TestDesk) -> tuple[int, str]:
    """Save until it is refused: how often it was acknowledged, and the sentence."""
    acked, sentence = 0, ""
    while not sentence:
        sentence = try_to_save(desk)
        acked += not sentence
    return acked, sentence


def counts(desk: TestDesk) -> dict[str, object]:
    """What the store holds now: papers, ops, acts in the trail, and whether the trail is whole."""
    with desk.store.readers.connect() as connection:
        rows = [connection.execute(select(func.count()).select_from(row)).scalar_one() for row in (PrintJobRow, OpRow)]
        acts = select(func.count()).select_from(AuditRow).where(AuditRow.action == "test.save")
        trail = audit.verify(connection) is None
        return {"papers": rows[0], "ops": rows[1], "acts": connection.execute(acts).scalar_one(), "trail": trail}


def mount(folder: Path, options: str) -> None:
    """(Re)mount a small memory disk there."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(folder)], check=True)


def full(folder: Path) -> dict[str, object]:
    """Save until the disk is full, free some, save again."""
    mount(folder, "size=4m")
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(1_000_000))
    desk = make_desk(folder)
    acked, sentence = until_refused(desk)
    again = try_to_save(desk)
    before = counts(desk)
    ballast.unlink()
    after = try_to_save(desk)
    return {"acked": acked, "sentence": sentence, "again": again, "before": before, "after": after, "now": counts(desk)}


def ballasted(folder: Path) -> dict[str, object]:
    """Lay ballast, fill the disk by another program, save on, lay it again where there is room."""
    mount(folder, "size=8m")
    desk = make_desk(folder)
    laid = ballast.lay(desk.store.path, size=2_000_000, room=0)
    taken = shutil.disk_usage(folder).free
    (folder / "somebody-elses").write_bytes(bytes(taken - 600_000))
    acked, sentence = until_refused(desk)
    after = sum(not try_to_save(desk) for _ in range(20))
    no_room = ballast.lay(desk.store.path, size=4_000_000, room=0)
    last = until_refused(desk)[1]
    (folder / "somebody-elses").unlink()
    again = ballast.lay(desk.store.path, size=2_000_000, room=0)
    return {
        "laid": laid, "acked": acked, "sentence": sentence, "after": after, "no_room": no_room, "last": last,
        "again": again, "now": counts(desk),
    }  # fmt: skip


def read_only(folder: Path) -> dict[str, object]:
    """Save, turn the disk read-only, try, turn it back, save."""
    mount(folder, "size=16m")
    desk = make_desk(folder)
    for _ in range(5):
        save(desk)
    desk.store.writer.dispose()  # the system does not turn a disk read-only under an open file
    desk.store.readers.dispose()
    mount(folder, "remount,ro")
    sentence = try_to_save(desk)
    mount(folder, "remount,rw")
    return {"sentence": sentence, "before": counts(desk), "after": try_to_save(desk), "now": counts(desk)}


def limited(folder: Path) -> dict[str, object]:
    """Save until files may not grow, allow it again, save; any account can try this."""
    desk = make_desk(folder)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY))
    acked, sentence = until_refused(desk)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    before = counts(desk)
    return {"acked": acked, "sentence": sentence, "before": before, "after": try_to_save(desk), "now": counts(desk)}


WAYS = {"full": full, "ballasted": ballasted, "read-only": read_only, "limited": limited}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(WAYS[sys.argv[1]](Path(sys.argv[2]))))
