"""What hands do to a run: as if it were done on the network itself, and so that it can be taken back."""

import math
from dataclasses import replace

import numpy as np
import pytest

from mlp_engine import (
    MLP,
    Diverged,
    Event,
    FrameRequest,
    InvalidInput,
    LayerSpec,
    RunConfig,
    RunPoint,
    Session,
    check_gradients,
    replay,
)
from mlp_engine.event_log import Entry
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Freeze, MovePoint, Part, SetParameter, SwitchOff
from mlp_engine.reshaping import (
    with_activation,
    with_inputs,
    with_layer,
    with_neuron,
    without_layer,
    without_neuron,
)
from mlp_engine.surface import entering_of, model_of
from mlp_engine.ways import begun_again
from tests import programs

SMALL = RunConfig(n_samples=40, layers=(LayerSpec(5, "tanh"), LayerSpec(4, "relu"), LayerSpec(1, "sigmoid")))
RATE = 0.5


def parameters_of(session: Session) -> dict[str, bytes]:
    return {name: parameter.tobytes() for name, parameter in session.model.parameters.items()}


def everything(session: Session) -> tuple[object, ...]:
    learner = session._learner
    arrays = learner.state, learner.X, learner.Y, learner.frozen, session.frame(FrameRequest(1, 0)).curves.newest
    return session.epoch, session.config, repr(session.model.off), *(array.tobytes() for array in arrays)


def by_hand(session: Session) -> MLP:
    """A network of its own with the weights of a session."""
    return model_of(session.frame(FrameRequest(1, 0)))


def epoch_by_hand(model: MLP, session: Session) -> None:
    model.parameters = {name: parameter.copy() for name, parameter in model.parameters.items()}
    model.forward(session.X)
    model.backward(session.Y)
    model.update(RATE)


def trained(config: RunConfig, epochs: int) -> Session:
    session = Session(config)
    for _ in range(epochs):
        session.step()
    return session


def test_a_typed_number_is_as_if_it_were_written_into_the_network() -> None:
    session = trained(SMALL, 3)
    model = by_hand(session)
    session.intervene((SetParameter("W", 2, 1, 3, -0.75), SetParameter("b", 1, 4, 0, 0.5)))
    model.parameters = {name: parameter.copy() for name, parameter in model.parameters.items()}
    model.parameters["W2"][1, 3], model.parameters["b1"][4, 0] = -0.75, 0.5
    assert session.record.loss == model.compute_loss(model.forward(session.X), session.Y)
    for _ in range(10):
        session.step()
        epoch_by_hand(model, session)
    assert parameters_of(session) == {name: value.tobytes() for name, value in model.parameters.items()}


@pytest.mark.parametrize(
    ("part", "frozen"),
    [
        (Part(2), {"W2": ..., "b2": ...}),
        (Part(1, 3), {"W1": 3, "b1": 3}),
        (Part(2, 1, 0), {"W2": (1, 0)}),
        (Part(3, 0, BIAS), {"b3": (0, 0)}),
    ],
)
def test_what_is_frozen_is_as_if_it_were_put_back_after_each_update(part: Part, frozen: dict[str, object]) -> None:
    session = trained(SMALL, 3)
    session.intervene((Freeze(part),))
    model = by_hand(session)
    kept = {name: model.parameters[name][index].copy() for name, index in frozen.items()}  # type: ignore[index]
    for _ in range(10):
        session.step()
        epoch_by_hand(model, session)
        for name, index in frozen.items():
            model.parameters[name][index] = kept[name]  # type: ignore[index]
    assert parameters_of(session) == {name: value.tobytes() for name, value in model.parameters.items()}
    layer = session.frame(FrameRequest(1, 0)).layers[part.l - 1]
    marked = {f"W{part.l}": layer.W_frozen, f"b{part.l}": layer.b_frozen}
    for name, mask in marked.items():
        assert mask is not None
        expected = np.zeros(mask.shape, np.bool_)
        if name in frozen:
            expected[frozen[name]] = True  # type: ignore[index]
        assert np.array_equal(mask, expected)


