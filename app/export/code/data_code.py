"""How the samples of a run are drawn, in NumPy: a piece of code for each data set, by its name in the engine.

Each makes X (n, m) and Y (n_L, m), in the order of the engine's own draws, of which there must be the same numbers.
"""

import textwrap
from base64 import b64encode
from collections.abc import Sequence
from zlib import compress

from app.export.code.cells import Cell, blocks, indented, lines
from mlp_engine import OwnData, RunConfig
from mlp_engine.inputs import INPUT_REGISTRY, input_labels, inputs_for

MOST_SHOWN = 1000  # numbers of a table that are written as such
PACKED_WIDTH = 88  # characters of a line of packed numbers

_SHUFFLED = """
order = random.permutation(N_SAMPLES)
X, Y = X.take(order, axis=1), Y.take(order, axis=1)  # shuffled
"""
_MOVED = "X = X + NOISE * random.standard_normal(X.shape)" + _SHUFFLED
_AROUND = "X = np.stack([r * np.sin(angle), r * np.cos(angle)])  # (2, m)"
_TARGETS_OF_TWO = "Y = labels[np.newaxis].astype(float)  # (1, m)"
_TARGETS_OF_MANY = "Y = np.eye(N_CLASSES)[:, labels]  # (n_L, m), a 1 for the class of each sample"
_TWO_CLASSES = f"""
labels = np.arange(N_SAMPLES) % 2  # (m,), the classes take turns
{_TARGETS_OF_TWO}
"""
_SEVERAL_CLASSES = f"""
labels = np.arange(N_SAMPLES) % N_CLASSES  # (m,), the classes take turns
{_TARGETS_OF_MANY}
"""


def _of_classes(place: str, labels: str = _TWO_CLASSES) -> str:
    return labels + place + _MOVED


def _of_function(n_inputs: int, target: str) -> str:
    return f"X = random.uniform(-6.0, 6.0, ({n_inputs}, N_SAMPLES))  # ({n_inputs}, m)\n{target}\n{_MOVED}"


DATA_SETS: dict[str, str] = {
    "moons": """
n_upper = N_SAMPLES // 2
t = np.linspace(0, np.pi, n_upper)
x1 = np.cos(t) + random.randn(n_upper) * NOISE
x2 = np.sin(t) + random.randn(n_upper) * NOISE
upper = np.vstack([x1, x2])  # (2, n_upper)
n_lower = N_SAMPLES - n_upper
t = np.linspace(0, np.pi, n_lower)
x1 = 1 - np.cos(t) + random.randn(n_lower) * NOISE
x2 = 1 - np.sin(t) - 0.5 + random.randn(n_lower) * NOISE
lower = np.vstack([x1, x2])  # (2, n_lower)
X = np.hstack([upper, lower])  # (2, m)
Y = np.hstack([np.zeros((1, n_upper)), np.ones((1, n_lower))])  # (1, m)
"""
    + _SHUFFLED,
    "circle": _of_classes(
        """
low, high = np.where(labels == 1, 0.0, 3.5), np.where(labels == 1, 2.5, 5.0)
r = random.uniform(low, high)  # (m,): a disc in a ring
angle = random.uniform(0.0, 2.0 * np.pi, N_SAMPLES)
"""
        + _AROUND
        + "\n"
    ),
    "xor": _of_classes("""
side = np.where(np.arange(N_SAMPLES) % 4 < 2, 1.0, -1.0)  # the sign of x1
signs = np.stack([side, np.where(labels == 1, side, -side)])  # (2, m)
X = signs * random.uniform(0.3, 5.3, (2, N_SAMPLES))  # (2, m)
"""),
    "gauss": _of_classes("""
centers = np.where(labels == 1, 2.0, -2.0)  # (m,)
X = centers + np.sqrt(0.5) * random.standard_normal((2, N_SAMPLES))  # (2, m)
"""),
    "spiral": _of_classes(
        """
i = np.arange(N_SAMPLES) // N_CLASSES + 1  # (m,): which point of its arm
part = i / np.bincount(labels)[labels]  # how far along the arm
r = 5.0 * part
angle = 2.0 * np.pi * (3.5 * part + labels) / N_CLASSES
"""
        + _AROUND
        + "\n",
        _SEVERAL_CLASSES,
    ),
    "blobs": _of_classes(
        """
angle = 2.0 * np.pi * (labels - 0.5) / N_CLASSES
centers = np.stack([4.0 * np.sin(angle), 4.0 * np.cos(angle)])  # (2, m)
X = centers + 0.4 * random.standard_normal(centers.shape)  # (2, m)
""",
        _SEVERAL_CLASSES,
    ),
    "above_sine": _of_classes("""
x1 = random.uniform(-6.0, 6.0, N_SAMPLES)
distance = np.where(labels == 1, 1.0, -1.0) * random.uniform(0.3, 3.0, N_SAMPLES)
X = np.stack([x1, 2.0 * np.sin(x1) + distance])  # (2, m)
"""),
    "plane": _of_function(2, "Y = (X[:1] + X[1:]) / 10.0  # (1, m)"),
    "bumps": _of_function(
        2,
        """Y = np.zeros((1, N_SAMPLES))
hills, hollows = [(-4, 2.5), (4, 2.5), (0, -2.5)], [(0, 2.5), (-4, -2.5), (4, -2.5)]
for x1, x2 in hills:
    Y += np.maximum(1.0 - np.hypot(X[0] - x1, X[1] - x2) / 2.0, 0.0)
for x1, x2 in hollows:
    Y -= np.maximum(1.0 - np.hypot(X[0] - x1, X[1] - x2) / 2.0, 0.0)""",
    ),
    "sine": _of_function(1, "Y = np.sin(X)  # (1, m)"),
    "step": _of_function(1, "Y = np.where(X < 0.0, -1.0, 1.0)  # (1, m)"),
    "absolute": _of_function(1, "Y = np.abs(X) / 6.0  # (1, m)"),
}

