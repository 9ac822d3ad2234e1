"""Some views fill the screen."""
