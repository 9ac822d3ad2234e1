"""What a frame promises: numbers of one moment, that nobody can change."""

import dataclasses
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from mlp_engine import (
    ACTIVATION_REGISTRY,
    LOSS_REGISTRY,
    Frame,
    FrameRequest,
    InvalidInput,
    LayerSpec,
    RunConfig,
    Session,
    with_resolution,
)
from mlp_engine.surface import model_of

MakeFrame = Callable[..., Frame]
DEEP = (LayerSpec(5, "tanh"), LayerSpec(4, "relu"), LayerSpec(3, "linear"), LayerSpec(1, "sigmoid"))


def arrays_in(value: object, name: str = "frame") -> Iterator[tuple[str, np.ndarray]]:
    """Every array that can be reached from a value, with the way to it."""
    if isinstance(value, np.ndarray):
        yield name, value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from arrays_in(getattr(value, field.name), f"{name}.{field.name}")
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from arrays_in(item, f"{name}[{i}]")


def test_no_array_of_a_frame_can_be_written(make_frame: MakeFrame) -> None:
    names = []
    for name, array in arrays_in(make_frame(epochs=2)):
        assert not array.flags.writeable, name
        names.append(name)
    assert {"frame.X", "frame.curves.whole", "frame.layers[2].W_start", "frame.samples.delta"} <= set(names)
    assert "frame.surface.outputs" in names


def test_a_frame_does_not_change_while_the_run_goes_on() -> None:
    session = Session(RunConfig(n_samples=20))
    frame = session.frame(FrameRequest(resolution=5))
    before = [(name, array.copy()) for name, array in arrays_in(frame)]
    for _ in range(1100):  # further than the first table of the history reaches
        session.step()
    for (name, array), (_, copy) in zip(arrays_in(frame), before, strict=True):
        np.testing.assert_array_equal(array, copy, err_msg=name)


@pytest.mark.parametrize("epochs", [0, 1, 7])
def test_every_number_of_a_frame_belongs_to_its_weights(epochs: int, make_frame: MakeFrame) -> None:
    frames = [make_frame(epochs, FrameRequest(layer=l), layers=DEEP, n_samples=31) for l in (1, 2, 3, 4)]
    W = [None, *(layer.W for layer in frames[0].layers)]
    A = [frames[0].X, *(frame.samples.A for frame in frames)]
    delta = [None, *(frame.samples.delta for frame in frames)]
    for l, frame in enumerate(frames, start=1):
        layer, samples = frame.layers[l - 1], frame.samples
        phi, phi_prime = ACTIVATION_REGISTRY[layer.activation]
        above = (A[4] - frame.Y) / 31 if l == 4 else W[l + 1].T @ delta[l + 1]
        assert (frame.epoch, layer.l, samples.l) == (epochs, l, l)
        np.testing.assert_array_equal(samples.A_prev, A[l - 1])
        np.testing.assert_allclose(samples.Z, layer.W @ samples.A_prev + layer.b, rtol=1e-13)
        np.testing.assert_array_equal(samples.A, phi(samples.Z))
        np.testing.assert_allclose(samples.delta, above * phi_prime(samples.Z), rtol=1e-12, atol=1e-18)
        np.testing.assert_allclose(layer.dW, samples.delta @ samples.A_prev.T, rtol=1e-12, atol=1e-16)
        np.testing.assert_allclose(layer.db, samples.delta.sum(axis=1, keepdims=True), rtol=1e-12, atol=1e-16)
        np.testing.assert_allclose(frame.curves.norm(f"|dW{l}|")[-1], np.linalg.norm(layer.dW), rtol=1e-14)
    last = frames[-1]
    assert last.loss == pytest.approx(((A[4] - last.Y) ** 2).sum() / (2 * 31), rel=1e-13)
    assert last.accuracy == np.mean((A[4] > 0.5) == last.Y)


@pytest.mark.parametrize("epochs", [0, 5])
def test_the_curves_end_with_the_frame(epochs: int, make_frame: MakeFrame) -> None:
    frame = make_frame(epochs)
    assert len(frame.curves) == epochs + 1
    assert frame.curves.epochs[-1] == frame.epoch
    assert frame.curves.loss[-1] == frame.loss
    assert frame.curves.accuracy[-1] == frame.accuracy


def test_the_next_update_uses_the_gradients_of_the_frame() -> None:
    session = Session(RunConfig(learning_rate=0.25))
    before = session.frame(FrameRequest(resolution=0))
    session.step()
    after = session.frame(FrameRequest(resolution=0))
    for old, new in zip(before.layers, after.layers, strict=True):
        np.testing.assert_array_equal(new.W, old.W - 0.25 * old.dW)
        np.testing.assert_array_equal(new.b, old.b - 0.25 * old.db)
        np.testing.assert_array_equal(new.W_start, before.layers[old.l - 1].W)


