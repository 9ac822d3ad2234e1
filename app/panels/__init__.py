"""Panels around the views: set-up, messages."""
