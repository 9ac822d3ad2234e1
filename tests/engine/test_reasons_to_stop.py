import math

import pytest

from mlp_engine import Diverged, FrameRequest, RunConfig, Session
from tests.engine.runs import run


def test_a_run_stops_at_the_loss_that_is_asked_for() -> None:
    session = Session(RunConfig(stop_loss=0.1))
    while not session.reason_to_stop:
        assert session.record.loss > 0.1
        session.step()
    assert session.reason_to_stop == "stop_loss"
    assert session.record.loss <= 0.1


def test_a_run_stops_so_many_epochs_after_the_best_of_the_test() -> None:
    config = RunConfig(test_share=0.5, patience=3, learning_rate=0.5, n_samples=40, noise=0.5)
    session, losses = Session(config), []
    while True:
        losses.append(session.record.extras[0])
        if session.reason_to_stop or session.epoch == 3000:
            break
        session.step()
    assert session.reason_to_stop == "patience"
    assert session.best_epoch == losses.index(min(losses)) == session.epoch - 3


def test_without_a_test_there_is_no_best_epoch() -> None:
    session = run(RunConfig(patience=1), 5)
    assert session.best_epoch is None
    assert session.reason_to_stop == ""


def test_a_loss_of_the_test_that_is_not_finite_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(RunConfig(test_share=0.3))
    monkeypatch.setitem(session._learner._extras, "test_loss", lambda: math.inf)
    with pytest.raises(Diverged, match=r"^The loss of the test became ∞ in epoch 1"):
        session.step()
    assert session.epoch == 0


def test_the_line_of_one_input_is_predicted_anew_at_each_epoch() -> None:
    session = Session(RunConfig().with_field("data_set", "sine"))
    first = session.frame(FrameRequest(resolution=10)).line
    session.step()
    second = session.frame(FrameRequest(resolution=10)).line
    assert first is not None
    assert second is not None
    assert (first.x == second.x).all()
    assert second.outputs == pytest.approx(session.model.predict(second.x[None]))
    assert (first.outputs != second.outputs).any()
