"""Faults of money that the harness must find before its silence means anything."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from desk.plugins.billing.queries import bills
from desk.plugins.billing.rules import corrections, postings, settling
from desk.plugins.billing.rules.documents import Document, Outcome
from desk.plugins.billing.service import arising, issuing, keeping, posting
from desk.store import unit
from tests.property.money_run import run

EXAMPLES, STEPS, SEEDS = 40, 40, 5
"""A fault that needs two things to meet (a refund of a line of which something went back before) is found by one seed
and missed by another."""


@dataclass(frozen=True)
class Plant:
    """A fault in the program."""

    name: str
    program: Callable[[], AbstractContextManager[Any]]


def catches(plant: Plant, seed: int = 1) -> bool:
    """Whether the machine notices, with one of a few seeds from `seed` on."""
    with plant.program():
        return any(run(seed + n, EXAMPLES, STEPS, shrink=False)[1] for n in range(SEEDS))


def _patched(module: Any, name: str, instead: Any) -> Callable[[], AbstractContextManager[Any]]:
    return lambda: patch.object(module, name, instead)


@contextmanager
def _a_paisa_stays_at_the_counter() -> Iterator[None]:
    """A receipt posts one paisa less, the same way at every desk and in every proof."""
    payments = postings._payments

    def less(sums: Counter[str], document: Document, sign: int) -> None:
        paid = tuple(replace(one, paise=one.paise - (one.paise > 1)) for one in document.payments)
        payments(sums, replace(document, payments=paid), sign)

    with patch.object(postings, "_payments", less):
        yield


@contextmanager
def _a_number_is_left_out() -> Iterator[None]:
    document = issuing.Press.document

    def twice(self: issuing.Press, at: Any, kind: str, patient_id: str, **more: object) -> Document:
        if kind == "receipt":
            self._numbers.take(at, "R")
        return document(self, at, kind, patient_id, **more)

    with patch.object(issuing.Press, "document", twice):
        yield


@contextmanager
def _what_went_back_is_forgotten() -> Iterator[None]:
    """Of a line so much may go back as was ever billed, each time."""
    with patch.object(bills, "gone", lambda _connection, bill: {
        line.line_id: corrections.Gone() for line in bill.lines
    }):  # fmt: skip
        yield


def _pays_all(owed: Sequence[tuple[str, int]], payments: Sequence[Any]) -> tuple[settling.Portion, ...]:
    """Whatever is put down is taken, a rupee more besides."""
    return tuple(
        settling.Portion(owed[-1][0], replace(one, paise=one.paise + 100, given=None)) for one in payments
    )


@contextmanager
def _pulled_is_not_posted() -> Iterator[None]:
    """The rows of what is pulled stand, and the ledger knows nothing of it."""
    keep = posting.keep

    def spoilt(at: Any, papers: Sequence[Any]) -> None:
        with patch.object(posting, "posting", lambda paper, facility: None):
            keep(at, papers)

    with patch.object(posting, "keep", spoilt):
        yield


@contextmanager
def _what_failed_stays_paid() -> Iterator[None]:
    named = keeping._bills

    def without(at: Any, papers: Sequence[Any]) -> set[str]:
        return named(at, [one for one in papers if not isinstance(one, Outcome)])

    with patch.object(keeping, "_bills", without):
        yield


@contextmanager
def _enter_is_two_acts() -> Iterator[None]:
    with patch.object(unit, "_done", lambda *_: None), patch.object(unit, "_remember", lambda *_: None):
        yield


PLANTS = (
    Plant("a paisa stays at the counter", _a_paisa_stays_at_the_counter),
    Plant("a number is left out", _a_number_is_left_out),
    Plant("what went back is forgotten", _what_went_back_is_forgotten),
    Plant("more is taken than is due", _patched(settling, "allotted", _pays_all)),
    Plant("what is pulled is not posted", _pulled_is_not_posted),
    Plant("what failed stays paid", _what_failed_stays_paid),
    Plant("Enter twice is two acts", _enter_is_two_acts),
    Plant("a charge is billed and stays open", _patched(keeping, "_billed", lambda *_: None)),
    Plant("what came back is charged on", _patched(arising, "cancel", lambda *_: None)),
)  # fmt: skip
