"""The day on which a move took effect, as typed: today, or a past day by right."""

from datetime import date

from desk.core.clock import business_date, day_bounds
from desk.core.errors import NotAllowed, Refused
from desk.core.i18n import words
from desk.plugins.pharmacy.queries import counts
from desk.plugins.pharmacy.rules.moves import Move
from desk.records.entry import read_date
from desk.store.unit import Unit

BACKDATE = "pharmacy.stock.backdate"
MOST_DAYS = 366


def effect(unit: Unit, typed: str, field: str = "day") -> tuple[str, int]:
    """ISO day and moment (UTC ms) of "" (now) or a day; a past day counts at its end.

    Raises Refused for a day that is none, to come, or over a year old; NotAllowed for a past day without the right.
    """
    today = business_date(unit.at)
    if not typed.strip():
        return today.isoformat(), unit.at
    day = _read(typed, field)
    if day == today:
        return today.isoformat(), unit.at
    if day > today:
        raise Refused(words("StockDay", "This day has not come yet."), field=field)
    if (today - day).days > MOST_DAYS:
        raise Refused(words("StockDay", "This day is more than a year ago. Look at the year."), field=field)
    if BACKDATE not in unit.actor.permissions:
        raise NotAllowed(BACKDATE)
    return day.isoformat(), day_bounds(day)[1] - 1


def refuse_before_count(unit: Unit, moves: tuple[Move, ...], field: str = "day") -> None:
    """Raise Refused where a past day lies before a finalised stock-take, which has seen what lay there."""
    for move in moves:
        if move.at >= unit.at:
            continue
        for account in (move.source, move.target):
            counted = counts.last_counted(unit.connection, move.batch_id, account)
            if counted is not None and counted >= move.at:
                raise Refused(
                    words(
                        "StockDay", "This was counted on {day} and the count is signed. Enter it with a later day.",
                        day=business_date(counted).strftime("%d-%m-%Y"),
                    ),
                    field=field,
                )  # fmt: skip


def _read(typed: str, field: str) -> date:
    try:
        return date.fromisoformat(read_date(typed))
    except ValueError:
        raise Refused(
            words("StockDay", "This is not a date. Type day, month and year, for example 21-11-2026."), field=field
        ) from None
