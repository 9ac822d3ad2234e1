"""Another shape of the network, made by hand: what still fits stays."""

import numpy as np

from mlp_engine import (
    FrameRequest,
    Session,
)
from mlp_engine.reshaping import (
    with_inputs,
    with_layer,
    with_neuron,
    without_layer,
    without_neuron,
)
from tests.engine.touched_runs import SMALL, trained


def predictions(session: Session) -> np.ndarray:
    return session.model.predict(session.A_0)


def test_a_new_layer_behind_relu_changes_no_prediction() -> None:
    session = trained(SMALL, 5)
    before = predictions(session)
    session.intervene((with_layer(session.config, 3),))
    assert session.model.layer_dims == [2, 5, 4, 4, 1]
    assert np.array_equal(predictions(session), before)


def test_a_new_neuron_starts_small_and_leaves_the_others_as_they_were() -> None:
    session = trained(SMALL, 5)
    before = {name: value.copy() for name, value in session.model.parameters.items()}
    session.intervene((with_neuron(session.config, 2),))
    after = session.model.parameters
    assert np.array_equal(after["W2"][:4], before["W2"])
    assert np.array_equal(after["W3"][:, :4], before["W3"])
    assert all(np.array_equal(after[name], before[name]) for name in ("W1", "b1", "b3"))
    assert 0.0 < abs(after["W2"][4]).max() < 0.5
    assert session.history.curves().n_epochs == 6
    for _ in range(5):
        session.step()
    assert (after["W2"][4] != session._learner.start["W2"][4]).any()  # and it learns


def test_the_neuron_that_is_meant_is_taken_away() -> None:
    session = trained(SMALL, 5)
    before = {name: value.copy() for name, value in session.model.parameters.items()}
    session.intervene((without_neuron(session.config, 1, 1),))
    assert np.array_equal(session.model.parameters["W1"], np.delete(before["W1"], 1, axis=0))
    assert np.array_equal(session.model.parameters["W2"], np.delete(before["W2"], 1, axis=1))


def test_inputs_that_stay_keep_their_weights() -> None:
    session = trained(SMALL, 5)
    W = session.model.parameters["W1"].copy()
    session.intervene((with_inputs(session.config, ["x2", "x1_squared"]),))
    assert np.array_equal(session.model.parameters["W1"][:, 0], W[:, 1])
    assert np.array_equal(session.A_0, np.vstack([session.X[1], session.X[0] ** 2]))


def test_the_curves_of_a_run_that_has_grown_are_those_of_its_network() -> None:
    session = trained(SMALL, 10)
    loss = session.history.curves().loss.copy()
    session.intervene((with_layer(session.config, 2),))
    for _ in range(5):
        session.step()
    frame = session.frame(FrameRequest(1, 0))
    assert frame.curves.norm_names[-1] == "|db4|"
    assert np.isnan(frame.curves.norm("|dW4|")[:10]).all()
    assert np.isfinite(frame.curves.norm("|dW4|")[10:]).all()
    assert np.array_equal(frame.curves.loss[:10], loss[:10])
    session.intervene((without_layer(session.config, 2),))
    assert session.frame(FrameRequest(1, 0)).curves.norm_names[-1] == "|db3|"
