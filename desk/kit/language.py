"""English or Hindi, switched while the program runs.

`install(app, "hi")` loads every catalogue `resources/locale/*_hi.qm` (one for each plugin, and one for Qt's own
buttons; the English ones hold only what is counted: 1 change, 2 changes), sets the numbers and dates of India, connects
`desk.core.i18n`, and has every bound text said again.
"""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desk.core import i18n
from desk.core.paths import resources
from desk.kit import texts

LANGUAGES: dict[str, str] = {"en": "English", "hi": "हिन्दी"}
"""Code to the language's own name for itself; shown untranslated."""

_installed: list[QTranslator] = []
_code = "en"


def code() -> str:
    """The language of now: "en" or "hi"."""
    return _code


def locale() -> QLocale:
    """How numbers and dates are written now: 1,24,350 in both languages."""
    return QLocale(QLocale.Language.Hindi if _code == "hi" else QLocale.Language.English, QLocale.Country.India)


def install(app: QApplication, wanted: str) -> None:
    """Speak `wanted` from now on; an unknown code is English."""
    global _code
    _code = wanted if wanted in LANGUAGES else "en"
    QLocale.setDefault(locale())
    for old in _installed:
        app.removeTranslator(old)
    _installed.clear()
    for file in sorted((resources() / "locale").glob(f"*_{_code}.qm")):
        translator = QTranslator(app)
        if translator.load(str(file)):
            app.installTranslator(translator)
            _installed.append(translator)
    i18n.install(_translate)
    texts.changes().changed.emit()


def _translate(context: str, source: str, count: int) -> str:
    return QCoreApplication.translate(context, source, None, count)


def spoken(name: str, native: str) -> str:
    """A name that the records hold in both scripts, in the language of now; the other one where it is missing."""
    return (native or name) if code() == "hi" else (name or native)


def both(name: str, native: str) -> str:
    """Both scripts in one line, the patient's own first: कमरा 4 · Room 4."""
    return " · ".join(dict.fromkeys(part for part in (native, name) if part))
