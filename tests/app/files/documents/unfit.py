"""Files that are laid out as they should be, with a right checksum, and that hold no run: somebody has made them.

Each has a name. The same ones every time: chance has fixed seeds.
"""

import json
import random
import struct
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from app import VERSION
from app.files.container import PREFIX, container_bytes
from app.files.document import FORMAT, KEY, LARGEST_DOCUMENT, Document, document_bytes
from mlp_engine import LayerSpec, RunConfig, Session
from mlp_engine.saved_run import SavedRun
from tests.app.files.documents.damaged import Files, sealed
from tests.app.files.documents.good import DESK, GOOD, document

Path = tuple[str | int, ...]
WRONG: list[Any] = [None, "x", -1, 1.5, True, [], {}, [[]], 10**30, {"layerscope": 1}]


def values() -> Files:
    """Yield files with something else at each place of what a run says, which may make another run of it."""
    for name in ("touched", "long"):
        good = document(name)
        chance = random.Random(name)
        for path in places_in(good.run.values):
            for wrong in chance.sample(WRONG, 3):
                place = ".".join(map(str, path))
                yield f"{name}, {wrong!r:.30} at {place}", with_values(good, replaced(good.run.values, path, wrong))


def desks() -> Files:
    for wrong in WRONG:
        if not isinstance(wrong, dict):
            yield f"a desk {wrong!r}", document_bytes(Document(document("small").run, wrong))


def places_in(values: object, path: Path = ()) -> Iterator[Path]:
    """Yield the ways to all that is in some values, of long lists to the first two and the last two."""
    items: list[tuple[str | int, object]] = []
    if isinstance(values, Mapping):
        items = list(values.items())
    elif isinstance(values, list | tuple):
        items = [(i, value) for i, value in enumerate(values) if i < 2 or i >= len(values) - 2]
    for key, inner in items:
        yield (*path, key)
        yield from places_in(inner, (*path, key))


def replaced(values: Any, path: Path, wrong: object) -> Any:
    if not path:
        return wrong
    changed = dict(values) if isinstance(values, Mapping) else list(values)
    changed[path[0]] = replaced(values[path[0]], path[1:], wrong)
    return changed


def with_values(good: Document, values: Mapping[str, object]) -> bytes:
    return unbounded(SavedRun(values, good.run.arrays))


def unbounded(run: SavedRun) -> bytes:
    """Return a file that may be larger than the program makes any."""
    values = {"format": FORMAT, "program": VERSION, "crc32": "0" * 8, "run": run.values, "desk": DESK}
    data = container_bytes(KEY, json.dumps(values, separators=(",", ":")), run.arrays)
    end = PREFIX + int.from_bytes(data[:PREFIX], "little")
    return sealed(data[PREFIX:end].decode(), bytes(data[end:]))


def arrays() -> Files:
    """Yield files in which each array is missing, of another shape or kind, or holds what is no number."""
    for name in GOOD:
        good = document(name)
        for key, array in good.run.arrays.items():
            for what, wrong in wrong_arrays(np.array(array)):
                kept = {other: values for other, values in good.run.arrays.items() if other != key}
                changed = kept if wrong is None else kept | {key: wrong}
                yield f"{name}, {key} {what}", unbounded(SavedRun(good.run.values, changed))


def wrong_arrays(array: Any) -> Iterator[tuple[str, Any]]:
    yield "missing", None
    yield "with another axis", array[np.newaxis]
    if array.ndim > 1:
        yield "with a row more", np.concatenate([array, array[:1]])
        yield "flat", array.ravel()
    yield "empty", array[:0]
    if array.dtype == np.bool_:
        yield "as numbers", array.astype(np.float64)
        return
    yield "as truth values", array > 0
    if array.size:
        yield "with infinities", np.full_like(array, np.inf)


def greedy() -> Files:
    """Yield files that want much more time or memory than they have bytes."""
    good = document("small")
    run: Any = good.run.values["run"]
    (era,) = eras = good.run.values["eras"]  # type: ignore[misc, assignment]
    wide = [[2048, "relu"]] * 11 + [[1, "sigmoid"]]
    samples = {"n_samples": 100_000, "layers": [[490, "relu"], [1, "sigmoid"]]}
    shape = {"layers": wide, "inputs": ["x1", "x2"], "loss": "half_mse"}
    typed: Any = [0, 0, "set", {"symbol": "W", "l": 1, "row": 0, "column": 0, "value": 0.5}]
    reshaped = {"before": {"layers": [[2, "relu"], [1, "sigmoid"]]}, "after": {}, "origins": [1, 2]}
    for name, fields in {
        "a giant network": {"run": {**run, "config": {**run["config"], "layers": wide, "optimizer": "adam"}}},
        "a giant era": {"eras": [{**era, "shape": shape, "off": [[]] * 12}]},
        "many samples for a wide layer": {"run": {**run, "config": {**run["config"], **samples}}},
        "many eras": {"eras": eras * 4_000},
        "many events": {"run": {**run, "events": [typed] * 40_000}},
        "many events that do not fit": {"run": {**run, "events": [[0, 0, "set", {**typed[3], "row": 99}]] * 20_000}},
        "very many other shapes": {"run": {**run, "events": [[0, 0, "reshape", reshaped]] * 9_000}},
        "many other shapes": {"run": {**run, "events": [[0, 0, "reshape", reshaped]] * 2_000}},
        "many rates": {"run": {**run, "rates": [[i, 0.5] for i in range(70_000)]}},
        "many neurons that are off": {"eras": [{**era, "off": [[0] * 200_000, [], []]}]},
    }.items():
        yield name, with_values(good, {**good.run.values, **fields})
    yield "a header longer than a piece", struct.pack("<Q", 5_000_000) + document_bytes(good)[PREFIX:]