@pytest.mark.parametrize("optimizer", ["gradient_descent", "momentum", "nesterov", "rmsprop", "adam", "adamw"])
def test_a_frozen_layer_learns_as_little_as_one_of_torch_without_gradients(optimizer: str) -> None:
    torch = programs.module("torch")
    config = replace(SMALL, optimizer=optimizer, learning_rate=0.01, clip_norm=0.05)
    session = Session(config)
    session.intervene((Freeze(Part(2)),))
    parameters = {
        name: torch.tensor(value.copy(), dtype=torch.float64, requires_grad=name not in ("W2", "b2"))
        for name, value in session.model.parameters.items()
    }
    learned = [parameter for parameter in parameters.values() if parameter.requires_grad]
    of_torch = {
        "gradient_descent": lambda: torch.optim.SGD(learned, 0.01),
        "momentum": lambda: torch.optim.SGD(learned, 0.01, momentum=0.9),
        "nesterov": lambda: torch.optim.SGD(learned, 0.01, momentum=0.9, nesterov=True),
        "rmsprop": lambda: torch.optim.RMSprop(learned, 0.01),
        "adam": lambda: torch.optim.Adam(learned, 0.01),
        "adamw": lambda: torch.optim.AdamW(learned, 0.01),
    }[optimizer]()
    X, Y = torch.tensor(session.X.copy()), torch.tensor(session.Y.copy())
    for _ in range(20):
        session.step()
        of_torch.zero_grad()
        A = torch.tanh(parameters["W1"] @ X + parameters["b1"])
        A = torch.relu(parameters["W2"] @ A + parameters["b2"])
        A = torch.sigmoid(parameters["W3"] @ A + parameters["b3"])
        (((A - Y) ** 2).sum() / (2 * X.shape[1])).backward()
        torch.nn.utils.clip_grad_norm_(learned, 0.05)
        of_torch.step()
    for name, value in session.model.parameters.items():
        np.testing.assert_allclose(value, parameters[name].detach().numpy(), rtol=1e-9, atol=1e-11)


def test_a_neuron_that_is_off_is_as_if_it_were_not_there() -> None:
    session = trained(SMALL, 5)
    session.intervene((SwitchOff(1, 2),))
    smaller = MLP([2, 4, 4, 1], SMALL.activations)
    smaller.parameters = {name: value.copy() for name, value in session.model.parameters.items()}
    smaller.parameters["W1"] = np.delete(smaller.parameters["W1"], 2, axis=0)
    smaller.parameters["b1"] = np.delete(smaller.parameters["b1"], 2, axis=0)
    smaller.parameters["W2"] = np.delete(smaller.parameters["W2"], 2, axis=1)
    frame = session.frame(FrameRequest(1, 0))
    assert not frame.samples.A[2].any()
    assert frame.layers[0].off == (2,)
    for _ in range(10):
        np.testing.assert_allclose(session.model.predict(session.X), smaller.predict(session.X), rtol=1e-12)
        before = session.model.parameters["W1"][2].copy(), session.model.parameters["W2"][:, 2].copy()
        session.step()
        epoch_by_hand(smaller, session)
        assert np.array_equal(before[0], session.model.parameters["W1"][2])
        assert np.array_equal(before[1], session.model.parameters["W2"][:, 2])


def test_the_gradient_check_is_right_with_neurons_off_and_derived_inputs() -> None:
    session = trained(replace(SMALL, inputs=("x1", "x1_x2", "sin_x2")), 5)
    session.intervene((SwitchOff(1, 2), SwitchOff(2, 0), Freeze(Part(1, 1))))
    frame = session.frame(FrameRequest(1, 0))
    report = check_gradients(model_of(frame), entering_of(frame), frame.Y, 1e-5)
    assert report.relative_error < 1e-7
    for layer, check in zip(frame.layers, report.parameters[::2], strict=True):
        assert np.array_equal(check.analytic, layer.dW)
    assert not frame.layers[0].dW[2].any()
    assert not frame.layers[1].dW[0].any()
    assert frame.layers[0].dW[1].any()  # it could learn, but does not


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


