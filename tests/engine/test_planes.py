"""Predictions over two of several inputs, maps of neurons, and inputs that are made of others."""

import numpy as np
import pytest

from mlp_engine import FrameRequest, LayerSpec, OwnData, Plane, RunConfig, Session, with_resolution
from mlp_engine.inputs import INPUT_REGISTRY, entering, input_labels, n_inputs
from mlp_engine.own_data import standardized

RANDOM = np.random.RandomState(3)
X = RANDOM.standard_normal((4, 60)) * [[1.0], [5.0], [0.1], [2.0]] + [[0.0], [100.0], [3.0], [-1.0]]
FOUR = OwnData.of("four.csv", ["a", "b", "c", "d"], "kind", ["one", "two", "three"], X, RANDOM.randint(0, 3, 60))
HIDDEN = (LayerSpec(6, "tanh"), LayerSpec(5, "relu"))


def four_inputs(**fields: object) -> RunConfig:
    config = RunConfig(layers=(*HIDDEN, LayerSpec(1, "sigmoid")))
    return config.with_fields({"own_data": FOUR, **fields})


@pytest.mark.parametrize("axes", [(0, 1), (3, 1), (2, 0)])
@pytest.mark.parametrize("inputs", [("x1", "x2"), ("x1", "x1_x2", "sin_x2")])
def test_a_surface_is_what_the_network_gives_at_its_places(axes: tuple[int, int], inputs: tuple[str, ...]) -> None:
    session = Session(four_inputs(inputs=inputs))
    at = (0.5, -0.5, 1.0, 0.25)
    frame = session.frame(FrameRequest(1, 7, plane=Plane(axes, at), map_resolution=7, neuron=(2, 3)))
    assert frame.surface is not None
    assert frame.surface.plane == Plane(axes, at)
    for i in range(7):
        for j in range(7):
            x = np.array(at)
            x[axes[0]], x[axes[1]] = frame.surface.x1[j], frame.surface.x2[i]
            A_0 = entering(x.reshape(-1, 1), inputs)
            expected = session.model.predict(A_0)
            np.testing.assert_allclose(frame.surface.outputs[:, i, j], expected[:, 0], rtol=1e-12)
            np.testing.assert_allclose(frame.maps[0][:, i, j], A_0[:, 0], rtol=1e-12)
            np.testing.assert_allclose(frame.maps[3][:, i, j], expected[:, 0], rtol=1e-12)
            hidden = session.model.predict(A_0, 2)[:, 0]
            np.testing.assert_allclose(frame.maps[2][:, i, j], hidden, rtol=1e-12)
            assert frame.surface.A is not None
            np.testing.assert_allclose(frame.surface.A[i, j], hidden[3], rtol=1e-12, atol=1e-15)
    finer = with_resolution(frame, 13)
    assert finer.surface is not None
    assert finer.surface.plane == Plane(axes, at)
    np.testing.assert_allclose(finer.surface.outputs[:, ::2, ::2], frame.surface.outputs, rtol=1e-10)


def test_other_inputs_stand_at_their_means_unless_they_are_moved() -> None:
    session = Session(four_inputs(standardize=False))
    surface = session.frame(FrameRequest(1, 5)).surface
    assert surface is not None
    assert surface.plane.at == pytest.approx(FOUR.X.mean(axis=1).tolist())
    wrong = session.frame(FrameRequest(1, 5, plane=Plane((7, 1), (1.0,)))).surface
    assert wrong is not None
    assert wrong.plane == surface.plane  # a plane of other data is none of these


def test_maps_are_made_only_when_they_are_asked_for_and_not_of_one_input() -> None:
    assert Session(four_inputs()).frame(FrameRequest(1, 5)).maps == ()
    sine = Session(RunConfig().with_field("data_set", "sine"))
    frame = sine.frame(FrameRequest(1, 5, map_resolution=5))
    assert frame.maps == ()
    assert frame.line is not None


def test_each_input_is_its_formula() -> None:
    formulas = {
        "x1": lambda x, y: x,
        "x2": lambda x, y: y,
        "x1_squared": lambda x, y: x * x,
        "x2_squared": lambda x, y: y * y,
        "x1_x2": lambda x, y: x * y,
        "sin_x1": lambda x, y: np.sin(x),
        "sin_x2": lambda x, y: np.sin(y),
    }
    assert formulas.keys() == INPUT_REGISTRY.keys()
    points = RANDOM.standard_normal((2, 20))
    np.testing.assert_allclose(entering(points, list(formulas)), [f(*points) for f in formulas.values()])
    assert entering(points, ("x1", "x2")) is points


def test_inputs_are_counted_and_named_in_the_order_of_their_rows() -> None:
    assert input_labels(["x1", "x2", "x1_x2"], 4) == ["x₁", "x₂", "x₃", "x₄", "x₁x₂"]
    assert n_inputs(["x1", "x2", "x1_x2"], 4) == 5
    assert input_labels(["x1", "x2", "sin_x1"], 1) == ["x₁", "sin x₁"]
    assert input_labels(["x2"], 12)[-1] == "x₁₂"
    config = four_inputs(inputs=("x2", "x1_squared"))
    assert config.layer_dims[0] == len(config.input_labels) == 4
    assert not config.has_plain_inputs
    assert RunConfig().has_plain_inputs


def test_a_table_is_standardised_by_what_is_learned_from() -> None:
    session = Session(four_inputs(test_share=0.3))
    np.testing.assert_allclose(session.X.mean(axis=1), 0.0, atol=1e-12)
    np.testing.assert_allclose(session.X.std(axis=1), 1.0)
    assert session._learner.X_test.shape == (4, 18)
    constant = standardized(np.array([[3.0, 3.0, 3.0], [1.0, 2.0, 3.0]]), 3)
    assert constant[0].tolist() == [0.0, 0.0, 0.0]


def test_all_rows_of_a_table_are_learned_from_once_with_their_targets() -> None:
    session = Session(four_inputs(standardize=False, test_share=0.25))
    X = np.hstack([session.X, session._learner.X_test])
    Y = np.hstack([session.Y, session._learner.Y_test])
    order = np.lexsort(X)
    assert np.array_equal(X[:, order], FOUR.X[:, np.lexsort(FOUR.X)])
    assert np.array_equal(Y.argmax(axis=0)[order], FOUR.y[np.lexsort(FOUR.X)])
