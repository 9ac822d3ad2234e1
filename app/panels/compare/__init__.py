"""Two epochs of a run side by side, and what has changed between them."""
