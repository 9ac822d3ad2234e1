"""What hands do to the numbers of W and b that a view shows."""
