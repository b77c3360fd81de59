"""Runs work off the UI thread and brings its result back.

    runner.write(lambda: patients.register(actor, draft), self._registered, self._refused, owner=self)
    runner.read(lambda: patients.search(actor, text), self._show, owner=self)

Writes run one at a time in the order in which they were asked for; readings run up to three at once. A result reaches
`done` (or `failed`, for a DeskError) on the thread of the runner, and is dropped once its owner is gone. Anything else
that was raised is a bug: it is told by the signal `bug`, and the desk goes on.
"""

import logging
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from typing import Any, TypeVar
from weakref import ref

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from desk.core.errors import DeskError

R = TypeVar("R")
Failed = Callable[[DeskError], object]
Tell = Callable[[int, int], None]
"""Called by long work as (done, of how many); may be called from any thread."""

READERS = 3
_DONE, _FAILED, _BUG, _CANCELLED = range(4)
log = logging.getLogger(__name__)


class Job:
    """Work that was asked for. `drop()` says that nobody waits for it any more."""

    def __init__(
        self, work: Callable[..., Any], done: Callable[[Any], object] | None, failed: Failed | None,
        owner: object | None,
    ) -> None:  # fmt: skip
        self.work = work
        self.done = done
        self.failed = failed
        self.progress: Tell | None = None
        self.future: Future[None] | None = None
        self._owner = ref(owner) if owner is not None else None
        self._dropped = False

    def drop(self) -> None:
        """Its result will not be told; if it has not begun, it never will."""
        self._dropped = True
        if self.future is not None:
            self.future.cancel()

    @property
    def wanted(self) -> bool:
        """Whether somebody is still there to hear the result."""
        if self._dropped:
            return False
        if self._owner is None:
            return True
        owner = self._owner()
        return owner is not None and (not isinstance(owner, QObject) or isValid(owner))


class Runner(QObject):
    """One for the whole desk; it lives on the UI thread.

    A job's callbacks and work often hold widgets, which must be freed on the UI thread: so the job stays in `_jobs`
    until its result has been told, and a worker lets go of everything before that (see `_work`).
    """

    trouble = Signal(object)
    """A DeskError for which the asker gave no `failed`."""
    bug = Signal(object)
    """Any other exception: a fault of the program."""
    busy = Signal(bool)
    """Whether anything is under way; for a quiet sign that the desk is working."""
    _landed = Signal(int, object)
    _told = Signal(int, int, int)
    _idle = Signal()
    _faulted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._afar = ThreadPoolExecutor(1, "afar")
        self._jobs: dict[int, Job] = {}
        self._numbers = count(1)
        self._open = True
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._faulted.connect(self.bug, Qt.ConnectionType.QueuedConnection)

    def write(
        self, work: Callable[[], R], done: Callable[[R], object] | None = None, failed: Failed | None = None,
        owner: object | None = None,
    ) -> Job:  # fmt: skip
        """Run `work` on the writer's thread, after everything written before it. It cannot be stopped half-way."""
        return self._run(self._writer, Job(work, done, failed, owner))

    def read(
        self, work: Callable[[], R], done: Callable[[R], object] | None = None, failed: Failed | None = None,
        owner: object | None = None,
    ) -> Job:  # fmt: skip
        """Run `work` beside others; it must not write."""
        return self._run(self._readers, Job(work, done, failed, owner))

    def afar(
        self, work: Callable[[], R], done: Callable[[R], object] | None = None, failed: Failed | None = None,
        owner: object | None = None,
    ) -> Job:  # fmt: skip
        """Run `work`, which waits for the cloud, without holding up writes or readings; it may write, as sync does."""
        return self._run(self._afar, Job(work, done, failed, owner))

    def follow(
        self, work: Callable[[Tell], R], progress: Tell, done: Callable[[R], object] | None = None,
        failed: Failed | None = None, owner: object | None = None, *, writing: bool = False,
    ) -> Job:  # fmt: skip
        """Run long `work(tell)`; what it tells reaches `progress(done, of)` on the UI thread."""
        job = Job(work, done, failed, owner)
        job.progress = progress
        return self._run(self._writer if writing else self._readers, job)

    @property
    def idle(self) -> bool:
        """Whether everything that was asked for has been done and told."""
        return not self._jobs

    def wait(self, most_ms: int = 30_000) -> None:
        """Let the event loop run until the runner is idle. Raises TimeoutError. For tests, and at the end."""
        if self.idle:
            return
        loop, late = QEventLoop(), QTimer()
        late.setSingleShot(True)
        late.timeout.connect(lambda: loop.exit(1))
        self._idle.connect(loop.quit)
        late.start(most_ms)
        if loop.exec() and not self.idle:
            raise TimeoutError(f"{len(self._jobs)} still under way")

    def fault(self, error: Exception) -> None:
        """A fault that work elsewhere met (`attempt`), told by `bug` on the UI thread; from any thread."""
        self._faulted.emit(error)

    def stop(self) -> None:
        """Take nothing more, finish every write that was asked for, forget readings that have not begun."""
        self._open = False
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._afar.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _run(self, pool: ThreadPoolExecutor, job: Job) -> Job:
        if not self._open:
            job.drop()
            return job
        number = next(self._numbers)
        if not self._jobs:
            self.busy.emit(True)
        self._jobs[number] = job
        job.future = pool.submit(self._work, number, [job.work], job.progress is not None)
        job.future.add_done_callback(
            lambda future: self._landed.emit(number, [(_CANCELLED, None)]) if future.cancelled() else None
        )
        return job

    def _work(self, number: int, box: list[Callable[..., Any]], telling: bool) -> None:
        """On the worker's thread: `box` and `answer` are emptied by who reads them, so nothing is held here."""
        if telling:
            answer = [_outcome(box.pop(), lambda part, whole: self._told.emit(number, part, whole))]
        else:
            answer = [_outcome(box.pop())]
        self._landed.emit(number, answer)

    def _land(self, number: int, answer: list[tuple[int, Any]]) -> None:
        job = self._jobs[number]
        kind, value = answer.pop()
        try:
            if kind == _BUG:
                self.bug.emit(value)
            elif kind != _CANCELLED and job.wanted:
                (job.done or _nobody_asked if kind == _DONE else job.failed or self.trouble.emit)(value)
        finally:
            del self._jobs[number]
            if not self._jobs:
                self.busy.emit(False)
                self._idle.emit()

    def _tell(self, number: int, part: int, whole: int) -> None:
        job = self._jobs.get(number)
        if job is not None and job.progress is not None and job.wanted:
            job.progress(part, whole)


def _nobody_asked(_result: object) -> None:
    """The asker did not want to know the result."""


def _outcome(work: Callable[..., Any], *args: Any) -> tuple[int, Any]:
    try:
        return _DONE, work(*args)
    except DeskError as error:
        return _FAILED, error
    except Exception as error:  # noqa: BLE001 - a fault of one task must not stop the desk; it is shown as a bug
        log.error("fault in a task\n%s", without_data(error))
        return _BUG, error


def attempt(work: Callable[[], R]) -> R | Exception:
    """Do `work` on this thread; gives its answer, or what it raised: for a thread of its own that must go on."""
    _kind, answer = _outcome(work)
    return answer  # type: ignore[no-any-return]


def without_data(error: BaseException) -> str:
    """Where and what kind, never the message: it may hold what was typed."""
    places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    return "\n".join([type(error).__name__, *places])
