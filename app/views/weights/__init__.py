"""The weights of all layers, at the start and now."""
