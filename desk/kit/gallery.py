"""Every widget of the kit in one window, to be looked at: `python -m desk.kit.gallery [--dark] [--hindi] [--scale 150]
[--shot FILE]`. The people in it are made up."""

import argparse
import sys
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desk.core.i18n import words
from desk.kit import language, theme
from desk.kit.banner import Banner, BannerContent
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.date_field import AgeOrBirthField, DateField
from desk.kit.fields import MultiLine, PhoneField, PinField, TextField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.nav_rail import NavItem, NavRail
from desk.kit.panes import Panes
from desk.kit.scroll import scrolled
from desk.kit.search_box import SearchBox
from desk.kit.table import Column, DataTable
from desk.kit.tokens import Tone


@dataclass(frozen=True)
class _Row:
    token: str
    name: str
    other: str
    sex_age: str
    department: str
    status: str
    tone: Tone
    wait: str


_QUEUE = [
    _Row("A-041", "Ramesh Kumar Gupta", "रमेश कुमार गुप्ता", "M / 42", "General Medicine", "Waiting", "info", "12 min"),
    _Row("A-042", "Sunita Devi", "सुनीता देवी", "F / 36", "Gynaecology", "With doctor", "ok", "—"),
    _Row("E-007", "Mohammad Zakir Khan", "मोहम्मद ज़ाकिर ख़ान", "M / 67", "Emergency", "Urgent", "bad", "2 min"),
    _Row("A-043", "Lakshmi Srivastava", "लक्ष्मी श्रीवास्तव", "F / 29", "General Medicine", "Waiting", "info", "38 min"),
    _Row("B-013", "Baby of Geeta", "गीता का शिशु", "F / 4 m", "Paediatrics", "Called", "warn", "9 min"),
    _Row("A-046", "Ayesha Siddiqui", "आयशा सिद्दीक़ी", "F / 24", "Dermatology", "No-show", "neutral", "—"),
]

_SEX = (
    Choice("1", words("Gallery", "Male")), Choice("2", words("Gallery", "Female")),
    Choice("9", words("Gallery", "Other")),
)  # fmt: skip


class Gallery(QMainWindow):
    """One page that looks like a working morning."""

    def __init__(self) -> None:
        super().__init__()
        rail = NavRail()
        rail.set_items(
            [
                NavItem("queue", words("Gallery", "Queue"), "list-ordered", "Ctrl+1"),
                NavItem("patients", words("Gallery", "Patients"), "user-round-search", "Ctrl+2"),
                NavItem("attention", words("Gallery", "Attention"), "bell", "Ctrl+3"),
                NavItem("settings", words("Gallery", "Settings"), "settings", at_bottom=True),
            ]
        )
        rail.set_current("queue")
        rail.set_badge("attention", 3)
        self.search = SearchBox(words("Gallery", "Search name, UHID, ABHA, mobile… such as “ram kum 1984”"), key="F2")
        bar = Card()
        bar.setObjectName("bar")
        bar.body.addLayout(row(bar, self.search, button(words("Gallery", "&New patient"), kind="primary", key="Ctrl+N",
                                                        icon_name="user-round-plus")))  # fmt: skip
        bar.body.setContentsMargins(18, 10, 18, 10)
        page = QWidget()
        page.setObjectName("page")
        content = column(page, self._banner(), gap=14, margins=(18, 16, 18, 14))
        content.addWidget(Panes(self._queue(), self._visit()), 1)
        right = column(page, bar, gap=0)
        right.addLayout(content, 1)
        whole = row(page, rail, gap=0)
        whole.addLayout(right, 1)
        page.setLayout(whole)
        self.setCentralWidget(page)

    def _banner(self) -> Banner:
        banner = Banner()
        banner.set(
            BannerContent(
                "Ramesh Kumar Gupta",
                "रमेश कुमार गुप्ता",
                ((words("Gallery", "ABHA verified"), "ok"), (words("Gallery", "Penicillin allergy"), "bad")),
                (
                    (words("Gallery", "UHID"), "DL-2026-0041827"),
                    (words("Gallery", "Age / sex"), "42 y / M"),
                    (words("Gallery", "Mobile"), "98•••••217"),
                ),
            )
        )
        banner.add_button(button(words("Gallery", "Print card"), icon_name="printer"))
        return banner

    def _queue(self) -> Card:
        card = Card(words("Gallery", "Queue today"), flush=True)
        card.set_count("6 / 48")
        table: DataTable[_Row] = DataTable(
            [
                Column(words("Gallery", "Token"), lambda r: r.token, width_px=84, strong=True, sort=lambda r: r.token),
                Column(words("Gallery", "Patient"), lambda r: r.name, strong=True, sort=lambda r: r.name),
                Column(words("Gallery", "Name in Hindi"), lambda r: r.other),
                Column(words("Gallery", "Sex / age"), lambda r: r.sex_age, width_px=84),
                Column(words("Gallery", "Status"), lambda r: r.status, width_px=124, pill=lambda r: r.tone),
                Column(words("Gallery", "Wait"), lambda r: r.wait, width_px=76, align="right"),
            ],
            name=words("Gallery", "Queue today"),
        )
        table.set_rows(_QUEUE)
        table.select(0)
        card.body.addWidget(table, 1)
        return card

    def _visit(self) -> Card:
        card = Card(words("Gallery", "New visit"))
        form = Form(columns=2, column_px=130)
        form.add("name", TextField(), words("Gallery", "&Name"), required=True, span=2).set_value("रमेश कुमार")
        form.add("sex", SegmentField(_SEX), words("Gallery", "&Sex"), span=2).set_value("1")
        form.add("birth", AgeOrBirthField(), words("Gallery", "&Age or birth date")).set_value(None)
        form.add("phone", PhoneField(), words("Gallery", "&Mobile")).set_value("98123 4521")
        departments = [
            Choice("gm", words("Gallery", "General Medicine")),
            Choice("ped", words("Gallery", "Paediatrics")),
        ]
        form.add("department", ChoiceField(departments), words("Gallery", "&Department"), required=True, span=2)
        form.add("day", DateField(), words("Gallery", "Visit da&te"))
        form.add("pin", PinField(), words("Gallery", "&PIN code"))
        hint = words("Gallery", "In few words")
        form.add("complaint", MultiLine(), words("Gallery", "&Complaint"), span=2, hint=hint)
        self.form = form
        card.body.addWidget(scrolled(form), 1)
        save = button(words("Gallery", "Save and print token"), form.check, kind="primary", key="Ctrl+Enter")
        card.body.addLayout(row(card, button(words("Gallery", "Cancel"), form.clear), save))
        return card


def main() -> int:
    """Show the gallery, or save a picture of it."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--dark", action="store_true")
    ask.add_argument("--hindi", action="store_true")
    ask.add_argument("--scale", type=int, default=100)
    ask.add_argument("--size", default="1280x800")
    ask.add_argument("--shot")
    wish = ask.parse_args()
    app = QApplication(sys.argv[:1])
    language.install(app, "hi" if wish.hindi else "en")
    theme.apply(app, "dark" if wish.dark else "light", wish.scale)
    window = Gallery()
    width, _, height = wish.size.partition("x")
    window.resize(int(width), int(height))
    window.show()
    if not wish.shot:
        return app.exec()
    window.form.check()
    app.processEvents()
    return 0 if window.grab().save(wish.shot) else 1


if __name__ == "__main__":
    sys.exit(main())