INPUTS: dict[str, str] = {
    "x1": "X[0]",
    "x2": "X[1]",
    "x1_squared": "np.square(X[0])",
    "x2_squared": "np.square(X[1])",
    "x1_x2": "X[0] * X[1]",
    "sin_x1": "np.sin(X[0])",
    "sin_x2": "np.sin(X[1])",
}
"""What makes each row of A[0], by its name in the engine."""

_OTHER_CLASS = """
# Some labels are wrong.
random = np.random.RandomState([DATA_SEED, 1])
chosen = random.permutation(N_SAMPLES)[: round(LABEL_NOISE * N_SAMPLES)]
"""
_FLIPPED = _OTHER_CLASS + "Y[:, chosen] = 1.0 - Y[:, chosen]"
_ANOTHER = _OTHER_CLASS + (
    "others = Y[:, chosen].argmax(axis=0) + random.randint(1, {n}, len(chosen))\n"
    "Y[:, chosen] = np.eye({n})[:, others % {n}]"
)
_BLURRED = """
random = np.random.RandomState([DATA_SEED, 1])
Y = Y + LABEL_NOISE * random.standard_normal(Y.shape)  # noise on the targets
"""
_STANDARDIZED = """
mean = X[:, :m].mean(axis=1, keepdims=True)  # (n, 1), of the samples to learn from
deviation = X[:, :m].std(axis=1, keepdims=True)
varies = deviation > np.finfo(float).eps * np.abs(mean)
X = (X - mean) / np.where(varies, deviation, 1.0)
"""
_SPLIT = """
X_test, Y_test = X[:, m:].copy(), Y[:, m:].copy()  # only tested
X, Y = X[:, :m].copy(), Y[:, :m].copy()
"""


def n_test(config: RunConfig) -> int:
    """Return how many samples are only tested."""
    share, m = config.test_share, config.n_samples
    return min(max(round(share * m), 1), m - 1) if share else 0


def names_entering(config: RunConfig) -> list[str]:
    """Return the names of the rows of A[0]: x1, x2, x3, …, and then what is made of x1 and x2."""
    n = config.data.n_inputs
    chosen = inputs_for(config.inputs, n)
    own = [name for name in chosen if not INPUT_REGISTRY[name].is_derived]
    return [*own, *(f"x{i}" for i in range(3, n + 1)), *(name for name in chosen if name not in own)]


