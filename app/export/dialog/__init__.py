"""The dialog in which the user chooses what to export."""
