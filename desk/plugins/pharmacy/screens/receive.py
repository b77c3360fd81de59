"""Goods in: who sent them, then line by line by scan or keyboard, then all of it in one act."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.codes.pack import Pack
from desk.core.errors import DeskError, Problems
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.date_field import today
from desk.kit.dialog import Confirm
from desk.kit.flow import column, row
from desk.kit.formats import number_text, rupees_text
from desk.kit.labels import Label, line
from desk.kit.shortcuts import Command
from desk.kit.table import DataTable
from desk.kit.texts import Texts
from desk.plugins.pharmacy.rules.items import Item, PackSize
from desk.plugins.pharmacy.screens import receive_lines as lines_of
from desk.plugins.pharmacy.screens.receive_entry import EntryForm
from desk.plugins.pharmacy.screens.receive_head import ReceiveHead
from desk.plugins.pharmacy.screens.receive_lines import Entered
from desk.plugins.pharmacy.screens.refused_lines import by_line
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.settings import SHORT_DATED
from desk.plugins.pharmacy.service.stock import StockService

STOCK = "pharmacy.stock"
PREFIX = "pharmacy.receive"
_GROUP = words("Receive", "Receive")


class ReceiveScreen(QWidget):
    """A pack that is scanned fills the line; what is half entered is kept over a lock."""

    def __init__(self, context: ScreenContext, service: StockService, catalogue: CatalogueService) -> None:
        super().__init__()
        self._context, self._window, self._service, self._catalogue = context, context.window, service, catalogue
        self._ask = Asking(context, self)
        self._key, self._saving = new_id(), False
        self._lines: tuple[Entered, ...] = ()
        self.head = ReceiveHead(self._ask, service)
        self.entry = EntryForm(self._find)
        self.table: DataTable[Entered] = DataTable(
            lines_of.columns(self._short_days, today), name=words("Receive", "Lines of this receipt")
        )
        self.table.set_empty(
            words("Receive", "No line yet"),
            words("Receive", "Scan a pack, or type the medicine. Enter goes on; after the last field it adds."),
            "scan-qr-code",
        )
        self.total, self.said = Label(role="heading"), Label(role="error", wrap=True)
        self._texts = Texts(self)
        self.save_button = button(words("Receive", "Receive all"), self.save, kind="primary", icon_name="save",
                                  key="Ctrl+Enter")  # fmt: skip
        self.empty_button = button(words("Receive", "Empty the form"), self.ask_to_empty, key="Ctrl+Del")
        self.card = Card(_GROUP, flush=True)
        self._lay_out()
        self._connect()
        self._add_commands()
        self._show_lines()
        self._ask.read(service.places, self.head.set_places)

    def _lay_out(self) -> None:
        inside = column(self.card, self.head, line(), self.entry, self.said, gap=10, margins=(16, 0, 16, 10))
        self.said.hide()
        self.card.body.addLayout(inside)
        self.card.body.addWidget(self.table, 1)
        foot = row(self.card, self.total, 1, self.empty_button, self.save_button, gap=8, margins=(16, 8, 16, 10))
        self.card.body.addLayout(foot)
        self.setLayout(column(self, self.card))

    def _connect(self) -> None:
        self.entry.added.connect(self._add)
        self.head.submitted.connect(self.entry.focus_first)
        self.table.opened.connect(self.change_line)

    def _add_commands(self) -> None:
        for name, title, run, key in (
            ("save", words("Receive", "Receive all"), self.save, "Ctrl+Return"),
            ("empty", words("Receive", "Empty the form"), self.ask_to_empty, "Ctrl+Del"),
            ("line", words("Receive", "Type a line"), self.entry.focus_first, "F6"),
            ("drop", words("Receive", "Take the chosen line out"), self.drop_line, "F7"),
        ):
            self._window.commands.remove(f"{PREFIX}.{name}")
            self._window.commands.add(Command(f"{PREFIX}.{name}", title, run, key, group=_GROUP), within=self)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        if self._lines or not self.entry.is_empty():
            self.entry.focus_first()
        else:
            self.head.begin()

    def draft(self) -> dict[str, object] | None:
        """What is half entered, with its key, so that it cannot be received twice."""
        if not self._lines and self.entry.is_empty() and not self.head.is_dirty():
            return None
        return {
            "head": self.head.state(), "entry": self.entry.state(), "gtin": self.entry.gtin, "key": self._key,
            "lines": [one.plain() for one in self._lines],
        }  # fmt: skip

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring it back."""
        head, entry, kept = draft.get("head"), draft.get("entry"), draft.get("lines")
        if not isinstance(head, Mapping) or not isinstance(entry, Mapping) or not isinstance(kept, Sequence):
            return
        self.head.bring_back(dict(head))
        self.entry.restore(entry)
        self.entry.gtin, self._key = str(draft.get("gtin", "")), str(draft.get("key") or new_id())
        self._lines = tuple(lines_of.of_plain(one) for one in kept)
        self._show_lines()

    def forget(self) -> None:
        """Another person sits down, or all of it is done."""
        self.head.start_over()
        self.entry.start_over()
        self._key, self._lines, self._saving = new_id(), (), False
        self._say(None)
        self._show_lines()

    def take_pack(self, pack: Pack) -> None:
        """A pack was scanned: it fills the line; a whole line that stands there is added first."""
        if pack.doubt is not None:
            self._window.notice(pack.doubt, tone="warn")
        same = pack.gtin == self.entry.gtin and pack.lot in ("", self.entry.lot.text())
        if not self.entry.is_empty() and not same and not self.entry.add_line():
            self._window.notice(words("Receive", "Finish this line first, then scan the next pack."), tone="warn")
            return

        def found(known: tuple[Item, PackSize] | None) -> None:
            self.entry.take(pack, known)
            if known is None and pack.gtin:
                self._window.notice(
                    words("Receive", "This pack is new here: choose its medicine and the units in it, once."),
                    tone="warn",
                )

        if pack.gtin:
            self._ask.read(lambda actor: self._catalogue.pack(actor, pack.gtin), found)
        else:
            self.entry.take(pack, None)

    # -- lines ------------------------------------------------------------------------------------

    def _add(self, entered: Entered) -> None:
        self._lines = (*self._lines, entered)
        self._say(None)
        self._show_lines()
        self.table.scrollToBottom()
        if entered.gtin:
            self._teach(entered)

    def _teach(self, entered: Entered) -> None:
        """A pack that nobody knew yet is known from now on."""
        catalogue = self._catalogue

        def known(found: tuple[Item, PackSize] | None) -> None:
            if found is None:
                self._ask.write(
                    lambda actor: catalogue.teach_pack(actor, entered.gtin, entered.item_id, str(entered.pack_units)),
                    lambda _: None, intent=new_id(),
                )  # fmt: skip

        self._ask.read(lambda actor: catalogue.pack(actor, entered.gtin), known)

    def change_line(self, entered: Entered) -> None:
        """Take a line back into the fields; one that stands there whole is added first."""
        if not self.entry.is_empty() and not self.entry.add_line():
            return
        self._bring(entered, {})

    def drop_line(self) -> None:
        """Take the chosen line out of the receipt."""
        entered = self.table.current()
        if entered is not None:
            self._lines = tuple(one for one in self._lines if one is not entered)
            self._show_lines()

    def _bring(self, entered: Entered, problems: Mapping[str, Words]) -> None:
        def found(page: Item) -> None:
            self._lines = tuple(one for one in self._lines if one is not entered)
            self._show_lines()
            self.entry.load(entered, page)
            self.entry.show_problems(problems)

        self._ask.read(lambda actor: self._catalogue.page(actor, entered.item_id).item, found)

    def _show_lines(self) -> None:
        self.table.set_rows(self._lines)
        self.card.set_count(number_text(len(self._lines)) if self._lines else "")
        paise = lines_of.total(self._lines)
        self._texts(self.total.setText, words("Receive", "Total {total}", total=rupees_text(paise)))
        self.save_button.setEnabled(bool(self._lines))

    # -- saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Receive all of it in one act."""
        if self._saving or (not self.entry.is_empty() and not self.entry.add_line()):
            return
        if not self.head.check():
            return
        if not self._lines:
            self._say(words("Receive", "Add at least one line: scan a pack or type the medicine."))
            return
        self._saving = True
        draft, service = self.head.draft(tuple(one.line() for one in self._lines)), self._service
        self._ask.write(lambda actor: service.receive(actor, draft), self._received, self._refused, intent=self._key)

    def _received(self, _document: object) -> None:
        count = len(self._lines)
        self.forget()
        self._window.notice(words("Receive", "Received. Lines: {n}", n=count), tone="good")
        self.opened()

    def _refused(self, error: DeskError) -> None:
        self._saving = False
        problems, rest = by_line(error)
        self._lines = tuple(
            replace(one, problem=next(iter(problems[n].values())) if n in problems else None)
            for n, one in enumerate(self._lines)
        )
        self._show_lines()
        if rest:
            self.head.show_refusal(Problems(rest))
        first = min(problems, default=-1)
        if 0 <= first < len(self._lines):
            self._bring(self._lines[first], problems[first])

    def ask_to_empty(self) -> None:
        """Empty the form; where lines would be lost, only after a yes."""
        if self.draft() is None:
            return
        Confirm(
            self, words("Receive", "Empty the form?"), words("Receive", "What was entered is not received."),
            yes=words("Receive", "Empty"), danger=True,
        ).then(self.forget)  # fmt: skip

    # -- the rest ---------------------------------------------------------------------------------

    def _find(self, text: str, found: Callable[[Sequence[Item]], object]) -> None:
        self._ask.read(lambda actor: self._catalogue.find(actor, text), found)

    def _short_days(self) -> int:
        return int(SHORT_DATED.read(self._context.plugin.settings.now, "pharmacy"))

    def _say(self, sentence: Words | None) -> None:
        if sentence is not None:
            self._texts(self.said.setText, sentence)
        self.said.setVisible(sentence is not None)
