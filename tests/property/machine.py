"""Two desks of one pharmacy and everything that may happen to their ledgers, in any order, for days on end.

After every step each desk's balances are those of the model's fold and of the ledger's own proof, what the desk said is
what the model expects, and whatever no other desk has touched was never below zero on any day. At the end the desks
exchange everything and are equal.
"""

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy.exc import IntegrityError

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.store import ledger, migrate
from desk.store.ledger import Commodity, Line, Posting, day_of
from desk.store.migrate import STORE
from desk.store.store import Store
from tests.property.intruder import WAYS_IN, attempt
from tests.property.long_run import Tally
from tests.property.model import HOLDS, Model
from tests.support.book import BOOK, DAY_MS, Book
from tests.support.desk import FakeClock

KEY = bytes(32)
LASTS = {"a": None, "b": 3, "c": 12, "d": 40}
"""Batch → days from the first that it may be used (None: for ever)."""
WAYS = {
    "receive": ("supplier", ("store", "counter")),
    "dispense": ("counter", ("patient",)),
    "transfer": ("store", ("counter", "transit")),
    "bring back": ("counter", ("store",)),
    "arrive": ("transit", ("counter", "store")),
    "patient return": ("patient", ("quarantine", "counter")),
    "accept": ("quarantine", ("counter", "store", "expired")),
    "supplier return": ("store", ("supplier",)),
    "put away": ("counter", ("expired", "quarantine")),
    "destroy": ("expired", ("loss",)),
    "lose": ("counter", ("loss",)),
    "find": ("loss", ("counter", "patient", "quarantine")),
}
DESKS = st.integers(0, 1)
BATCHES = st.sampled_from(sorted(LASTS))
AMOUNTS = st.integers(1, 12)
AGO = st.sampled_from([0, 0, 0, 0, 0, 0, 1, 2, 5, 9, -1])
PICK = st.integers(0, 10**6)
MOVES = st.tuples(st.sampled_from(sorted(WAYS)), PICK, BATCHES, AMOUNTS, AGO)


@dataclass
class Desk:
    """A real store and what it ought to hold."""

    book: Book
    model: Model


def template(folder: Path) -> Path:
    """A migrated store to copy: migrating anew for each example would take most of the time."""
    store = Store(folder / "template.db", KEY, FakeClock())
    migrate.upgrade(store.writer, [STORE])
    store.close()
    return folder / "template.db"


