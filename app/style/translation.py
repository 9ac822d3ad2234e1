"""The language of the window: which translations there are, the engine's texts in them, and fonts for them."""

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.style.assets import asset_bytes
from app.style.languages import LANGUAGES
from mlp_engine import Text, marked
from mlp_engine.written import filled

_installed: list[QTranslator] = []
_lent: list[str] = []  # the families that the font of the application has beside its own
FAMILIES: dict[str, tuple[str, ...]] = {
    "en": (),
    "zh_CN": (
        "PingFang SC",
        "Microsoft YaHei UI",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "WenQuanYi Micro Hei",
        "WenQuanYi Zen Hei",
    ),
}
"""The families with a language's own forms of letters that others write too, the usual ones first.

Left to itself the system takes the forms of its own language, and in most of them Japanese ones for Chinese.
"""
WRITING_SYSTEMS: dict[str, tuple[QFontDatabase.WritingSystem, str]] = {
    "en": (
        QFontDatabase.WritingSystem.Latin,
        "No font was found; on Debian or Ubuntu: sudo apt-get install fonts-dejavu-core",
    ),
    "zh_CN": (
        QFontDatabase.WritingSystem.SimplifiedChinese,
        "No font with Chinese characters was found, so that they would be empty boxes; "
        "on Debian or Ubuntu: sudo apt-get install fonts-noto-cjk",
    ),
}
"""What each language is written in, and what to say if no font has that.

It is said in English, for who needs it could not read it in the other language.
"""
TEXTS_OF_QT = (
    marked("QFileDialog", "&Look in:"),
    marked("QFileDialog", "Files of &type:"),
    marked("QAbstractFileIconProvider", "Drive"),
    marked("QAbstractFileIconProvider", "Folder"),
)
"""What Qt says and its own translation leaves in English, by the names of its contexts."""


def system_language() -> str:
    """Return the first of the user's languages that the window speaks, English if none."""
    spoken = {QLocale.Language.Chinese: "zh_CN", QLocale.Language.English: "en"}
    languages = (QLocale(tag).language() for tag in QLocale.system().uiLanguages())
    return next((spoken[language] for language in languages if language in spoken), "en")


def install_language(choice: str) -> None:
    """Speak a language of LANGUAGES, or the system's; every widget hears of it by a LanguageChange event."""
    name = choice if choice in LANGUAGES else system_language()
    _lend_font(name)
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    if name == "en":
        return
    of_qt = QTranslator(QCoreApplication.instance())
    of_qt.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for translator in (of_qt, AssetTranslator(name)):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)


def with_own_letters(font: QFont) -> QFont:
    """Return ``font``, with what the font of the application has for the letters of the language behind it."""
    result = QFont(font)
    result.setFamilies([*font.families(), *_lent])
    return result


def _lend_font(language: str) -> None:
    """Have the application write the letters that its own font does not have in the forms of a language."""
    font, families = QGuiApplication.font(), FAMILIES[language]
    own = [family for family in font.families() if family not in _lent]
    actual = QFontInfo(QFont(own)).family()  # "Sans Serif" is none, and would come behind all that are
    _lent[:] = [] if actual in families else islice(filter(QFontDatabase.hasFamily, families), 1)
    font.setFamilies([actual, *_lent] if _lent else own)
    if font != QGuiApplication.font():  # with another one every widget lays itself out
        QApplication.setFont(font)


def language_in_force() -> str:
    """Return the name of the language that texts are in now."""
    return _installed[-1].objectName() if _installed else "en"


def engine_text(text: Text | str) -> str:
    """Return a text of the engine in the language of the window, its fields filled in."""
    if isinstance(text, str):
        return QCoreApplication.translate("engine", text)
    fields = {name: engine_text(value) if isinstance(value, Text) else value for name, value in text.fields.items()}
    return filled(QCoreApplication.translate("engine", text.template), fields)


def listed(parts: Iterable[str]) -> str:
    """Return some words in a row, with what stands between them in the language of the window."""
    return engine_text(marked("engine", ", ")).join(parts)


class AssetTranslator(QTranslator):
    """A translation that came with the program. Qt reads it where it lies, so it is kept here."""

    def __init__(self, name: str) -> None:
        super().__init__(QCoreApplication.instance())
        self.setObjectName(name)
        self._data = asset_bytes(f"i18n/layerscope_{name}.qm")
        self.load(self._data)


def has_font_for(language: str) -> bool:
    """Tell whether some font can write a language of LANGUAGES; there must be a QGuiApplication."""
    has_any = bool(QFontInfo(QFont()).family())  # where there is none, families are named all the same
    return has_any and bool(QFontDatabase.families(WRITING_SYSTEMS[language][0]))


def missing_font(language: str) -> str | None:
    """Return a sentence that says what to install to write a language; None if that is possible now."""
    return None if has_font_for(language) else WRITING_SYSTEMS[language][1]
