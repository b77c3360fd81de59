"""What may be done with an indent: approve, issue by FEFO, receive, refuse, cancel; each asks and says the end."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError, Problems, Refused
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.dialog import Ask
from desk.kit.formats import number_text
from desk.plugins.pharmacy.print.wording import amount, expiry_text
from desk.plugins.pharmacy.rules import allocation
from desk.plugins.pharmacy.rules import indents as rules
from desk.plugins.pharmacy.rules.dispensing import BatchStock, Part
from desk.plugins.pharmacy.rules.indents import Arrived, Indent, IndentLine, IssuedPart, Travelling
from desk.plugins.pharmacy.screens.move_dialog import APPROVE, VOUCHER
from desk.plugins.pharmacy.screens.quantities_dialog import QuantitiesDialog, Rest, Row, Typed
from desk.plugins.pharmacy.service.indents import IndentService

OPEN, SHORT, WAY = "open", "short", "way"
"""What becomes of what is not issued, or did not arrive."""
_ISSUE_REST = Rest(
    words("Indents", "The rest"),
    {SHORT: words("Indents", "Closed: no more comes"), OPEN: words("Indents", "Stays open for later")},
    frozenset({SHORT}),
)
_RECEIVE_REST = Rest(
    words("Indents", "The rest"),
    {
        WAY: words("Indents", "Still on the way"), rules.BACK: words("Indents", "Never left the sender"),
        rules.LOST: words("Indents", "Lost or broken"),
    },
    frozenset({rules.BACK, rules.LOST}),
)  # fmt: skip


class IndentActs(QObject):
    """`happened(indent_id)` after each act."""

    happened = Signal(str)

    def __init__(self, screen: QWidget, context: ScreenContext, service: IndentService) -> None:
        super().__init__(screen)
        self._screen, self._context, self._service = screen, context, service
        self._ask = Asking(context, self)

    # -- approve ----------------------------------------------------------------------------------

    def approve(self, indent: Indent) -> None:
        """Ask how much of each line is approved; 0 refuses it."""
        rows = [
            Row(f"lines.{one.line_id}", one.title, one.asked, one.asked, partial(_asked, one))
            for one in indent.lines if one.status == rules.RAISED
        ]  # fmt: skip

        def act(typed: tuple[Typed, ...], reason: str) -> Act:
            said = {one.key.removeprefix("lines."): one.quantity for one in typed}
            return lambda actor: self._service.approve(actor, indent.indent_id, said, reason)

        if rows:
            text = words("Indents", "Less than was asked wants a reason. 0 refuses the line.")
            dialog = QuantitiesDialog(
                self._screen, self._context, words("Indents", "Approve {number}", number=indent.number), text,
                yes=words("Indents", "Approve"), rows=rows, act=act,
            )  # fmt: skip
            self._open(dialog, indent, words("Indents", "{number} was approved.", number=indent.number))

    # -- issue ------------------------------------------------------------------------------------

    def issue(self, indent: Indent) -> None:
        """Ask how much of each line goes; the batches are proposed, first what expires first."""
        self._ask.read(
            lambda actor: self._service.shelves(actor, indent.indent_id), lambda found: self._ask_issue(indent, found)
        )

    def _ask_issue(self, indent: Indent, shelves: Mapping[str, Sequence[BatchStock]]) -> None:
        lines = [one for one in indent.lines if one.line_id in shelves]
        rows = [_issue_row(one, shelves[one.line_id]) for one in lines]

        def act(typed: tuple[Typed, ...], _reason: str) -> Act:
            parts = [
                IssuedPart(one.key, part.batch_id, str(part.quantity))
                for one in typed for part in allocation.propose(shelves[one.key], one.units)
            ]  # fmt: skip
            short = {one.key: one.reason for one in typed if one.rest == SHORT}
            dialog.names = {f"parts.{n}": part.line_id for n, part in enumerate(parts)}
            return lambda actor: self._service.issue(actor, indent.indent_id, parts, short)

        if rows:
            text = words("Indents", "Taken from the shelf by expiry. More than lies there cannot be issued.")
            dialog = _IssueDialog(
                self._screen, self._context, words("Indents", "Issue {number}", number=indent.number), text,
                yes=words("Indents", "Issue"), rows=rows, act=act, rest=_ISSUE_REST,
            )  # fmt: skip
            self._open(dialog, indent, words("Indents", "{number} was issued.", number=indent.number))

    # -- receive ----------------------------------------------------------------------------------

    def receive(self, indent: Indent) -> None:
        """Ask how much of each batch has arrived."""
        self._ask.read(
            lambda actor: self._service.travelling(actor, indent.indent_id),
            lambda found: self._ask_receive(indent, found),
        )

    def _ask_receive(self, indent: Indent, found: Sequence[Travelling]) -> None:
        lines = {one.line_id: one for one in indent.lines}
        rows = [_arrival_row(n, one, lines[one.line_id]) for n, one in enumerate(found)]

        def act(typed: tuple[Typed, ...], _reason: str) -> Act:
            told = [
                Arrived(
                    one.line_id, one.batch_id, said.quantity, said.rest if said.rest != WAY else "", said.reason
                )
                for one, said in zip(found, typed, strict=True)
            ]  # fmt: skip
            dialog.agreed = lambda yes: lambda actor: self._service.receive(actor, indent.indent_id, told, yes)
            return dialog.agreed("")

        if not rows:
            self._context.window.notice(words("Indents", "Nothing of this indent is on the way."), tone="warn")
            return
        dialog = _ReceiveDialog(
            self._screen, self._context, words("Indents", "Receive {number}", number=indent.number),
            words("Indents", "Count what lies before you. Less than was sent is asked about."),
            yes=words("Indents", "Receive"), rows=rows, act=act, rest=_RECEIVE_REST,
        )  # fmt: skip
        self._open(dialog, indent, words("Indents", "{number} was received.", number=indent.number))

    # -- the end of it ----------------------------------------------------------------------------

    def refuse(self, indent: Indent) -> None:
        """Refuse every line that is not decided on, with a reason."""
        service, key = self._service, new_id()
        Ask(
            self._screen, words("Indents", "Refuse {number}?", number=indent.number),
            words("Indents", "Every line that nobody has decided on is refused."), label=words("Indents", "&Reason"),
            yes=words("Indents", "Refuse"), least=3,
        ).then(
            lambda reason: self._write(
                indent, lambda actor: service.refuse(actor, indent.indent_id, reason), key,
                words("Indents", "{number} was refused.", number=indent.number),
            )
        )  # fmt: skip

    def cancel(self, indent: Indent) -> None:
        """Who asked needs it no more."""
        service, key = self._service, new_id()
        Ask(
            self._screen, words("Indents", "Cancel {number}?", number=indent.number),
            words("Indents", "Lines of which nothing was issued are cancelled."), label=words("Indents", "&Reason"),
            yes=words("Indents", "Cancel the indent"), least=3,
        ).then(
            lambda reason: self._write(
                indent, lambda actor: service.cancel(actor, indent.indent_id, reason), key,
                words("Indents", "{number} was cancelled.", number=indent.number),
            )
        )  # fmt: skip

    def _write(self, indent: Indent, act: Act, key: str, sentence: Words) -> None:
        self._ask.write(act, lambda _: self._done(indent, sentence), intent=key)

    def _open(self, dialog: ActDialog, indent: Indent, sentence: Words) -> None:
        dialog.acted.connect(lambda _: self._done(indent, sentence))
        dialog.open()

    def _done(self, indent: Indent, sentence: Words) -> None:
        self.happened.emit(indent.indent_id)
        self._context.window.notice(sentence, tone="good")


class _IssueDialog(QuantitiesDialog):
    """The house names what it refuses by batch or line; here it stands at the line."""

    names: Mapping[str, str] = {}

    def refused(self, error: DeskError) -> None:
        if isinstance(error, Problems):
            super().refused(Problems({self._at(name): said for name, said in error.by_field.items()}))
        elif isinstance(error, Refused) and error.field:
            super().refused(Refused(error.sentence, field=self._at(error.field)))
        else:
            super().refused(error)

    def _at(self, field: str) -> str:
        kind, _, rest = field.partition(".")
        if kind == "parts":
            number = rest.partition(".")[0]
            return f"{self.names.get(f'parts.{number}', '')}.quantity"
        return f"{rest}.reason" if kind == "shortages" else field


class _ReceiveDialog(QuantitiesDialog):
    """Much that was lost is written off by two: a second person is asked, and it is done with their yes."""

    agreed: Callable[[str], Act] = staticmethod(lambda _yes: lambda _actor: None)

    def refused(self, error: DeskError) -> None:
        super().refused(error)
        if isinstance(error, Refused) and error.field == VOUCHER:
            text = words("Indents", "What was lost on the way is written off.")
            self.context.window.second_person(APPROVE, text, lambda voucher: self.write(self.agreed(voucher)))


def _asked(line: IndentLine, _units: int | None) -> str:
    return str(words("Indents", "Asked for: {amount}", amount=amount(line.asked, line.unit)))


def _issue_row(line: IndentLine, shelf: Sequence[BatchStock]) -> Row:
    wanted = (line.approved or 0) - line.issued
    there = sum(one.quantity for one in shelf)
    return Row(line.line_id, line.title, min(wanted, there), wanted, partial(_batches, line, shelf, wanted, there))


def _batches(line: IndentLine, shelf: Sequence[BatchStock], wanted: int, there: int, units: int | None) -> str:
    if not there:
        return str(words("Indents", "Nothing of it lies here; {wanted} approved.", wanted=amount(wanted, line.unit)))
    if units is not None and units > there:
        return str(words("Indents", "Only {there} lie here.", there=amount(there, line.unit)))
    parts: tuple[Part, ...] = allocation.propose(shelf, units or 0)
    by_id = {one.batch_id: one for one in shelf}
    said = [
        f"{by_id[one.batch_id].lot} ({expiry_text(by_id[one.batch_id].expires)}) × {number_text(one.quantity)}"
        for one in parts
    ]
    approved = words("Indents", "Approved {wanted}", wanted=amount(wanted, line.unit))
    return "\n".join((str(approved), *said))


def _arrival_row(n: int, sent: Travelling, line: IndentLine) -> Row:
    return Row(f"parts.{n}", line.title, sent.quantity, sent.quantity, partial(_sent, sent, line))


def _sent(sent: Travelling, line: IndentLine, _units: int | None) -> str:
    said = words(
        "Indents", "Batch {lot} · expiry {expiry} · sent {amount}", lot=sent.lot, expiry=expiry_text(sent.expires),
        amount=amount(sent.quantity, line.unit),
    )  # fmt: skip
    return str(said)
