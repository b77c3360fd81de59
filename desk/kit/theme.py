"""The look of the program: tokens, palette, one style sheet, bundled fonts; changed while the program runs.

    theme.apply(app, mode="dark", scale_percent=150)
    theme.look().tokens.primary          # a colour, now
    theme.px(16)                         # 16 design pixels at the scale of now
    theme.Sizes(self)(lambda: row.setSpacing(theme.px(8)))   # said now and after every change
    theme.dress(window)                  # a window without a parent, where the look is by_window

The style sheet is written in design pixels; every `Npx` in it is multiplied by the scale.
"""

import atexit
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from string import Template
from weakref import WeakKeyDictionary

from PySide6.QtCore import QLoggingCategory, QObject, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desk.core.paths import resources
from desk.kit.tokens import MODES, Mode, Tokens

FAMILIES = ["Noto Sans", "Noto Sans Devanagari"]
BASE_PX = 14
SMALLEST, LARGEST = 100, 200

# Qt keeps a system font of its own for these classes on Windows; `app.setFont` alone does not reach them.
_OWN_FONT = (
    "QAbstractItemView", "QHeaderView", "QMenu", "QMenuBar", "QStatusBar", "QComboBox", "QToolButton", "QToolTip",
    "QMessageBox", "QPushButton", "QLabel", "QLineEdit", "QGroupBox", "QTitleBar", "QDockWidget", "QTabBar",
    "QTipLabel",
)  # fmt: skip

# style sheet name -> (icon, token): style sheets cannot tint an SVG, so tinted copies are written for them
_SHEET_ICONS = {
    "chevron": ("chevron-down", "muted"),
    "up": ("chevron-up", "muted"),
    "left": ("chevron-left", "text"),
    "right": ("chevron-right", "text"),
    "tick": ("check", "on_primary"),
}


@dataclass(frozen=True)
class Look:
    """What the eyes get: a mode, its tokens, and a scale (1.0 to 2.0)."""

    mode: Mode
    tokens: Tokens
    scale: float
    by_window: bool = False
    """Whether each window carries the style sheet (`dress`) instead of the application."""


class _Changes(QObject):
    changed = Signal()


_now = Look("light", MODES["light"], 1.0)
_changes: _Changes | None = None
_fonts: list[str] = []
_folder: QTemporaryDir | None = None
_dressed: "WeakKeyDictionary[QWidget, str]" = WeakKeyDictionary()


def look() -> Look:
    """The look of this moment."""
    return _now


def px(design: float) -> int:
    """Design pixels (at 100 %) as pixels of now; never less than one for what is there."""
    return max(1, round(design * _now.scale)) if design > 0 else 0


def colour(token: str) -> QColor:
    """The colour of a token of now."""
    return QColor(getattr(_now.tokens, token))


def changes() -> _Changes:
    """The object whose `changed` says that mode or scale are new (after the style sheet is in place)."""
    global _changes
    if _changes is None:
        _changes = _Changes()
    return _changes


def font(size_px: float = BASE_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The house font at `size_px` design pixels."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(px(size_px))
    made.setWeight(weight)
    made.setStyleHint(QFont.StyleHint.SansSerif)
    return made


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once a process."""
    if not _fonts:
        # Qt tells for each size that Noto Sans has no Devanagari; that is what the second family is for.
        QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
        for file in sorted((resources() / "fonts").glob("*.ttf")):
            _fonts.extend(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))))


def apply(app: QApplication, mode: str = "light", scale_percent: int = 100, *, by_window: bool = False) -> None:
    """Give the whole program this look, now. An unknown mode is light; the scale is held to 100–200 %.

    `by_window`: the style sheet is not the application's but that of each window without a parent, which must then be
    given to `dress`. Under an application's sheet Qt styles a part anew each time it is put into a larger one, ten
    times a widget in a form; under a window's, once, when the whole is put in (a form in 80 ms instead of 265).
    """
    global _now
    chosen: Mode = "dark" if mode == "dark" else "light"
    scale = min(max(scale_percent, SMALLEST), LARGEST) / 100
    load_fonts()
    style = app.style()
    if style is None or style.name().lower() != "fusion":
        app.setStyle("Fusion")
    _now = Look(chosen, MODES[chosen], scale, by_window)
    app.setPalette(_palette(_now.tokens))
    app.setFont(font())
    for name in _OWN_FONT:
        app.setFont(font(), name)  # type: ignore[arg-type]  # the stub says bytes, the binding wants str
    if by_window:
        if app.styleSheet():
            app.setStyleSheet("")
        for window, own in list(_dressed.items()):
            if isValid(window):
                window.setStyleSheet(sheet(_now) + own)
    else:
        app.setStyleSheet(sheet(_now))
    changes().changed.emit()


def dress(window: QWidget, own: str = "") -> None:
    """Give a window without a parent the style sheet of the look, now and after each change; `own` comes after it.

    Under an application's sheet it needs only its own.
    """
    _dressed[window] = own
    window.setStyleSheet(sheet(_now) + own if _now.by_window else own)


def sheet(of: Look) -> str:
    """The style sheet for a look."""
    template = Template((resources() / "styles" / "desk.qss").read_text(encoding="utf-8"))
    values = {item.name: str(getattr(of.tokens, item.name)) for item in fields(Tokens)}
    text = template.substitute(values | {f"icon_{n}": path for n, path in _sheet_icons(of).items()})
    return re.sub(r"(?<![#\w/.-])(\d+)px", lambda m: f"{_scaled(int(m[1]), of.scale)}px", text)


def _scaled(design: int, scale: float) -> int:
    # Hairlines stay hairlines: a border of one pixel grows only when the scale is large.
    return design if design == 0 else max(1, int(design * scale + (0.5 if design > 1 else 0)))


def _sheet_icons(of: Look) -> dict[str, str]:
    global _folder
    if _folder is None:
        _folder = QTemporaryDir()
        atexit.register(_folder.remove)
    written: dict[str, str] = {}
    for name, (icon, token) in _SHEET_ICONS.items():
        target = f"{_folder.path()}/{name}-{of.mode}.svg"
        source = (resources() / "icons" / f"{icon}.svg").read_text(encoding="utf-8")
        with open(target, "w", encoding="utf-8") as out:  # noqa: PTH123  (Qt's own path string)
            out.write(source.replace("currentColor", getattr(of.tokens, token)))
        written[name] = target
    return written


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, token in {
        role.Window: t.bg, role.WindowText: t.text, role.Base: t.surface, role.AlternateBase: t.raised,
        role.Text: t.text, role.Button: t.surface, role.ButtonText: t.text, role.BrightText: t.bad,
        role.Highlight: t.primary_soft, role.HighlightedText: t.text, role.Link: t.primary,
        role.LinkVisited: t.primary, role.ToolTipBase: t.rail, role.ToolTipText: t.on_rail,
        role.PlaceholderText: t.muted, role.Accent: t.primary, role.Light: t.raised, role.Midlight: t.border,
        role.Mid: t.border, role.Dark: t.line, role.Shadow: t.line,
    }.items():  # fmt: skip
        palette.setColor(which, QColor(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.muted))
    return palette


class Sizes(QObject):
    """Says a widget's sizes now and again whenever the look changes: `Sizes(self)(lambda: …)`."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._owner = owner
        self._all: list[Callable[[], object]] = []
        changes().changed.connect(self._again)

    def __call__(self, say: Callable[[], object]) -> None:
        """Call `say` now and after each change."""
        self._all.append(say)
        say()

    def _again(self) -> None:
        if isValid(self._owner):
            for say in self._all:
                say()
