"""What was refused of a draft with lines: which line, which of its fields."""

from desk.core.errors import DeskError
from desk.core.i18n import Words


def by_line(error: DeskError) -> tuple[dict[int, dict[str, Words]], dict[str, Words]]:
    """Sentences by line (its number in the draft) and field ("" = the whole line), and those of other fields.

    `lines.2.quantity` is of line 2, `party` of none.
    """
    lines: dict[int, dict[str, Words]] = {}
    rest: dict[str, Words] = {}
    for name, sentence in error.by_field.items():
        head, _, tail = name.partition(".")
        number, _, field = tail.partition(".")
        if head == "lines" and number.isdecimal():
            lines.setdefault(int(number), {})[field] = sentence
        else:
            rest[name] = sentence
    return lines, rest
