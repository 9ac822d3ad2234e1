"""A network in NumPy that hands give other shapes: its passes over as many layers as there are, and the change."""

from app.export.code.cells import Cell, blocks, indented, lines
from app.export.code.function_code import LOSSES, functions
from app.export.code.page import Page
from app.export.code.shapes import BEGUN, MOVED, reshape_function
from mlp_engine import LOSS_REGISTRY

_FORWARD = '''def forward(A0):
    """Pass samples forward, A[0] (n_0, m); return every Z and A."""
    Z, A = {{}}, {{0: A0}}
    for layer in W:
        Z[layer] = W[layer] @ A[layer - 1] + b[layer]  # (n_l, m)
        A[layer] = FUNCTIONS[phi[layer]](Z[layer])  # (n_l, m){off}
    return Z, A'''
_BACKWARD = '''def backward(Y, Z, A):
    """Go back with the targets Y; return the gradients of every W and b."""
    L, m = len(W), Y.shape[1]
    delta, dW, db = {{}}, {{}}, {{}}
{last}
    for layer in range(L, 0, -1):
        dW[layer] = delta[layer] @ A[layer - 1].T  # (n_l, n_{{l-1}})
        db[layer] = delta[layer].sum(axis=1, keepdims=True)  # (n_l, 1)
        if layer > 1:
            Z_in, A_in = Z[layer - 1], A[layer - 1]  # (n_{{l-1}}, m)
            slope = DERIVATIVES[phi[layer - 1]](Z_in, A_in)
            delta[layer - 1] = (W[layer].T @ delta[layer]) * slope  # (n_{{l-1}}, m){off}
{penalty}
    return dW, db'''
_SLOPE = "DERIVATIVES[phi[L]](Z[L], A[L])"


def shape_functions(page: Page) -> str:
    """Return all activations, their derivatives where they are needed, and all losses."""
    shapes = page.shapes
    needed = [name for config in shapes.configs for name in config.activations[:-1]]
    needed += [config.activations[-1] for config in shapes.configs if not LOSS_REGISTRY[config.loss].output]
    sloped = [name for name in shapes.activations if name in needed]
    tables = lines(
        f"FUNCTIONS = {{\n{_entries(shapes.activations)}}}",
        f"DERIVATIVES = {{\n{_entries(sloped, '_derivative')}}}" if sloped else "",
    )
    losses = shapes.loss_functions({name: LOSSES[name].value for name in shapes.losses})
    return blocks(functions(shapes.activations, sloped), tables, losses, page.score_function())


def _entries(names: list[str], end: str = "") -> str:
    return "".join(f'    "{name}": {name}{end},\n' for name in names)


def shape_passes(page: Page, penalty: str) -> str:
    """Return both passes."""
    has_off = "switch" in page.kinds
    forward = _FORWARD.format(off="\n        A[layer][off[layer]] = 0.0  # neurons that are switched off" * has_off)
    backward = _BACKWARD.format(
        last=indented(_last_delta(page.shapes.losses)),
        off="\n            delta[layer - 1][off[layer - 1]] = 0.0" * has_off,
        penalty=indented(penalty),
    )
    return blocks(forward, backward.replace("\n\n", "\n"))


def _last_delta(losses: list[str]) -> str:
    """Return what makes δ[L], by the loss if there are several."""
    made = {name: _delta_of(name) for name in losses}
    if len(made) == 1:
        return made[losses[0]]
    tests = [f'{"if" if k == 0 else "elif"} loss == "{name}":' for k, name in enumerate(made)]
    return "\n".join(f"{test}\n{indented(code)}" for test, code in zip(tests, made.values(), strict=True))


def _delta_of(loss: str) -> str:
    gradient = LOSSES[loss].gradient.format(A="A[L]")
    if LOSS_REGISTRY[loss].output:
        return f"delta[L] = {gradient}  # (n_L, m), as φ′ cancels"
    return f"dA = {gradient}  # (n_L, m)\ndelta[L] = dA * {_SLOPE}  # (n_L, m)"


def shape_cell(page: Page) -> Cell:
    """Return what gives the network another shape."""
    memories = [(f"{name}{symbol}", symbol) for name in page.memories for symbol in "Wb"]
    has_freeze, has_off = "freeze" in page.kinds, "switch" in page.kinds
    zeros = '''def zeros(like, dtype=float):
    """Return zeros in the shapes of some matrices."""
    return {layer: np.zeros(matrix.shape, dtype) for layer, matrix in like.items()}'''
    changed = lines(
        "changed = [",
        '    ("W", W, new_W),\n    ("b", b, new_b),',
        *(f'    ("{symbol}", {name}, zeros(new_{symbol})),' for name, symbol in memories),
        "]",
    )
    state = "matrix.flat, numbers = numbers[: matrix.size], numbers[matrix.size :]"
    others = lines(
        "changed += [" if has_freeze or has_off else "",
        *(f'    ("{symbol}", frozen["{symbol}"], zeros(new_{symbol}, bool)),' for symbol in "Wb" if has_freeze),
        '    ("off", off, {layer: np.zeros(len(new_b[layer]), bool) for layer in new_b}),' if has_off else "",
        "]" if has_freeze or has_off else "",
    )
    body = lines(
        "phi = dict(enumerate(activations, start=1))",
        BEGUN,
        changed,
        page.shapes.state_code(state),
        others,
        MOVED,
        "    old.clear()\n    old.update(new)",
    )
    function = reshape_function(page.shapes, ["phi"], body)
    words = "What stays of the network is as it was; what is new beside it is small."
    return Cell("Another shape", words, blocks(zeros if memories or has_freeze else "", function))
