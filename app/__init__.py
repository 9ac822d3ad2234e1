"""The Layerscope application."""
