"""Frames of networks that no session has trained."""

from copy import copy
from dataclasses import replace
from functools import cache

import numpy as np

from mlp_engine import (
    ACTIVATION_REGISTRY,
    MLP,
    Frame,
    FrameRequest,
    LayerFrame,
    LayerSamples,
    Progress,
    RunConfig,
    RunPoint,
    Session,
)
from mlp_engine.frame import Batch


@cache
def any_frame() -> Frame:
    return Session(RunConfig()).frame(FrameRequest(resolution=0))


def frame_of(model: MLP, X: np.ndarray, Y: np.ndarray, l: int) -> Frame:
    """A frame of layer l of a model that has been passed forward and back."""
    layers = tuple(
        LayerFrame(
            l=n,
            activation=model.activations[n - 1],
            W=model.parameters[f"W{n}"],
            b=model.parameters[f"b{n}"],
            dW=model.grads[f"dW{n}"],
            db=model.grads[f"db{n}"],
            W_start=model.parameters[f"W{n}"],
        )
        for n in range(1, model.L + 1)
    )
    cache, following = model.caches[l - 1], model.deltas[l] if l < model.L else None
    slope = ACTIVATION_REGISTRY[model.activations[l - 1]].derivative(cache["Z"], cache["A"])
    samples = LayerSamples(l, cache["A_prev"], cache["Z"], cache["A"], model.deltas[l - 1], slope, following)
    loss, m = model.compute_loss(model.caches[-1]["A"], Y), Y.shape[1]
    config = copy(any_frame().config)
    object.__setattr__(config, "loss", model.loss.name)  # of the network nothing else of it is looked at
    batch = Batch(0, 1, np.arange(m), Y, loss)
    point, progress = RunPoint(config), Progress(model.L)
    return replace(any_frame(), point=point, progress=progress, X=X, Y=Y, batch=batch, layers=layers, samples=samples)
