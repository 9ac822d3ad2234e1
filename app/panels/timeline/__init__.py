"""All epochs on one line, to go back to."""
