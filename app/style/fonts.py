"""Whether the fonts of this machine have the characters of a language."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

WRITING_SYSTEMS: dict[str, QFontDatabase.WritingSystem] = {
    "en": QFontDatabase.WritingSystem.Latin,
    "zh_CN": QFontDatabase.WritingSystem.SimplifiedChinese,
}
"""What each language is written in."""


def has_font_for(language: str) -> bool:
    """Tell whether some font can write a language of LANGUAGES; there must be a QGuiApplication."""
    has_any = bool(QFontInfo(QFont()).family())  # where there is none, families are named all the same
    return has_any and bool(QFontDatabase.families(WRITING_SYSTEMS[language]))


def missing_font(language: str) -> str | None:
    """Return a sentence that says what to install to write a language; None if that is possible now.

    It is in English, for who needs it could not read it in the other language.
    """
    if has_font_for(language):
        return None
    if language == "zh_CN":
        return (
            "No font with Chinese characters was found, so that they would be empty boxes; "
            "on Debian or Ubuntu: sudo apt-get install fonts-noto-cjk"
        )
    return "No font was found; on Debian or Ubuntu: sudo apt-get install fonts-dejavu-core"
