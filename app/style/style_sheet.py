"""How the program looks: the theme in force, worn by Qt's own widgets too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.style.assets import asset_bytes
from app.style.theme import DARK, LIGHT, SYSTEM, THEMES, Theme, palette, roles


def chosen_theme(choice: str) -> Theme:
    """Return the theme for a choice: the name of one, or SYSTEM for the system's light or dark."""
    if choice != SYSTEM and choice in THEMES:
        return THEMES[choice]
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def wear(theme: Theme) -> None:
    """Give the whole application the colours of the theme."""
    QApplication.setPalette(palette(theme))


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the tool bar and the menus with the roles of the theme filled in.

    It is not for the whole window: below a style sheet, views take up to a third longer to paint.
    """
    sheet = asset_bytes("styles/bars.qss").decode()
    for name, value in roles(theme).items():
        sheet = sheet.replace(f"{{{name}}}", value)
    return sheet
