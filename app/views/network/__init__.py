"""Neurons and edges."""
