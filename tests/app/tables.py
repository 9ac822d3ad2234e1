"""Tables of a user's own."""

import numpy as np

from mlp_engine import OwnData
from mlp_engine.own_data import LONGEST_NAME, MOST_COLUMNS, MOST_NUMBERS

FLOWERS = OwnData.of(
    "flowers.csv",
    ("sepal length", "sepal width", "petal length", "petal width"),
    "species",
    ("setosa", "versicolor", "virginica"),
    np.arange(24.0).reshape(4, 6) / 3,
    [0, 1, 2, 0, 1, 2],
)
NUMBERS = OwnData.of("one.csv", ("x",), "y", (), [[0.0, 1.0, 2.0]], [0.0, 1.0, 4.0])
STRANGE = OwnData.of(
    "<&>\"'\\\0\x1b\u2028\ud800 数据 🌷", ("]]>", "\r\n"), "-->", ("<", "&amp;"), [[1.5, 2.5], [-0.0, 5e-324]], [0, 1]
)
_ROWS = MOST_NUMBERS // MOST_COLUMNS
LARGEST_TABLE = OwnData.of(
    "n" * LONGEST_NAME,
    tuple(f"{i:05}".ljust(LONGEST_NAME, "名") for i in range(MOST_COLUMNS - 1)),
    "y",
    (),
    np.random.RandomState(0).normal(size=(MOST_COLUMNS - 1, _ROWS)),
    np.arange(_ROWS),
)
