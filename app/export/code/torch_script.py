"""A run as a script for PyTorch: the same draws by NumPy, then its layers, its gradients and its optimisers."""

from collections.abc import Sequence

from app.export.code.cells import Cell, blocks, indented, lines, script_of
from app.export.code.data_code import data_cell
from app.export.code.event_code import event_function
from app.export.code.page import Page
from app.export.code.settings_code import settings_cell
from app.export.code.torch_code import ACTIVATIONS, CLIP, OPTIMIZERS, REST_STAYS, SCORES, STEP
from app.export.code.torch_shapes import losses, shape_cell, shape_network
from mlp_engine import RunPoint

FEW_NEURONS = 100  # of a layer that one thread computes fastest
APART = (
    ", but for rounding: PyTorch adds in another order, and what that changes may grow over many epochs, most where an "
    "optimiser divides by tiny numbers"
)
LAYER = "enumerate(model.children(), start=1)"


def torch_script(point: RunPoint) -> str:
    """Return the script that trains to a point of a run."""
    return script_of(Page(point).about("PyTorch", APART), torch_cells(point))


def torch_cells(point: RunPoint) -> Sequence[Cell]:
    """Return the cells of the script."""
    page = Page(point)
    libraries = "import numpy as np", "import torch", "import torch.nn.functional as F", "from torch import nn"
    return (
        Cell("Imports", "", lines(page.imports(*libraries), _torch_settings(page))),
        settings_cell(page),
        data_cell(page.config, page.inputs_function),
        Cell("The weights at their start", "Drawn as in NumPy.", page.start_code()),
        _network(page),
        _loss(page),
        _optimizer(page),
        *([shape_cell(page)] if page.shapes.are_several else []),
        _training(page),
    )


def _torch_settings(page: Page) -> str:
    largest = max(size for config in page.shapes.configs for size in config.layer_dims)
    return lines(
        "\ntorch.set_default_dtype(torch.float64)",
        "torch.set_num_threads(1)  # several get in each other's way" if largest <= FEW_NEURONS else "",
    )


def _network(page: Page) -> Cell:
    words = "Samples are rows here, as PyTorch has them."
    return Cell("The network", words, shape_network(page) if page.shapes.are_several else _plain_network(page))


def _plain_network(page: Page) -> str:
    dims = page.config.layer_dims
    made = [f"self.layer{l} = nn.Linear({dims[l - 1]}, {dims[l]})" for l in range(1, page.L + 1)]
    equations: list[str] = []
    A = "A0"
    for l, name in enumerate(page.config.activations, start=1):
        value = ACTIVATIONS[name].format(Z=f"Z{l}")
        equations += [f"Z{l} = self.layer{l}({A})  # (m, {dims[l]})", f"A{l} = {value}  # (m, {dims[l]})"]
        if l in page.off_layers:
            equations.append(f"A{l} = A{l}.masked_fill(off[{l}], 0.0)  # switched off")
        A = f"A{l}"
    words = f'"""Return Z and A of the last layer for samples in rows, A0 (m, {dims[0]})."""'
    forward = lines(words, *equations, f"return Z{page.L}, {A}")
    init = lines("def __init__(self):", indented(lines("super().__init__()", *made)))
    about = '"""Layer after layer: Z = A Wᵀ + b, then A = φ(Z)."""'
    forward = f"def forward(self, A0):\n{indented(forward)}"
    network = f"class Network(nn.Module):\n    {about}\n\n{indented(init)}\n\n{indented(forward)}"
    return blocks(network, _model(page))


def _model(page: Page) -> str:
    zeros = "torch.zeros(parameter.shape, dtype=torch.bool)"
    return lines(
        "model = Network()",
        "with torch.no_grad():",
        f"    for number, layer in {LAYER}:",
        "        layer.weight.copy_(torch.from_numpy(W[number]))",
        "        layer.bias.copy_(torch.from_numpy(b[number][:, 0]))",
        'parameters = {"W": {}, "b": {}}' if _needs_parameters(page) else "",
        (
            f'for number, layer in {LAYER}:\n    parameters["W"][number] = layer.weight\n'
            '    parameters["b"][number] = layer.bias'
        )
        if _needs_parameters(page)
        else "",
        (
            'frozen = {"W": {}, "b": {}}  # which entries learn no more\nfor name, layers in parameters.items():\n'
            f"    for number, parameter in layers.items():\n        frozen[name][number] = {zeros}"
        )
        if "freeze" in page.kinds
        else "",
        *(f"off = {{{_off(page)}}}" for _ in page.off_layers[:1]),
    )


