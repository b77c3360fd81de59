"""A unit: one all-or-nothing write that knows who acts. And the decorators through which every service goes.

    class PatientService(Service):
        @verb("patient.register")
        def register(self, unit: Unit, draft: Draft) -> str: ...

        @query("patient.read")
        def patient(self, reading: Reading, patient_id: str) -> Patient: ...

A caller passes an Actor where the method takes its Unit or Reading: the right is checked first, then exactly one
transaction is opened, and for a verb the act, its facts' consequences, its audit row and its outbox row are committed
together. An actor that carries an intent does the act once: the second time it gets the first answer.

A `@door` is the third way in, for the few acts at which nobody is signed in yet (the list of doors is tested).
"""

import functools
import typing
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

import msgspec
from sqlalchemy import Connection

from desk.core.errors import NotAllowed
from desk.core.facts import Fact
from desk.security.authorize import Actor, authorize, system_actor
from desk.store import audit, outbox
from desk.store.audit import AuditEntry
from desk.store.outbox import Outgoing

if TYPE_CHECKING:
    from desk.store.store import Store

P = ParamSpec("P")
R = TypeVar("R")


class Unit:
    """An open write. Everything said to it is committed together, or not at all."""

    def __init__(
        self, connection: Connection, actor: Actor, action: str, at: int, hear: Callable[["Unit", Fact], None]
    ):
        self.connection = connection
        self.actor = actor
        self.action = action
        self.at = at
        self.changes: set[str] = set()
        self._hear = hear
        self._trail: list[AuditEntry] = []
        self._bookkeeping = False
        self._before_commit: list[Callable[[], None]] = []

    @property
    def intent(self) -> str:
        """The idempotency key of the act ("" where it may be repeated)."""
        return self.actor.intent

    def audit(self, patient_id: str | None = None, *, outcome: str = "done", **detail: object) -> None:
        """Say what was done; `detail` holds ids, codes and counts, never names."""
        said = tuple(sorted((k, str(v)) for k, v in detail.items()))
        self._trail.append(AuditEntry(self.at, self.actor.staff_id, self.action, patient_id, outcome, said))

    def tell(self, fact: Fact) -> None:
        """Let the listeners hear `fact` inside this unit; what they write belongs to it, and they may refuse it."""
        self._hear(self, fact)

    def send(self, lane: str, *resources: outbox.Resource, depends_on: tuple[str, ...] = ()) -> str:
        """Queue resources for the cloud as one op; gives its op_id."""
        out = Outgoing(lane, resources, depends_on)
        outbox.put(self.connection, out, actor=self.actor.staff_id, at=self.at)
        self.touch("outbox")
        return out.op_id

    def waiting(self, resource_type: str, resource_id: str) -> tuple[str, ...]:
        """What an op in another lane must follow that needs this resource over there; empty when it is there."""
        op_id = outbox.last_unsent(self.connection, resource_type, resource_id)
        return (op_id,) if op_id else ()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is written inside is taken back by itself when it raises; the rest of the unit stands.

        For a listener that the desk does not vouch for: its fault must neither be half-written nor stop the act.
        """
        trail, changes = len(self._trail), set(self.changes)
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            del self._trail[trail:]
            self.changes = changes
            raise

    def touch(self, *topics: str) -> None:
        """Name what changed, for the screens that show it."""
        self.changes.update(topics)

    def bookkeeping(self) -> None:
        """This unit only moves the program's own counters: without something said, it leaves no audit row."""
        self._bookkeeping = True

    def before_commit(self, act: Callable[[], None]) -> None:
        """Do this last of all, when nothing but the commit is left; what it raises takes the unit back."""
        self._before_commit.append(act)

    def finish(self, pending: list[AuditEntry]) -> None:
        """Write what is pending and the trail, and do what was left for the end; called once, before the commit."""
        if not self._trail and not self._bookkeeping:
            self.audit()
        audit.append(self.connection, pending + self._trail)
        for act in self._before_commit:
            act()


@dataclass(frozen=True)
class Reading:
    """An open read of one moment. `note` remembers what was looked at, for the trail."""

    connection: Connection
    actor: Actor
    action: str
    at: int
    _note: Callable[[AuditEntry], None]
    _is_due: Callable[[tuple[str, ...], int], bool]

    def note(self, patient_id: str | None = None, **detail: object) -> None:
        """Say what was read; ids, codes and counts only."""
        said = tuple(sorted((k, str(v)) for k, v in detail.items()))
        self._note(AuditEntry(self.at, self.actor.staff_id, self.action, patient_id, "read", said))

    def note_followed(self, what: str, **detail: object) -> None:
        """The same for the list `what`, which a screen reads anew at every change: once in a while for each person.

        Who looks at a queue all day would else leave a row for every token (docs/decisions/trail-of-readings.md).
        """
        if self._is_due((self.actor.staff_id, self.action, what), self.at):
            self.note(None, what=what, **detail)


