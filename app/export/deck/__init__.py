"""PowerPoint files of plain values."""
