"""What a run begins with: its samples and its network."""

import numpy as np

from mlp_engine.config import RunConfig
from mlp_engine.datasets import Data, draw_data
from mlp_engine.network import MLP
from mlp_engine.own_data import standardized


def drawn(config: RunConfig) -> Data:
    """Return the samples of a run, those of a table standardised if they are to be."""
    data = draw_data(
        config.data,
        config.n_samples,
        config.noise,
        config.data_seed,
        n_classes=config.n_classes,
        label_noise=config.label_noise,
        test_share=config.test_share,
    )
    if config.own_data is None or not config.standardize:
        return data
    m = data.X.shape[1]
    X = standardized(np.hstack([data.X, data.X_test]), m)
    return data._replace(X=X[:, :m], X_test=X[:, m:])


def model_for(config: RunConfig) -> MLP:
    """Return the network of a run as it starts."""
    return MLP(
        config.layer_dims,
        config.activations,
        config.weight_seed,
        initializer=config.initializer,
        init_scale=config.init_scale,
        bias_start=config.bias_start,
        loss=config.loss,
        l1=config.l1,
        l2=config.l2,
    )
