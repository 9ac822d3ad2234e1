"""A matrix to take away."""
