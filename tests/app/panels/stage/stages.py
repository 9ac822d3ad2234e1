"""What tests of the stage share."""

from collections.abc import Callable

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
Present = Callable[..., None]
