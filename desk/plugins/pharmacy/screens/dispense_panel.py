"""The prescription on the counter: allergies first, then its lines, what is to be said of the chosen one, and Give."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStackedWidget, QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.empty_state import EmptyState
from desk.kit.fields import TextField
from desk.kit.flow import FlowLayout, column, row
from desk.kit.form import Form
from desk.kit.formats import date_text, number_text
from desk.kit.labels import ElidedLabel, Label
from desk.kit.shortcuts import Commands
from desk.kit.texts import Say, Texts, changes, keyed
from desk.kit.theme import Sizes, px
from desk.plugins.pharmacy.rules.dispensing import Plan
from desk.plugins.pharmacy.rules.prescribing import CLOUD
from desk.plugins.pharmacy.screens import dispense_words as said
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.allergy_strip import AllergyStrip
from desk.plugins.pharmacy.screens.dispense_keys import DEVIATIONS, GIVE, LABELS, OVERRIDE, UNDO
from desk.plugins.pharmacy.screens.dispense_lines import DispenseLines
from desk.plugins.pharmacy.screens.picks import Answers, Pick

LINES_PX = 165
"""The heading and three lines: what lies lower is scrolled to."""
LANGUAGE_PX = 168
LANGUAGES = (Choice("en", words("Dispense", "English")), Choice("hi", words("Dispense", "हिन्दी")))


class DispensePanel(Card):
    """Shows one prescription, or nothing. `give_wanted`: Enter in the lines or in the last field; `closed`: Esc."""

    give_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._picks: Sequence[Pick] = ()
        self._texts = Texts(self)
        self.who, self.by = ElidedLabel(role="heading"), ElidedLabel(role="muted")
        self.allergies = AllergyStrip()
        self.lines = DispenseLines(self._asks_prescriber)
        self.detail, self.trouble = Label(role="small", wrap=True), Label(role="error", wrap=True)
        self.warned = Label(role="error", wrap=True)
        self.prescriber_form = Form(columns=2)
        self._add_prescriber(self.prescriber_form)
        self.prescriber_form.hide()
        self.language = SegmentField(LANGUAGES)
        self._texts(self.language.set_name, words("Dispense", "Labels in"))
        Sizes(self.language)(lambda: self.language.setMinimumWidth(px(LANGUAGE_PX)))
        self.summary = Label(role="muted", wrap=True)
        self.give_button = button(keyed(words("Dispense", "Give out"), "Enter"), kind="primary", icon_name="check")
        self._may_answer = True
        self._buttons: dict[str, QAbstractButton] = {}
        self._stack = QStackedWidget()
        nobody = EmptyState(
            words("Dispense", "No prescription is open"),
            words("Dispense", "Scan the slip or the card, or choose one from the list with Enter."), "pill",
        )  # fmt: skip
        for page in (nobody, self._filled()):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.lines.opened.connect(lambda _row: self.give_wanted.emit())
        self.lines.chosen.connect(self._say_detail)
        self.prescriber_form.submitted.connect(self.give_wanted)
        self.prescriber_form.cancelled.connect(self.lines.setFocus)
        Sizes(self.lines)(lambda: self.lines.setMinimumHeight(px(LINES_PX)))
        changes().changed.connect(self._say)

    # -- what is shown ----------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Nobody's prescription."""
        self._plan, self._picks = None, ()
        self.lines.show_picks(())  # no key may mean a line that is not seen any more
        self.prescriber_form.clear()
        self._stack.setCurrentIndex(0)

    def show_plan(self, plan: Plan, shown: Sequence[Pick], who: Say) -> None:
        """This prescription as it stands; fields that were filled for the same one keep what was typed."""
        fresh = self._plan is None or self._plan.prescription.prescription_id != plan.prescription.prescription_id
        self._plan, self._picks = plan, shown
        self._texts(self.who.setText, who)
        self.allergies.show_allergies(plan.allergies)
        if fresh:
            self.prescriber.set_value(plan.prescription.prescriber)
            self.address.set_value(plan.prescription.prescriber_address)
            self.prescriber_form.mark_clean()
            self.language.set_value(plan.language if plan.language in ("en", "hi") else "en")
            self.say_trouble(None)
        self._ask_for(prescriber=picks.needs_prescriber(shown), paper=picks.needs_paper(shown))
        self.lines.show_picks(shown)
        self._stack.setCurrentIndex(1)
        self._say()

    def say_trouble(self, sentence: Words | None) -> None:
        """Why the whole was not given; None takes it back."""
        if sentence is not None:
            self._texts(self.trouble.setText, sentence)
        self.trouble.setVisible(sentence is not None)

    def refuse(self, error: DeskError) -> None:
        """Say why the whole was not given: at the fields of the prescriber, else under the lines."""
        if self.prescriber_form.isHidden():
            self.say_trouble(error.sentence)
        else:
            self.prescriber_form.show_refusal(error)

    def check(self) -> bool:
        """Whether what the house must know of the prescriber is there; else the keyboard goes to it."""
        return self.prescriber_form.isHidden() or self.prescriber_form.check()

    def answers(self) -> Answers:
        """What was said of the whole."""
        asked = not self.prescriber_form.isHidden()
        return Answers(
            str(self.language.value() or "en"), self.prescriber.text() if asked else "",
            self.address.text() if asked else "", asked and self.paper.value() == "yes",
        )  # fmt: skip

    def bind(self, commands: Commands) -> None:
        """Let the buttons run the window's commands; those of rights that are not held go."""
        for command_id, made in [*self._buttons.items(), (GIVE, self.give_button)]:
            try:
                commands.bind(made, command_id)
            except KeyError:
                made.hide()
                self._may_answer = self._may_answer and made is not self._warning_button

    def enable(self, command_id: str, can: bool) -> None:
        """Whether the button of a command may be pressed now."""
        made = self.give_button if command_id == GIVE else self._buttons.get(command_id)
        if made is not None:
            made.setEnabled(can)

    # -- inside -----------------------------------------------------------------------------------

    def _filled(self) -> QWidget:
        page, bar = QWidget(), QWidget()
        flow = FlowLayout(bar, gap=8)
        for deviation in DEVIATIONS:
            made = button(keyed(deviation.title, deviation.key))
            self._buttons[deviation.command] = made
            flow.addWidget(made)
        self._warning_button = self._buttons[f"pharmacy.dispense.{OVERRIDE}"]
        bar.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        bar.setSizePolicy(policy)
        self._buttons[UNDO] = button(
            keyed(words("Dispense", "Undo"), "Ctrl+Z"), kind="quiet", icon_name="undo-2"
        )
        self._buttons[LABELS] = button(
            keyed(words("Dispense", "Labels again"), "Ctrl+P"), kind="quiet", icon_name="printer"
        )
        foot = row(page, Label(words("Dispense", "Labels in"), "label"), self.language, gap=10)
        foot.addStretch(1)
        foot.addWidget(self.give_button)
        so_far = row(page, self.summary, gap=8)
        so_far.setStretch(0, 1)
        so_far.addWidget(self._buttons[UNDO])
        so_far.addWidget(self._buttons[LABELS])
        top = column(page, self.who, self.by, gap=2)
        box = column(page, top, self.allergies, self.lines, self.warned, self.detail, bar, gap=8)
        box.addWidget(self.prescriber_form)
        box.addWidget(self.trouble)
        box.setStretchFactor(self.lines, 1)
        box.addLayout(so_far)
        box.addLayout(foot)
        self.trouble.hide()
        page.setLayout(box)
        return page

    def _add_prescriber(self, form: Form) -> None:
        self.prescriber = form.add(
            "prescriber", TextField(120), words("Dispense", "&Prescriber, for the H1 register"), required=True
        )
        self.address = form.add(
            "prescriber_address", TextField(200), words("Dispense", "&Address of the prescriber"), required=True
        )

        kept = (Choice("yes", words("Dispense", "A copy is kept")), Choice("no", words("Dispense", "Not yet")))
        self.paper = form.add(
            "paper_kept", SegmentField(kept), words("Dispense", "Schedule X: copy of the prescription"), required=True
        )

    def _ask_for(self, *, prescriber: bool, paper: bool) -> None:
        for name in ("prescriber", "prescriber_address"):
            self.prescriber_form.show_row(name, prescriber)
        self.prescriber_form.show_row("paper_kept", paper)
        self.prescriber_form.setVisible(prescriber or paper)

    def _asks_prescriber(self, pick: Pick) -> bool:
        return pick.line.needs_prescriber and not (self.prescriber.text() and self.address.text())

    def _say(self) -> None:
        if self._plan is None:
            return
        asked = self._plan.prescription
        day = date_text(date.fromisoformat(asked.prescribed_on))
        origin = words("Dispense", "sent by the doctor") if asked.origin == CLOUD else words("Dispense", "from paper")
        parts = (asked.prescriber, asked.prescriber_reg, day, str(origin), asked.note)
        self.by.setText(" · ".join(part for part in parts if part))
        goes = sum(pick.state in picks.GOES for pick in self._picks)
        rest = sum(pick.state in (picks.SHORT, picks.NOTHING, picks.UNKNOWN, picks.LEFT_OUT) for pick in self._picks)
        warned = any(pick.state == picks.WARNED for pick in self._picks)
        self._say_button()
        if self._is_done():
            self.summary.setText(str(words("Dispense", "Everything of it is given.")))
            self._say_detail(self.lines.current())
            return
        still = number_text(sum(pick.state not in (picks.GIVEN, picks.STOPPED) for pick in self._picks))
        text = words("Dispense", "{n} of {all} lines will be given", n=number_text(goes), all=still)
        if not goes and not warned:
            text = words("Dispense", "Nothing can be given out now; it stays open.")
        elif rest:
            text = words("Dispense", "{text}; what is not given stays open", text=text)
        self.summary.setText(str(text))
        self._say_detail(self.lines.current())

    def _is_done(self) -> bool:
        return all(pick.state in (picks.GIVEN, picks.STOPPED) for pick in self._picks)

    def _say_button(self) -> None:
        title = words("Dispense", "Next") if picks.settled(self._picks) else words("Dispense", "Give out")
        self._texts(self.give_button.setText, keyed(title, "Enter"))
        warned = any(pick.line.warnings and pick.state not in (picks.GIVEN, picks.STOPPED) for pick in self._picks)
        self._warning_button.setVisible(warned and self._may_answer)

    def _say_detail(self, pick: Pick | None) -> None:
        warnings = [str(warning.said) for warning in pick.line.warnings] if pick is not None else []
        self.warned.setText("\n".join(warnings))
        self.warned.setVisible(bool(warnings))
        if pick is None:
            self.detail.setText("")
            return
        self.detail.setText("\n".join(_detail(pick)))


def _detail(pick: Pick) -> list[str]:
    line = pick.line
    found = [f"{said.title(pick)} — {said.directions(line)}"]
    if len(pick.batches) > 1:
        parts = (
            str(words("Dispense", "{n} of {batch}", n=number_text(n), batch=said.batch_text(batch)))
            for batch, n in pick.batches
        )
        found.append(", ".join(parts))
    if pick.state == picks.SHORT:
        rest = line.request.open - pick.quantity
        found.append(str(words("Dispense", "{n} stay open.", n=number_text(rest))))
    if pick.state == picks.UNKNOWN:
        found.append(str(words("Dispense", "Nobody can give it out until it is matched to a medicine (F8).")))
    for label, text in (
        (words("Dispense", "Agreed by"), pick.agreed_by), (words("Dispense", "Later batch because"), pick.later_reason),
        (words("Dispense", "Given in spite of it because"), pick.override_reason),
    ):  # fmt: skip
        if text:
            found.append(f"{label}: {text}")
    return found