def counted() -> Files:
    """Yield files with numbers in them that nothing could have counted."""
    good = document("small")
    history: Any = good.run.values["history"]
    changes: dict[str, list[int]] = {
        "bound": [1, 2, 3, 12, 2**21, 2**62],
        "span": [2, 3, 8, 2**13, 2**14, 2**40],
        "norms": [0, 2, 4, 5, 7, 2000, 10**9],
        "update": [1, 2, 10**6, 10**12],
        "position": [-1, 10**3, 10**9],
    }
    for key, numbers in changes.items():
        for number in numbers:
            fields = {"history": {**history, key: number}} if key in history else {key: number}
            yield f"{key} {number}", with_values(good, {**good.run.values, **fields})
    adam = document("touched")
    for number in (-1.0, 0.5, -1e300, np.nan):
        for column, what in ((-3, "count of updates"), (-1, "best epoch"), (-2, "best loss")):
            states = np.array(adam.run.arrays["eras.2.states"])
            states[:, column] = np.nan if what == "best loss" else number
            yield f"{what} {number}", unbounded(SavedRun(adam.run.values, adam.run.arrays | {"eras.2.states": states}))
    other = {"W1": np.array(good.run.arrays["W1"]) + 1.0}
    yield "other weights", unbounded(SavedRun(good.run.values, {**good.run.arrays, **other}))


def endless() -> Files:
    """Yield files of a run of a hundred million epochs, all of which would have to be trained again."""
    good = document("small")
    end = 10**8
    run = {**good.run.values["run"], "epoch": end}  # type: ignore[dict-item]  # a table
    era = {**good.run.values["eras"][0], "epochs": [0]}  # type: ignore[index]  # a list
    first = {"eras.0.states": np.array(good.run.arrays["eras.0.states"][:1])}
    for span in (1, 2**13, 2**26):
        history = {"norms": 6, "bound": 131072, "span": span}
        values = {**good.run.values, "run": run, "epoch": end - 1, "eras": [era], "history": history}
        points = np.zeros((1 if span == 1 else 3, 8, 13 if span == 1 else end // span))
        recent = np.zeros((min(end % span or span, 10_000), 8))
        arrays = {**good.run.arrays, **first, "history.points": points, "history.recent": recent}
        yield f"points of {span} epochs", unbounded(SavedRun(values, arrays))


def far() -> Files:
    """Yield files where it would take hours or a day to train what lies behind the only state."""
    for name, batch_size, epoch in (("batches of one", 1, 2**16), ("few epochs", 1, 9), ("all at once", None, 2**16)):
        layers = (*[LayerSpec(256, "relu")] * 3, LayerSpec(1, "sigmoid"))
        run = Session(RunConfig(n_samples=500, layers=layers, batch_size=batch_size, epochs=10**7)).saved()
        history: Any = run.values["history"]
        count, rest = divmod(epoch + 1, 2**13)
        points = np.zeros((3, 2 + history["norms"], count))
        arrays = {"history.points": points, "history.recent": np.zeros((rest, points.shape[1]))}
        end: Any = {**run.values["run"], "epoch": epoch + 1}  # type: ignore[dict-item]  # a table
        values = {**run.values, "run": end, "epoch": epoch, "history": {**history, "span": 2**13}}
        yield name, document_bytes(Document(SavedRun(values, {**run.arrays, **arrays}), {}))


def largest() -> bytearray:
    """Return a file as large as the program makes one, nearly all of it curves that were left, with other weights."""
    good = document("small")
    count = (LARGEST_DOCUMENT - 100_000) // (8 * 8)
    values = {**good.run.values, "left": {"norms": 6, "epochs": count, "span": 1}}
    left = {"left.whole": np.zeros((1, 8, count)), "left.rest": np.zeros((3, 8, 0)), "left.newest": np.zeros(8)}
    other = {"W1": np.array(good.run.arrays["W1"]) + 1.0}
    return document_bytes(Document(SavedRun(values, {**good.run.arrays, **left, **other}), {}))
