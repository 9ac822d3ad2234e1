"""The equation of a quantity, with its matrices."""
