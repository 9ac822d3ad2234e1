"""Matrices in colours."""
