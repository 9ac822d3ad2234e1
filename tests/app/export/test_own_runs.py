"""What exports say of a table of the user's own, and of what hands did to a run."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.export.carried import carried
from app.export.deck.run_notes import MOST_EVENTS, configuration
from app.export.file_queue import saved_text
from app.files.origin import Origin
from app.files.origin_reader import read_origin
from mlp_engine import Frame, FrameRequest, RunConfig, RunPoint, Session, replay
from mlp_engine.events import BIAS, AddPoint, Freeze, Part, SetParameter, SwitchOff
from mlp_engine.reshaping import with_layer, with_neuron
from tests.app.export.files_with_origin import with_origin
from tests.app.tables import FLOWERS, LARGEST_TABLE

CONFIG = RunConfig().with_fields({"own_data": FLOWERS, "layers": [(4, "tanh"), (3, "softmax")]})


def by_hand(config: RunConfig) -> Session:
    """A run in which hands did something of every kind."""
    session = Session(config)
    session.step()
    session.intervene((SetParameter("W", 1, 2, 1, 0.5), Freeze(Part(1, 3, BIAS))))
    session.step()
    session.intervene((SwitchOff(1, 0), AddPoint((5.0, 3.0, 1.0, 0.2), 1.0)))
    session.step()
    session.intervene((with_neuron(session.config, 1),))
    session.intervene((with_layer(session.config, 1),))
    session.step()
    return session


def frame_of(session: Session) -> Frame:
    return session.frame(FrameRequest())


def test_notes_tell_the_table_and_its_size_in_place_of_what_it_has_not() -> None:
    lines = configuration(frame_of(Session(CONFIG))).splitlines()
    assert {"Data set: own data", "Table: flowers.csv, 6 rows, 4 inputs, 3 classes", "Standardise: yes"} <= set(lines)
    assert "Inputs: x₁, x₂" in lines
    assert not any(line.startswith(("Noise", "Samples")) for line in lines)


def test_notes_list_what_hands_did_with_the_epochs() -> None:
    lines = configuration(frame_of(by_hand(CONFIG))).splitlines()
    assert [line for line in lines if line.startswith("By hand")] == [
        "By hand at epoch 1: W[1] entry 3, 2 = 0.5",
        "By hand at epoch 1: freezing of a bias of layer 1",
        "By hand at epoch 2: switching neuron 1 of layer 1 off",
        "By hand at epoch 2: adding a point",
        "By hand at epoch 3: adding a neuron to layer 1",
        "By hand at epoch 3: adding a layer",
    ]


def test_notes_of_countless_changes_end() -> None:
    session = Session(RunConfig(n_samples=20))
    session.intervene([SetParameter("W", 1, i % 16, i % 2, i) for i in range(100)])
    lines = configuration(frame_of(session)).splitlines()
    assert len([line for line in lines if line.startswith("By hand")]) == MOST_EVENTS
    assert f"… and {100 - MOST_EVENTS} more changes by hand" in lines


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "pptx", "json"])
def test_a_file_of_own_data_and_of_hands_opens_its_run_to_the_bit(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    session = by_hand(CONFIG)
    path = tmp_path / "elsewhere"
    path.write_bytes(with_origin(Origin(session.point))[kind])
    *_, again = replay(read_origin(path).point)
    assert again.point == session.point
    assert np.array_equal(again.X, session.X)
    for name, parameter in session.model.parameters.items():
        assert np.array_equal(again.model.parameters[name], parameter)
    again.step()
    session.step()
    assert again.record == session.record


def test_a_description_counts_what_hands_did() -> None:
    assert Origin(by_hand(CONFIG).point).description.count("; changed by hand 6 times") == 1
    assert "hand" not in Origin(RunPoint(RunConfig())).description


def test_the_size_of_a_table_is_told_and_where_it_has_no_room() -> None:
    table, large = (RunPoint(RunConfig().with_fields({"own_data": data})) for data in (FLOWERS, LARGEST_TABLE))
    assert carried(RunPoint(RunConfig()), "png") is None
    assert carried(table, "csv") is None
    assert str(carried(table, "svg")) == "It carries the table: 1 kB"
    assert str(carried(table, "safetensors")) == "It carries the table: 1 kB"
    assert str(carried(large, "png")) == "It carries the table: 3.7 MB"
    assert "Without its run, which is too large for such a file (3.7 MB)" in str(carried(large, "pptx"))
    assert saved_text([Path("/a/b.png")], table) == "Saved as /a/b.png. It carries the table: 1 kB"
    assert saved_text([Path("/a/b.png")], RunPoint(RunConfig())) == "Saved as /a/b.png"
