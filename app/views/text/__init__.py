"""Formulas and running numbers."""
