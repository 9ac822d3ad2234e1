"""What can be exported, and the choices of a user about it."""
