"""A run as a script for NumPy, in the style of the lesson: every equation of every layer in a line, with its shape."""

from collections.abc import Sequence

from app.export.code.cells import Cell, blocks, indented, lines, script_of
from app.export.code.data_code import data_cell
from app.export.code.event_code import event_function
from app.export.code.function_code import LOSSES, functions
from app.export.code.numpy_shapes import shape_cell, shape_functions, shape_passes
from app.export.code.page import Page
from app.export.code.settings_code import settings_cell
from app.export.code.training_code import CLIPPED, OPTIMIZERS, REST_STAYS
from mlp_engine import LOSS_REGISTRY, RunPoint


def numpy_script(point: RunPoint) -> str:
    """Return the script that trains to a point of a run."""
    page = Page(point)
    return script_of(page.about("NumPy alone"), numpy_cells(point))


def numpy_cells(point: RunPoint) -> Sequence[Cell]:
    """Return the cells of the script."""
    page = Page(point)
    return (
        _imports(page),
        settings_cell(page),
        data_cell(page.config, page.inputs_function),
        _start(page),
        _functions(page),
        _passes(page),
        _update(page),
        *([shape_cell(page)] if page.shapes.are_several else []),
        _training(page),
    )


def _imports(page: Page) -> Cell:
    return Cell("Imports", "", page.imports("import numpy as np"))


def _start(page: Page) -> Cell:
    sizes = "np.zeros(W[layer].shape, bool)", "np.zeros(b[layer].shape, bool)"
    code = lines(
        page.start_code(),
        f"{page.entering} = inputs(X)" if page.entering != "X" else "",
        'parameters = {"W": W, "b": b}' if "set" in page.kinds else "",
        "# Which entries learn no more." if "freeze" in page.kinds else "",
        f'frozen = {{"W": {{layer: {sizes[0]} for layer in W}}}}' if "freeze" in page.kinds else "",
        f'frozen["b"] = {{layer: {sizes[1]} for layer in b}}' if "freeze" in page.kinds else "",
        f"off = {{layer: np.zeros(SIZES[layer], bool) for layer in {page.off_layers}}}" if page.off_layers else "",
        "phi = dict(enumerate(ACTIVATIONS, start=1))  # of each layer" if page.shapes.are_several else "",
        'print(f"{sum(W[layer].size + b[layer].size for layer in W)} parameters")',
    )
    return Cell("The network at its start", "W[l] is (n_l, n_{l-1}), b[l] is (n_l, 1).", code)


def _functions(page: Page) -> Cell:
    title = "Activations, their derivatives, and the loss"
    if page.shapes.are_several:
        return Cell(title, "", shape_functions(page))
    activations = page.config.activations
    has_cancelled = bool(LOSS_REGISTRY[page.config.loss].output)
    code = blocks(
        functions(activations, activations[: -1 if has_cancelled else None]),
        LOSSES[page.config.loss].value,
        page.score_function(),
    )
    return Cell(title, "", code)


def _passes(page: Page) -> Cell:
    words = (
        "Forward, every Z and A; backward, every δ and from it the gradients. Loss and predictions of m samples are "
        "means over them: 1/m is in δ already."
    )
    several = page.shapes.are_several
    passes = shape_passes(page, _penalty(page)) if several else blocks(_forward(page), _backward(page))
    return Cell("Forward and backward", words, passes)


def _forward(page: Page) -> str:
    dims = page.config.layer_dims
    equations = []
    for l, name in enumerate(page.config.activations, start=1):
        n_out, n_in = dims[l], dims[l - 1]
        shapes = f"({n_out}, m) = ({n_out}, {n_in}) @ ({n_in}, m) + ({n_out}, 1)"
        equations += [
            f"Z[{l}] = W[{l}] @ A[{l - 1}] + b[{l}]  # {shapes}",
            f"A[{l}] = {name}(Z[{l}])  # ({n_out}, m)",
        ]
        if l in page.off_layers:
            equations.append(f"A[{l}][off[{l}]] = 0.0  # neurons that are switched off")
    body = lines(
        f'"""Pass samples forward, A[0] ({dims[0]}, m); return every Z and A."""',
        "Z, A = {}, {0: A0}",
        *equations,
        "return Z, A",
    )
    return f"def forward(A0):\n{indented(body)}"


def _backward(page: Page) -> str:
    dims, activations, L = page.config.layer_dims, page.config.activations, page.L
    loss = LOSS_REGISTRY[page.config.loss]
    gradient = LOSSES[loss.name].gradient.format(A=f"A[{L}]")
    last = [f"delta[{L}] = {gradient}  # ({dims[L]}, m), as φ′ cancels"]
    if not loss.output:
        slope = f"{activations[-1]}_derivative(Z[{L}], A[{L}])"
        last = [f"dA = {gradient}  # ({dims[L]}, m)", f"delta[{L}] = dA * {slope}  # ({dims[L]}, m)"]
    equations = [*last, *_gradients(L, dims)]
    for l in range(L - 1, 0, -1):
        slope = f"{activations[l - 1]}_derivative(Z[{l}], A[{l}])"
        equations.append(f"delta[{l}] = (W[{l + 1}].T @ delta[{l + 1}]) * {slope}  # ({dims[l]}, m)")
        if l in page.off_layers:
            equations.append(f"delta[{l}][off[{l}]] = 0.0")
        equations += _gradients(l, dims)
    body = lines(
        '"""Go back with the targets Y; return the gradients of every W and b."""',
        "m = Y.shape[1]",
        "delta, dW, db = {}, {}, {}",
        *equations,
        _penalty(page),
        "return dW, db",
    )
    return f"def backward(Y, Z, A):\n{indented(body)}"