def test_a_frame_is_equal_to_itself_alone(make_frame: MakeFrame) -> None:
    frame, twin = make_frame(), make_frame()
    assert frame == frame
    assert frame != twin
    for pair in (frame.layers[0], twin.layers[0]), (frame.samples, twin.samples), (frame.curves, twin.curves):
        assert len(set(pair)) == 2


def test_layers_know_their_sizes(make_frame: MakeFrame) -> None:
    frame = make_frame(layers=DEEP)
    assert frame.L == 4
    assert [(layer.n_in, layer.n_out) for layer in frame.layers] == [(2, 5), (5, 4), (4, 3), (3, 1)]


def test_a_layer_beyond_the_last_is_the_last(make_frame: MakeFrame) -> None:
    assert make_frame(request=FrameRequest(layer=99)).samples.l == 3


def test_the_surface_is_the_prediction_at_its_points() -> None:
    session = Session(RunConfig())
    session.step()
    frame = session.frame(FrameRequest(resolution=7))
    assert frame.surface is not None
    x1, x2, outputs = frame.surface.x1, frame.surface.x2, frame.surface.outputs
    assert outputs.shape == (1, 7, 7)
    for i in range(7):
        for j in range(7):
            expected = session.model.predict([[x1[j]], [x2[i]]])
            assert outputs[0, i, j] == pytest.approx(expected.item(), rel=1e-12)


def test_the_surface_reaches_half_a_unit_beyond_the_samples(make_frame: MakeFrame) -> None:
    frame = make_frame(request=FrameRequest(resolution=3))
    assert frame.surface is not None
    for axis, ticks in enumerate((frame.surface.x1, frame.surface.x2)):
        low, high = frame.X[axis].min() - 0.5, frame.X[axis].max() + 0.5
        np.testing.assert_allclose(ticks, [low, (low + high) / 2, high])


def test_a_large_network_keeps_no_buffers_of_a_fine_surface() -> None:
    session = Session(
        RunConfig(layers=(LayerSpec(256, "relu"), LayerSpec(256, "relu"), LayerSpec(1, "sigmoid")), n_samples=10)
    )
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        frame = session.frame(FrameRequest(resolution=100))
        kept = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert frame.surface is not None
    assert kept < 8 * 4 * 256 * 256 + 10 * frame.surface.outputs.nbytes  # one Z alone has 256 of these


def test_no_surface_is_made_that_nobody_wants(make_frame: MakeFrame) -> None:
    assert make_frame(request=FrameRequest(resolution=0)).surface is None


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"layer": 0}, "layer: 0 cannot be used; it must be a whole number of at least 1."),
        ({"layer": "1"}, "layer: '1' cannot be used; it must be a whole number of at least 1."),
        ({"resolution": -1}, "resolution: -1 cannot be used; it must be a whole number from 0 to 2000."),
        ({"resolution": 10_000}, "resolution: 10000 cannot be used; it must be a whole number from 0 to 2000."),
    ],
)
def test_a_request_for_what_cannot_be_is_refused(arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        FrameRequest(**arguments)  # type: ignore[arg-type]
    assert str(caught.value) == sentence


@pytest.mark.parametrize("resolution", [0, 1, 7, 150])
@pytest.mark.parametrize("layers", [DEEP, (LayerSpec(1, "sigmoid"),)])
def test_a_frame_at_another_resolution_is_what_the_session_would_have_given(
    resolution: int, layers: tuple[LayerSpec, ...]
) -> None:
    session = Session(RunConfig(n_samples=25, layers=layers))
    for _ in range(5):
        session.step()
    coarse = session.frame(FrameRequest(resolution=3))
    expected = session.frame(FrameRequest(resolution=resolution))
    session.step()  # the frame does not need its session any more
    fine = with_resolution(coarse, resolution)
    found, wanted = dict(arrays_in(fine)), dict(arrays_in(expected))
    assert found.keys() == wanted.keys()
    assert all(found[name].tobytes() == wanted[name].tobytes() for name in wanted)
    assert not any(array.flags.writeable for array in found.values())
    assert fine.point == coarse.point
    assert fine.samples is coarse.samples


def test_a_resolution_that_no_request_takes_is_refused(make_frame: MakeFrame) -> None:
    with pytest.raises(InvalidInput, match=r"^resolution: 2001"):
        with_resolution(make_frame(), 2001)


def test_a_network_of_a_frame_has_the_loss_of_the_run(make_frame: MakeFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    half = LOSS_REGISTRY["half_mse"]
    twice = replace(half, name="twice", value=lambda A, Y: 2.0 * half.value(A, Y))
    monkeypatch.setitem(LOSS_REGISTRY, "twice", twice)
    monkeypatch.setattr(RunConfig, "loss", "twice")
    frame = make_frame(epochs=2)
    model = model_of(frame)
    assert model.compute_loss(model.forward(frame.X), frame.Y) == frame.loss