def _off(page: Page) -> str:
    return ", ".join(f"{l}: torch.zeros(SIZES[{l}], dtype=torch.bool)" for l in page.off_layers)


def _needs_parameters(page: Page) -> bool:
    return "set" in page.kinds or "freeze" in page.kinds


def _loss(page: Page) -> Cell:
    config = page.config
    which = "several outputs" if config.n_outputs > 1 else "one output"
    score = SCORES["regression" if config.data.is_regression else which]
    terms = [
        *(["L2 / 2 * (layer.weight**2).sum()"] if config.l2 else []),
        *(["L1 * layer.weight.abs().sum()"] if config.l1 else []),
    ]
    penalty = lines(
        '"""The loss with its penalty: what the training makes small."""',
        "penalty = 0.0",
        "for layer in model.children():",
        *(f"    penalty = penalty + {term}" for term in terms),
        "return loss_of(Z, A, Y) + penalty",
    )
    objective = f"def objective(Z, A, Y):\n{indented(penalty)}" if terms else ""
    return Cell("The loss", "", blocks(losses(page), objective, score))


def _objective(page: Page) -> str:
    return "objective" if page.config.l1 or page.config.l2 else "loss_of"


def _optimizer(page: Page) -> Cell:
    kind, settings = OPTIMIZERS[page.config.optimizer]
    rate = "learning_rate(0)" if page.has_rate_of_epoch else "LEARNING_RATE"
    given = ["model.parameters()", f"lr={rate}", *settings]
    listed = "\n" + "".join(f"    {value},\n" for value in given) if settings else ", ".join(given)
    made = f"torch.optim.{kind}({listed})"
    if page.shapes.are_several:
        words = '"""Return the optimiser of a model."""'
        function = f"def optimizer_of(model):\n{indented(lines(words, f'return {made}'))}"
        made = blocks(function, "optimizer = optimizer_of(model)")
    else:
        made = f"optimizer = {made}"
    clip = indented(CLIP) + "\n" if page.config.clip_norm is not None else ""
    rest = REST_STAYS + clip + STEP if "freeze" in page.kinds else ""
    return Cell("The optimiser", "", blocks(page.rate_function(), made, rest))


def _training(page: Page) -> Cell:
    chosen = "[columns]" if page.has_batches else ""
    is_frozen = "freeze" in page.kinds
    update = lines(
        'optimizer.param_groups[0]["lr"] = learning_rate(epoch)' if page.has_rate_of_epoch else "",
        "optimizer.zero_grad()",
        f"Z, A = model(A0{chosen})",
        f"{_objective(page)}(Z, A, targets{chosen}).backward()",
        CLIP if page.config.clip_norm is not None and not is_frozen else "",
        "step()" if is_frozen else "optimizer.step()",
    )
    samples = f"A0, targets = rows({'inputs(X)' if page.inputs_function else 'X'}), rows(Y)"
    rows = 'def rows(matrix):\n    """Return a matrix (n, m) as a tensor (m, n)."""\n    return torch.tensor(matrix.T)'
    renewed = samples if page.changes_inputs else ""
    events = event_function(page.point, is_torch=True, renewed=renewed) if page.point.events else ""
    predict = "with torch.no_grad():\n    Z, A = model({A_0})"
    final = page.final_code(predict, ("A0", "targets"), (f"rows({page.entering_test})", "rows(Y_test)"))
    code = blocks(rows, samples, page.batch_function(), events, _report(page), lines(page.training_code(update), final))
    return Cell("The training", "", code)


def _report(page: Page) -> str:
    name, printed = page.score
    body = lines(
        '"""Print what all samples say of the weights as they are."""',
        "optimizer.zero_grad()",
        "Z, A = model(A0)",
        f"{_objective(page)}(Z, A, targets).backward()",
        f'measured = f"loss={{loss_of(Z, A, targets):.6f}}, {printed}={{{name}(A, targets):.4f}}"',
        f"layers = {LAYER}",
        'norms = [f"|dW{number}|={layer.weight.grad.norm():.4f}" for number, layer in layers]',
        "print(f\"Epoch {epoch:4d}: {measured}, {', '.join(norms)}\")",
    )
    return f"def report(epoch):\n{indented(body)}"
