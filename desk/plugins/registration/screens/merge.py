"""Two records of one person: side by side, differences marked; choose which one stays, say why, merge."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.clock import SystemClock, business_date
from desk.core.errors import DeskError, Refused
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.dialog import Confirm
from desk.kit.fields import TextField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.kit.pill import Pill
from desk.kit.scroll import scrolled
from desk.kit.search_box import SearchBox
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone
from desk.plugins.registration.screens.comparison import Pair, compared
from desk.plugins.registration.screens.found_lines import hit_of
from desk.records.patient.view import Found, Patient

PATIENT = "registration.patient"
LEFT, RIGHT = "left", "right"
_KEEP = (Choice(LEFT, words("Merge", "Keep the left one")), Choice(RIGHT, words("Merge", "Keep the right one")))


class MergeScreen(QWidget):
    """Opened with `patient_id`, and `other_id` where the other one is known already."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._window, self._ask = context, context.window, Asking(context, self)
        self._patients = context.plugin.services.patients
        self._left: Patient | None = None
        self._right: Patient | None = None
        self._key, self._busy = new_id(), False
        self.card = Card(words("Merge", "Merge two records of one person"))
        self.search = SearchBox(words("Merge", "Find the other record: name, number, mobile…"), scan=False)
        self.table: DataTable[Pair] = DataTable(_columns(), name=words("Merge", "Differences"))
        self.table.set_empty(
            words("Merge", "Choose the other record"),
            words("Merge", "Search for it above. Both are shown here, with their differences marked."), "git-merge",
        )  # fmt: skip
        self.verdict = Pill()
        self.note = Label(role="muted", wrap=True)
        self._texts = Texts(self)
        self.form = Form(columns=2, column_px=260)
        self.form.add("keep", SegmentField(_KEEP), words("Merge", "Which one &stays"), required=True)
        self.form.add(
            "reason", TextField(200), words("Merge", "&Reason"), required=True,
            hint=words("Merge", "How you know that they are one person."),
        )  # fmt: skip
        self.merge_button = button(words("Merge", "Merge…"), self.merge, kind="primary", icon_name="git-merge")
        self.back_button = button(words("Merge", "Back"), self.leave, key="Esc")
        self._lay_out()
        self.search.asked.connect(self._find)
        self.search.submitted.connect(self._find)
        self.search.chosen.connect(self._chosen)
        self.form.submitted.connect(self.merge)
        self.form.cancelled.connect(self.leave)

    def _lay_out(self) -> None:
        body = self.card.body
        body.addWidget(self.search)
        body.addWidget(self.table, 1)
        said = row(self.card, self.verdict, self.note, gap=8)
        said.setStretchFactor(self.note, 1)
        body.addLayout(said)
        body.addWidget(self.form)
        body.addLayout(row(self.card, 1, self.back_button, self.merge_button, gap=8))
        self.setLayout(column(self, scrolled(self.card)))
        Sizes(self)(lambda: self.table.setMinimumHeight(px(220)))

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        patient_id, other_id = arguments.get("patient_id", ""), arguments.get("other_id", "")
        if not patient_id:
            return
        self.forget()
        self._window.show_patient(patient_id)
        self._ask.read(lambda actor: self._patients.patient(actor, patient_id), self._know_left)
        if other_id:
            self._read_right(other_id)
        self.search.take_focus()

    def forget(self) -> None:
        """Empty."""
        self._left = self._right = None
        self._key, self._busy = new_id(), False
        self.form.clear()
        self.search.clear()
        self._show()

    # -- the other one ----------------------------------------------------------------------------

    def _find(self, text: str) -> None:
        self._ask.read(lambda actor: self._patients.search(actor, text), partial(self._found, text))

    def _found(self, text: str, found: tuple[Found, ...]) -> None:
        own = self._left.patient_id if self._left else ""
        self.search.show_hits(text, [hit_of(one) for one in found if one.patient_id != own])

    def _chosen(self, patient_id: str) -> None:
        self.search.clear()
        self._window.check_opening(patient_id, self._read_right)

    def _read_right(self, patient_id: str) -> None:
        def take(patient: Patient) -> None:
            self._right = patient
            self._show()
            self.form.focus_first()

        self._ask.read(lambda actor: self._patients.patient(actor, patient_id), take)

    def _know_left(self, patient: Patient) -> None:
        self._left = patient
        self._show()

    # -- comparing --------------------------------------------------------------------------------

    def _show(self) -> None:
        both = self._left is not None and self._right is not None
        self.form.setEnabled(both)
        self.merge_button.setEnabled(both)
        self.verdict.setVisible(both)
        self.note.setVisible(both)
        if self._left is None or self._right is None:
            self.table.set_rows(())
            return
        pairs = compared(self._left, self._right, business_date(SystemClock().now_ms()))
        self.table.set_rows(pairs)
        differ = sum(pair.differs for pair in pairs)
        self.verdict.say(words("Merge", "%n difference(s)", count=differ), "warn" if differ else "ok")
        self._texts(self.note.setText, self._advice(pairs))
        older = self._left if self._left.made_at <= self._right.made_at else self._right
        self.form.field("keep").set_value(LEFT if older is self._left else RIGHT)

    def _advice(self, pairs: tuple[Pair, ...]) -> Words:
        if any(pair.bars for pair in pairs):
            return words("Merge", "They were recorded with different sex. Correct that first, then merge.")
        if self._left and self._right and self._left.patient_id == self._right.patient_id:
            return words("Merge", "These two are one record already.")
        return words("Merge", "Nothing is rewritten: the other record is from then on known as the one that stays.")

    # -- acts -------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Ask once more, then merge."""
        if self._busy or self._left is None or self._right is None or not self.form.check():
            return
        keep_left = self.form.values()["keep"] == LEFT
        stays, goes = (self._left, self._right) if keep_left else (self._right, self._left)
        Confirm(
            self, words("Merge", "Merge these two?"),
            words("Merge", "“{goes}” will be known as “{stays}”. It can be taken back.", goes=_named(goes),
                  stays=_named(stays)),
            yes=words("Merge", "Merge"), danger=True,
        ).then(partial(self._merge, stays, goes))  # fmt: skip

    def _merge(self, stays: Patient, goes: Patient) -> None:
        self._busy = True
        reason = str(self.form.values()["reason"])

        def work(actor: Actor) -> None:
            self._patients.merge(actor, goes.patient_id, stays.patient_id, reason)

        self._ask.write(work, lambda _: self._merged(stays), self._refused, intent=self._key)

    def _merged(self, stays: Patient) -> None:
        self._window.notice(words("Merge", "The two records are one now."), tone="good")
        self.forget()
        self._window.show(PATIENT, patient_id=stays.patient_id)

    def _refused(self, error: DeskError) -> None:
        self._busy, self._key = False, new_id()
        if isinstance(error, Refused) and error.field in self.form.state():
            self.form.show_refusal(error)
        else:
            self.verdict.say(words("Merge", "Refused"), "bad")
            self._texts(self.note.setText, error.sentence)
            self.form.show_refusal(error)

    def leave(self) -> None:
        """Back to the patient."""
        if self._left is not None:
            self._window.show(PATIENT, patient_id=self._left.patient_id)


def _columns() -> list[Column[Pair]]:
    return [
        Column(words("Merge", "Field"), lambda p: str(p.title), 170),
        Column(words("Merge", "This record (left)"), lambda p: p.left, ink=_ink, strong=True),
        Column(words("Merge", "The other record (right)"), lambda p: p.right, ink=_ink, strong=True),
        Column(words("Merge", "Compared"), _verdict, 150, pill=lambda p: _ink(p) or "neutral"),
    ]


def _ink(pair: Pair) -> Tone | None:
    return "bad" if pair.bars else "warn" if pair.differs else None


def _verdict(pair: Pair) -> str:
    if pair.differs:
        return str(words("Merge", "differs"))
    return str(words("Merge", "same") if pair.left and pair.right else words("Merge", "only one"))


def _named(patient: Patient) -> str:
    return f"{patient.name} ({patient.number})" if patient.number else patient.name
