"""What is read and written: runs, origins in pictures, settings."""
