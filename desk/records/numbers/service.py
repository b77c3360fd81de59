"""The desk's own series of money, for people: what they stand at, and the yes of two when the desk moved house."""

from dataclasses import dataclass

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records import restored
from desk.records.facility import queries as places
from desk.records.numbers import queries
from desk.records.numbers.generations import MACHINE, financial_year, series_letter
from desk.records.numbers.owned import COPIED, OwnSeries
from desk.records.numbers.queries import SeriesState
from desk.records.numbers.text import number_text
from desk.records.staff.acts import spend_voucher
from desk.store import matters
from desk.store.store import Store
from desk.store.unit import Reading, Service, Unit, query, verb

ACCEPT = "numbers.accept-machine"


@dataclass(frozen=True)
class Standing:
    """What the desk's numbers of money look like, and whether they may be given on this computer.

    sample: the first receipt of this year. copied: it was brought here from another computer. enrolled: a cloud gave
    it its letter. told_apart: this computer says of itself which one it is.
    """

    sample: str
    copied: bool
    enrolled: bool
    told_apart: bool
    series: tuple[SeriesState, ...]


class NumberService(Service):
    """Shows the series; accepts another computer where nobody but people can."""

    def __init__(self, store: Store, series: OwnSeries) -> None:
        super().__init__(store)
        self._series = series

    @query("facility.read")
    def standing(self, reading: Reading) -> Standing:
        """How the series stand."""
        connection = reading.connection
        facility = places.facility(connection)
        letter = series_letter(reading)
        sample = number_text(facility.prefix, letter, "R", financial_year(reading.at), 0, 1) if facility else ""
        return Standing(
            sample, self._series.copied(connection), places.enrolled(connection), self._series.told_apart,
            queries.series(connection),
        )  # fmt: skip

    @verb("numbers.accept-machine")
    def accept_machine(self, unit: Unit, voucher: str) -> None:
        """This computer takes the old one's place, which two people say is out of use; `voucher` is the second's.

        Every series begins a new generation, and what the other numbers may have given is left out. Raises Refused
        where the desk is no copy, or belongs to a cloud: there it joins again and gets a letter of its own.
        """
        if not self._series.copied(unit.connection):
            raise Refused(words("Numbers", "This desk stands on its own computer: there is nothing to confirm."))
        if places.enrolled(unit.connection):
            raise Refused(
                words(
                    "Numbers",
                    "This desk belongs to a cloud. Ask its administrator for a new code and join again with: "
                    "hims-desk enroll",
                )
            )
        if not voucher:
            raise Refused(words("Numbers", "A second person must confirm it too."), field="voucher")
        second = spend_voucher(unit, voucher, ACCEPT)
        restored.leave_out(unit, MACHINE)
        self._series.note(unit)
        matters.settle_kind(unit.connection, COPIED, at=unit.at, how="accepted")
        unit.audit(machine="accepted", second=second)
        unit.touch("numbers", "attention")
