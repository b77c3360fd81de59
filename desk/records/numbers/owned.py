"""Numbers of bills, receipts, refunds and credit notes: gapless, each given once, by this desk alone.

A number is three things that must agree: the series in the database (rises with the unit that uses the number), the
mark outside it (moved before), and the computer. Where they do not, no number is given, or a new generation begins
first; the rule with all its edges stands in docs/decisions/series.md.
"""

import logging
import weakref
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.records.facility.rules import LETTERS
from desk.records.numbers import generations, queries
from desk.records.numbers.generations import FIRST, GENERATIONS, MARK_LOST, RESTORED, USED_UP
from desk.records.numbers.noted import note_machine, noted_machine
from desk.records.numbers.queries import SeriesState
from desk.records.numbers.tables import MoneySeriesRow
from desk.records.numbers.text import Number as Number  # what is taken
from desk.records.numbers.text import number_of
from desk.security import machine
from desk.security.authorize import system_actor
from desk.security.machine import Machine
from desk.security.marks import STEP, Known, Marks
from desk.store import matters
from desk.store.store import Store
from desk.store.unit import Unit

log = logging.getLogger(__name__)
MOST_SERIAL = 99_999
_ANY = select(MoneySeriesRow.kind).limit(1)
SERIES_RESTORED = "series-restored"
"""The matter that tells a person which numbers may be missing."""
MARKS_LOST = "series-marks-lost"
"""The matter that says after which number papers may exist that this desk does not know."""
COPIED = "machine-copied"
"""The matter that says that the desk was brought here from another computer."""


class OwnSeries:
    """Gives the numbers of one open store. `here` is this computer."""

    def __init__(self, marks: Marks, here: Machine) -> None:
        self._marks = marks
        self._here = here
        self._moved: dict[str, _Moved] = {}
        self._last: _Act | None = None

    def take(self, unit: Unit, kind: str) -> Number:
        """The next number of this desk's series of `kind` (one capital letter) in the year of `unit.at`.

        It belongs to the unit: taken back with it, it is the next one again. Its mark is moved when nothing but the
        commit is left of the unit. Raises Refused, here or there, where none may be given (a copied desk, a mark that
        cannot be kept, a year whose generations are used up); nothing is stored then.
        """
        if len(kind) != 1 or kind not in LETTERS:
            raise ValueError("a kind of number is one capital letter")
        self.check(unit.connection)
        series = self._current(unit, kind, self._act(unit))
        number = number_of(unit.connection, series)
        generations.rise(unit, series)
        return number

    def check(self, connection: Connection) -> None:
        """Raise Refused where this desk may give no number because it stands on another computer than was noted."""
        if self.copied(connection):
            raise Refused(copied_sentence(), detail="machine")

    def refuse_copy(self, unit: Unit) -> None:
        """The same inside a unit."""
        self.check(unit.connection)

    def copied(self, connection: Connection) -> bool:
        """Whether this desk was brought here from another computer and nobody has accepted that yet."""
        noted = noted_machine(connection)
        return noted is not None and machine.compared(noted, self._here) == machine.OTHER

    @property
    def told_apart(self) -> bool:
        """Whether this computer says of itself which one it is."""
        return self._here.known

    def note(self, unit: Unit) -> None:
        """From now on this is the computer on which the desk gives numbers."""
        note_machine(unit, self._here)

    def begin(self, store: Store) -> bool:
        """At the start: note the computer of a desk that has noted none, or a sign of it that was not known before.

        Gives whether the desk is a copy; then it is a matter for a person.
        """
        with store.reading(system_actor(), "desk.start") as reading:
            noted = noted_machine(reading.connection)
            copied = self.copied(reading.connection)
            said = any(matter.kind == COPIED for matter in matters.open_matters(reading.connection, most=10_000))
        before = noted or Machine()
        now = Machine(before.system or self._here.system, before.board or self._here.board)
        if not copied and now != noted and now.known:
            with store.unit(system_actor(), "desk.start") as unit:
                note_machine(unit, now)
                unit.audit(machine="noted")
        if copied and not said:
            with store.unit(system_actor(), "desk.start") as unit:
                matters.raise_matter(unit.connection, COPIED, unit.at)
                unit.audit(machine="another")
        return copied

    def settle(self, store: Store) -> None:
        """At the end: marks of numbers whose commit failed (a full disk) go down to what stands, so that the next
        start finds no doubt. Raises Damaged, OSError; then the next start begins a generation.
        """
        if not self._moved:
            return
        with store.unit(system_actor(), "desk.stop") as unit, self._marks.held():
            unit.bookkeeping()
            known = self._marks.read()
            last = {_name(one): one.last for one in queries.series(unit.connection)}
            ahead = {name: last.get(name, 0) for name in self._moved if self._ours(name, known, last.get(name, 0))}
            self._marks.lower(ahead)
            self._moved.clear()

    def _act(self, unit: Unit) -> "_Act":
        if self._last is None or self._last.unit() is not unit:
            connection = unit.connection
            had = connection.execute(_ANY).first() is not None
            act = self._last = _Act(weakref.ref(unit), self._marks.read(), had)
            unit.before_commit(lambda: self._mark(connection, act))
        return self._last

    def _mark(self, connection: Connection, act: "_Act") -> None:
        """Move the marks of all that the act gave. Whoever moved one since it began is another copy of this desk."""
        last = {_name(one): one.last for one in queries.series(connection)}
        marks = {name: last[name] for name, stood in act.stood.items() if last.get(name, 0) > stood}
        if not marks:
            return
        try:
            with self._marks.held():
                if self._marks.read() != act.known:
                    raise Refused(words("Numbers", "NOT SAVED. Another program gave a number just now: save again."))
                self._marks.put(marks, act.stood)
        except OSError as error:
            log.warning("mark not kept: %s", type(error).__name__)
            raise _no_mark() from error
        self._moved |= {name: _Moved(to, act.stood[name]) for name, to in marks.items()}

    def _current(self, unit: Unit, kind: str, act: "_Act") -> SeriesState:
        """The generation whose next number may be given; a new one is opened where there is a doubt about the last."""
        year, letter = generations.financial_year(unit.at), generations.series_letter(unit)
        now = queries.newest_series(unit.connection, kind, year, letter)
        theirs = self._theirs(kind, year, letter, act.known, now)
        why = self._doubt(unit, now, theirs, act)
        if why is not None:
            now = self._opened(unit, (kind, year, letter), now, theirs, why)
            act.begun_anew |= why == MARK_LOST
        assert now is not None
        act.stood.setdefault(_name(now), now.last)
        return now

    def _opened(
        self, unit: Unit, of: tuple[str, int, str], now: SeriesState | None, theirs: dict[int, int], why: str
    ) -> SeriesState:
        newest = max([*theirs, -1 if now is None else now.generation])
        if why in (MARK_LOST, RESTORED):
            _tell(unit, *of, now, theirs, why)
        if why == MARK_LOST:
            generations.reopen_all(unit, why, newest + 1)  # once in an act: the other kinds find theirs opened
            opened = queries.newest_series(unit.connection, *of)
            if opened is not None and opened.generation > newest:
                return opened
        generation = max(newest + 1, generations.floor(unit, *of[1:]))
        return generations.open_generation(unit, *of, generation, why)

    def _theirs(
        self, kind: str, year: int, letter: str, known: Known, now: SeriesState | None
    ) -> dict[int, int]:
        """Generation → mark of this series, without marks that this process moved and whose unit was taken back."""
        found: dict[int, int] = {}
        for generation in range(len(GENERATIONS)):
            name = _named(kind, year, letter, generation)
            last = now.last if now is not None and now.generation == generation else 0
            said = [known.exact[name]] if name in known.exact and not self._ours(name, known, last) else []
            if name in known.coarse and name not in self._moved:
                said.append(known.coarse[name] - STEP)
            if said:
                found[generation] = max(said)
        return found

    def _ours(self, name: str, known: Known, last: int) -> bool:
        moved = self._moved.get(name)
        return moved is not None and known.exact.get(name) == moved.to and last >= moved.stood

    def _doubt(self, unit: Unit, now: SeriesState | None, theirs: dict[int, int], act: "_Act") -> str | None:
        """Why the next number of this generation may not be given; None where it may."""
        if now is not None and _name(now) in act.stood:  # judged already; since then this unit alone has written
            return USED_UP if now.last >= MOST_SERIAL else None
        known = act.known
        if not known.found and act.had and not act.begun_anew:
            return MARK_LOST
        newest = -1 if now is None else now.generation
        if max(theirs, default=-1) > newest:
            return RESTORED
        if now is None:
            return FIRST
        if newest < generations.floor(unit, now.year, now.letter):
            return USED_UP
        name = _name(now)
        if theirs.get(now.generation, 0) > now.last:
            return RESTORED
        if known.exact.get(name, 0) < now.last:
            return MARK_LOST
        return USED_UP if now.last >= MOST_SERIAL else None


