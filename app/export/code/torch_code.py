"""The same run in PyTorch: a piece of code for each entry of the engine's tables, by its name.

Samples are rows there: A is (m, n_l).
"""

ACTIVATIONS: dict[str, str] = {
    "relu": "torch.relu({Z})",
    "sigmoid": "torch.sigmoid({Z})",
    "tanh": "torch.tanh({Z})",
    "linear": "{Z}",
    "leaky_relu": "F.leaky_relu({Z})",
    "elu": "F.elu({Z})",
    "silu": "F.silu({Z})",
    "gelu": 'F.gelu({Z}, approximate="tanh")',
    "softplus": "F.softplus({Z}, threshold=40.0)",  # from where on it is Z to the last bit
    "softmax": "torch.softmax({Z}, dim=1)",
}
"""A of a layer, made of {Z}."""

LOSSES: dict[str, str] = {
    "half_mse": 'F.mse_loss(A, Y, reduction="sum") / (2 * len(Y))',
    "binary_cross_entropy": 'F.binary_cross_entropy_with_logits(Z, Y, reduction="sum") / len(Y)',
    "cross_entropy": 'F.cross_entropy(Z, Y, reduction="sum") / len(Y)',
    "huber": 'F.huber_loss(A, Y, reduction="sum") / len(Y)',
}
"""The loss of Z, A and Y, each (m, n_L)."""

SCORES: dict[str, str] = {
    "one output": '''def accuracy(A, Y):
    """The share of the samples that are classified right."""
    return ((A > 0.5) == (Y > 0.5)).double().mean().item()''',
    "several outputs": '''def accuracy(A, Y):
    """The share of the samples whose class gets the largest output."""
    return (A.argmax(dim=1) == Y.argmax(dim=1)).double().mean().item()''',
    "regression": '''def r_squared(A, Y):
    """R²: 1 - Σ (A - Y)² / Σ (Y - mean of Y)²; 0 for targets that are all alike."""
    total = ((Y - Y.mean(dim=0)) ** 2).sum().item()
    return 1.0 - ((A - Y) ** 2).sum().item() / total if total else 0.0''',
}
"""What says how good the predictions are."""

OPTIMIZERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "gradient_descent": ("SGD", ()),
    "momentum": ("SGD", ("momentum=MOMENTUM",)),
    "nesterov": ("SGD", ("momentum=MOMENTUM", "nesterov=MOMENTUM > 0.0")),
    "rmsprop": ("RMSprop", ("alpha=ALPHA", "eps=EPSILON")),
    "adam": ("Adam", ("betas=(BETA1, BETA2)", "eps=EPSILON")),
    "adamw": ("AdamW", ("betas=(BETA1, BETA2)", "eps=EPSILON", "weight_decay=WEIGHT_DECAY")),
}
"""The class in torch.optim, and what it is given besides the parameters and the learning rate."""

MEMORIES: dict[str, tuple[str, ...]] = {
    "gradient_descent": (),
    "momentum": ("momentum_buffer",),
    "nesterov": ("momentum_buffer",),
    "rmsprop": ("square_avg",),
    "adam": ("exp_avg", "exp_avg_sq"),
    "adamw": ("exp_avg", "exp_avg_sq"),
}
"""What it remembers of each parameter, in the order of the engine's memories."""

REST_STAYS = '''def remembered(parameter):
    """Return a parameter, and what the optimiser remembers of each of its entries."""
    known = {"value": parameter, **optimizer.state[parameter]}
    return {
        name: value
        for name, value in known.items()
        if torch.is_tensor(value) and value.shape == parameter.shape
    }


@torch.no_grad()
def step():
    """Update what is not frozen; the rest stays, with what is remembered of it."""
    pairs = [
        (parameters[symbol][layer], fixed)
        for symbol, layers in frozen.items()
        for layer, fixed in layers.items()
    ]
    for parameter, fixed in pairs:
        parameter.grad[fixed] = 0.0
    kept = [
        {name: value.clone() for name, value in remembered(parameter).items()}
        for parameter, _ in pairs
    ]
'''
STEP = """    optimizer.step()
    for (parameter, fixed), before in zip(pairs, kept, strict=True):
        for name, value in remembered(parameter).items():
            value[fixed] = before[name][fixed] if name in before else 0.0"""
CLIP = "torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP_NORM)"
