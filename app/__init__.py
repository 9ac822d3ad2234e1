"""The Layerscope application."""

VERSION = "0.1.0"
"""The version of the program; the package takes its own from here."""
