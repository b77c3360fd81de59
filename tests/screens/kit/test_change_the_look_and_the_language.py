"""Mode, scale and language change while the program runs; nothing is left in the old one."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.core import i18n
from desk.core.clock import in_india, ms_of, parse_instant
from desk.core.i18n import words
from desk.kit import formats, icons, language, texts, theme
from desk.kit.avatar import initials
from desk.kit.banner import Banner, BannerContent
from desk.kit.gallery import Gallery
from desk.kit.labels import Label
from desk.kit.nav_rail import NavItem, NavRail
from desk.kit.notices import NoticeBar
from desk.kit.pill import Pill
from desk.kit.texts import Texts


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_every_widget_is_drawn_in_every_look(qtbot: QtBot, qapp: QApplication, mode: str, scale: int) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.resize(1366, 768)
    gallery.show()
    theme.apply(qapp, mode, scale)
    qtbot.waitExposed(gallery)
    picture = gallery.grab().toImage()
    rail = picture.pixelColor(4, 700)
    assert rail == QColor(theme.look().tokens.rail)
    assert gallery.width() == 1366, "the window must not be forced wider than the screen"
    assert gallery.minimumSizeHint().height() <= 768


def test_fonts_and_sizes_grow_together(qtbot: QtBot, qapp: QApplication) -> None:
    label, button = QLabel("x"), QPushButton("x")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    small, low = label.fontInfo().pixelSize(), button.sizeHint().height()
    theme.apply(qapp, "light", 200)
    assert label.fontInfo().pixelSize() == 2 * small
    assert button.sizeHint().height() >= 1.9 * low
    theme.apply(qapp, "light", 900)
    assert theme.look().scale == 2.0
    theme.apply(qapp, "purple", 100)
    assert theme.look().mode == "light"


def test_the_bundled_fonts_are_the_ones_used(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("राम")
    qtbot.addWidget(label)
    assert label.fontInfo().family() == "Noto Sans"
    assert "Noto Sans Devanagari" in label.font().families()


def test_an_icon_follows_the_mode_and_survives_copies(qapp: QApplication) -> None:
    made = icons.icon("check", "text")
    copy = QIcon(made)
    copy.addPixmap(QPixmap(4, 4))
    dark = _darkest(made.pixmap(QSize(32, 32)))
    theme.apply(qapp, "dark", 100)
    light = _darkest(made.pixmap(QSize(32, 32)))
    assert dark.lightness() < 60 < 180 < light.lightness()
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def _darkest(pixmap: QPixmap) -> QColor:
    image = pixmap.toImage()
    solid = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return next(colour for colour in solid if colour.alpha() == 255)


def test_words_are_said_again_in_the_other_language(qtbot: QtBot) -> None:
    owner, label = QWidget(), QLabel()
    qtbot.addWidget(owner)
    label.setParent(owner)
    bound = Texts(owner)
    bound(label.setText, words("T", "Name"))
    assert label.text() == "Name"
    i18n.install(lambda _context, source, _count: source.upper())
    texts.changes().changed.emit()
    assert label.text() == "NAME"
    bound(label.setText, words("T", "Other"))
    label.deleteLater()
    QCoreApplication.sendPostedEvents(None, 52)
    texts.changes().changed.emit()


def test_every_widget_with_words_speaks_hindi(qtbot: QtBot, qapp: QApplication) -> None:
    rail, pill, banner = NavRail(), Pill(words("T", "Waiting"), "info"), Banner()
    for widget in (rail, pill, banner):
        qtbot.addWidget(widget)
    rail.set_items([NavItem("q", words("T", "Queue"), "list-ordered", "Ctrl+1")])
    rail.set_badge("q", 3)
    banner.set(BannerContent("Ram", "राम", ((words("T", "Allergy"), "bad"),), ((words("T", "Age"), "42"),)))
    i18n.install(lambda _context, source, _count: f"हि:{source}")
    texts.changes().changed.emit()
    assert pill.text() == "हि:Waiting"
    assert banner.accessibleName() == "Ram, हि:Allergy, हि:Age 42"
    assert rail.findChildren(QWidget) and rail.accessibleName() == "हि:Rooms"


def test_numbers_and_dates_are_indian_in_both_languages(qapp: QApplication) -> None:
    day = in_india(parse_instant("2026-11-22T08:35:00+05:30"))
    assert formats.number_text(124350) == "1,24,350"
    assert formats.rupees_text(12435000) == "₹1,24,350.00"
    assert formats.rupees_text(-105) == "−₹1.05"
    assert formats.date_text(day.date()) == "22 Nov 2026"
    assert formats.moment_text(ms_of(day)) == "22 Nov 2026 08:35"
    language.install(qapp, "hi")
    assert formats.number_text(124350) == "1,24,350"
    assert formats.long_date_text(day.date()) == "रविवार, 22 नवंबर 2026"
    assert QLocale().language() == QLocale.Language.Hindi
    language.install(qapp, "xx")
    assert language.code() == "en"


def test_text_from_outside_is_never_markup(qtbot: QtBot) -> None:
    label = Label()
    qtbot.addWidget(label)
    label.setText("<b>Ram</b>")
    wide = label.sizeHint().width()
    label.setText("Ram")
    assert wide > label.sizeHint().width() * 2


def test_initials_in_both_scripts() -> None:
    assert initials("Ramesh Kumar Gupta") == "RG"
    assert initials("रमेश कुमार गुप्ता") == "रगु"
    assert initials("Sunita") == "S"
    assert initials("") == ""


@pytest.mark.parametrize("scale", [100, 200])
def test_a_long_notice_is_shown_whole(qtbot: QtBot, qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, "light", scale)
    page = QWidget()
    page.resize(700, 700)
    qtbot.addWidget(page)
    page.show()
    bar = NoticeBar(page)
    notice = bar.say(words("T", "The printer did not take the job. " * 4), "bad")
    bar.say(words("T", "Saved."))
    QApplication.processEvents()
    for one in bar.notices():
        assert one.label.height() >= one.label.heightForWidth(one.label.width())
    assert notice.label.height() > 2 * notice.label.fontMetrics().height()


def test_a_notice_leaves_by_itself_unless_it_is_bad(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.kit.notices.SHOWN_MS", 1)
    page = QWidget()
    page.resize(600, 300)
    qtbot.addWidget(page)
    bar = NoticeBar(page)
    page.show()
    done: list[str] = []
    bad = bar.say(words("T", "The printer is off."), "bad")
    bar.say(words("T", "Saved."), action=(words("T", "Undo"), lambda: done.append("undo")))
    qtbot.waitUntil(lambda: bar.notices() == [bad])
    for _ in range(5):
        bar.say(words("T", "Again."), "bad")
    assert len(bar.notices()) == 3
    bar.clear()
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_dressed_window_carries_the_look_itself(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window, "QLabel { color: red; }")
    own = window.styleSheet()

    theme.apply(qapp, "light", 100, by_window=True)
    light = window.styleSheet()
    theme.apply(qapp, "dark", 100, by_window=True)

    assert own == "QLabel { color: red; }"
    assert qapp.styleSheet() == ""
    assert light != window.styleSheet() == theme.sheet(theme.look()) + own
