"""One update, step by step."""
