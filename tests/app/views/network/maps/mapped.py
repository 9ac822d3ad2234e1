"""The run whose neurons have maps."""

from collections.abc import Callable

from mlp_engine import Frame, FrameRequest, LayerSpec

MakeFrame = Callable[..., Frame]
REQUEST = FrameRequest(resolution=20, map_resolution=24)
LAYERS = (LayerSpec(4, "tanh"), LayerSpec(3, "relu"), LayerSpec(3, "sigmoid"), LayerSpec(1, "sigmoid"))
