"""Dates typed or picked: a date, and an age or a birth date in one field."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit

from desk.core.clock import SystemClock, business_date
from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.kit import theme
from desk.kit.fields import TextField
from desk.kit.flow import column
from desk.kit.formats import date_text
from desk.kit.icons import icon
from desk.kit.language import locale
from desk.kit.texts import Say, Texts
from desk.kit.when import Birth, age_text, parse_birth, parse_date


def today() -> date:
    """The date in India by the computer's clock."""
    return business_date(SystemClock().now_ms())


class DateField(TextField):
    """A day: typed as 22/11/1984 or 22111984, or picked from a calendar (Alt+Down). Value: date or None."""

    def __init__(
        self,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        today: Callable[[], date] = today,
    ) -> None:
        super().__init__(limit=24, hint=words("DateField", "dd/mm/yyyy"))
        self._earliest, self._latest, self._today = earliest, latest, today
        self.pick = self.edit.addAction(icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self.pick.setShortcut(QKeySequence("Alt+Down"))
        self.pick.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.pick.triggered.connect(self.open_calendar)
        Texts(self)(self.pick.setText, words("DateField", "Choose from a calendar"))

    def value(self) -> object:
        try:
            return self._read() if self.text() else None
        except Refused:
            return None

    def set_value(self, value: object) -> None:
        self.edit.setText("" if value is None else cast(date, value).strftime("%d/%m/%Y"))

    def is_empty(self) -> bool:
        return not self.text()

    def problem(self) -> Words | None:
        try:
            if self.text():
                self._read()
        except Refused as refused:
            return refused.sentence
        return None

    def open_calendar(self) -> None:
        """Show the month under the field; a click or Enter takes the day, Esc leaves it."""
        at = cast(date | None, self.value()) or self._today()
        popup = _Calendar(self, at)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        popup.calendar.setFocus()

    def _read(self) -> date:
        day = parse_date(self.text(), self._today())
        if self._earliest and day < self._earliest:
            raise Refused(words("DateField", "The date must not be before {date}.", date=date_text(self._earliest)))
        if self._latest and day > self._latest:
            raise Refused(words("DateField", "The date must not be after {date}.", date=date_text(self._latest)))
        return day


class _Calendar(QFrame):
    def __init__(self, field: DateField, at: date) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(locale())
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        # Sunday is the day of rest; Qt's own red is too bright for either mode.
        for day, token in ((Qt.DayOfWeek.Saturday, "text"), (Qt.DayOfWeek.Sunday, "bad")):
            colour = QTextCharFormat()
            colour.setForeground(theme.colour(token))
            self.calendar.setWeekdayTextFormat(day, colour)
        self.calendar.setSelectedDate(QDate(at.year, at.month, at.day))
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        self._field = field
        self.setLayout(column(self, self.calendar, margins=(6, 6, 6, 6)))

    def _take(self, day: QDate) -> None:
        self._field.set_value(date(day.year(), day.month(), day.day()))
        self._field.edit.setFocus()
        self.close()


class AgeOrBirthField(TextField):
    """An age ("35", "8m", "12d"), a year ("1984") or a birth date ("12/3/1984"). Value: Birth or None.

    Under the field it says how it was understood: "42 y · born 1984".
    """

    def __init__(self, *, today: Callable[[], date] = today) -> None:
        super().__init__(limit=24, hint=words("AgeOrBirthField", "35, 8m or 12/3/1984"))
        self._today = today

    def value(self) -> object:
        try:
            return parse_birth(self.text(), self._today()) if self.text() else None
        except Refused:
            return None

    def set_value(self, value: object) -> None:
        birth = cast(Birth | None, value)
        if birth is None:
            self.edit.clear()
        elif birth.precision == "day":
            self.edit.setText(birth.on.strftime("%d/%m/%Y"))
        elif birth.precision == "year":
            self.edit.setText(str(birth.on.year))
        else:
            now = self._today()
            self.edit.setText(f"{(now.year - birth.on.year) * 12 + now.month - birth.on.month}m")

    def is_empty(self) -> bool:
        return not self.text()

    def problem(self) -> Words | None:
        try:
            if self.text():
                parse_birth(self.text(), self._today())
        except Refused as refused:
            return refused.sentence
        return None

    def _remark(self, text: str, kept: str, short: str) -> Say | str:
        birth = cast(Birth | None, self.value())
        if birth is None:
            return super()._remark(text, kept, short)
        return partial(_understood, birth, self._today())


def _understood(birth: Birth, today: date) -> str:
    born = date_text(birth.on) if birth.precision == "day" else birth.fhir()
    return str(words("AgeOrBirthField", "{age} · born {born}", age=age_text(birth, today), born=born))
