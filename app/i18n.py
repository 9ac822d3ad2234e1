"""The language of the window: the engine's texts, and which translations are installed."""

from PySide6.QtCore import QCoreApplication

from mlp_engine import Text


def engine_text(text: Text | str) -> str:
    """Return a text of the engine in the language of the window, its fields filled in."""
    if isinstance(text, str):
        return QCoreApplication.translate("engine", text)
    filled = {name: engine_text(value) if isinstance(value, Text) else value for name, value in text.fields.items()}
    return QCoreApplication.translate("engine", text.template).format(**filled)
