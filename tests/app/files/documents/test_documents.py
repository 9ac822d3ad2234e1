"""Saved runs: what is in a file comes back to the bit, others can read it, and what was there is never lost."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load, load_file

from app import VERSION
from app.files import document as documents
from app.files.container import MOST_ARRAYS, PREFIX
from app.files.document import (
    FORMAT,
    LARGEST_DOCUMENT,
    SUFFIX,
    Document,
    document_bytes,
    read_document,
    write_document,
)
from mlp_engine import EngineError, OwnData, RunConfig, Session, replay
from mlp_engine.events import AddPoint, SetParameter
from mlp_engine.reshaping import with_neuron
from mlp_engine.saved_run import MOST_RESHAPES, SavedRun
from mlp_engine.ways import opened
from tests.app.files.documents.damaged import sealed
from tests.app.files.documents.good import DESK, GOOD, document, trained
from tests.app.files.documents.unfit import largest

FORMAT_1 = Path(__file__).with_name(f"format_1{SUFFIX}")
"""The document "touched", as the first program that could save wrote it."""


def plain(run: SavedRun) -> tuple[object, dict[str, tuple[str, tuple[int, ...], bytes]]]:
    """Return all of a run, as values that can be compared."""
    arrays = {name: (str(array.dtype), array.shape, array.tobytes()) for name, array in run.arrays.items()}
    return json.loads(json.dumps(run.values)), arrays


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


@pytest.mark.parametrize("name", GOOD)
def test_document_comes_back_to_the_bit(path: Path, name: str) -> None:
    write_document(path, document(name))
    again = read_document(path)
    assert plain(again.run) == plain(document(name).run)
    assert again.desk == DESK
    assert document_bytes(again) == path.read_bytes() == document_bytes(document(name))


@pytest.mark.parametrize("name", GOOD)
def test_opened_run_is_where_it_was_and_goes_on_with_the_same_bits(path: Path, name: str) -> None:
    session = GOOD[name]()
    write_document(path, Document(session.saved(), {}))
    again = opened(read_document(path).run)
    assert again.point == session.point
    assert again.progress == session.progress
    for _ in range(5):
        for one, other in zip(again.history.parts()[1].values(), session.history.parts()[1].values(), strict=True):
            np.testing.assert_array_equal(one, other)
        for key, matrix in session.model.parameters.items():
            assert again.model.parameters[key].tobytes() == matrix.tobytes(), key
        assert str(again.step()) == str(session.step())  # NaN is written alike


@pytest.mark.parametrize("name", GOOD)
def test_run_that_was_opened_is_the_same_when_it_is_saved_again(name: str) -> None:
    values, arrays = plain(document(name).run)
    again, others = plain(opened(document(name).run).saved())
    assert again == values
    assert others == arrays


@pytest.mark.parametrize("name", GOOD)
def test_safetensors_reads_the_present_weights(path: Path, name: str) -> None:
    session = GOOD[name]()
    write_document(path, Document(session.saved(), DESK))
    arrays = load_file(path)
    for key, matrix in session.model.parameters.items():
        np.testing.assert_array_equal(arrays[key], matrix)
        assert arrays[key].dtype == np.float64


def test_desk_may_hold_anything_that_json_can(path: Path) -> None:
    desk = {"bookmarks": [[0, "Anfang – 开始"]], "more": {"of": [True, None, 0.1, '\\"{}[],']}}
    write_document(path, Document(document("small").run, desk))
    assert read_document(path).desk == desk
    with pytest.raises(ValueError, match="not JSON compliant"):
        document_bytes(Document(document("small").run, {"speed": float("inf")}))


def test_file_of_the_first_format_is_opened_for_ever() -> None:
    assert FORMAT_1.stat().st_size <= 20_000
    kept = read_document(FORMAT_1)
    session = opened(kept.run)
    assert (session.epoch, session.update, kept.desk) == (17, 1, DESK)
    assert (session.config.optimizer, session.config.learning_rate) == ("adam", 0.02)
    assert session.config.layer_dims == [2, 4, 4, 1]
    assert [type(entry.event).__name__ for entry in session.point.events] == (
        ["SetParameter", "Freeze", "SwitchOff", "Reshape", "AddPoint", "Reshape"]
    )
    *_, trained_anew = replay(kept.run.point)
    for name, matrix in load(FORMAT_1.read_bytes()).items():
        if name in session.model.parameters:
            np.testing.assert_allclose(session.model.parameters[name], matrix, rtol=1e-12)  # another processor rounds
            np.testing.assert_allclose(trained_anew.model.parameters[name], matrix, rtol=1e-9)


def test_newer_file_is_refused_by_the_name_of_its_program(path: Path) -> None:
    data = document_bytes(document("small"))
    newer = data.replace(
        rb"{\"format\":%d,\"program\":\"%s\"," % (FORMAT, VERSION.encode()), rb"{\"format\":2,\"program\":\"7.1.0\","
    )
    assert newer != data
    path.write_bytes(newer)
    with pytest.raises(EngineError) as caught:
        read_document(path)
    assert str(caught.value) == (
        f"lecture{SUFFIX} cannot be opened: it was made by Layerscope 7.1.0; this is {VERSION}, "
        "which does not know all that is in it."
    )


def test_unknown_field_of_a_newer_program_is_told_by_its_name(path: Path) -> None:
    """The format is known, but this program does not have all that a run may be."""
    run: Any = document("small").run.values["run"]
    changed = {"run": {**run, "config": {**run["config"], "optimizer": "lion"}}}
    made = document_bytes(Document(SavedRun({**document("small").run.values, **changed}, {}), {}))
    for program, told in (("90.1.0", "Layerscope 90.1.0; this is"), (VERSION, "'lion'"), ("x", "'lion'")):
        header = bytes(made[PREFIX:]).replace(VERSION.encode(), program.encode(), 1)
        path.write_bytes(sealed(header.decode(), b""))
        with pytest.raises(EngineError, match=told):
            read_document(path)


# writing


# bounds


def test_run_that_is_too_large_for_a_file_is_told_before_it_is_written(path: Path) -> None:
    good = document("small").run
    large = np.broadcast_to(0.0, (20_000_000,))  # which takes no room
    with pytest.raises(EngineError, match=r"^the run is too large for a file: 161 MB of at most 96 MB\.$"):
        write_document(path, Document(SavedRun(good.values, {**good.arrays, "eras.0.states": large}), {}))
    with pytest.raises(EngineError, match=r"^the run is too large for a file: 13 MB of at most 12 MB\.$"):
        write_document(path, Document(good, {"notes": "x" * 12_500_000}))
    assert names(path.parent) == []


def test_file_is_as_large_as_one_may_be_and_no_larger(path: Path) -> None:
    data = largest()
    assert LARGEST_DOCUMENT - 200_000 < len(data) <= LARGEST_DOCUMENT
    good = document("small").run
    room = LARGEST_DOCUMENT - len(document_bytes(Document(good, {})))
    filled = np.broadcast_to(0.0, (room // 8,))  # the entry in the header has no room any more
    with pytest.raises(EngineError, match=r"^the run is too large for a file: 97 MB of at most 96 MB\.$"):
        write_document(path, Document(SavedRun(good.values, {**good.arrays, "left.whole": filled}), {}))


def test_run_that_could_not_be_opened_again_is_not_saved() -> None:
    good = document("small").run
    run: Any = good.values["run"]
    typed = [0, 0, "set", {"symbol": "W", "l": 1, "row": 0, "column": 0, "value": 0.5}]
    shaped = [0, 0, "reshape", {"before": {}, "after": {}, "origins": [1, 2, 3]}]
    often = "^the run was changed by hand too often for a file.$"
    for entry, count in ((typed, 40_000), (shaped, MOST_RESHAPES + 1)):
        with pytest.raises(EngineError, match=often):
            document_bytes(Document(SavedRun({**good.values, "run": {**run, "events": [entry] * count}}, {}), {}))
    arrays = {f"W{l}": np.zeros(0) for l in range(MOST_ARRAYS)}
    with pytest.raises(EngineError, match=often):
        document_bytes(Document(SavedRun(good.values, arrays), {}))


def test_long_session_with_much_done_by_hand_can_be_saved(path: Path) -> None:
    """Each of what a person may do for hours, thousands of times."""
    session = trained(Session(RunConfig(n_samples=20, learning_rate=0.01)), 2)
    for i in range(1000):
        session.change(replace(session.config, learning_rate=0.01 + i * 1e-7))
        session.step()
        session.intervene([SetParameter("W", 1, i % 16, i % 2, i / 7000), AddPoint((0.5, i / 3000), i % 2)])
    for l in [1] * 100:
        session.intervene([with_neuron(session.config, l)])
    write_document(path, Document(session.saved(), DESK))
    again = opened(read_document(path).run)
    assert again.point == session.point
    assert again.model.parameters["W1"].tobytes() == session.model.parameters["W1"].tobytes()


def test_text_that_a_file_of_a_table_needs_has_room() -> None:
    """The largest table of one's own that there may be, of numbers that cannot be made smaller."""
    X = np.random.RandomState(0).standard_normal((1, 100_000))
    data = OwnData.of("t", ["a"], "y", [], X, X[0])
    session = Session(RunConfig().with_fields({"own_data": data, "data_set": "own"}))
    size = int.from_bytes(document_bytes(Document(session.saved(), {}))[:8], "little")
    assert size < documents.LARGEST_HEADER / 2
