"""How finely a decision boundary is computed."""

RESOLUTION = 200  # points along each axis, in pictures and while a run stands still
