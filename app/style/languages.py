"""The languages that the program speaks."""

LANGUAGES: dict[str, str] = {"en": "English", "zh_CN": "简体中文"}
"""Each language by its own name; English is the language of the sources."""