def test_points_are_added_moved_and_erased() -> None:
    session = trained(SMALL, 2)
    X, Y = session.X.copy(), session.Y.copy()
    session.intervene((AddPoint((0.25, -1.5), 1), MovePoint(0, (9.0, 8.0)), ErasePoint(1)))
    assert session.X[:, -1].tolist() == [0.25, -1.5]
    assert session.Y[0, -1] == 1.0
    assert session.X[:, 0].tolist() == [9.0, 8.0]
    assert np.array_equal(session.X[:, 1:-1], X[:, 2:])
    assert np.array_equal(session.Y[:, 1:-1], Y[:, 2:])
    assert session.record.loss == session.model.compute_loss(session.model.forward(session.X), session.Y)


BAD: list[Event] = [
    SetParameter("W", 4, 0, 0, 1.0),
    SetParameter("W", 1, 5, 0, 1.0),
    SetParameter("b", 1, 0, 1, 1.0),
    Freeze(Part(1, 5)),
    Freeze(Part(1, 0, 2)),
    SwitchOff(3, 0),
    SwitchOff(1, 5),
    AddPoint((1.0,), 1),
    AddPoint((1.0, 2.0, 3.0), 1),
    AddPoint((1.0, 2.0), 2),
    AddPoint((1.0, 2.0), 0.5),
    AddPoint((1.0, 2.0), 0, 99),
    MovePoint(99, (1.0, 2.0)),
    ErasePoint(99),
    with_neuron(RunConfig(), 1),
    replace(with_neuron(SMALL, 1), origins=(1, 2)),
    replace(with_neuron(SMALL, 1), origins=(1, 2, 7)),
    replace(with_neuron(SMALL, 1), state="AAAA"),
    replace(with_neuron(SMALL, 1), state="no state"),
]


@pytest.mark.parametrize("event", BAD, ids=str)
@pytest.mark.parametrize("batch_size", [None, 10])
def test_what_does_not_fit_is_refused_and_nothing_has_changed(event: Event, batch_size: int | None) -> None:
    session = trained(replace(SMALL, batch_size=batch_size, test_share=0.2, n_samples=50), 2)
    before = everything(session)
    good = SetParameter("W", 1, 0, 0, 9.0), AddPoint((5.0, 5.0), 1), with_activation(session.config, 2, "tanh")
    for events in [(event,), (good[0], event), (*good, event)]:
        with pytest.raises(InvalidInput):
            session.intervene(events)
        assert everything(session) == before
        assert session.point.events == ()


def test_numbers_that_would_not_stay_finite_are_refused() -> None:
    session = trained(replace(SMALL, layers=(LayerSpec(3, "linear"), LayerSpec(1, "linear"))), 2)
    before, loss = everything(session), session.record.loss
    with pytest.raises(Diverged):
        session.intervene((SetParameter("W", 2, 0, 0, 1e200),))
    assert everything(session) == before
    session.step()
    assert math.isfinite(loss)
    assert session.epoch == 3


def test_a_change_in_the_past_begins_another_run_there() -> None:
    session = trained(SMALL, 20)
    old = session.history.curves().loss.copy()
    session.rewind(5)
    while session.epoch < 5:
        session.step()
    session.intervene((SetParameter("W", 1, 0, 0, 2.0),))
    assert session.newest_epoch == session.epoch == 5
    assert session.left is not None
    assert np.array_equal(session.left.loss, old)
    assert session.point.events == (Entry(5, 0, SetParameter("W", 1, 0, 0, 2.0)),)
    assert session.history.curves().loss[5] == session.record.loss != old[5]


def test_a_drag_is_one_event() -> None:
    session = trained(SMALL, 2)
    for value in np.linspace(0.0, 1.0, 50):
        session.intervene((SetParameter("W", 1, 0, 0, float(value)),))
        session.intervene((MovePoint(3, (float(value), 0.0)),)) if value == 1.0 else None
    assert len(session.point.events) == 2


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


