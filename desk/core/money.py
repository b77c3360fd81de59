"""Money: whole paise, never floats. How it is shared, read and written; the one rule of rounding.

The rule: half a paisa goes up, away from zero. Whoever splits an amount rounds every part but the last, which takes
what is left, so that parts always sum to the whole.
"""

import re

from desk.core.errors import Refused
from desk.core.i18n import words

INR = "INR"
WHOLE = 10_000
"""All of it, in basis points."""
MOST = 10**11
"""The most that one amount may be, in paise: a hundred crore rupees."""

_DEVANAGARI = str.maketrans("०१२३४५६७८९", "0123456789")
_TYPED = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,2}))?")


def divided(amount: int, by: int) -> int:
    """amount / by, half away from zero. `by` > 0."""
    sign = -1 if amount < 0 else 1
    return sign * ((2 * abs(amount) + by) // (2 * by))


def share(amount: int, basis_points: int) -> int:
    """So many ten-thousandths of an amount in paise, rounded by the one rule."""
    return divided(amount * basis_points, WHOLE)


def within(gross: int, basis_points: int) -> int:
    """The tax of this rate that lies inside a price which includes it: gross x rate / (1 + rate)."""
    return divided(gross * basis_points, WHOLE + basis_points)


def percent(basis_points: int) -> str:
    """Basis points as a figure without the sign: 5, or 12.5."""
    whole, rest = divmod(basis_points, 100)
    return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)


def paise(text: str, *, field: str = "amount", zero: bool = False) -> int:
    """Rupees as typed ("1,250", "12.5", "₹ १२.५०") in paise. Raises Refused at `field`.

    Nothing is rounded: three decimals are a mistake, and so is a sign.
    """
    plain = text.strip().removeprefix("₹").replace(",", "").strip().translate(_DEVANAGARI)
    found = _TYPED.fullmatch(plain)
    if found is None:
        raise Refused(
            words("Money", "Type an amount in rupees, such as 250 or 12.50, with two decimals at the most."),
            field=field,
        )
    amount = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    if amount == 0 and not zero:
        raise Refused(words("Money", "The amount must be more than zero."), field=field)
    if amount > MOST:
        raise Refused(words("Money", "This amount is too large. Check what was typed."), field=field)
    return amount


def rupees(amount: int) -> str:
    """An amount as Indians write it, without the sign of the rupee: 1,23,456.50; "-" before what is below zero."""
    whole, rest = divmod(abs(amount), 100)
    digits = str(whole)
    head, tail = digits[:-3], digits[-3:]
    groups = [tail]
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return f"{'-' if amount < 0 else ''}{','.join(groups)}.{rest:02d}"
