"""The language of the window: which translations there are, and the engine's texts in them."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.style.assets import asset_bytes
from app.style.languages import LANGUAGES
from mlp_engine import Text

_installed: list[QTranslator] = []


def system_language() -> str:
    """Return the first of the user's languages that the window speaks, English if none."""
    for tag in QLocale.system().uiLanguages():
        language = QLocale(tag).language()
        if language == QLocale.Language.Chinese:
            return "zh_CN"
        if language == QLocale.Language.English:
            return "en"
    return "en"


def install_language(choice: str) -> None:
    """Speak a language of LANGUAGES, or the system's; every widget hears of it by a LanguageChange event."""
    name = choice if choice in LANGUAGES else system_language()
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    if name == "en":
        return
    for translator in (_qt_translator(name), AssetTranslator(name)):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)


def language_in_force() -> str:
    """Return the name of the language that texts are in now."""
    return _installed[-1].objectName() if _installed else "en"


def engine_text(text: Text | str) -> str:
    """Return a text of the engine in the language of the window, its fields filled in."""
    if isinstance(text, str):
        return QCoreApplication.translate("engine", text)
    filled = {name: engine_text(value) if isinstance(value, Text) else value for name, value in text.fields.items()}
    return QCoreApplication.translate("engine", text.template).format(**filled)


class AssetTranslator(QTranslator):
    """A translation that came with the program. Qt reads it where it lies, so it is kept here."""

    def __init__(self, name: str) -> None:
        super().__init__(QCoreApplication.instance())
        self.setObjectName(name)
        self._data = asset_bytes(f"i18n/layerscope_{name}.qm")
        self.load(self._data)


def _qt_translator(name: str) -> QTranslator:
    translator = QTranslator(QCoreApplication.instance())
    translator.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator
