"""The samples of a run as the text of a CSV file."""

import csv
from io import StringIO

import numpy as np

from mlp_engine import Frame, class_of


def table_text(frame: Frame) -> str:
    """Return the samples of a frame, those of the test last, as ``read_table`` reads them back to the bit.

    The columns are the inputs, by the names of the own data or else x1, x2, …, and the class or what is to be
    predicted; commas are between them, points before decimals, and their names above them.
    """
    config = frame.config
    own, is_regression = config.own_data, config.data.is_regression
    X, Y = np.hstack([frame.X, frame.X_test]), np.hstack([frame.Y, frame.Y_test])
    names = own.columns if own else [f"x{i}" for i in range(1, len(X) + 1)]
    target = own.target if own else "y" if is_regression else "class"
    values: list[float] | list[int] | list[str] = Y[0].tolist() if is_regression else class_of(Y).tolist()
    if own and own.classes:
        values = [own.classes[k] for k in class_of(Y)]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*names, target])
    writer.writerows(zip(*X.tolist(), values, strict=True))
    return text.getvalue()
