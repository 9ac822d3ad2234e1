"""Views: each draws a frame in a theme."""
