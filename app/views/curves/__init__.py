"""Loss, accuracy and norms over the epochs."""