def data_cell(config: RunConfig, inputs: str) -> Cell:
    """Return what makes X (n, m) and Y (n_L, m), and X_test and Y_test where there is a test, with code behind it."""
    is_standardized = config.own_data is not None and config.standardize
    code = lines(
        "random = np.random.RandomState(DATA_SEED)",
        _drawn(config),
        _label_noise(config) if config.label_noise else "",
        "m = N_SAMPLES - N_TEST" if n_test(config) else ("m = N_SAMPLES" if is_standardized else ""),
        _STANDARDIZED.strip() if is_standardized else "",
        _SPLIT.strip() if n_test(config) else "",
        'print(f"X shape: {X.shape}, Y shape: {Y.shape}")',
    )
    table = "" if config.own_data is None else _table(config.own_data)
    return Cell("The data", "Samples are columns: X is (n, m), Y is (n_L, m).", blocks(lines(table, code), inputs))


def _drawn(config: RunConfig) -> str:
    own = config.own_data
    if own is None:
        code = DATA_SETS[config.data_set].replace("\n\n", "\n").strip()
        is_of_two = config.data.has_choice_of_classes and config.n_classes == 2
        return code.replace(_TARGETS_OF_MANY, _TARGETS_OF_TWO) if is_of_two else code
    k = len(own.classes)
    targets = f"Y = np.eye({k})[:, TABLE[-1].astype(int)]  # ({k}, m)" if k > 2 else "Y = TABLE[-1:]  # (1, m)"
    return lines(f"X = TABLE[:-1]  # ({len(own.columns)}, m)", targets, _SHUFFLED.strip())


def _label_noise(config: RunConfig) -> str:
    if config.data.is_regression:
        return _BLURRED.strip()
    return (_FLIPPED if config.n_outputs == 1 else _ANOTHER.format(n=config.n_outputs)).strip()


def is_packed(own: OwnData) -> bool:
    """Tell whether a table has too many numbers to be written as such."""
    return own.m * (len(own.columns) + 1) > MOST_SHOWN


def _table(own: OwnData) -> str:
    """Return the numbers of a table (n + 1, m): readable where they are few, else packed."""
    rows, columns = own.m, len(own.columns) + 1
    about = f"# A row for each sample: {columns - 1} inputs, and what is learned."
    if not is_packed(own):
        values = [*own.X, own.y]
        text = "\n".join(" ".join(repr(float(column[i])) for column in values) for i in range(rows))
        made = "np.array([row.split() for row in TABLE.strip().splitlines()], dtype=float).T"
        return lines(about, f'TABLE = """\n{text}\n"""', f"TABLE = {made}", "")
    text = "\n".join(textwrap.wrap(b64encode(compress(own.numbers)).decode("ascii"), PACKED_WIDTH))
    made = f'np.frombuffer(zlib.decompress(base64.b64decode(TABLE)), "<f8").reshape({columns}, -1)'
    return lines(about, f'TABLE = """\n{text}\n"""', f"TABLE = {made}", "")


def inputs_function(config: RunConfig) -> str:
    """Return the function that makes A[0] of X; "" where it is X itself."""
    if config.has_plain_inputs:
        return ""
    n = config.data.n_inputs
    listed = dict.fromkeys(INPUTS.get(name, "*X[2:]") for name in names_entering(config))
    labels = ", ".join(input_labels(config.inputs, min(n, 3)))
    words = f'"""Return what enters the network of X ({n}, m): {labels}{", …" if n > 3 else ""}."""'
    body = lines(words, "rows = [", *(f"    {row}," for row in listed), "]", "return np.array(rows)")
    return f"def inputs(X):\n{indented(body)}"


def other_inputs_function(configs: Sequence[RunConfig]) -> str:
    """Return the function that makes A[0] of X while there are other inputs now and then."""
    names = dict.fromkeys(name for config in configs for name in names_entering(config))
    made = [name for name in names if name in INPUTS and INPUT_REGISTRY[name].is_derived]
    body = lines(
        f'"""Return what enters the network of X ({configs[0].data.n_inputs}, m): the rows that ``entering`` names."""',
        'rows = {f"x{number}": row for number, row in enumerate(X, start=1)}',
        *(f'rows["{name}"] = {INPUTS[name]}' for name in made),
        "return np.array([rows[name] for name in entering])",
    )
    return f"def inputs(X):\n{indented(body)}"
