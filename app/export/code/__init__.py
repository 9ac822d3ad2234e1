"""Runs written out as scripts and notebooks that need nothing of this program."""
