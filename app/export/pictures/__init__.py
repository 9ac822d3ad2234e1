"""Widgets as pictures."""
