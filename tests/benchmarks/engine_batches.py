"""What an update with a small batch costs: in the engine, all that its epochs measure included, and in PyTorch.

PyTorch makes an eager step of gradient descent on a batch that is sliced already, and measures nothing.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from mlp_engine import FrameRequest, Session
from mlp_engine.arrays import FloatArray
from tests.benchmarks.engine_contestants import RATE, Case, torch_model

BATCH_SIZE = 10
CASE = Case((2, 16, 8, 1), 300, rounds=60, epochs=10)

Update = Callable[[int], FloatArray]
"""Makes so many updates more, and returns the weights of the first layer."""


def start_layerscope() -> Update:
    session = Session(replace(CASE.config(), batch_size=BATCH_SIZE))

    def update(times: int) -> FloatArray:
        epochs, updates = divmod(times, session.n_updates)
        for _ in range(epochs):
            session.step()
        for _ in range(updates):
            session.step_update()
        return session.model.parameters["W1"]

    return update


def start_torch() -> Update:
    import torch

    session = Session(replace(CASE.config(), batch_size=BATCH_SIZE))
    columns = session.frame(FrameRequest(resolution=0)).batch.columns  # of the first update
    X, Y = (torch.from_numpy(np.ascontiguousarray(matrix[:, columns].T)) for matrix in (session.X, session.Y))
    model = torch_model(CASE)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)

    def update(times: int) -> FloatArray:
        for _ in range(times):
            optimizer.zero_grad()
            loss = ((model(X) - Y) ** 2).sum() / (2 * len(X))
            loss.backward()
            optimizer.step()
        return model[0].weight.detach().numpy()

    return update
