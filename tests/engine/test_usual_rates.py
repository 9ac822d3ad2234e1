"""The learning rate that comes with an optimiser."""

import pytest

from mlp_engine import RunConfig, Session
from mlp_engine.optimizers import OPTIMIZER_REGISTRY


@pytest.mark.parametrize("name", list(OPTIMIZER_REGISTRY))
def test_a_chosen_optimizer_brings_its_usual_rate_and_learns_the_lesson_with_it(name: str) -> None:
    config = RunConfig().with_field("optimizer", name)
    assert config.learning_rate == OPTIMIZER_REGISTRY[name].usual_rate
    session = Session(config)
    for _ in range(400):
        session.step()
    losses = session.history.curves().loss
    assert losses[-1] < 0.03
    assert (losses[1:] > losses[:-1]).mean() < 0.05  # it goes down, and does not jump
    assert config.with_field("optimizer", "gradient_descent") == RunConfig()


@pytest.mark.parametrize("name", list(OPTIMIZER_REGISTRY))
def test_a_rate_that_somebody_has_set_stays(name: str) -> None:
    assert RunConfig(learning_rate=0.3).with_field("optimizer", name).learning_rate == 0.3


@pytest.mark.parametrize("name", list(OPTIMIZER_REGISTRY))
def test_files_and_the_command_line_mean_what_they_say(name: str) -> None:
    assert RunConfig().with_fields({"optimizer": name}).learning_rate == 0.5
    assert RunConfig.from_dict({"optimizer": name}).learning_rate == 0.5
