"""Teach ▸ Lessons: the gallery of set-ups to start from, saving one's own, and the note on what to watch."""