def test_a_run_is_replayed_from_its_point_with_all_that_hands_did() -> None:
    session = trained(replace(SMALL, optimizer="adam", learning_rate=0.01), 3)
    for events in [
        (SetParameter("W", 1, 0, 0, 2.0),),
        (AddPoint((0.0, 0.0), 1), SwitchOff(1, 0)),
        (with_neuron(session.config, 1), Freeze(Part(1, 5))),
    ]:
        session.intervene(events)
        for _ in range(4):
            session.step()
    *_, there = replay(RunPoint.from_dict(session.point.as_dict()))
    assert everything(there) == everything(session)
    assert session.point.start == replace(SMALL, optimizer="adam", learning_rate=0.01)
    assert session.point.at(4).config.layers == SMALL.layers
    assert session.has_been_at(session.point.at(4))


@pytest.mark.parametrize(
    "events",
    [
        5,
        [5],
        [[0, 0, "set"]],
        [[0, 0, "nothing", {}]],
        [[-1, 0, "erase", {"sample": 1}]],
        [[9, 0, "erase", {"sample": 1}]],
        [[2, 0, "erase", {"sample": 1}], [1, 0, "erase", {"sample": 1}]],
        [[0, 0, "erase", {}]],
        [[0, 0, "erase", {"sample": -1}]],
        [[0, 0, "erase", {"sample": 1, "other": 2}]],
        [[0, 0, "set", {"symbol": "V", "l": 1, "row": 0, "column": 0, "value": 1.0}]],
        [[0, 0, "set", {"symbol": "W", "l": 1, "row": 0, "column": 0, "value": math.nan}]],
        [[0, 0, "freeze", {"part": [1, None, 0], "is_frozen": True}]],
        [[0, 0, "freeze", {"part": [1], "is_frozen": 1}]],
        [[0, 0, "add", {"x": "12", "y": 1, "sample": None}]],
        [[0, 0, "reshape", {"before": {"epochs": 1}, "after": {}, "origins": [1]}]],
        [[0, 0, "reshape", {"before": {}, "after": {}, "origins": []}]],
        [[0, 0, "reshape", {"before": {"layers": [[0, "relu"]]}, "after": {}, "origins": [1]}]],
        [[0, 0, "reshape", {"before": {}, "after": {}, "origins": [1], "state": 5}]],
        [[0, 0, "reshape", {"before": {}, "after": {}, "origins": [1], "dropped": [[1]]}]],
    ],
    ids=str,
)
def test_events_of_a_file_that_are_none_are_refused_in_a_sentence(events: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        list(replay(RunPoint.from_dict({"epoch": 3, "config": SMALL.as_dict(), "events": events})))
    assert str(caught.value).endswith(".")
    assert len(str(caught.value)) < 500


def test_a_new_start_keeps_what_still_fits() -> None:
    session = Session(SMALL)
    session.intervene((SetParameter("W", 1, 0, 0, 2.0), AddPoint((0.0, 0.0), 1)))
    for _ in range(3):
        session.step()
    session.intervene((Freeze(Part(1, 0)), SwitchOff(2, 1), SetParameter("W", 1, 0, 1, 7.0)))
    same = begun_again(session, session.config)
    assert same.X.shape[1] == 41
    assert same.model.parameters["W1"][0, 0] == 2.0
    assert same.model.parameters["W1"][0, 1] == Session(SMALL).model.parameters["W1"][0, 1]
    assert same.model.off == [[], [1], []]
    assert same._learner.frozen.sum() == 3
    assert same.epoch == 0
    other_weights = begun_again(session, replace(session.config, weight_seed=7))
    assert other_weights.model.parameters["W1"][0, 0] != 2.0
    assert other_weights.X.shape[1] == 41
    other_data = begun_again(session, replace(session.config, data_seed=7))
    assert other_data.X.shape[1] == 40
    assert other_data.model.off == [[], [1], []]
    assert begun_again(session, RunConfig()).point.events == ()