class Pharmacy(RuleBasedStateMachine):
    """The machine; `tally` counts over all its runs, `sabotage` spoils each store it opens (to try the harness)."""

    tally: ClassVar[Tally] = Tally()
    fresh: ClassVar[Path]
    sabotage: ClassVar[Any] = None

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="ledger-"))
        self.clock = FakeClock()
        self.worked: set[str] = set()
        self.desks = [self._desk(name) for name in ("one", "two")]
        self.tally.examples += 1

    def _desk(self, name: str) -> Desk:
        path = self.folder / f"{name}.db"
        shutil.copy(self.fresh, path)
        book = Book(Store(path, KEY, self.clock), self.clock)
        book.open(short_until=day_of(self.clock.ms))
        until = {b: None if days is None else day_of(self.clock.ms + days * DAY_MS) for b, days in LASTS.items()}
        with book.unit() as unit:
            for batch, day in until.items():
                ledger.open_commodity(unit.connection, Commodity(batch, BOOK, day))
        if self.sabotage is not None:
            type(self).sabotage(book.store)
        return Desk(book, Model(until))

    def _step(self, what: str) -> None:
        self.clock.forward(minutes=1)
        self.tally.steps += 1
        self.tally.done[what] += 1
        self.worked.add(day_of(self.clock.ms))

    def _move(self, move: tuple[str, int, str, int, int]) -> Posting:
        way, pick, batch, amount, ago = move
        source, targets = WAYS[way]
        at = self.clock.ms - ago * DAY_MS
        lines = (Line(batch, source, -amount), Line(batch, targets[pick % len(targets)], amount))
        return Posting(new_id(), BOOK, way, day_of(at), at, "tester", lines)

    def _reversal(self, one: Posting, ago: int = 0) -> Posting:
        at = self.clock.ms - ago * DAY_MS
        back = tuple(Line(line.commodity, line.account, -line.amount) for line in one.lines)
        return Posting(new_id(), BOOK, "reversal", day_of(at), at, "tester", back, reverses=one.posting_id)

    def _say(self, desk: Desk, *postings: Posting) -> str | None:
        """Post them in one unit; what the desk said, held to what the model expects."""
        expected, after = None, Model(desk.model.usable_until, dict(desk.model.known), set(), desk.model.stopped)
        for one in postings:
            expected = expected or after.expects(one, self.clock.ms)
            after.add(one, local=True)
        said = None
        try:
            desk.book.post(*postings)
        except Refused as no:
            said = type(no).__name__
        assert said == expected, (said, expected, postings)
        self.tally.done[f"said {said or 'yes'}"] += 1
        if said is None:
            for one in postings:
                desk.model.add(one, local=True)
        return said

    # What people do.

    @initialize(amounts=st.lists(AMOUNTS, min_size=8, max_size=8))
    def fill(self, amounts: list[int]) -> None:
        """Something of each batch lies at the counter, and both desks know it: they can give it out twice."""
        for amount, batch in zip(amounts, sorted(LASTS) * 2, strict=True):
            self._say(self.desks[0], self._move(("receive", 1, batch, amount, 0)))
        self._pull(1, None)

    @rule(desk=DESKS, move=MOVES)
    def act(self, desk: int, move: tuple[str, int, str, int, int]) -> None:
        """One movement of any kind, today or backdated."""
        self._step(move[0])
        self._say(self.desks[desk], self._move(move))

    @rule(desk=DESKS, batch=BATCHES, amount=AMOUNTS, ago=AGO)
    def dispense(self, desk: int, batch: str, amount: int, ago: int) -> None:
        """What is done most."""
        self._step("dispense")
        self._say(self.desks[desk], self._move(("dispense", 0, batch, amount, ago)))

    @rule(desk=DESKS, batch=BATCHES, amount=st.integers(1, 60), pick=PICK)
    def receive(self, desk: int, batch: str, amount: int, pick: int) -> None:
        """Or there would soon be nothing to refuse."""
        self._step("receive")
        self._say(self.desks[desk], self._move(("receive", pick, batch, amount, 0)))

    @rule(desk=DESKS, moves=st.lists(MOVES, min_size=2, max_size=4))
    def act_together(self, desk: int, moves: list[tuple[str, int, str, int, int]]) -> None:
        """Several in one go: all, or none."""
        self._step("together")
        self._say(self.desks[desk], *map(self._move, moves))

    @rule(desk=DESKS, moves=st.lists(MOVES, min_size=2, max_size=4))
    def act_in_one_posting(self, desk: int, moves: list[tuple[str, int, str, int, int]]) -> None:
        """One posting of many lines: what meets in one batch and place is one line."""
        self._step("one posting")
        parts = [self._move((*move[:4], 0)) for move in moves]
        sums: Counter[tuple[str, str]] = Counter()
        for line in (line for part in parts for line in part.lines):
            sums[line.commodity, line.account] += line.amount
        lines = tuple(Line(*where, amount) for where, amount in sorted(sums.items()) if amount)
        if lines:
            self._say(self.desks[desk], replace(parts[0], lines=lines))

    @rule(desk=DESKS, moves=st.lists(MOVES, min_size=2, max_size=5))
    def go_on_after_a_refusal(self, desk: int, moves: list[tuple[str, int, str, int, int]]) -> None:
        """One unit in which refusals are caught: what was refused left nothing, what was not is saved."""
        self._step("go on")
        here = self.desks[desk]
        with here.book.unit() as unit:
            for one in map(self._move, moves):
                expected = here.model.expects(one, self.clock.ms)
                try:
                    ledger.post(unit, one)
                except Refused as no:
                    assert type(no).__name__ == expected, (no, one)
                else:
                    assert expected is None, (expected, one)
                    here.model.add(one, local=True)

    @rule(desk=DESKS, pick=PICK, ago=AGO)
    def reverse(self, desk: int, pick: int, ago: int) -> None:
        """Take back any posting that the desk knows, its own or not."""
        self._step("reverse")
        here = self.desks[desk]
        plain = [one for one in here.model.known.values() if one.reverses is None]
        if plain:
            self._say(here, self._reversal(plain[pick % len(plain)], ago))

    @rule(desk=DESKS, batch=BATCHES, amount=AMOUNTS, place=PICK)
    def take_back_from_patient(self, desk: int, batch: str, amount: int, place: int) -> None:
        """A patient brings something back; it may turn out to be a mistake when the batch is no longer good."""
        self._step("patient return")
        self._say(self.desks[desk], self._move(("patient return", place, batch, amount, 0)))

    @rule(pick=PICK)
    def reverse_at_both(self, pick: int) -> None:
        """Both desks take the same back before they hear of each other; and each tries once more."""
        self._step("reverse at both")
        one, two = (desk.model.known for desk in self.desks)
        shared = [p for p in one.values() if p.posting_id in two and p.reverses is None]
        if shared:
            for desk in (*self.desks, *self.desks):
                self._say(desk, self._reversal(shared[pick % len(shared)]))

    @rule(desk=DESKS, pick=PICK)
    def reverse_a_return(self, desk: int, pick: int) -> None:
        """By the books that gives it out again."""
        self._step("reverse return")
        here = self.desks[desk]
        back = {one.reverses for one in here.model.known.values()}
        returns = [one for one in here.model.known.values() if one.kind == "patient return"]
        returns = [one for one in returns if one.posting_id not in back]
        if returns:
            self._say(here, self._reversal(returns[pick % len(returns)]))

    @rule(desk=DESKS, batch=BATCHES, amount=AMOUNTS)
    def give_out_what_was_lost(self, desk: int, batch: str, amount: int) -> None:
        """A way round our own places."""
        self._step("round about")
        self._say(self.desks[desk], self._move(("find", 1, batch, amount, 0)))

    @rule(desk=DESKS, batch=BATCHES, why=st.sampled_from(["hold", "recall", None, None]))
    def stop(self, desk: int, batch: str, why: str | None) -> None:
        """Hold, recall or release a batch at one desk: the other has not heard of it yet."""
        self._step("stop" if why else "release")
        here = self.desks[desk]
        here.book.stop(batch, why)
        here.model.stopped.pop(batch, None)
        if why is not None:
            here.model.stopped[batch] = why

    @rule(desk=DESKS, batch=BATCHES, place=st.sampled_from(sorted(HOLDS)), counted=st.integers(0, 30), ago=AGO)
    def count(self, desk: int, batch: str, place: str, counted: int, ago: int) -> None:
        """A stock-take: the book at the moment of counting is brought to what was counted."""
        self._step("count")
        here = self.desks[desk]
        at = self.clock.ms - ago * DAY_MS
        with here.book.store.readers.connect() as connection:
            book = ledger.balance_at(connection, batch, place, at)
        assert book == sum(
            line.amount
            for one in here.model.known.values()
            if one.at <= at
            for line in one.lines
            if (line.commodity, line.account) == (batch, place)
        )
        if counted == book:
            return
        lines = Line(batch, "loss", book - counted), Line(batch, place, counted - book)
        self._say(here, Posting(new_id(), BOOK, "count", day_of(at), at, "tester", lines))

    @rule(days=st.sampled_from([1, 1, 1, 1, 2, 3, 10]))
    def days_pass(self, days: int) -> None:
        """Batches expire."""
        self._step("days")
        self.clock.forward(days=days)

    # What travels.

    @rule(desk=DESKS, keep=st.integers(1, 6), order=st.randoms(use_true_random=False))
    def pull(self, desk: int, keep: int, order: Any) -> None:
        """Take over some of what the other desk did, in any order."""
        self._step("pull")
        self._pull(desk, keep, order)

    def _pull(self, desk: int, keep: int | None, order: Any = None) -> None:
        here, there = self.desks[desk], self.desks[1 - desk]
        fresh = [one for one in there.model.known.values() if one.posting_id not in here.model.known]
        if order is not None:
            order.shuffle(fresh)
        fresh = fresh[:keep]
        said = here.book.pull(*fresh)
        for one in fresh:
            here.model.add(one, local=False)
        told = {
            ("overdrawn", one.commodity, one.account)
            if one.kind == "overdrawn"
            else (one.kind, one.posting_id, one.commodity, one.why)
            if one.kind == "unusable"
            else (one.kind, one.posting_id)
            for one in said
        }
        assert told == here.model.discrepancies(fresh), (told, fresh)
        self.tally.done.update(f"told {kind[0]}" for kind in told)

    @rule(desk=DESKS, source=DESKS)
    def pull_again(self, desk: int, source: int) -> None:
        """What is known comes once more, our own among it: nothing happens."""
        self._step("again")
        here = self.desks[desk]
        known = [one for one in self.desks[source].model.known.values() if one.posting_id in here.model.known]
        assert here.book.pull(*known) == ()

    # What intruders try.

    @rule(desk=DESKS, pick=PICK)
    def go_past_the_program(self, desk: int, pick: int) -> None:
        """SQL with the key in hand, in every way that was thought of: each is refused."""
        self._step("raw")
        here = self.desks[desk]
        for how in WAYS_IN:
            try:
                done = attempt(here.book.store, here.model, how, pick, self.clock.ms)
            except IntegrityError:
                continue
            assert not done, how

    # What must hold after every step.

    @invariant()
    def balances_are_the_fold(self) -> None:
        for desk in self.desks:
            with desk.book.store.readers.connect() as connection:
                held = ledger.balances(connection, commodities=LASTS)
                assert held == desk.model.balances()
                assert ledger.verify(connection) == ()
            sums: Counter[str] = Counter()
            for (batch, _), amount in held.items():
                sums[batch] += amount
            assert not any(sums.values())

    @invariant()
    def nothing_of_ours_is_below_zero(self) -> None:
        for desk in self.desks:
            theirs = desk.model.pulled_pairs()
            for batch, place in {(b, p) for b, p in desk.model.balances() if p in HOLDS} - theirs:
                assert desk.model.least(batch, place, "") >= 0, (batch, place)

    @invariant()
    def what_is_written_keeps_the_rules(self) -> None:
        """Read from the tables: nothing expired went out by an act of this desk, and no reversal was posted twice."""
        for desk in self.desks:
            with desk.book.store.readers.connect() as connection:
                assert connection.exec_driver_sql(_EXPIRED_OUT).first() is None
                assert connection.exec_driver_sql(_TWICE).first() is None
                local = connection.exec_driver_sql("SELECT posting_id FROM ledger_posting WHERE origin = 'local'")
                assert set(local.scalars()) == desk.model.local

    def teardown(self) -> None:
        """The desks exchange all that is left, and are equal."""
        try:
            for number in (0, 1, 0):
                self._pull(number, None)
            one, two = (desk.book for desk in self.desks)
            assert set(self.desks[0].model.known) == set(self.desks[1].model.known)
            with one.store.readers.connect() as a, two.store.readers.connect() as b:
                assert ledger.balances(a, commodities=LASTS) == ledger.balances(b, commodities=LASTS)
                assert [ledger.movements(a, batch, HOLDS) for batch in LASTS] == [
                    ledger.movements(b, batch, HOLDS) for batch in LASTS
                ]
                assert ledger.verify(a) == ledger.verify(b) == ()
        finally:
            self.tally.days += len(self.worked)
            for desk in self.desks:
                desk.book.store.close()
            shutil.rmtree(self.folder)


_EXPIRED_OUT = """
    SELECT p.posting_id FROM ledger_posting p JOIN ledger_line l ON l.posting = p.seq
    JOIN ledger_account a ON a.n = l.account JOIN ledger_commodity c ON c.n = l.commodity
    WHERE p.origin = 'local' AND a.kind = 'patient' AND l.amount > 0 AND c.usable_until < p.day
"""
_TWICE = """
    SELECT reverses FROM ledger_posting WHERE reverses IS NOT NULL
    GROUP BY reverses HAVING sum(origin = 'local') > 1
"""