class HasStore(Protocol):
    """What the decorators need of a service."""

    @property
    def store(self) -> "Store": ...


S = TypeVar("S", bound=HasStore)


class Service:
    """The base of every service: it holds the store, and its public methods are verbs and queries."""

    def __init__(self, store: "Store") -> None:
        self.store = store


def verb(
    action: str,
) -> Callable[[Callable[Concatenate[S, Unit, P], R]], Callable[Concatenate[S, Actor, P], R]]:
    """A method that changes the store: authorised, one unit, once per intent."""

    def declare(method: Callable[Concatenate[S, Unit, P], R]) -> Callable[Concatenate[S, Actor, P], R]:
        answer = _answer_type(method)

        @functools.wraps(method)
        def run(self: S, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            with _refusals_noted(self.store, actor, action), self.store.unit(actor, action) as unit:
                if actor.intent:
                    done = _done(unit, action, answer())
                    if done is not None:
                        return typing.cast(R, done[0])
                result = method(self, unit, *args, **kwargs)
                if actor.intent:
                    _remember(unit, action, result)
                return result

        run.action = action  # type: ignore[attr-defined]
        return run

    return declare


def query(
    action: str,
) -> Callable[[Callable[Concatenate[S, Reading, P], R]], Callable[Concatenate[S, Actor, P], R]]:
    """A method that reads one moment of the store: authorised, on the read pool."""

    def declare(method: Callable[Concatenate[S, Reading, P], R]) -> Callable[Concatenate[S, Actor, P], R]:
        @functools.wraps(method)
        def run(self: S, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            with _refusals_noted(self.store, actor, action), self.store.reading(actor, action) as reading:
                return method(self, reading, *args, **kwargs)

        run.action = action  # type: ignore[attr-defined]
        return run

    return declare


@dataclass(frozen=True)
class Doorway:
    """What a door gets instead of one unit: as many units and readings as it needs, in the program's own name."""

    store: "Store"
    action: str

    def unit(self) -> AbstractContextManager[Unit]:
        """One all-or-nothing write; it leaves an audit row like any other."""
        return self.store.unit(system_actor(), self.action)

    def reading(self) -> AbstractContextManager[Reading]:
        """One moment of the store."""
        return self.store.reading(system_actor(), self.action)


def door(
    action: str,
) -> Callable[[Callable[Concatenate[S, Doorway, P], R]], Callable[Concatenate[S, P], R]]:
    """A method that may be called before anyone is signed in; nothing is authorised, all writes are audited."""

    def declare(method: Callable[Concatenate[S, Doorway, P], R]) -> Callable[Concatenate[S, P], R]:
        @functools.wraps(method)
        def run(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            return method(self, Doorway(self.store, action), *args, **kwargs)

        run.action = action  # type: ignore[attr-defined]
        run.door = True  # type: ignore[attr-defined]
        return run

    return declare


@contextmanager
def _refusals_noted(store: "Store", actor: Actor, action: str) -> Iterator[None]:
    """Authorise first; a right that is missing, this one or one asked for inside the act, is written in the trail."""
    try:
        authorize(actor, action)
        yield
    except NotAllowed as no:
        store.note(AuditEntry(store.clock.now_ms(), actor.staff_id, no.action, None, "refused"))
        raise


def _answer_type(method: Callable[..., object]) -> Callable[[], Any]:
    @functools.cache
    def answer() -> Any:
        return typing.get_type_hints(method)["return"]

    return answer


_INTENT = "SELECT action, actor, answer FROM intent WHERE key = ?"
_INSERT_INTENT = "INSERT INTO intent (key, action, actor, at, answer) VALUES (?, ?, ?, ?, ?)"


def _done(unit: Unit, action: str, answer: Any) -> tuple[object] | None:
    row = unit.connection.exec_driver_sql(_INTENT, (unit.intent,)).first()
    if row is None:
        return None
    if (row.action, row.actor) != (action, unit.actor.staff_id):
        raise ValueError("an intent belongs to one act of one person")
    unit.audit(outcome="repeated", intent=unit.intent)
    return (msgspec.json.decode(row.answer, type=answer),)


def _remember(unit: Unit, action: str, result: object) -> None:
    answer = msgspec.json.encode(result)
    unit.connection.exec_driver_sql(_INSERT_INTENT, (unit.intent, action, unit.actor.staff_id, unit.at, answer))
