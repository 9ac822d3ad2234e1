"""A network in PyTorch that hands give other shapes: a module of as many layers as there are, and the change."""

from app.export.code.cells import Cell, blocks, indented, lines
from app.export.code.page import Page
from app.export.code.shapes import BEGUN, MOVED, reshape_function
from app.export.code.torch_code import ACTIVATIONS, LOSSES, MEMORIES

NETWORK = '''class Network(nn.Module):
    """Layers that begin with W[l] (n_l, n_{{l-1}}) and b[l] (n_l, 1)."""

    def __init__(self, W, b, activations):
        super().__init__()
        self.activations = activations
        for number in W:
            n_out, n_in = W[number].shape
            layer = nn.Linear(n_in, n_out)
            layer.weight = nn.Parameter(torch.tensor(W[number]))
            layer.bias = nn.Parameter(torch.tensor(b[number][:, 0]))
            self.add_module(f"layer{{number}}", layer)

    def forward(self, A):
        """Return Z and A of the last layer for samples in rows, A (m, n_0)."""
        for number, layer in enumerate(self.children(), start=1):
            Z = layer(A)  # (m, n_l)
            A = FUNCTIONS[self.activations[number - 1]](Z)  # (m, n_l){off}
        return Z, A'''
PARAMETERS = '''def parameters_of(model):
    """Return the weights and the biases of a model by the numbers of their layers."""
    layers = list(enumerate(model.children(), start=1))
    W = {number: layer.weight for number, layer in layers}
    return {"W": W, "b": {number: layer.bias for number, layer in layers}}'''
REMEMBERED = '''def memory_of(optimizer, name, parameters):
    """Return what an optimiser remembers of parameters, which is 0 at first."""
    made = {}
    for layer, parameter in parameters.items():
        state = optimizer.state[parameter]
        made[layer] = state.setdefault(name, torch.zeros_like(parameter))
    return made'''
MASKS = '''def masks(parameters):
    """Return for each entry of parameters that it is not chosen."""
    return {
        layer: torch.zeros_like(parameter, dtype=torch.bool)
        for layer, parameter in parameters.items()
    }'''


def shape_network(page: Page) -> str:
    """Return a module for any layers, and the model as it starts."""
    functions = [f'    "{name}": lambda Z: {ACTIVATIONS[name].format(Z="Z")},' for name in page.shapes.activations]
    has_off = "switch" in page.kinds
    network = NETWORK.format(off="\n            A = A.masked_fill(off[number], 0.0)  # switched off" * has_off)
    begun = lines(
        "model = Network(W, b, ACTIVATIONS)",
        "parameters = parameters_of(model)",
        _frozen("frozen", "parameters") if "freeze" in page.kinds else "",
        'off = masks(parameters["b"])' if has_off else "",
    )
    table = lines("FUNCTIONS = {", *functions, "}")
    masks = MASKS if has_off or "freeze" in page.kinds else ""
    return blocks(table, network, PARAMETERS, masks, begun)


def _frozen(name: str, parameters: str) -> str:
    """Return what makes masks of which entries learn no more."""
    return f'{name} = {{"W": masks({parameters}["W"]), "b": masks({parameters}["b"])}}'


def losses(page: Page) -> str:
    """Return the loss, made of several if there are."""
    made = {
        name: f'def loss_of(Z, A, Y):\n    """The loss of samples in rows."""\n    return {LOSSES[name]}'
        for name in page.shapes.losses
    }
    return page.shapes.loss_functions(made)


def shape_cell(page: Page) -> Cell:
    """Return what gives the network another shape."""
    memories = MEMORIES[page.config.optimizer]
    has_freeze, has_off = "freeze" in page.kinds, "switch" in page.kinds
    changed = lines(
        'changed = [(symbol, parameters[symbol], new[symbol]) for symbol in "Wb"]',
        *_memories(memories),
        page.shapes.state_code(
            "part, numbers = numbers[: matrix.numel()], numbers[matrix.numel() :]\n"
            "matrix.copy_(torch.tensor(part).view_as(matrix))"
        ),
        _frozen("new_frozen", "new") if has_freeze else "",
        'changed += [(symbol, frozen[symbol], new_frozen[symbol]) for symbol in "Wb"]' if has_freeze else "",
        'new_off = masks(new["b"])' if has_off else "",
        'changed.append(("off", off, new_off))' if has_off else "",
    )
    body = lines(
        BEGUN,
        "new_model = Network(new_W, new_b, activations)",
        "new, new_optimizer = parameters_of(new_model), optimizer_of(new_model)",
        changed,
        MOVED.replace("old, new in", "old, later in").replace("new[layer]", "later[layer]"),
        "model, parameters, optimizer = new_model, new, new_optimizer",
        "frozen = new_frozen" if has_freeze else "",
        "off = new_off" if has_off else "",
    )
    names = ["model", "parameters", "optimizer", *(["frozen"] if has_freeze else []), *(["off"] if has_off else [])]
    function = f"@torch.no_grad()\n{reshape_function(page.shapes, names, body)}"
    words = "What stays of the network is as it was; what is new beside it is small."
    return Cell("Another shape", words, blocks(REMEMBERED if memories else "", function))


def _memories(memories: tuple[str, ...]) -> list[str]:
    """Return what takes over what the optimiser remembers; all but SGD count their updates, too."""
    if not memories:
        return []
    names = ", ".join(f'"{name}"' for name in memories)
    both = lines(
        "earlier = memory_of(optimizer, name, parameters[symbol])",
        "later = memory_of(new_optimizer, name, new[symbol])",
        "changed.append((symbol, earlier, later))",
    )
    made = f"for name in [{names}]:\n" + indented(f'for symbol in "Wb":\n{indented(both)}')
    if memories == ("momentum_buffer",):
        return [made]
    steps = lines(
        'counts = [state["step"] for state in optimizer.state.values() if state]',
        "for parameter in new_model.parameters():",
        "    step = counts[0].clone() if counts else torch.tensor(0.0)  # updates made\n"
        '    new_optimizer.state[parameter]["step"] = step',
    )
    return [steps, made]
