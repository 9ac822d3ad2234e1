"""Curves, points and images over axes."""
