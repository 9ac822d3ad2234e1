"""The numbers of a run as files for other programs."""

import csv
import io
import json

import numpy as np

from mlp_engine import Curves, Frame


def curves_csv(curves: Curves) -> bytes:
    """Return a table with a header and a row for each epoch: epoch, loss, accuracy (0 to 1) and the gradient norms.

    It is CSV as RFC 4180 has it, in UTF-8; numbers have all the digits it takes to read back the same ones.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)  # it writes floats by repr
    writer.writerow(["epoch", "loss", "accuracy", *curves.norm_names])
    columns = [curves.loss.tolist(), curves.accuracy.tolist(), *curves.norms.T.tolist()]
    writer.writerows(zip(range(len(curves)), *columns, strict=True))
    return text.getvalue().encode()


def parameters_npz(frame: Frame, origin_text: str) -> bytes:
    """Return the parameters of a frame as arrays in an NPZ file, to be read by ``numpy.load`` without pickles.

    For each layer l there are W1 (n_l, n_{l-1}), b1 (n_l, 1) and W1_start, the weights of epoch 0; besides X (n_0, m)
    and Y (n_L, m), epoch, and as texts config, the configuration as JSON, and origin.
    """
    arrays: dict[str, np.ndarray] = {}
    for layer in frame.layers:
        arrays |= {f"W{layer.l}": layer.W, f"b{layer.l}": layer.b, f"W{layer.l}_start": layer.W_start}
    arrays |= {"X": frame.X, "Y": frame.Y, "epoch": np.array(frame.epoch)}
    arrays |= {"config": np.array(json.dumps(frame.config.as_dict())), "origin": np.array(origin_text)}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()
