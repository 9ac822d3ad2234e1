"""``layerscope bench``: how fast the program trains while its window lives, and how lively the window is."""