@dataclass
class _Act:
    """A unit that gives numbers: what the marks said when it began, whether there were series then, whether it has
    begun all of them anew, and the committed last of each that it uses.
    """

    unit: "weakref.ref[Unit]"
    known: Known
    had: bool
    begun_anew: bool = False
    stood: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Moved:
    """A mark that this process moved: to what, above which committed number."""

    to: int
    stood: int


def _tell(
    unit: Unit, kind: str, year: int, letter: str, now: SeriesState | None, theirs: dict[int, int], why: str
) -> None:
    """Let a person know which numbers this copy knows nothing of."""
    stood = (-1, 0) if now is None else (now.generation, now.last)
    missing = [
        f"{kind}{year % 100:02d}{GENERATIONS[g]}{first:05d}…{mark:05d}"
        for g, mark in sorted(theirs.items())
        if (first := (stood[1] if g == stood[0] else 0) + 1) <= mark and g >= stood[0]
    ]
    after = f"{kind}{year % 100:02d}{GENERATIONS[max(0, stood[0])]}{stood[1]:05d}"
    said = ", ".join(missing) or after
    matter, of = SERIES_RESTORED if missing else MARKS_LOST, f"{kind}:{year}:{letter}:{stood[0]}"
    matters.raise_matter(
        unit.connection, matter, unit.at, key=("series", of), detail={"reason": said, "why": why}
    )
    unit.audit(series=f"{kind}{year}{letter}", missing=said, why=why, outcome="restored")
    unit.touch("attention")


def copied_sentence() -> Words:
    """What is said of a desk that was brought here from another computer."""
    return words(
        "Numbers",
        "This desk is a copy from another computer. No bill and no receipt may be given here until it joins the cloud "
        "again, or a supervisor and a second person confirm that the old computer is out of use.",
    )


def _no_mark() -> Refused:
    return Refused(
        words(
            "Numbers",
            "NOT SAVED. No bill and no receipt can be given: this computer cannot keep the mark of the last number "
            "(disk full, or the folder may not be written). Free some space or tell IT, and save again.",
        ),
        detail="mark",
    )


def _name(series: SeriesState) -> str:
    return _named(series.kind, series.year, series.letter, series.generation)


def _named(kind: str, year: int, letter: str, generation: int) -> str:
    return f"{year}:{letter}:{kind}:{generation}"
