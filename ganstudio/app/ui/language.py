"""Installs the window's translations, and translates the engine's messages."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ganstudio.app.ui.setting_words import setting_title, setting_value
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Status
from ganstudio.engine.resources import resource
from ganstudio.engine.text import Sentence, SettingWord

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}  # each in its own language, whatever the window's language

logger = logging.getLogger(__name__)
_installed: list[QTranslator] = []
_language = "en"


def system_language() -> str:
    """Return the desktop's language if it is in LANGUAGES, else English."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def install_language(code: str) -> None:
    """Install the language ``code``; windows built from now on show it."""
    global _language
    _language = code
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    QLocale.setDefault(QLocale(code))
    if code == "en":
        return
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for path in (qt_folder / f"qtbase_{code}.qm", resource("i18n", f"ganstudio_{code}.qm")):
        translator = QTranslator(QCoreApplication.instance())
        if translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)
        else:
            logger.warning("The translation %s is missing", path)


def language_tag() -> str:
    """Return the window's language as documents name it (BCP 47): "en", "zh-CN"."""
    return _language.replace("_", "-")


def translated(said: Status | Sentence | BaseException, context: str = "engine") -> str:
    """Return a message of the engine in the window's language; ``context``: in which its text was marked."""
    if isinstance(said, Status | Sentence | StudioError):
        values = {name: _translated_word(value) for name, value in said.values.items()}
        return QCoreApplication.translate(context, said.text).format(**values)
    return str(said) or type(said).__name__


def _translated_word(value: object) -> object:
    """Translate a value that is itself a marked word ("truncated") or sentence; return paths and names unchanged."""
    if isinstance(value, Sentence):
        return translated(value)
    if isinstance(value, SettingWord):
        return f"“{setting_title(value.name) if value.value is None else setting_value(value.name, value.value)}”"
    return QCoreApplication.translate("engine", value) if isinstance(value, str) and value else value
