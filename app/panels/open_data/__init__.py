"""File ▸ Open data…: a table of the user's own, as it is read and what is learned from it."""
