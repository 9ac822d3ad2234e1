"""The matrices of a layer, with their numbers."""