def _gradients(l: int, dims: Sequence[int]) -> list[str]:
    n_out, n_in = dims[l], dims[l - 1]
    return [
        f"dW[{l}] = delta[{l}] @ A[{l - 1}].T  # ({n_out}, {n_in}) = ({n_out}, m) @ (m, {n_in})",
        f"db[{l}] = delta[{l}].sum(axis=1, keepdims=True)  # ({n_out}, 1)",
    ]


def _penalty(page: Page) -> str:
    terms = lines(
        "dW[layer] += L2 * W[layer]" if page.config.l2 else "",
        "dW[layer] += L1 * np.sign(W[layer])" if page.config.l1 else "",
    )
    return f"for layer in W:  # the penalty\n{indented(terms)}" if terms else ""


def _update(page: Page) -> Cell:
    entry = OPTIMIZERS[page.config.optimizer]
    memories = [
        f"{name}{symbol} = {{layer: np.zeros_like({symbol}[layer]) for layer in {symbol}}}"
        for name in entry.memories
        for symbol in "Wb"
    ]
    names = ["theta", *entry.memories, "gradient"]
    groups = [
        "(" + ", ".join([symbol, *(f"{name}{symbol}" for name in entry.memories), f"d{symbol}"]) + ")"
        for symbol in "Wb"
    ]
    body = lines(
        f'"""Make an update: {entry.about}."""',
        "global t\nt += 1" if entry.counts else "",
        f"for {', '.join(names)} in ({', '.join(groups)}):",
        indented(f"for layer in W:\n{indented(entry.step)}"),
    )
    before = lines(*memories, "t = 0  # updates made" if entry.counts else "")
    update = f"def update(dW, db, rate):\n{indented(body)}"
    return Cell("The update", "", blocks(before, update, _rest(page), _clip(page), page.rate_function()))


def _rest(page: Page) -> str:
    """Return the update of a network of which a part may be frozen."""
    if "freeze" not in page.kinds:
        return ""
    pairs = [(f"{name}{symbol}", symbol) for name in ("", *page.memories) for symbol in "Wb"]
    listed = "".join(f'\n        ({values}, frozen["{symbol}"]),' for values, symbol in pairs) + "\n    "
    return REST_STAYS.format(pairs=listed)


def _clip(page: Page) -> str:
    if page.config.clip_norm is None:
        return ""
    if "freeze" not in page.kinds:
        return CLIPPED.format(part="gradient[layer].ravel()", loop="gradient in (dW, db)")
    masked = """parts = []
for layer in W:
    for gradient, fixed in ((dW, frozen["W"]), (db, frozen["b"])):
        parts.append(np.where(fixed[layer], 0.0, gradient[layer]).ravel())"""
    head, _, rest = CLIPPED.format(part="", loop="").partition("    parts = ")
    return head + indented(masked) + "\n" + rest.partition("\n")[2]


def _training(page: Page) -> Cell:
    chosen = ".take(columns, axis=1)" if page.has_batches else ""
    update = lines(
        f"Z, A = forward({page.entering}{chosen})",
        f"dW, db = backward(Y{chosen}, Z, A)",
        "clip(dW, db)" if page.config.clip_norm is not None else "",
        f"{'update_the_rest' if 'freeze' in page.kinds else 'update'}(dW, db, {page.rate})",
    )
    renewed = f"{page.entering} = inputs(X)" if page.entering != "X" and page.changes_inputs else ""
    events = event_function(page.point, is_torch=False, renewed=renewed) if page.point.events else ""
    predict = f"Z, A = (last[{page.last}] for last in forward({{A_0}}))"
    final = page.final_code(predict, (page.entering, "Y"), (page.entering_test, "Y_test"))
    code = blocks(page.batch_function(), events, _report(page), lines(page.training_code(update), final))
    return Cell("The training", "", code)


def _report(page: Page) -> str:
    name, printed = page.score
    several = page.shapes.are_several
    L = "L" if several else page.L
    body = lines(
        '"""Print what all samples say of the weights as they are."""',
        f"Z, A = forward({page.entering})",
        "L = len(W)" if several else "",
        "dW, _ = backward(Y, Z, A)",
        f'measured = f"loss={{loss_of(Z[{L}], A[{L}], Y):.6f}}, {printed}={{{name}(A[{L}], Y):.4f}}"',
        'norms = [f"|dW{layer}|={np.linalg.norm(dW[layer]):.4f}" for layer in W]',
        "print(f\"Epoch {epoch:4d}: {measured}, {', '.join(norms)}\")",
    )
    return f"def report(epoch):\n{indented(body)}"
