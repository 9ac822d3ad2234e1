"""Backpropagation checked against finite differences."""
